"""Events made, changed, taken away and brought back at the desk; every step in the journal."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from framing.events import intake
from framing.events.describing import event_described as described
from framing.events.models import Event
from framing.journal import log
from framing.journal.models import Entry

LONGEST_SLUG: Final = 70
UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# Words that stand in the place of a slug in addresses of the desk.
TAKEN: Final = ("new",)
UNDO_FOR: Final = timedelta(days=30)
DELETED: Final = "event-deleted"
TRIES: Final = 3  # to make an event whose slug somebody else takes at the same moment


class OvertakenError(Exception):
    """Somebody else has changed the event meanwhile; `event` is as it stands now."""

    def __init__(self, event: Event) -> None:
        super().__init__(f"event {event.pk} is at version {event.version}")
        self.event = event


def slug_for(title: str) -> str:
    """A slug out of a title that no event has, a deleted one included."""
    words = slugify(title.lower().translate(UMLAUTS))[:LONGEST_SLUG].strip("-")
    known = Event.with_deleted.values_list("slug", flat=True)
    return intake.unused(words or "ereignis", [*known, *TAKEN])


def create(words: Mapping[str, Any], *, who: User) -> Event:
    """Save a new event as a draft; of two with one title at one moment each gets a slug."""
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                event = Event.objects.create(slug=slug_for(words["title"]), **words)
                made = log.Change(after=described(event))
                log.record("event-created", event, who=who, change=made)
        except IntegrityError:
            if not left:
                raise
        else:
            break
    return event


def change(event: Event, words: Mapping[str, Any], *, seen: int, who: User) -> Event:
    """Save other words of an event; OvertakenError where it is not as this person saw it."""
    with transaction.atomic():
        kept = at_version(event, seen)
        before = described(kept)
        for name, value in words.items():
            setattr(kept, name, value)
        saved(kept, "event-edited", before, who=who)
    return kept


def at_version(event: Event, seen: int) -> Event:
    """The event as it stands, locked until the transaction ends; OvertakenError if not as seen."""
    kept = Event.objects.select_for_update().get(pk=event.pk)
    if kept.version != seen:
        raise OvertakenError(kept)
    return kept


def saved(
    event: Event, action: str, before: Mapping[str, Any], *, who: User, why: str = ""
) -> Entry:
    """Save a locked event as its next version and write what was done into the journal."""
    event.version += 1
    event.save()
    difference = log.Change(before, described(event))
    return log.record(action, event, who=who, change=difference, why=why)


def delete(event: Event, *, seen: int, who: User) -> None:
    """Take an event away from everyone; for thirty days it can be brought back.

    It becomes a draft, so that nothing that asks for published events has to know of this.
    """
    with transaction.atomic():
        kept = at_version(event, seen)
        before = described(kept)
        kept.deleted_at = timezone.now()
        kept.state = Event.State.DRAFT
        saved(kept, DELETED, before, who=who)


def restore(event: Event, *, who: User) -> Event:
    """Bring a deleted event back in the state that it had."""
    with transaction.atomic():
        kept = Event.with_deleted.select_for_update().get(pk=event.pk)
        if kept.deleted_at is None:
            return kept
        before = described(kept)
        last = log.history(kept).filter(action=DELETED).first()
        kept.deleted_at = None
        kept.state = last.before["state"] if last else Event.State.DRAFT
        saved(kept, "event-restored", before, who=who)
    return kept
