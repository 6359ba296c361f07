"""A database of an earlier release: what it wrote nothing of, its migration writes."""

from datetime import timedelta
from importlib import import_module
from typing import Any, Final

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from framing.desk import event_editing, publishing, reporting
from framing.desk.models import Report
from framing.desk.replaying import differences, shared_differences
from framing.events import describing, editing
from framing.events.models import Event, Outlet, PreviewLink
from framing.events.profiles.loading import load as load_profiles
from framing.journal import log
from framing.journal.log import history
from framing.journal.models import Entry
from tests.desk.test_replaying import WORDS
from tests.helpers import make_account, make_outlet

pytestmark = pytest.mark.django_db
MIGRATION: Final = import_module("framing.desk.migrations.0004_told_later")


def rewrite(entry: Entry, **values: Any) -> None:
    """Let an entry say what an earlier release wrote."""
    QuerySet.update(Entry.objects.filter(pk=entry.pk), **values)


def report_of(event: Event) -> Report:
    """A report of which no entry tells."""
    claims = {"eins": "zwolf verletzte#0"}
    return Report.objects.create(event=event, reason="kind", kind="figure", claims=claims)


@pytest.fixture
def old(moderator: User) -> Event:
    """An event with links, one of them withdrawn, and reports, one closed, as they were told."""
    event = event_editing.create(WORDS, who=moderator)
    publishing.make_link(event, who=moderator)
    ended = publishing.make_link(event, who=moderator)
    publishing.withdraw(ended, who=moderator)
    entry = Entry.objects.get(action=publishing.LINK_WITHDRAWN)
    rewrite(entry, after={"link": ended.pk, "withdrawn": True})
    report_of(event)
    reporting.put(report_of(event).pk, closed=True, who=moderator)
    return event


def tell() -> int:
    """Run the migration; give the number of entries that it wrote."""
    before = Entry.objects.count()
    MIGRATION.tell(apps, None)
    return Entry.objects.count() - before


def test_links_and_reports_are_told_once(old: Event) -> None:
    assert {each.name for each in differences(old)} >= {"withdrawn_at", "claims", "reason"}
    assert tell() == 3
    assert differences(old) == []
    assert tell() == 0
    added = Entry.objects.filter(why=MIGRATION.WHY)
    assert {entry.who for entry in added} == {None}
    times = PreviewLink.objects.values_list("withdrawn_at", flat=True)
    assert timezone.now() - timedelta(minutes=1) < max(filter(None, times))


def test_kinds_are_told_once(old: Event, moderator: User) -> None:
    account = make_account(old, text="")
    told = log.Change({}, editing.values_of(account))
    log.record("account-created", account, who=moderator, change=told)
    assert "kind" in {each.name for each in differences(old)}
    assert tell() == 5  # its outlet is told of, too
    assert differences(old) == []
    assert tell() == 0


def test_loaded_outlets_are_told_once(moderator_client: Client) -> None:
    load_profiles()
    QuerySet._raw_delete(Entry.objects.all(), Entry.objects.db)
    assert len({each.subject for each in shared_differences()}) == Outlet.objects.count()
    assert tell() == Outlet.objects.count()
    assert shared_differences() == []
    assert tell() == 0
    load_profiles()
    assert set(Entry.objects.values_list("why", flat=True)) == {MIGRATION.WHY}
    page = moderator_client.get("/curate/outlets/spiegel/").content.decode()
    assert "das Programm: aus dem mitgelieferten Profil geladen</li>" in page


def test_what_is_told_already_is_left_alone(old: Event) -> None:
    outlet = make_outlet("blatt", name="Das Blatt")
    describing.record_created(outlet, None)
    tell()
    assert history(outlet).count() == 1
    Report.objects.update(reason="text")  # past the log: that stays a difference
    assert tell() == 0
    assert {each.name for each in differences(old)} == {"reason"}
