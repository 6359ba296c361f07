"""Which entries of the journal still stand, and which rest on another one."""

from collections.abc import Iterable, Iterator

from framing.desk.entries import ON_WORDS, UNDONE, undoable_of
from framing.events import renewing
from framing.events.models import Event
from framing.journal.models import Entry


def standing(newest_first: Iterable[Entry]) -> Iterator[Entry]:
    """Those that are neither taken back nor a taking back, in the order given.

    What was taken back by an entry that was itself taken back stands again.
    """
    gone = set[int]()
    for entry in newest_first:
        if entry.pk in gone:
            continue
        if entry.action in UNDONE:
            gone.add(entry.after["undoes"])
        else:
            yield entry


def resting_on(entry: Entry, event: Event) -> list[Entry]:
    """What was said of the words of a newer text, or of the text beside it, since it came.

    Empty for entries that bring no text.
    """
    if entry.action not in renewing.ACTIONS:
        return []
    slugs = set(entry.after["accounts"])
    later = undoable_of(event).filter(pk__gt=entry.pk).order_by("-pk")
    return [
        each
        for each in standing(later)
        if each.action in ON_WORDS and slugs & set(each.after["accounts"])
    ]
