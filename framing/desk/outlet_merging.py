"""What a person typed into a section of an outlet, put onto what somebody else has saved meanwhile.

Rows that the person left alone are shown as they stand now; rows that they changed keep what they
typed, and the page tells what stands there. A row that is gone comes as a new one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from framing.desk.addresses import key_in
from framing.desk.meanwhile import Told
from framing.desk.outlet_editing import form_class, rows_of, values_of
from framing.desk.outlet_forms import LISTS, DetailsForm
from framing.events.models import Outlet
from framing.events.seen import reads, token_of

NOT_TYPED: Final = ("id", "outlet", "DELETE")


@dataclass(slots=True)
class Merged:
    """A section to be saved on purpose: its form, what to say, whether anything typed is left."""

    form: Any = None
    told: list[Told] = field(default_factory=list)
    is_typed: bool = False


def merge(outlet: Outlet, part: str, sent: Mapping[str, Any]) -> Merged:
    """Put what was sent onto what stands now."""
    return merged_rows(outlet, part, sent) if part in LISTS else merged_details(outlet, sent)


def merged_details(outlet: Outlet, sent: Mapping[str, Any]) -> Merged:
    """What a person typed, beside what stands now where that is other."""
    form = DetailsForm(sent, instance=Outlet.objects.get(pk=outlet.pk))
    others = differing(outlet, form, "details")
    is_typed = bool(others) and token_in(form) != seen_in(sent).get(outlet.pk)
    return Merged(form, [Told("", others)] if others else [], is_typed)


def merged_rows(outlet: Outlet, part: str, sent: Mapping[str, Any]) -> Merged:
    """The rows that stand now with what was typed in each, then what was typed for new ones."""
    seen, merged = seen_in(sent), Merged()
    typed, new = typed_rows(outlet, part, sent)
    rows: list[dict[str, Any]] = []
    for row in rows_of(outlet, part):
        form = typed.pop(row.pk, None)
        rows.append(one_row(row, form, (part, seen.get(row.pk)), merged))
    started = len(rows)
    for key, form in typed.items():
        if row_gone(form, seen.get(key), merged):
            rows.append(typed_in(form))
    stored = {token_of(values_of(row, part)) for row in rows_of(outlet, part)}
    rows += [typed_in(form) for form in new if token_in(form) not in stored]
    merged.is_typed = merged.is_typed or len(rows) > started
    data = {f"{part}-TOTAL_FORMS": len(rows) + 1, f"{part}-INITIAL_FORMS": started}
    for place, values in enumerate(rows):
        data |= {f"{part}-{place}-{name}": value for name, value in values.items()}
    merged.form = LISTS[part](data, instance=outlet, prefix=part)
    return merged


def typed_rows(
    outlet: Outlet, part: str, sent: Mapping[str, Any]
) -> tuple[dict[int, Any], list[Any]]:
    """The forms that were sent: of rows that stood there by their key, and of new ones."""
    forms = LISTS[part](sent, instance=outlet, prefix=part)
    forms.is_valid()
    known = {key: form for form in forms if (key := key_in(form["id"].data)) is not None}
    new = [f for f in forms if key_in(f["id"].data) is None and f.has_changed() and not deletes(f)]
    return known, new


def one_row(row: Any, form: Any, at: tuple[str, str | None], merged: Merged) -> dict[str, Any]:
    """The values with which a row that stands is shown; tells what somebody else did to it."""
    part, seen = at
    now = token_of(values_of(row, part))
    is_mine = form is not None and is_typed(form, seen) and (deletes(form) or token_in(form) != now)
    name = {"row": str(row)}
    if is_mine:
        merged.is_typed = True
        if now != seen:
            what = _("„%(row)s“ ist inzwischen geändert worden. Das steht jetzt dort:") % name
            merged.told.append(Told(what, differing(row, form, part)))
        return typed_in(form) | {"id": row.pk} | ({"DELETE": "on"} if deletes(form) else {})
    if seen is None:
        merged.told.append(Told(_("Neu dazugekommen: %(row)s") % name))
    elif now != seen:
        merged.told.append(Told(_("Geändert, unten schon so eingetragen: %(row)s") % name))
    return stored_in(row, part) | {"id": row.pk}


def row_gone(form: Any, seen: str | None, merged: Merged) -> bool:
    """Tell of a row that somebody deleted; whether what was typed in it is to be kept."""
    name = {"row": str(form.instance)}
    if not is_typed(form, seen) or deletes(form):
        merged.told.append(Told(_("Gelöscht: %(row)s") % name))
        return False
    what = _(
        "„%(row)s“ ist inzwischen gelöscht worden. Was du dazu geschrieben hast, steht unten als "
        "neuer Eintrag; wenn du speicherst, kommt er wieder dazu."
    )
    merged.told.append(Told(what % name))
    return True


def seen_in(sent: Mapping[str, Any]) -> dict[int, str]:
    """What a person had before them, by the key of each row."""
    told = (each.partition("-") for each in sent.get("seen", "").split("."))
    return {key: token for number, _dash, token in told if (key := key_in(number)) is not None}


def value_in(form: Any, name: str) -> Any:
    """A value that was typed; as far as it can be read, where it is wrong."""
    if name not in form.errors:
        return form.cleaned_data.get(name)
    try:
        return form.fields[name].to_python(form[name].data)
    except ValidationError:
        return form[name].data


def token_in(form: Any) -> str:
    """Name what was typed in a form."""
    return token_of({name: value_in(form, name) for name in form.base_fields})


def is_typed(form: Any, seen: str | None) -> bool:
    """Whether a person changed a row, or wants it gone."""
    return deletes(form) or token_in(form) != seen


def deletes(form: Any) -> bool:
    """Whether the box for deleting is ticked."""
    return bool(form["DELETE"].value())


def typed_in(form: Any) -> dict[str, Any]:
    """What was typed, as it was sent."""
    names = [name for name in form.fields if name not in NOT_TYPED]
    return {name: value for name in names if (value := form[name].data) not in (None, False)}


def stored_in(row: Any, part: str) -> dict[str, Any]:
    """What is stored, as a browser would send it."""
    told = values_of(row, part)
    sent = {name: "on" if value is True else value for name, value in told.items()}
    return {name: str(value) for name, value in sent.items() if value not in (None, False)}


def differing(row: Any, form: Any, part: str) -> list[tuple[str, str]]:
    """Each value of a stored row that is other than what was typed, with its label."""
    return [(label, shown) for name, label, shown in told_of(row, part) if differs(row, form, name)]


def differs(row: Any, form: Any, name: str) -> bool:
    """Whether a value is other than what was typed."""
    return token_of({name: getattr(row, name)}) != token_of({name: value_in(form, name)})


def told_of(row: Any, part: str) -> Iterator[tuple[str, str, str]]:
    """Each value of a stored row: its name, its label, how it reads."""
    for name, known in form_class(part).base_fields.items():
        display = getattr(row, f"get_{name}_display", None)
        value = display() if display else getattr(row, name)
        yield name, str(known.label), reads(value)
