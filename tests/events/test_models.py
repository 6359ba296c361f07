"""What models promise: fixed versions, bytes that come back, texts in two languages."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone, translation

from framing.events.intake import Received
from framing.events.models import Account, Draft, Event, Snapshot
from tests.helpers import make_account, make_event, make_outlet, make_version


@pytest.mark.django_db
def test_a_version_is_never_saved_again() -> None:
    version = make_account().current_version
    assert version is not None
    version.text = "anders"
    with pytest.raises(TypeError, match="never changed"):
        version.save()


def test_a_snapshot_gives_back_the_bytes() -> None:
    snapshot = Snapshot.of(b"bytes \xff")
    assert (snapshot.content, snapshot.size, len(snapshot.sha256)) == (b"bytes \xff", 7, 64)


def test_a_purged_snapshot_is_empty_and_keeps_its_hash() -> None:
    snapshot = Snapshot.of(b"bytes")
    snapshot.packed = b""
    assert snapshot.content == b""
    assert snapshot.sha256


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Brand"), ("en", "Fire"), ("en-gb", "Fire")]
)
def test_titles_follow_the_language_of_the_page(language: str, title: str) -> None:
    with translation.override(language):
        assert Event(title="Brand", title_en="Fire").local_title == title


def test_an_empty_translation_shows_the_german() -> None:
    with translation.override("en"):
        assert Event(summary="Ein Satz.").local_summary == "Ein Satz."


@pytest.mark.django_db
def test_readable_accounts_have_a_text() -> None:
    event = make_event()
    with_text = make_account(event)
    make_account(event, text="")
    assert list(Account.objects.readable()) == [with_text]


@pytest.mark.django_db
def test_addresses_are_text_where_a_notice_says_so() -> None:
    outlet = make_outlet()
    assert not outlet.addresses_are_text
    notice = {"text": "T", "source_name": "Q", "dated": "2022-03-01", "set_by": "x"}
    outlet.notices.create(**notice)
    assert not outlet.addresses_are_text
    outlet.notices.create(**notice, address_as_text=True)
    assert outlet.addresses_are_text


@pytest.mark.django_db
def test_the_newest_notice_stands_first() -> None:
    outlet = make_outlet()
    assert outlet.notice is None
    for dated in ("2022-03-01", "2024-03-01", "2023-03-01"):
        outlet.notices.create(text=dated, source_name="Q", dated=dated, set_by="x")
    assert outlet.notice is not None
    assert outlet.notice.text == "2024-03-01"


@pytest.mark.django_db
def test_drafts_go_after_a_week(moderator: User) -> None:
    event = make_event()
    for days in (6, 8):
        draft = Draft(event=event, added_by=moderator, entered={"days": days})
        draft.put(Received(b"x", "text"))
        draft.save()
        Draft.objects.filter(pk=draft.pk).update(created_at=timezone.now() - timedelta(days=days))
    assert [draft.entered["days"] for draft in Draft.objects.stale()] == [8]


@pytest.mark.django_db
def test_versions_count_up() -> None:
    account = make_account()
    make_version(account, "Neu.")
    assert [version.number for version in account.versions.all()] == [1, 2]
