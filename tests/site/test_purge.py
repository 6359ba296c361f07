"""What goes after its time, what stays of it, and that a dry run touches nothing."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from framing.events.models import Account, Event, Outlet, PreviewLink, Snapshot, Version
from framing.events.models.accounts import DamagedError
from framing.journal.models import Entry
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_account, make_event

pytestmark = pytest.mark.django_db


def long_ago(days: int) -> None:
    """Let everything that was got have been got so long ago."""
    Snapshot.objects.update(got_at=timezone.now() - timedelta(days=days))


@pytest.mark.parametrize(("days", "left"), [(91, 0), (89, 1)])
def test_raw_pages_go_after_their_time_and_leave_hash_size_and_date(days: int, left: int) -> None:
    account = make_account()
    long_ago(days)
    before = account.snapshots.get()
    call_command("purge")
    after = account.snapshots.get()
    assert bool(after.content) is bool(left)
    assert (after.sha256, after.size, after.got_at) == (before.sha256, before.size, before.got_at)
    assert account.versions.get().text


def test_our_own_texts_stay_and_nought_keeps_for_ever(settings: Settings) -> None:
    first, second = make_account(), make_account()
    first.snapshots.update(source=Snapshot.Source.OWN)
    long_ago(4000)
    settings.FRAMING_KEEP_PAGES = 0
    call_command("purge")
    assert second.snapshots.get().content
    settings.FRAMING_KEEP_PAGES = 1
    call_command("purge")
    assert first.snapshots.get().content
    assert not second.snapshots.get().content


def test_a_deleted_event_goes_for_good_after_thirty_days() -> None:
    event = make_compared_event()[0]
    kept = make_event("jung", deleted_at=timezone.now() - timedelta(days=29))
    Event.objects.update(deleted_at=timezone.now() - timedelta(days=31))
    call_command("purge")
    assert list(Event.with_deleted.all()) == [kept]
    assert not Account.objects.exists()
    assert not Version.objects.exists()
    assert Outlet.objects.count() == 3
    entry = Entry.objects.get(action="event-purged")
    assert entry.before == {"slug": event.slug}


def test_old_links_and_sessions_go() -> None:
    past = timezone.now() - timedelta(days=31)
    PreviewLink.objects.create(event=make_event(), expires_at=past)
    Session.objects.create(session_key="x", session_data="x", expire_date=past)
    call_command("purge")
    assert not PreviewLink.objects.exists()
    assert not Session.objects.exists()


def test_a_dry_run_says_what_would_go(capsys: pytest.CaptureFixture[str]) -> None:
    make_compared_event(deleted_at=timezone.now() - timedelta(days=31))
    long_ago(100)
    call_command("purge", "--dry-run")
    told = capsys.readouterr().out
    assert "Nichts ist gelöscht." in told
    assert "Abgerufene Seiten geleert: 3" in told
    assert "Ereignisse endgültig gelöscht: 1\n  hafen" in told
    assert Event.with_deleted.count() == 1
    assert all(snapshot.content for snapshot in Snapshot.objects.all())


@pytest.mark.parametrize(
    "packed", [b"no gzip", Snapshot.of(b"others").packed], ids=["no gzip", "others"]
)
def test_bytes_that_are_not_those_that_came_are_not_given_out(packed: bytes) -> None:
    account = make_account()
    account.snapshots.update(packed=packed)
    with pytest.raises(DamagedError):
        _ = account.snapshots.get().content
