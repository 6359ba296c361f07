"""Entries of the journal about an event: what each says, and how it is taken back."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from framing.comparisons import arranging, correcting, deciding
from framing.comparisons.models import Finding
from framing.comparisons.presenting.kinds import BY_CODE, Kind, Words
from framing.comparisons.remembering import Remembered, Told, remember, spoken_of
from framing.desk import sayings
from framing.desk.editing import LABELS
from framing.desk.ledger import TAKEN_DOWN
from framing.desk.reviewing import REVIEWED
from framing.events import describing, editing, renewing
from framing.events.models import Event
from framing.journal.log import subject_of
from framing.journal.models import Entry

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What entries are about: how their values read, and how they are taken back."""

    code: str
    label: Words
    actions: tuple[str, ...]
    says: Callable[[Values], str]
    undo: Callable[[Entry, User], object] | None = None  # None: nothing here takes it back


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


def deleted_says(values: Values) -> str:
    """What was known of an account that went, but for what nobody knew."""
    return sayings.joined(
        values, {name: LABELS[name] for name in editing.FIELDS if values.get(name)}
    )


def told_apart(about: About, entry: Entry) -> tuple[Values, Values]:
    """The values before and after an entry; where it tells of all, only those that it changed."""
    if entry.action == describing.LOADED and not entry.before:
        return {}, {}  # a whole profile: its page shows it
    if about.code == "outlet":
        return sayings.outlet_apart(entry.before, entry.after)
    if about.code in {"event", "added", "review"}:
        return sayings.changed_of(entry.before, entry.after)
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
    About("added", gettext_lazy("Neue Darstellung"), (*sayings.ADDED_ACTIONS,), sayings.added_says),
    About("hidden", gettext_lazy("Herausnehmen"), sayings.HIDDEN_ACTIONS, sayings.hidden_says),
    About("gone", gettext_lazy("Löschen"), (editing.DELETED,), deleted_says),
    About("takedown", gettext_lazy("Text entfernen"), (TAKEN_DOWN,), sayings.takedown_says),
    About("review", gettext_lazy("Durchsicht"), (REVIEWED,), sayings.review_says),
    About("outlet", gettext_lazy("Medium"), (*sayings.OUTLET_ACTIONS,), sayings.outlet_says),
    About("event", gettext_lazy("Ereignis"), (*sayings.EVENT_ACTIONS,), sayings.event_says),
)
BY_ACTION: Final = {action: about for about in ABOUT for action in about.actions}
UNDOABLE: Final = [action for action, about in BY_ACTION.items() if about.undo]
# Entries about words of a text: they hold for the version that the person had before them.
ON_WORDS: Final = (*deciding.ACTIONS, *correcting.ACTIONS, *arranging.ACTIONS)
UNDONE: Final = frozenset(
    module.UNDONE for module in (deciding, correcting, arranging, editing, renewing)
)


def entries_of(event: Event, places: Iterable[str], about: str = "") -> QuerySet[Entry]:
    """The entries about an event and its `places`, about one of these things or about all."""
    actions = [a for each in ABOUT if about in {"", each.code} for a in each.actions]
    others = Entry.objects.exclude(action__in=UNDOABLE)
    others = others.filter(subject__in=[subject_of(event), *places])
    told = undoable_of(event) | others.select_related("who")
    return told.filter(action__in=actions)


def undoable_of(event: Event) -> QuerySet[Entry]:
    """The entries about an event that can be taken back; they name it."""
    return Entry.objects.filter(action__in=UNDOABLE, after__event=event.slug).select_related("who")


def places_of(event: Event) -> dict[str, str]:
    """What the log calls the accounts of an event and their outlets, by what entries call them.

    Accounts that were deleted are among them, by the entries that tell so.
    """
    accounts = event.accounts.select_related("outlet")
    found = {subject_of(account.outlet): account.outlet.name for account in accounts}
    gone = Entry.objects.filter(action=editing.DELETED, before__event=event.slug)
    found |= {entry.subject: entry.before["accounts"][0] for entry in gone}
    return found | {subject_of(account): account.slug for account in accounts}


def undo(entry: Entry, who: User) -> None:
    """Take back what an entry says; see the functions of what it is about for what they raise."""
    take_back = BY_ACTION[entry.action].undo
    if take_back is not None:
        take_back(entry, who)


def kind_of(entry: Entry) -> Kind | None:
    """The kind of finding that an entry is about, if it is about one."""
    return BY_CODE.get(entry.after.get("kind", ""))


def last_among(entries: Iterable[Entry]) -> set[int]:
    """Those entries after which nothing more was said of their matter; one query for all."""
    told = Entry.objects.filter(subject__in={entry.subject for entry in entries})
    by_action = told.filter(action__in=UNDOABLE).order_by().values("subject", "action")
    found = by_action.annotate(last=Max("pk")).values_list("subject", "action", "last")
    last: dict[tuple[str, str], int] = {}
    for subject, action, key in found:
        matter = subject, BY_ACTION[action].code
        last[matter] = max(key, last.get(matter, 0))
    return set(last.values())


def told_in(entry: Entry) -> list[Told]:
    """What an entry speaks of, where that is words of a text."""
    return spoken_of(entry.after) if entry.action in ON_WORDS else []


def words_told(event: Event, entries: Iterable[Entry]) -> Mapping[Told, Remembered]:
    """The words that entries of an event speak of."""
    return remember(event, (told for entry in entries for told in told_in(entry)))


def line_of(
    entry: Entry,
    last: Collection[int] = (),
    places: Mapping[str, str] = MappingProxyType({}),
    words: Mapping[Told, Remembered] = MappingProxyType({}),
) -> dict[str, Any]:
    """An entry as the page prints it.

    `last` are those that can be undone; `words` those that entries speak of.
    """
    about = BY_ACTION[entry.action]
    before, after = told_apart(about, entry)
    place = places.get(entry.subject)
    return {
        "entry": entry,
        "kind": kind_of(entry),
        "about": about.label,
        "accounts": entry.after.get("accounts") or ([place] if place else []),
        "words": [words[told] for told in told_in(entry) if told in words],
        "before": about.says(before) or "–",
        "after": done_says(entry, about.says(after)),
        "is_undo": entry.action in UNDONE,
        "is_last": entry.pk in last,
    }


def done_says(entry: Entry, said: str) -> str:
    """What was done, and what it led to."""
    done = str(sayings.DONE.get(entry.action, ""))
    return ": ".join(part for part in (done, said) if part)
