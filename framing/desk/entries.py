"""Entries of the journal about an event: what each says, and how it is taken back."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from framing.comparisons import arranging, correcting, deciding
from framing.comparisons.models import Finding
from framing.comparisons.presenting.kinds import BY_CODE, Kind, Words
from framing.desk.editing import LABELS
from framing.events import editing, renewing
from framing.events.models import Event
from framing.journal.models import Entry

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What entries are about: how their values read, and how they are taken back."""

    code: str
    label: Words
    actions: tuple[str, ...]
    says: Callable[[Values], str]
    undo: Callable[[Entry, User], object]


def decision_says(values: Values) -> str:
    """What was decided of a finding."""
    state = values.get("state", Finding.State.MACHINE)
    label = str(dict(Finding.State.choices).get(state, state))
    kind = BY_CODE.get(values.get("says", ""))
    return f"{label}: {kind.label}" if kind else label


def correction_says(values: Values) -> str:
    """How a sentence is read."""
    if values.get("dropped"):
        return _("keine Aussage")
    if values.get("joined"):
        return _("aus zwei Absätzen verbunden")
    number = len(values.get("parts", ()))
    if not number:
        return _("wie gelesen")
    said = ngettext("berichtigt: %(number)s Aussage", "berichtigt: %(number)s Aussagen", number)
    return said % {"number": number}


def arrangement_says(values: Values) -> str:
    """What became of rows."""
    if not values:
        return "–"
    number = len(values["claims"])
    if not values["stands"]:
        return _("gilt nicht mehr")
    if values["beside"]:
        said = ngettext(
            "%(number)s Aussage in eine andere Zeile",
            "%(number)s Aussagen in eine andere Zeile",
            number,
        )
    else:
        said = ngettext(
            "%(number)s Aussage in eine eigene Zeile",
            "%(number)s Aussagen in eine eigene Zeile",
            number,
        )
    return said % {"number": number}


def account_says(values: Values) -> str:
    """What is known of an account; see `told_apart` for what an entry changed of it."""
    return "; ".join(f"{label_of(name)}: {value or '–'}" for name, value in values.items())


def label_of(name: str) -> str:
    """What a page calls a value of an account."""
    if name == "version":
        return _("Fassung")
    return str(LABELS[name])


def told_apart(about: About, entry: Entry) -> tuple[Values, Values]:
    """The values before and after an entry; of an account only those that it changed."""
    if about.code not in {"account", "text"}:
        return entry.before, entry.after
    names = ["version"] if about.code == "text" else editing.FIELDS
    changed = [name for name in names if entry.before.get(name) != entry.after.get(name)]
    before, after = ({n: told.get(n) for n in changed} for told in (entry.before, entry.after))
    return before, after


ABOUT: Final = (
    About("finding", gettext_lazy("Befund"), deciding.ACTIONS, decision_says, deciding.undo),
    About("claim", gettext_lazy("Satz"), correcting.ACTIONS, correction_says, correcting.undo),
    About("row", gettext_lazy("Zeile"), arranging.ACTIONS, arrangement_says, arranging.undo),
    About("account", gettext_lazy("Angaben"), editing.ACTIONS, account_says, editing.undo),
    About("text", gettext_lazy("Text"), renewing.ACTIONS, account_says, renewing.undo),
)
BY_ACTION: Final = {action: about for about in ABOUT for action in about.actions}
UNDONE: Final = frozenset(
    module.UNDONE for module in (deciding, correcting, arranging, editing, renewing)
)


def entries_of(event: Event, about: str = "") -> QuerySet[Entry]:
    """The entries about an event, about one of these things or about all."""
    actions = [a for each in ABOUT if about in {"", each.code} for a in each.actions]
    return Entry.objects.filter(action__in=actions, after__event=event.slug).select_related("who")


def undo(entry: Entry, who: User) -> None:
    """Take back what an entry says; see the functions of what it is about for what they raise."""
    BY_ACTION[entry.action].undo(entry, who)


def kind_of(entry: Entry) -> Kind | None:
    """The kind of finding that an entry is about, if it is about one."""
    return BY_CODE.get(entry.after.get("kind", ""))


def last_among(entries: Iterable[Entry]) -> set[int]:
    """Those entries after which nothing more was said of their matter; one query for all."""
    told = Entry.objects.filter(subject__in={entry.subject for entry in entries})
    by_action = told.filter(action__in=BY_ACTION).order_by().values("subject", "action")
    found = by_action.annotate(last=Max("pk")).values_list("subject", "action", "last")
    last: dict[tuple[str, str], int] = {}
    for subject, action, key in found:
        matter = subject, BY_ACTION[action].code
        last[matter] = max(key, last.get(matter, 0))
    return set(last.values())


def line_of(entry: Entry, last: Collection[int] = ()) -> dict[str, Any]:
    """An entry as the page prints it; `last` are those that can be undone."""
    about = BY_ACTION[entry.action]
    before, after = told_apart(about, entry)
    return {
        "entry": entry,
        "kind": kind_of(entry),
        "about": about.label,
        "accounts": entry.after["accounts"],
        "before": about.says(before),
        "after": about.says(after),
        "is_undo": entry.action in UNDONE,
        "is_last": entry.pk in last,
    }
