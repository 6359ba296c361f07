"""Entries that nothing takes back, in words: events, accounts added, looks, outlets."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framing.desk import outlet_editing
from framing.desk.editing import LABELS
from framing.desk.ledger import TAKEN_DOWN
from framing.desk.reviewing import REVIEWED
from framing.events import describing, editing, intake, renewing
from framing.events.models import Account, AccountReview, Event
from framing.events.seen import reads

Values = Mapping[str, Any]

NOTHING: Final = "–"
EVENT_ACTIONS: Final = {
    "event-created": gettext_lazy("angelegt"),
    "event-edited": gettext_lazy("Angaben geändert"),
    "event-draft": gettext_lazy("wieder ein Entwurf"),
    "event-review": gettext_lazy("zur Prüfung gegeben"),
    "event-published": gettext_lazy("veröffentlicht"),
    "event-archived": gettext_lazy("ins Archiv gelegt"),
    "event-deleted": gettext_lazy("gelöscht"),
    "event-restored": gettext_lazy("zurückgeholt"),
    "preview-link-made": gettext_lazy("Vorschau-Link gemacht"),
    "preview-link-withdrawn": gettext_lazy("Vorschau-Link zurückgezogen"),
}
ADDED_ACTIONS: Final = {
    intake.CREATED: gettext_lazy("hinzugefügt"),
    intake.RENEWED: gettext_lazy("neuer Text hinzugefügt"),
    renewing.SAME: gettext_lazy("noch einmal geholt, gleicher Text"),
}
HIDDEN_ACTIONS: Final = ("account-hidden", "account-shown")
OUTLET_ACTIONS: Final = {
    describing.CREATED: gettext_lazy("angelegt"),
    describing.CHANGED: gettext_lazy("geändert"),
    describing.DELETED: gettext_lazy("gelöscht"),
    describing.LOADED: gettext_lazy("aus dem mitgelieferten Profil geladen"),
}
# What was done, before the values that it led to.
DONE: Final = {
    **EVENT_ACTIONS,
    **ADDED_ACTIONS,
    **OUTLET_ACTIONS,
    REVIEWED: gettext_lazy("durchgesehen"),
    TAKEN_DOWN: gettext_lazy("endgültig entfernt"),
    editing.DELETED: gettext_lazy("gelöscht"),
}
EVENT_LABELS: Final = {
    "title": gettext_lazy("Titel"),
    "title_en": gettext_lazy("Titel (englisch)"),
    "summary": gettext_lazy("Zusammenfassung"),
    "summary_en": gettext_lazy("Zusammenfassung (englisch)"),
    "starts_on": gettext_lazy("Erster Tag"),
    "ends_on": gettext_lazy("Letzter Tag"),
    "state": gettext_lazy("Zustand"),
}
REVIEW_LABELS: Final = {
    "completeness": LABELS["completeness"],
    "outlet_checked": gettext_lazy("Medium durchgesehen"),
    "use": gettext_lazy("Nutzung"),
    "why": gettext_lazy("Begründung"),
}
ADDED_LABELS: Final = {
    **{name: LABELS[name] for name in ("title", "published_on", "completeness", "url")},
    "version": gettext_lazy("Fassung"),
}
CHOICES: Final[Mapping[str, Sequence[tuple[Any, Any]]]] = {
    "completeness": Account.Completeness.choices,
    "use": AccountReview.Use.choices,
    "state": Event.State.choices,
}


def shown(name: str, value: Any) -> str:
    """A value in words."""
    return reads(dict(CHOICES.get(name, ())).get(value, value))


def labelled(values: Values, labels: Values) -> list[tuple[str, str]]:
    """Those values that have a label, in words."""
    return [(str(label), shown(n, values[n])) for n, label in labels.items() if n in values]


def joined(values: Values, labels: Values) -> str:
    """The same in one line."""
    return "; ".join(f"{label}: {value}" for label, value in labelled(values, labels))


def reviewed_values(values: Values) -> list[tuple[str, str]]:
    """What was said of an account after a look at it."""
    return labelled(values, REVIEW_LABELS)


def review_says(values: Values) -> str:
    """The same in one line."""
    return joined(values, REVIEW_LABELS)


def event_says(values: Values) -> str:
    """What an event is."""
    return joined(values, EVENT_LABELS)


def added_says(values: Values) -> str:
    """What is known of an account that came."""
    return joined(values, ADDED_LABELS)


def hidden_says(values: Values) -> str:
    """Whether an account belongs to its event."""
    return _("aus dem Ereignis genommen") if values.get("hidden_at") else _("im Ereignis")


def takedown_says(values: Values) -> str:
    """On whose demand a text went."""
    if not values:
        return ""
    demand = str(dict(Account.Demand.choices).get(values.get("for", ""), ""))
    more = _("mit Überschrift und Autor")
    return f"{demand}; {more}" if values.get("with_title") else demand


def outlet_says(values: Values) -> str:
    """What an entry changed of an outlet, as `outlet_apart` gives it."""
    return "; ".join(f"{label}: {value}" for label, value in values.items())


def changed_of(before: Values, after: Values) -> tuple[Values, Values]:
    """The values that an entry changed; what it adds without saying anything is left out."""
    names = [n for n in after if (before.get(n) or None) != (after[n] or None)]
    return {n: before.get(n) for n in names if n in before}, {n: after[n] for n in names}


def outlet_apart(before: Values, after: Values) -> tuple[Values, Values]:
    """What is other of an outlet, by label: single values of the details, rows of the lists."""
    old, new = details_in(before), details_in(after)
    # PostgreSQL keeps no order of names: they come as the form has them.
    known = outlet_editing.form_class("details").base_fields
    names = [n for n in known if n in new and (old.get(n) or None) != (new[n] or None)]
    sides: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for name in names:
        label = label_of("details", name)
        for side, values in zip(sides, (old, new), strict=True):
            if name in values:
                side[label] = value_of("details", name, values[name])
    for part, title in outlet_editing.PARTS.items():
        rows = (before.get(part) or [], after.get(part) or [])
        if part != "details" and rows[0] != rows[1]:
            told = rows_apart(part, *rows)
            sides[1][str(title)] = told[1]
            if told[0] != NOTHING:  # rows that came had nothing before them
                sides[0][str(title)] = told[0]
    return sides


def details_in(values: Values) -> Values:
    """The details of an outlet; one that came with a text has a name alone."""
    found: Values = values.get("details") or {n: v for n, v in values.items() if n == "name"}
    return found


def rows_apart(part: str, before: Sequence[Values], after: Sequence[Values]) -> tuple[str, str]:
    """The rows that are on one side alone; of one that was changed, what is other."""
    old, new = ([r for r in one if r not in two] for one, two in ((before, after), (after, before)))
    first = next(iter(outlet_editing.form_class(part).base_fields))
    sides: tuple[list[str], list[str]] = ([], [])
    for row in old:
        others = [other for other in new if other.get(first) == row.get(first)]
        # One row with the same name, or the only one there is: that is what became of it.
        other = others[0] if others else (new[0] if len(old) == len(new) == 1 else None)
        names = {n for n in row if other is None or row[n] != other.get(n)}
        sides[0].append(row_says(part, row, names))
        if other is not None:
            sides[1].append(row_says(part, other, names))
            new = [each for each in new if each is not other]
    sides[1].extend(row_says(part, row, set(row)) for row in new)
    return " | ".join(sides[0]) or NOTHING, " | ".join(sides[1]) or NOTHING


def row_says(part: str, row: Values, names: Collection[str]) -> str:
    """A row of an outlet in one line: what it is about, then these values where it has them."""
    first, *others = outlet_editing.form_class(part).base_fields
    # When a notice was set, its entry says.
    rest = (n for n in row if n not in {first, "set_at", *others})
    told = [n for n in (*others, *rest) if n in names]
    is_whole = set(names) == set(row)
    values = [
        f"{label_of(part, n)}: {value_of(part, n, row[n])}"
        for n in told
        if n in row and not (is_whole and row[n] in ("", None, False))
    ]
    return ", ".join([value_of(part, first, row.get(first)), *values])


def label_of(part: str, name: str) -> str:
    """What the page calls a value of an outlet."""
    known = outlet_editing.form_class(part).base_fields.get(name)
    if known:
        return str(known.label)
    return str(outlet_editing.form_class(part)._meta.model._meta.get_field(name).verbose_name)


def value_of(part: str, name: str, value: Any) -> str:
    """A value of an outlet in words."""
    field = outlet_editing.form_class(part)._meta.model._meta.get_field(name)
    return reads(dict(field.flatchoices).get(value, value))
