"""The task queue from outside: what waits, and tasks that a dead worker left behind."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from framing.comparisons.build import fail
from framing.comparisons.models import Comparison
from framing.events.getting import Stop
from framing.events.models import Candidate, Draft, Renewal, Search

# A worker of another machine may be at work; a comparison takes seconds, so after an hour it is
# not. Running a task twice is harmless, since tasks are idempotent.
LONGEST_TASK: Final = timedelta(hours=1)
# A task that took its worker down this often is given up, so that it does not do so for ever.
MOST_ATTEMPTS: Final = 3
BEHIND_AFTER: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Queue:
    """How the queue stands."""

    waiting: int
    running: int
    oldest_waits: float  # seconds; 0 where nothing waits

    @property
    def is_behind(self) -> bool:
        """Whether something has waited so long that no worker can be at work on the queue."""
        return self.running == 0 and self.oldest_waits > BEHIND_AFTER.total_seconds()


def state() -> Queue:
    """Count the tasks that wait and run."""
    ready = DBTaskResult.objects.ready()
    oldest = ready.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    waits = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    return Queue(ready.count(), DBTaskResult.objects.running().count(), waits)


def requeue(worker: str) -> int:
    """Put tasks back that workers whose id begins with `worker` left, and very old ones.

    Return how many. To be called only when those workers are known to be dead.
    """
    too_old = timezone.now() - LONGEST_TASK
    count = 0
    with transaction.atomic():
        for task in DBTaskResult.objects.running().select_for_update():
            owner = task.worker_ids[-1] if task.worker_ids else ""
            if not owner.startswith(worker) and task.started_at and task.started_at > too_old:
                continue
            if len(task.worker_ids) >= MOST_ATTEMPTS:
                give_up(task)
                continue
            task.status, task.started_at = "READY", None
            task.save(update_fields=["status", "started_at"])
            count += 1
    return count


def give_up(task: "DBTaskResult[..., Any]") -> None:
    """End a task for good, and let the page that waits for what it makes say so."""
    task.set_failed(RuntimeError("Its worker died too often"))
    names = task.args_kwargs["kwargs"]
    arriving = Draft.objects.filter(pk=names.get("token")).under_way()
    arriving.update(stage=Draft.Stage.FAILED, failure=Stop.GIVEN_UP)
    asking = Search.objects.filter(pk=names.get("search_id")).under_way()
    asking.update(state=Search.State.STOPPED)
    chosen = Candidate.objects.filter(search=names.get("chosen_in")).under_way()
    chosen.update(stage=Candidate.Stage.FAILED, failure=Stop.GIVEN_UP)
    again = Renewal.objects.filter(pk=names.get("renewal_id")).under_way()
    again.update(stage=Renewal.Stage.FAILED, failure=Stop.GIVEN_UP)
    fail(Comparison.objects.filter(pk=names.get("comparison_id")))
