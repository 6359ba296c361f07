"""Admins whose form is not saved over what somebody else has saved since it was opened.

The form sends along what its person had before them. Where that is no longer what is stored, it
comes back with what was typed and with what stands there now; sent once more, it is saved.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import CharField, HiddenInput, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from framing.events.meanwhile import Told
from framing.events.overtaking import (
    ROW,
    Typed,
    as_sent,
    is_overtaken,
    merge,
    seen_in,
    seen_of,
)

Row = TypeVar("Row", bound=Model)


class SeenForm(ModelForm[Any]):
    """A row that is changed, and what the person had before them of it and of its lists."""

    seen = CharField(required=False, widget=HiddenInput)
    data: Any
    # Set by the admin: makes the form of each list, of what was sent or of what is stored.
    lists: Callable[..., list[Any]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "seen" in self.fields:
            self.names = [name for name in self.fields if name != "seen"]
            self.now = seen_of(self.instance, self.names, self.lists())
            self.initial["seen"] = self.now

    def clean(self) -> dict[str, Any]:
        """Refuse to overwrite what the person has not seen; the next time they have."""
        data = super().clean() or self.cleaned_data
        if "seen" in self.fields and data.get("seen", "") != self.now:
            told = self.overtaken(seen_in(data.get("seen", "")))
            if told:
                self.add_error(None, ValidationError(told))
        return self.cleaned_data

    def overtaken(self, seen: Mapping[str, str]) -> list[str]:
        """Say what somebody else saved; nothing where the person typed nothing that is other."""
        lists = [merge(each, seen) for each in self.lists(self.data)]
        self.data = self.data.copy()
        self.data["seen"] = self.now
        typed, now = Typed(self, self.names, seen.get(ROW)), seen_in(self.now)[ROW]
        is_typed = typed.is_own and typed.token != now
        told: list[Told] = []
        if is_typed and now != typed.seen:
            told = [Told("", [*typed.others(self.instance)])]
        elif now != typed.seen:
            self.take_stored()
            what = _("Geändert, unten schon so eingetragen: %(row)s") % {"row": self.instance}
            told = [Told(what)]
        if not (is_typed or any(each.is_typed for each in lists)):
            return []
        return [
            _("%(who)s hat inzwischen etwas anderes gespeichert.") % {"who": _("Jemand")},
            _(
                "Nichts ist überschrieben: Hier steht, was jetzt gespeichert ist, und im Formular, "
                "was du geschrieben hast. Wenn du noch einmal speicherst, gilt dein Formular."
            ),
            *(line for each in (*told, *(t for one in lists for t in one.told)) for line in each),
        ]

    def take_stored(self) -> None:
        """Fill the row's own fields with what is stored, since the person changed none of them."""
        sent = as_sent(self.instance, self.names)
        for name in self.names:
            self.data.setlist(name, sent.get(name, []))
            self.cleaned_data[name] = getattr(self.instance, name)


class SeenAdmin(admin.ModelAdmin[Row]):
    """An admin of rows that several people change."""

    form = SeenForm
    # What a row is called in addresses and in entries of the journal: not to be changed later.
    fixed: Sequence[str] = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Row | None = None) -> Any:
        """Show what a row is called; a new one is given it."""
        others = super().get_readonly_fields(request, obj)
        return [*others, *self.fixed] if obj else others

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Row | None:
        """Find the row; where it is to be saved, nobody else saves it until that is done."""
        found = super().get_object(request, object_id, from_field)
        is_to_save = request.method == "POST" and transaction.get_connection().in_atomic_block
        if found is None or not is_to_save:
            return found
        return self.get_queryset(request).select_for_update().filter(pk=found.pk).first()

    def get_form(
        self,
        request: HttpRequest,
        obj: Row | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - so Django has it
        **kwargs: Any,
    ) -> Any:
        """Make the form; of a new row, or where there is nothing to save, nothing is seen."""
        made: Any = super().get_form(request, obj, change=change, **kwargs)
        if obj is None or not self.has_change_permission(request, obj):
            made.base_fields.pop("seen")
        else:
            made.lists = staticmethod(partial(self.lists_of, request, obj))
        return made

    def lists_of(self, request: HttpRequest, obj: Row, data: Any = None) -> list[Any]:
        """Make the forms of the lists: of what was sent, or of what is stored."""
        return [
            make(
                data,
                instance=obj,
                prefix=make.get_default_prefix(),
                queryset=inline.get_queryset(request),
            )
            for make, inline in self.get_formsets_with_inlines(request, obj)
        ]

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Row, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """Put what was sent of a list onto what stands there now; the form then says so."""
        known: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" in known and obj.pk is not None:
            formset = inline.get_formset(request, obj)(**known)
            seen = seen_in(request.POST.get("seen", ""))
            if is_overtaken(formset, seen):
                known["data"] = merge(formset, seen).data
        return known
