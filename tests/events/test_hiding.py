"""A moderator takes an account out of its event and puts it back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from framing.comparisons.models import Comparison
from framing.events.models import Account
from framing.journal import log
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/events/hafen/accounts/kurier/hide/"
WORDS = "Im Hafen von Nordhafen brannte eine Halle."


@pytest.fixture
def account() -> Account:
    """One of the accounts of a compared event."""
    return make_compared_event()[1][0]


def test_the_page_asks_first(moderator_client: Client, account: Account) -> None:
    page = moderator_client.get(ADDRESS).content.decode()
    assert "aus dem Ereignis nehmen?" in page
    account.refresh_from_db()
    assert account.hidden_at is None
    shown = moderator_client.get(account.get_absolute_url()).content.decode()
    assert f'href="{ADDRESS}"' in shown


@pytest.mark.parametrize("page", ["", "compare/?account=kurier&single=1", "compare/"])
def test_what_was_taken_out_is_gone_for_readers(
    client: Client, moderator_client: Client, account: Account, page: str
) -> None:
    moderator_client.post(ADDRESS, {"wanted": "hide"})
    client.logout()
    assert WORDS not in client.get(f"/events/hafen/{page}").content.decode()
    assert client.get(account.get_absolute_url()).status_code == 404
    outlet = client.get(f"/outlets/{account.outlet.slug}/").content.decode()
    assert "noch keine Darstellung" in outlet
    assert "2 Darstellungen" in client.get("/").content.decode()


def test_moderators_see_that_it_was_taken_out(moderator_client: Client, account: Account) -> None:
    answer = moderator_client.post(ADDRESS, {"wanted": "hide"}, follow=True)
    page = answer.content.decode()
    assert "Die Darstellung ist aus dem Ereignis genommen." in page
    assert "nur Moderierende sehen diese Seite" in page
    for address in ("/events/hafen/", f"/outlets/{account.outlet.slug}/"):
        assert "herausgenommen" in moderator_client.get(address).content.decode()


def test_it_can_be_put_back(moderator_client: Client, moderator: User, account: Account) -> None:
    moderator_client.post(ADDRESS, {"wanted": "hide"})
    assert "wieder aufnehmen?" in moderator_client.get(ADDRESS).content.decode()
    answer = moderator_client.post(ADDRESS, {"wanted": "show"}, follow=True)
    assert "gehört wieder zum Ereignis" in answer.content.decode()
    account.refresh_from_db()
    assert account.hidden_at is None
    entries = log.history(account)
    assert [entry.action for entry in entries] == ["account-shown", "account-hidden"]
    assert {entry.who for entry in entries} == {moderator}
    assert entries[0].before == entries[1].after


@pytest.mark.parametrize("wanted", ["show", "nothing"])
def test_asking_for_what_is_so_already_changes_nothing(
    moderator_client: Client, account: Account, wanted: str
) -> None:
    moderator_client.post(ADDRESS, {"wanted": wanted})
    assert not log.history(account).exists()


@pytest.mark.usefixtures("account")
def test_the_event_is_compared_anew(
    moderator_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    runs = Comparison.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        moderator_client.post(ADDRESS, {"wanted": "hide"})
    assert Comparison.objects.count() > runs


def test_it_is_for_moderators_only(client: Client, account: Account) -> None:
    assert "/login/" in client.post(ADDRESS, {"wanted": "hide"})["Location"]
    client.force_login(make_user())
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"wanted": "hide"}).status_code == 403
    account.refresh_from_db()
    assert account.hidden_at is None
