"""Words of a text that was taken down, in notes that quote it: found, and blanked out.

What a person wrote stays but for these words; the journal says who removed them and when
(docs/decisions/0011).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Model, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models import Arrangement, Correction, Decision
from framing.comparisons.presenting.kinds import Words
from framing.desk.models import Report
from framing.events.models import Account, AccountReview
from framing.journal import log
from framing.journal.models import Entry

# Fewer stand alike in texts of two people who never read each other: names, dates, set phrases.
QUOTED: Final = 8
SHORTEST: Final = 2 * QUOTED - 1  # characters that so many words have at least, with spaces
REMOVED: Final = "[entfernt]"
WORD: Final = re.compile(r"[^\W_]+")
# Where people write of a text in their own words, and what a list of these places calls it.
NOTES: Final[tuple[tuple[type[Model], tuple[str, ...], Words], ...]] = (
    (Decision, ("note",), _("Anmerkung zu einem Befund")),
    (Correction, ("note",), _("Anmerkung zu einem Satz")),
    (Arrangement, ("note",), _("Anmerkung zu einer Zeile")),
    (AccountReview, ("why",), _("Begründung beim Durchsehen")),
    (Account, ("note", "note_en"), _("Anmerkung bei einer Darstellung")),
    (Report, ("note",), _("Meldung")),
)
IN_ENTRIES: Final = ("note", "note_en", "left_open", "why")
PROTOCOL: Final = _("Protokoll")

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Note:
    """A note that quotes the text: what it is, who wrote it when, how it reads afterwards."""

    label: Words
    who: str
    at: datetime | None
    text: str


def words_in(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, without case and marks, each with its place."""
    found = WORD.finditer(text)
    return [(unicodedata.normalize("NFC", f.group()).casefold(), *f.span()) for f in found]


def shingles_of(account: Account) -> Shingles:
    """Every run of so many words in all versions of an account's text."""
    found: set[tuple[str, ...]] = set()
    for text in account.versions.values_list("text", flat=True):
        words = [word for word, _start, _end in words_in(text)]
        found.update(tuple(words[n : n + QUOTED]) for n in range(len(words) - QUOTED + 1))
    return frozenset(found)


def blanked(note: str, shingles: Shingles) -> str:
    """A note without the words that it quotes; as it is where it quotes none."""
    words = words_in(note)
    quoted = [False] * len(words)
    for n in range(len(words) - QUOTED + 1):
        if tuple(word for word, _start, _end in words[n : n + QUOTED]) in shingles:
            quoted[n : n + QUOTED] = [True] * QUOTED
    parts, place = [], 0
    for n, (_word, start, end) in enumerate(words):
        if quoted[n] and not (n and quoted[n - 1]):
            parts += [note[place:start], REMOVED]
        if quoted[n]:
            place = end
    return "".join([*parts, note[place:]])


def blanked_in(value: Any, shingles: Shingles) -> Any:
    """The same of a value in an entry: words, or words by name."""
    if isinstance(value, Mapping):
        return {name: blanked_in(part, shingles) for name, part in value.items()}
    return blanked(value, shingles) if isinstance(value, str) else value


def quoting(shingles: Shingles) -> list[Note]:
    """The notes that quote a text, each wording once."""
    return notes_in(changed(shingles), changed_entries(shingles))


def notes_in(
    things: Iterable[tuple[Model, Words, Mapping[str, str]]],
    entries: Iterable[tuple[Entry, Mapping[str, Any]]],
) -> list[Note]:
    """The notes in things and entries that quote a text, each wording once."""
    found: dict[str, Note] = {}
    for thing, label, values in things:
        for text in values.values():
            found.setdefault(text, Note(label, *author_of(thing), text))
    for entry, values in entries:
        if "why" in values:
            who = entry.who.get_username() if entry.who else ""
            found.setdefault(values["why"], Note(PROTOCOL, who, entry.at, values["why"]))
    return list(found.values())


def author_of(thing: Model) -> tuple[str, datetime | None]:
    """Who wrote a note, and when, as far as it is kept beside it."""
    person = getattr(thing, "decided_by", None) or getattr(thing, "by", None)
    at = next(getattr(thing, n) for n in ("decided_at", "at", "created_at") if hasattr(thing, n))
    return person.get_username() if person else "", at


def changed(shingles: Shingles) -> Iterator[tuple[Model, Words, Mapping[str, str]]]:
    """Each thing with a note that quotes a text, and how its notes read without."""
    for model, names, label in NOTES:
        for thing in model._default_manager.filter(*wordy(names)).order_by("pk").iterator():
            values = changed_in({name: getattr(thing, name) for name in names}, shingles)
            if values:
                yield thing, label, values


def changed_entries(shingles: Shingles) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
    """Each entry of the journal that quotes a text, and what reads otherwise without."""
    for entry in wordy_entries().select_related("who").order_by("pk").iterator():
        values = changed_in({"why": entry.why}, shingles)
        for side in ("before", "after"):
            told = getattr(entry, side)
            cleared = changed_in({n: told[n] for n in IN_ENTRIES if n in told}, shingles)
            values |= {side: told | cleared} if cleared else {}
        if values:
            yield entry, values


def wordy(names: Iterable[str | KeyTextTransform]) -> list[Q]:
    """A filter for rows in which one of these holds words enough to quote anything."""
    long_enough = [Q(GreaterThanOrEqual(Length(name), SHORTEST)) for name in names]
    return [reduce(or_, long_enough)]


def wordy_entries() -> QuerySet[Entry]:
    """The entries with a note that is long enough; the database leaves out all others."""
    inside = [KeyTextTransform(name, side) for side in ("before", "after") for name in IN_ENTRIES]
    return Entry.objects.filter(*wordy(["why", *inside]))


def changed_in(values: Mapping[str, Any], shingles: Shingles) -> dict[str, Any]:
    """Those of some values that read otherwise without the words of a text."""
    without = {name: blanked_in(value, shingles) for name, value in values.items()}
    return {name: value for name, value in without.items() if value != values[name]}


def blank(shingles: Shingles, *, who: log.Who | None) -> int:
    """Blank the words out of all notes and entries; return how many wordings quoted them.

    To be called in a transaction. Each entry that is changed gets one that says so.
    """
    things, entries = list(changed(shingles)), list(changed_entries(shingles))
    number = len(notes_in(things, entries))
    for thing, _label, values in things:
        type(thing)._default_manager.filter(pk=thing.pk).update(**values)
    for entry, values in entries:
        log.reword(entry, values, who=who)
    return number


def removals(entries: Iterable[Entry]) -> dict[int, Entry]:
    """Of those entries from which words were removed, the last entry that says so, by key."""
    subjects = {log.subject_of(entry): entry.pk for entry in entries}
    told = Entry.objects.filter(action=log.REWORDED, subject__in=subjects).select_related("who")
    return {subjects[entry.subject]: entry for entry in told.order_by("pk")}
