"""The one way in."""

from dataclasses import replace
from datetime import date
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from pytest_django import DjangoCaptureOnCommitCallbacks

from framing.events import intake
from framing.events.extraction import UnreadableError
from framing.events.intake import Details, Outcome, Received
from framing.events.models import Account, Event, Outlet, Snapshot, Version
from framing.events.signals import version_ready
from framing.journal.log import history
from framing.journal.models import Entry
from tests.helpers import TEXT, make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db

ADDRESS = "https://bote.example/brand"


@pytest.fixture
def event() -> Event:
    """An event."""
    return make_event()


@pytest.fixture
def outlet() -> Outlet:
    """An outlet."""
    return make_outlet("bote")


@pytest.fixture
def details(outlet: Outlet) -> Details:
    """Details as a person confirmed them."""
    return Details(
        outlet=outlet,
        title="Brand",
        url=f"{ADDRESS}?utm_source=x#top",
        byline="Ada Kern",
        lead="Eine Halle brannte.",
        published_on=date(2024, 1, 8),
        language="de",
        completeness="complete",
    )


def received(text: str = TEXT) -> Received:
    """Make bytes as an upload brings them."""
    return Received(text.encode(), Snapshot.Source.FILE, "brand.md", "text/markdown")


def test_a_new_account_gets_all_its_parts(event: Event, details: Details, moderator: User) -> None:
    added = intake.add(event, received(), details, who=moderator)
    account = Account.objects.get()
    assert (added.outcome, added.account) == (Outcome.CREATED, account)
    assert (account.slug, account.url, account.title) == ("bote", ADDRESS, "Brand")
    assert (account.byline, account.published_on) == ("Ada Kern", date(2024, 1, 8))
    assert (account.kind, account.completeness) == ("article", "complete")
    snapshot = account.snapshots.get()
    assert (snapshot.content, snapshot.filename) == (TEXT.encode(), "brand.md")
    assert snapshot.added_by == moderator
    version = account.versions.get()
    assert account.current_version == version
    assert (version.text, version.number, version.method) == (TEXT, 1, "markdown")
    assert version.snapshot == snapshot


def test_the_journal_says_who_did_what(event: Event, details: Details, moderator: User) -> None:
    account = intake.add(event, received(), details, who=moderator).account
    entry = history(account).get()
    assert (entry.who, entry.action, entry.before) == (moderator, "account-created", {})
    assert entry.after["published_on"] == "2024-01-08"
    assert entry.after["outlet"] == "bote"
    assert entry.after["version"] == 1


def test_a_command_acts_for_nobody(event: Event, details: Details) -> None:
    account = intake.add(event, received(), details).account
    assert history(account).get().who is None


def test_the_same_bytes_change_nothing(event: Event, details: Details) -> None:
    first = intake.add(event, received(), details)
    second = intake.add(event, received(), replace(details, title="Anders"))
    assert second.outcome == Outcome.ALREADY_THERE
    assert second.account == first.account
    assert Account.objects.get().title == "Brand"
    assert (Snapshot.objects.count(), Version.objects.count(), Entry.objects.count()) == (1, 1, 1)


def test_other_bytes_of_the_same_text_are_a_snapshot_alone(event: Event, details: Details) -> None:
    intake.add(event, received(), details)
    added = intake.add(event, received(TEXT.replace("\n", "\r\n")), details)
    assert added.outcome == Outcome.SAME_TEXT
    assert (Snapshot.objects.count(), Version.objects.count()) == (2, 1)


def test_another_text_at_the_address_is_a_new_version(event: Event, details: Details) -> None:
    first = intake.add(event, received(), details).account
    spelled = replace(details, url="http://www.bote.example/brand/")
    added = intake.add(event, received(TEXT + "\nNeu.\n"), spelled)
    assert (added.outcome, added.account) == (Outcome.NEW_VERSION, first)
    assert [version.number for version in first.versions.all()] == [1, 2]
    assert Account.objects.get().current_version == first.versions.last()
    assert history(first)[0].before["version"] == 1


def test_an_article_takes_the_place_of_a_digest(
    event: Event, outlet: Outlet, details: Details
) -> None:
    digest = make_account(event, outlet, url=ADDRESS, kind="digest", note="x", note_en="y")
    added = intake.add(event, received("# Brand\n\nDer ganze Text.\n"), details)
    digest.refresh_from_db()
    assert added.account == digest
    assert (digest.kind, digest.note, digest.note_en) == ("article", "", "")
    assert digest.versions.count() == 2


def test_an_account_that_waits_for_a_text_is_filled(
    event: Event, outlet: Outlet, details: Details
) -> None:
    waiting = make_account(event, outlet, text="", slug="wartet", note="Noch kein Text.")
    added = intake.add(event, received(), details)
    waiting.refresh_from_db()
    assert (added.account, added.outcome) == (waiting, Outcome.NEW_VERSION)
    assert (waiting.slug, waiting.url, waiting.note) == ("wartet", ADDRESS, "")


def test_without_an_address_the_same_bytes_are_found(event: Event, outlet: Outlet) -> None:
    bare = Details(outlet=outlet)
    first = intake.add(event, received(), bare)
    assert intake.add(event, received(), bare).outcome == Outcome.ALREADY_THERE
    other = intake.add(event, received("Anderer Text."), bare)
    assert (other.outcome, other.account.slug) == (Outcome.CREATED, "bote-2")
    assert other.account != first.account


def test_other_outlets_and_events_are_left_alone(
    event: Event, outlet: Outlet, details: Details
) -> None:
    make_account(event, make_outlet(), url=ADDRESS)
    make_account(make_event(), outlet, url=ADDRESS)
    assert intake.add(event, received(), details).outcome == Outcome.CREATED


def test_listeners_are_told_after_the_commit(
    event: Event,
    details: Details,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    listener = Mock()
    version_ready.connect(listener)
    try:
        with django_capture_on_commit_callbacks() as callbacks:
            intake.add(event, received(), details)
            listener.assert_not_called()
        callbacks[0]()
    finally:
        version_ready.disconnect(listener)
    assert listener.call_args.kwargs["event_id"] == event.pk


def test_unreadable_bytes_store_nothing(event: Event, details: Details) -> None:
    with pytest.raises(UnreadableError):
        intake.add(event, Received(b"%PDF-1.7"), details)
    assert not Account.objects.exists()


def test_a_collision_is_an_error_of_its_own_and_stores_nothing(
    event: Event, details: Details, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "add_version", Mock(side_effect=IntegrityError))
    with pytest.raises(intake.ConflictError):
        intake.add(event, received(), details)
    assert not Account.objects.exists()
    assert not Entry.objects.exists()


def test_details_prefer_what_a_person_knows(outlet: Outlet) -> None:
    extracted = received("# Titel\n\n<https://a.example>\n\nText.").read()
    details = intake.details_of(extracted, outlet, title="Mein Titel", url=None)
    assert (details.title, details.url) == ("Mein Titel", "https://a.example")


def test_details_fit_their_columns(outlet: Outlet) -> None:
    long = "x" * 800
    text = f"---\ntitle: {long}\nauthor: {long}\nurl: https://a.example/{long}\n---\nText."
    details = intake.details_of(received(text).read(), outlet)
    assert (len(details.title), len(details.byline), details.url) == (300, 200, "")


def test_an_address_that_is_none_is_left_out(outlet: Outlet) -> None:
    extracted = received("---\nurl: javascript:alert(1)\n---\nText.").read()
    assert intake.details_of(extracted, outlet).url == ""


def test_an_outlet_is_made_once() -> None:
    first = intake.outlet_named("Nordhafener Stimme")
    assert intake.outlet_named("nordhafener stimme") == first
    assert first.slug == "nordhafener-stimme"


def test_a_new_outlet_gets_a_slug_of_its_own() -> None:
    make_outlet("bote", name="Der andere")
    assert intake.outlet_named("Bote").slug == "bote-2"
    assert intake.outlet_named("Вести").slug == "medium"


def test_no_account_takes_the_address_of_the_form(event: Event) -> None:
    assert intake.free_slug(event, make_outlet("add")) == "add-2"
