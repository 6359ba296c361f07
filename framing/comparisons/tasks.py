"""When a comparison is made: on a new version, in the background, once for a burst of them."""

from typing import Any

from django.db import transaction
from django_tasks import task

from framing.comparisons import build
from framing.comparisons.models import Comparison
from framing.events.models import Event


@task()
def compare_event(comparison_id: int) -> None:
    """Run a comparison. Running it twice, or after a crash, gives what running it once gives."""
    build.run(comparison_id)


def request_comparison(event_id: int) -> Comparison | None:
    """Queue a comparison of this event, unless one is waiting already; None if the event is gone.

    The comparison and its task are saved in one transaction: none can wait without the other.
    A comparison that is running does not count, since it has read its texts already.
    """
    with transaction.atomic():
        event = Event.objects.select_for_update().filter(pk=event_id).first()
        if event is None:
            return None
        comparison, is_new = Comparison.objects.get_or_create(
            event=event, state=Comparison.State.WAITING
        )
        if is_new:
            compare_event.enqueue(comparison_id=comparison.pk)
    return comparison


def request_outdated() -> int:
    """Queue a comparison of each event whose current one another engine made; return how many.

    May be called by several machines at once: of an event that one of them is at, and of one on
    which this engine has failed, none is queued. What is shown stays so until the new one is done.
    """
    count = 0
    for event_id in Comparison.objects.outdated().values_list("event", flat=True):
        with transaction.atomic():
            # Whoever comes second waits here, and then finds the other's run.
            Event.objects.select_for_update().filter(pk=event_id).first()
            if Comparison.objects.outdated().filter(event=event_id).exists():
                request_comparison(event_id)
                count += 1
    return count


def on_version_ready(*, event_id: int, **_kwargs: Any) -> None:
    """Answer the events app's signal."""
    request_comparison(event_id)
