"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from framing.events.models import Account, OutletAddress, Version
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db


def test_an_event_ends_after_it_starts() -> None:
    with pytest.raises(IntegrityError, match="events_event_ends_after_start"):
        make_event(starts_on=date(2024, 1, 2), ends_on=date(2024, 1, 1))


def test_an_account_slug_stands_once_in_an_event() -> None:
    event = make_event()
    make_account(event, slug="bote")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_account(event, slug="bote")
    make_account(make_event(), slug="bote")


def test_an_address_stands_once_for_event_and_outlet() -> None:
    event, outlet = make_event(), make_outlet()
    make_account(event, outlet, url="https://a.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_account(event, outlet, url="https://a.example")
    make_account(event, make_outlet(), url="https://a.example")


def test_accounts_without_an_address_do_not_collide() -> None:
    event, outlet = make_event(), make_outlet()
    for slug in ("a", "b"):
        make_account(event, outlet, slug=slug, url="")
    assert Account.objects.count() == 2


def test_an_outlet_lists_an_address_once() -> None:
    outlet = make_outlet()
    OutletAddress.objects.create(outlet=outlet, kind="feed", url="https://a.example/rss")
    with pytest.raises(IntegrityError):
        OutletAddress.objects.create(outlet=outlet, kind="topic", url="https://a.example/rss")


def test_a_version_number_stands_once_in_an_account() -> None:
    account = make_account()
    first = account.versions.get()
    with pytest.raises(IntegrityError):
        Version.objects.create(account=account, snapshot=first.snapshot, number=1, text="x")


@pytest.mark.parametrize("field", ["slug", "name"])
def test_an_outlet_has_a_slug_and_a_name_of_its_own(field: str) -> None:
    make_outlet("eins", name="Eins")
    with pytest.raises(IntegrityError):
        make_outlet(
            **{"slug": "zwei", "name": "Zwei"} | {field: {"slug": "eins", "name": "Eins"}[field]}
        )


def test_an_event_has_a_slug_of_its_own() -> None:
    make_event("brand")
    with pytest.raises(IntegrityError):
        make_event("brand")
