"""What was sent of a row and its lists, put onto what somebody else has saved meanwhile.

What the person left alone is shown as it stands now; what they typed stays, and it is told what
stands there. It works on any form of a model: those of the desk and of the admin.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from framing.events.meanwhile import Told
from framing.events.seen import reads, token_of

ROW: Final = "row"  # what the row itself is called beside those of its lists
Sent = dict[str, list[Any]]  # name -> values, as a browser sends them


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the form of a row: the fields that a person sees, what stood there."""

    form: Any
    names: Sequence[str]
    seen: str | None

    @property
    def token(self) -> str:
        """Name what was typed."""
        return token_of({name: self.value(name) for name in self.names})

    @property
    def deletes(self) -> bool:
        """Whether the box for deleting is ticked."""
        return "DELETE" in self.form.fields and bool(self.form["DELETE"].value())

    @property
    def is_own(self) -> bool:
        """Whether the person changed anything; a key that leads nowhere is no change."""
        return self.deletes or self.token != self.seen

    def value(self, name: str) -> Any:
        """A value that was typed, of another row its key; as far as it can be read."""
        if name in self.form.errors:
            value = readable(self.form, name)
        else:
            value = self.form.cleaned_data.get(name)
        return value.pk if isinstance(value, Model) else value

    def sent(self) -> Sent:
        """What was typed, as it was sent; of a form in a list."""
        start, data = f"{self.form.prefix}-", self.form.data
        names = [name for name in data if name.startswith(start)]
        return {name.removeprefix(start): data.getlist(name) for name in names}

    def others(self, row: Model) -> Iterator[tuple[str, str]]:
        """Each value of a stored row that is other than what was typed, with its label."""
        for name in self.names:
            if token_of(values_of(row, [name])) != token_of({name: self.value(name)}):
                display = getattr(row, f"get_{name}_display", None)
                value = display() if display else getattr(row, name)
                yield str(self.form.fields[name].label), reads(value)


def readable(form: Any, name: str) -> Any:
    """A value that is wrong, read as well as its field can."""
    try:
        return form.fields[name].to_python(form[name].data)
    except ValidationError:
        return form[name].data


@dataclass(slots=True)
class Merged:
    """A list to be saved on purpose: its data, what to say, whether anything typed is left."""

    data: Any
    told: list[Told] = field(default_factory=list)
    is_typed: bool = False


def seen_of(row: Model, names: Iterable[str], lists: Iterable[Any]) -> str:
    """What the form of a row sends along: what stood in it and in each row of its lists."""
    tokens = {ROW: token_of(values_of(row, names))}
    for formset in lists:
        tokens |= tokens_of(formset)
    return ".".join(f"{name}-{token}" for name, token in tokens.items())


def seen_in(sent: str) -> dict[str, str]:
    """What a person had before them, by the name of each row."""
    told = (each.rpartition("-") for each in sent.split("."))
    return {name: token for name, _dash, token in told}


def tokens_of(formset: Any) -> dict[str, str]:
    """What stands in each row of a list, by the name of the row."""
    names = names_in(formset)
    rows = rows_of(formset)
    return {f"{formset.prefix}-{row.pk}": token_of(values_of(row, names)) for row in rows}


def rows_of(formset: Any) -> Iterable[Model]:
    """What is stored of a list; checking its forms writes into rows of their own."""
    stored: Iterable[Model] = formset.get_queryset().all()
    return stored


def names_in(formset: Any) -> list[str]:
    """The fields that a person sees of a list."""
    return [name for name in formset.form.base_fields if name != formset.fk.name]


def is_overtaken(formset: Any, seen: Mapping[str, str]) -> bool:
    """Whether a list is not as the person saw it."""
    start = f"{formset.prefix}-"
    known = {name: token for name, token in seen.items() if name.startswith(start)}
    return known != tokens_of(formset)


def merge(formset: Any, seen: Mapping[str, str]) -> Merged:
    """Put the rows of a list as they were sent onto those that stand now; new ones come last."""
    merged = Merged(formset.data)
    if not (formset.is_valid() or formset.management_form.is_valid()):
        return merged
    names, key = names_in(formset), formset.model._meta.pk.name
    typed = {
        str(old): Typed(form, names, seen.get(f"{formset.prefix}-{old}"))
        for form in formset.initial_forms
        if (old := form[key].data)
    }
    rows: list[Sent] = []
    for row in rows_of(formset):
        known = f"{formset.prefix}-{row.pk}" in seen
        told = one_row(row, typed.pop(str(row.pk), None), merged, is_new=not known)
        rows.append((as_sent(row, names) if told is None else told) | {key: [row.pk]})
    started = len(rows)
    rows += [each.sent() | {key: [""]} for each in typed.values() if is_kept(each, merged)]
    stored = {token_of(values_of(row, names)) for row in rows_of(formset)}
    new = [Typed(form, names, None) for form in formset.extra_forms if form.has_changed()]
    rows += [each.sent() for each in new if not each.deletes and each.token not in stored]
    merged.is_typed = merged.is_typed or len(rows) > started
    merged.data = data_of(formset, rows, started)
    return merged


def one_row(row: Model, typed: Typed | None, merged: Merged, *, is_new: bool) -> Sent | None:
    """What is kept of what was typed in a row that stands; tells what somebody else did to it."""
    name = {"row": str(row)}
    if typed is None:
        if is_new:
            merged.told.append(Told(_("Neu dazugekommen: %(row)s") % name))
        return None
    now = token_of(values_of(row, typed.names))
    if typed.is_own and (typed.deletes or typed.token != now):
        merged.is_typed = True
        if now != typed.seen:
            what = _("„%(row)s“ ist inzwischen geändert worden. Das steht jetzt dort:") % name
            merged.told.append(Told(what, [*typed.others(row)]))
        return typed.sent()
    if now != typed.seen:
        merged.told.append(Told(_("Geändert, unten schon so eingetragen: %(row)s") % name))
    return None


def is_kept(typed: Typed, merged: Merged) -> bool:
    """Tell of a row that somebody deleted; whether what was typed in it is to be kept."""
    name = {"row": str(typed.form.instance)}
    if not typed.is_own or typed.deletes:
        merged.told.append(Told(_("Gelöscht: %(row)s") % name))
        return False
    what = _(
        "„%(row)s“ ist inzwischen gelöscht worden. Was du dazu geschrieben hast, steht unten als "
        "neuer Eintrag; wenn du speicherst, kommt er wieder dazu."
    )
    merged.told.append(Told(what % name))
    return True


def data_of(formset: Any, rows: Sequence[Sent], started: int) -> Any:
    """The data of a form with other rows in one of its lists."""
    data = formset.data.copy()
    of_a_row = re.compile(rf"{re.escape(formset.prefix)}-\d+-")
    for name in [name for name in data if of_a_row.match(name)]:
        del data[name]
    data[f"{formset.prefix}-TOTAL_FORMS"] = str(len(rows))
    data[f"{formset.prefix}-INITIAL_FORMS"] = str(started)
    for place, values in enumerate(rows):
        for name, value in values.items():
            data.setlist(f"{formset.prefix}-{place}-{name}", value)
    return data


def values_of(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """These values of a stored row, of another row its key."""
    fields: Any = row._meta
    return {name: fields.get_field(name).value_from_object(row) for name in names}


def as_sent(row: Model, names: Iterable[str]) -> Sent:
    """What is stored, as a browser would send it."""
    told = values_of(row, names)
    sent = {name: "on" if value is True else value for name, value in told.items()}
    return {name: [str(value)] for name, value in sent.items() if value not in (None, False)}
