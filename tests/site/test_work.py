"""A worker alone: what a killed one had begun is put back, by whoever starts it again."""

import signal
import threading
from collections.abc import Callable, Sequence
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from framing.site.processes import Child
from framing.site.working import put_back, worker
from tests.site.test_health import make_task

NAME = "machine-1:worker"


def test_a_database_that_is_away_does_not_end_the_site(caplog: pytest.LogCaptureFixture) -> None:
    with patch("framing.site.queue.requeue", side_effect=OperationalError):
        put_back("here:1")
    assert "Could not put back" in caplog.text


def test_an_id_fits_the_queue() -> None:
    child = worker("x" * 80)
    assert child.command[child.command.index("--worker-id") + 1] == "x" * 64


@pytest.mark.django_db
def test_it_begins_with_what_its_dead_forerunner_left_and_heals_its_child() -> None:
    now = timezone.now()
    mine = make_task("RUNNING", worker_ids=[NAME], started_at=now)
    other = make_task("RUNNING", worker_ids=["machine-2:worker"], started_at=now)
    kept: list[Child] = []

    def keep(
        children: Sequence[Child], stop: threading.Event, *, on_look: Callable[[], None]
    ) -> None:
        """Take the children, run none, and stop as a signal would."""
        kept.extend(children)
        on_look()
        signal.raise_signal(signal.SIGTERM)
        assert stop.is_set()

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with (
            patch("framing.site.management.commands.work.keep_alive", keep),
            patch("framing.site.working.connections"),
        ):
            call_command("work", worker_id=NAME)
            mine.refresh_from_db()
            assert mine.status == "READY"
            mine.status, mine.started_at = "RUNNING", now
            mine.save()
            (child,) = kept
            child.on_death()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.status, other.status) == ("READY", "RUNNING")
    assert NAME in child.command
