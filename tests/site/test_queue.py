"""Tasks that a dead worker left behind."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from framing.comparisons.models import Comparison
from framing.events.models import Candidate, Draft, Search
from framing.site.queue import requeue
from tests.helpers import make_event, make_outlet
from tests.site.test_health import make_task

pytestmark = pytest.mark.django_db


def running(*workers: str, hours: float = 0.0) -> DBTaskResult[..., Any]:
    """Save a task that runs since then and that these workers took, one after the other."""
    started = timezone.now() - timedelta(hours=hours)
    return make_task("RUNNING", worker_ids=list(workers), started_at=started)


@pytest.mark.parametrize(
    ("workers", "hours", "status"),
    [
        (["here:1"], 0.1, "READY"),
        (["there:1"], 0.1, "RUNNING"),
        (["there:1"], 1.5, "READY"),
        (["here:1", "there:1"], 0.1, "RUNNING"),
        (["here:1", "here:2"], 0.1, "READY"),
        (["here:1", "here:2", "here:3"], 0.1, "FAILED"),
        ([], 1.5, "READY"),
    ],
)
def test_who_left_it_decides(workers: list[str], hours: float, status: str) -> None:
    task = running(*workers, hours=hours)
    assert requeue("here:") == (status == "READY")
    task.refresh_from_db()
    assert task.status == status


def test_what_is_put_back_can_be_taken_again() -> None:
    task = running("here:1")
    requeue("here:")
    assert list(DBTaskResult.objects.ready()) == [task]


def test_what_waits_or_is_done_stays() -> None:
    for status in ("READY", "SUCCESSFUL", "FAILED"):
        make_task(status)
    assert requeue("") == 0


def test_a_comparison_that_is_given_up_says_so() -> None:
    comparison = Comparison.objects.create(event=make_event(), state=Comparison.State.RUNNING)
    task = running("here:1", "here:2", "here:3")
    task.args_kwargs = {"args": [], "kwargs": {"comparison_id": comparison.pk}}
    task.save()
    requeue("here:")
    comparison.refresh_from_db()
    assert comparison.state == Comparison.State.FAILED
    assert "abgebrochen" in comparison.message


def test_a_text_whose_fetch_is_given_up_says_so(moderator: User) -> None:
    draft = Draft.objects.create(event=make_event(), added_by=moderator, stage="fetching")
    task = running("here:1", "here:2", "here:3")
    task.args_kwargs = {"args": [], "kwargs": {"token": str(draft.pk)}}
    task.save()
    requeue("here:")
    draft.refresh_from_db()
    assert (draft.stage, draft.failure) == ("failed", "given_up")


def test_a_search_that_is_given_up_ends_and_keeps_what_it_found(moderator: User) -> None:
    event = make_event()
    day = event.starts_on
    search = Search.objects.create(event=event, keywords="x", starts_on=day, ends_on=day)
    candidate = search.candidates.create(
        outlet=make_outlet(), address="http://a.example/", key="a", title="x", score=1
    )
    dead = ["here:1", "here:2", "here:3"]
    kwargs = {"args": [], "kwargs": {"search_id": search.pk}}
    make_task("RUNNING", worker_ids=dead, started_at=timezone.now(), args_kwargs=kwargs)
    requeue("here:")
    search.refresh_from_db()
    assert search.state == Search.State.STOPPED
    chosen = Candidate.objects.filter(pk=candidate.pk)
    chosen.update(stage=Candidate.Stage.FETCHING, chosen_by=moderator)
    kwargs = {"args": [], "kwargs": {"chosen_in": search.pk}}
    make_task("RUNNING", worker_ids=dead, started_at=timezone.now(), args_kwargs=kwargs)
    requeue("here:")
    assert (chosen.get().stage, chosen.get().failure) == (Candidate.Stage.FAILED, "given_up")
