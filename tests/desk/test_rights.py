"""Texts gone through one by one: what publishers say, what a person decides of it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from framing.comparisons.models import Comparison
from framing.events.models import Account, AccountReview
from framing.journal import log
from tests.comparisons.makers import make_compared_event

pytestmark = pytest.mark.django_db

ADDRESS = "/curate/events/hafen/rights/"
SENT = {
    "kurier-outlet_checked": "on",
    "kurier-completeness": "complete",
    "kurier-quotes": "on",
    "kurier-why": "Vorbehalt; nur Zitate.",
}


@pytest.fixture
def account() -> Account:
    """An account of others, whose publisher keeps something to itself."""
    account = make_compared_event(is_practice=False)[1][0]
    told = [{"source": "meta robots", "value": "noai, <noindex>"}]
    account.snapshots.update(reservations=told)
    return account


@pytest.mark.usefixtures("account")
def test_the_page_shows_what_publishers_say(moderator_client: Client) -> None:
    page = moderator_client.get(ADDRESS).content.decode()
    assert "noai, &lt;noindex&gt;" in page
    assert page.count("kein Vorbehalt gefunden.") == 2
    assert "Vorbehalt gefunden; gezeigt werden nur kurze Zitate (§ 51 UrhG)." in page


def test_a_person_decides_with_reason_and_date(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    moderator_client.post(f"{ADDRESS}kurier/", SENT)
    review = account.reviews.get()
    assert (review.use, review.outlet_checked, review.by) == ("quotes", True, moderator)
    entry = log.history(account).get()
    assert (entry.action, entry.who, entry.why) == (
        "account-reviewed",
        moderator,
        "Vorbehalt; nur Zitate.",
    )
    page = moderator_client.get(ADDRESS).content.decode()
    assert "zuletzt durchgesehen am" in page
    assert "Vorbehalt; nur Zitate." in page


def test_a_decision_wants_a_reason_and_what_was_chosen_stays(
    moderator_client: Client, account: Account
) -> None:
    answer = moderator_client.post(f"{ADDRESS}kurier/", SENT | {"kurier-why": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bitte schreib dazu, warum." in page
    assert f'id="{account.pk}-kurier-quotes" checked' in page
    assert not AccountReview.objects.exists()


@pytest.mark.parametrize(("completeness", "again"), [("teaser", True), ("complete", False)])
def test_another_completeness_is_kept_and_compared_anew(
    moderator_client: Client,
    account: Account,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    completeness: str,
    again: bool,  # noqa: FBT001
) -> None:
    runs = Comparison.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        moderator_client.post(f"{ADDRESS}kurier/", SENT | {"kurier-completeness": completeness})
    account.refresh_from_db()
    assert account.completeness == completeness
    assert (Comparison.objects.count() > runs) is again


def test_of_a_text_of_ours_there_is_nothing_to_decide(moderator_client: Client) -> None:
    event = make_compared_event()[0]
    event.accounts.update(kind=Account.Kind.DIGEST, completeness=Account.Completeness.DIGEST)
    page = moderator_client.get(ADDRESS).content.decode()
    assert "kurier-quotes" not in page
    assert "kurier-completeness" not in page
    moderator_client.post(f"{ADDRESS}kurier/", SENT)
    account = event.accounts.get(slug="kurier")
    assert (account.completeness, account.reviews.get().use) == ("digest", "")
