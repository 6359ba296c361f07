"""The site purges once a day by itself, and never twice at once."""

import subprocess
import threading
from datetime import timedelta
from io import StringIO
from unittest.mock import patch

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import override_settings
from django.utils import timezone

from framing.events.models import Turn
from framing.site import daily
from framing.site.daily import LEASE, PURGE, DailyPurge, all_of

NOW = timezone.now()


def stale_session(key: str) -> None:
    """A login that ended long ago."""
    Session.objects.create(session_key=key, session_data="", expire_date=NOW - timedelta(days=9))


def purged(**options: bool) -> bool:
    """Run the command; whether it did anything."""
    out = StringIO()
    call_command("purge", stdout=out, **options)
    return "Heute ist schon aufgeräumt" not in out.getvalue()


@pytest.mark.django_db
class TestCommand:
    """`purge --daily`."""

    def test_it_purges_once_a_day(self) -> None:
        stale_session("eins")
        with time_machine.travel(NOW, tick=False):
            assert purged(daily=True)
            assert not Session.objects.exists()
            stale_session("zwei")
            assert not purged(daily=True)
            assert Session.objects.exists()
        with time_machine.travel(NOW + timedelta(hours=23), tick=False):
            assert not purged(daily=True)
        with time_machine.travel(NOW + timedelta(hours=25), tick=False):
            assert purged(daily=True)
        assert not Session.objects.exists()

    def test_by_hand_it_always_purges_and_that_counts(self) -> None:
        assert purged()
        assert purged()
        assert not purged(daily=True)

    def test_a_dry_run_does_not_count(self) -> None:
        purged(dry_run=True)
        assert purged(daily=True)
        with pytest.raises(CommandError, match="not allowed with"):
            call_command("purge", "--daily", "--dry-run")

    def test_one_that_was_killed_holds_nobody_up_for_long(self) -> None:
        with time_machine.travel(NOW, tick=False):
            assert not Turn.objects.taken(PURGE, NOW, LEASE)  # and never says that it is done
            assert not purged(daily=True)
        with time_machine.travel(NOW + LEASE, tick=False):
            assert purged(daily=True)


@pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql",
    reason="threads of a test that share a SQLite in memory refuse each other",
)
@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_takes_it_on() -> None:
    taken: list[bool] = []
    start = threading.Barrier(4)

    def take() -> None:
        start.wait()
        taken.append(not Turn.objects.taken(PURGE, NOW, LEASE))
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False, False, False, True]


class Running:
    """A purge that runs until it is told to end."""

    code: int | None = None

    def poll(self) -> int | None:
        """How it ended."""
        return self.code


class TestLook:
    """What `serve` and `work` do at each look at their children."""

    def test_it_starts_one_where_that_is_due_and_looks_again_later(self) -> None:
        running = Running()
        times = [0.0, 1.0, 31.0, 32.0, 9000.0, 9999.0]
        with (
            patch.object(daily, "is_due", return_value=True) as asked,
            patch.object(daily, "start", return_value=running) as started,
            patch("time.monotonic", side_effect=times),
        ):
            look = DailyPurge()
            look()  # the site comes first
            assert not asked.called
            look()
            look()
            assert (asked.call_count, started.call_count) == (1, 1)
            look()  # it still runs
            assert started.call_count == 1
            running.code = 0
            look()
            assert (asked.call_count, started.call_count) == (2, 2)

    def test_where_it_is_not_due_or_not_wanted_nothing_starts(self) -> None:
        with patch.object(daily, "start") as started, patch.object(daily, "FIRST_LOOK", 0.0):
            with patch.object(daily, "is_due", return_value=False):
                DailyPurge()()
            with (
                override_settings(FRAMING_PURGE_DAILY=False),
                patch.object(daily, "is_due", return_value=True),
            ):
                DailyPurge()()
        assert not started.called

    def test_a_database_that_is_away_does_not_end_the_site(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        with (
            patch.object(Turn.objects, "is_free", side_effect=OperationalError),
            patch.object(daily, "connections"),
        ):
            assert not daily.is_due()
        assert "Could not ask" in caplog.text

    def test_it_is_a_process_of_its_own(self) -> None:
        with patch.object(subprocess, "Popen") as made:
            daily.start()
        assert made.call_args.args[0][-2:] == ["purge", "--daily"]

    def test_several_looks(self) -> None:
        told: list[int] = []
        all_of(lambda: told.append(1), lambda: told.append(2))()
        assert told == [1, 2]


@pytest.mark.django_db
def test_it_is_due_until_it_was_done() -> None:
    with patch.object(daily, "connections"):
        assert daily.is_due()
        purged()
        assert not daily.is_due()
