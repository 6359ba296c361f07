"""The admin's forms for a row and its lists, in words: what one is called, and what was sent to it.

Django makes them of the models, and so do these words; a name that no field has is not told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib.admin.options import ModelAdmin
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import ResolverMatch
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framing.desk.addresses import key_in
from framing.desk.outlet_editing import PARTS
from framing.events.models import Outlet
from framing.site.entering import may_enter

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Person = User | AnonymousUser
BUTTONS: Final[Mapping[str, "StrOrPromise"]] = {
    "_save": gettext_lazy("Speichern"),
    "_continue": gettext_lazy("Speichern und hier bleiben"),
    "_addanother": gettext_lazy("Speichern und noch etwas anlegen"),
}
IN_LIST: Final = re.compile(r"(?P<list>\w+)-(?P<place>\d+)-(?P<name>\w+)")
HALF: Final = re.compile(r"_[01]$")  # of a moment: its day and its time are sent apart


@dataclass(frozen=True, slots=True)
class RowForm:
    """The admin's form for a row of a model, or for a new one."""

    admin: ModelAdmin[Any]
    key: int | None = None  # None: of a new row

    @property
    def model(self) -> type[models.Model]:
        """What there is a row of."""
        return self.admin.model

    @property
    def says(self) -> str:
        """What is sent there."""
        thing = {"thing": capfirst(self.model._meta.verbose_name)}
        if self.key is None:
            return _("%(thing)s in der Verwaltung anlegen") % thing
        return _("%(thing)s in der Verwaltung ändern") % thing

    def subject(self, user: Person) -> str:
        """Name the row, to who may know of it."""
        return named(self.model, self.key, user) if self.key is not None else ""

    @property
    def lists(self) -> dict[str, Any]:
        """By what the fields of each list on the page begin with: the field that leads back."""
        return {
            each.remote_field.get_accessor_name(): each
            for inline in self.admin.inlines
            for each in inline.model._meta.fields
            if each.related_model is self.model and inline.fk_name in {None, each.name}
        }


def row_form_of(match: ResolverMatch | None) -> RowForm | None:
    """Find the form that takes what is sent to an address; None where that is none for a row."""
    admin = getattr(match.func, "model_admin", None) if match else None
    if match is None or admin is None:
        return None
    label = f"{admin.opts.app_label}_{admin.opts.model_name}"
    if match.url_name == f"{label}_add":
        return RowForm(admin)
    key = key_in(match.kwargs.get("object_id"))
    return RowForm(admin, key) if match.url_name == f"{label}_change" and key is not None else None


def named(model: type[models.Model], key: int | None, user: Person) -> str:
    """Name a row as the admin does, to who may know of it; everyone may know of outlets."""
    view = f"{model._meta.app_label}.view_{model._meta.model_name}"
    # Teachers may view events, but drafts only who can look at them in the admin.
    may = model is Outlet or (may_enter(user) and user.has_perm(view))
    row = model._default_manager.filter(pk=key).first() if may and key is not None else None
    return str(row) if row else ""


def told_of(
    form: RowForm, fields: Sequence[tuple[str, str]], user: Person
) -> Iterator[tuple[str, str]]:
    """Tell what was sent to a form: labels and values; what was left empty is left out."""
    grouped: dict[str, list[str]] = {}
    for name, value in fields:
        if value.strip():
            grouped.setdefault(name, []).append(value)
    lists = form.lists
    for name, values in grouped.items():
        found = IN_LIST.fullmatch(name)
        if name in BUTTONS:
            yield _("Knopf"), str(BUTTONS[name])
        elif not found:
            yield from told(form.model, name, values, user)
        elif (back := lists.get(found["list"])) and found["name"] != back.name:
            part = PARTS.get(found["list"], back.model._meta.verbose_name_plural)
            for label, value in told(back.model, found["name"], values, user):
                yield f"{part} ({int(found['place']) + 1}): {label}", value


def told(
    model: type[models.Model], name: str, values: Sequence[str], user: Person
) -> Iterator[tuple[str, str]]:
    """Tell one field, if it is one that a person sees."""
    if name == "DELETE":
        yield _("Löschen"), _("ja")
        return
    try:
        field: Any = model._meta.get_field(HALF.sub("", name))
    except FieldDoesNotExist:
        return
    if field.concrete and not field.primary_key:
        yield (
            str(capfirst(field.verbose_name)),
            ", ".join(value_of(each, field, user) for each in values),
        )


def value_of(value: str, field: Any, user: Person) -> str:
    """Tell a value as the page shows it."""
    if field.related_model:
        return named(field.related_model, key_in(value), user) or value
    if isinstance(field, models.BooleanField):
        return _("ja")
    return str(dict(field.flatchoices).get(value, value))
