"""What people say, whatever of: one after the other, nobody over another, each with an entry."""

from typing import TypeVar

from django.contrib.auth.models import User
from django.utils import timezone

from framing.comparisons.models import Saying
from framing.events.models import Event
from framing.journal import log
from framing.journal.models import Entry

S = TypeVar("S", bound=Saying)


class OvertakenError(Exception):
    """Somebody else has said something of it meanwhile; `decision` is what stands now."""

    def __init__(self, decision: Saying) -> None:
        super().__init__(f"{decision._meta.model_name} {decision.pk} is at {decision.version}")
        self.decision = decision


def lock(event_id: int) -> None:
    """Wait until nobody else decides on this event, and no run is taking over its decisions.

    Until the transaction ends.
    """
    list(Event.objects.select_for_update().filter(pk=event_id))


def save(saying: Saying, who: User) -> None:
    """Save as this person's latest word."""
    saying.version += 1
    saying.decided_at = timezone.now()
    saying.decided_by = who
    saying.save()


def last_said(entry: Entry, model: type[S]) -> S:
    """Lock the event of what an entry speaks of, and give it as it is now.

    OvertakenError where something later was said of it. To be called in a transaction.
    """
    stored = model._default_manager
    key = entry.subject.rpartition(":")[2]
    lock(stored.get(pk=key).event_id)
    found = stored.get(pk=key)  # as it is now that nobody else decides
    if log.history(found).filter(pk__gt=entry.pk).exists():
        raise OvertakenError(found)
    return found
