"""Texts gone through one by one: what publishers say, what a person decides of it."""

from importlib import import_module
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from framing.comparisons.models import Comparison
from framing.desk.reviewing import token_now
from framing.desk.takedown import Order, take_down
from framing.events.models import Account, AccountReview, Event, Snapshot
from framing.journal import log
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_moderator

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


def send(client: Client, seen: str = "", **sent: str) -> Any:
    """Send what is said of the text of "kurier", with what its page tells now or told then."""
    account = Account.objects.get(slug="kurier")
    told = {f"kurier-{name}": value for name, value in sent.items()}
    told["kurier-seen"] = seen or token_now(account)
    return client.post(f"{ADDRESS}kurier/", SENT | told)


def in_one_line(answer: Any) -> str:
    """The page in one line."""
    return " ".join(answer.content.decode().split())


@pytest.mark.usefixtures("account")
def test_the_page_shows_what_publishers_say(moderator_client: Client) -> None:
    page = moderator_client.get(ADDRESS).content.decode()
    assert "noai, &lt;noindex&gt;" in page
    assert page.count("kein Vorbehalt gefunden.") == 2
    assert "Vorbehalt gefunden; gezeigt werden nur kurze Zitate (§ 51 UrhG)." in page


def test_a_person_decides_with_reason_and_date(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    send(moderator_client)
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


def test_after_the_last_text_of_a_draft_it_goes_on_to_publishing(
    moderator_client: Client, account: Account
) -> None:
    Event.objects.update(state=Event.State.DRAFT)
    account.event.accounts.exclude(pk=account.pk).update(hidden_at=timezone.now())
    assert "Alles durchgesehen." not in in_one_line(moderator_client.get(ADDRESS))
    send(moderator_client)
    page = in_one_line(moderator_client.get(ADDRESS)).partition("Alles durchgesehen.")[2]
    assert 'href="/curate/events/hafen/publish/">Was bis zum Veröffentlichen fehlt</a>' in page


def test_a_decision_wants_a_reason_and_what_was_chosen_stays(
    moderator_client: Client, account: Account
) -> None:
    answer = send(moderator_client, why="")
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
        send(moderator_client, completeness=completeness)
    account.refresh_from_db()
    assert account.completeness == completeness
    assert (Comparison.objects.count() > runs) is again


def test_of_a_text_of_ours_there_is_nothing_to_decide(moderator_client: Client) -> None:
    event = make_compared_event()[0]
    event.accounts.update(kind=Account.Kind.DIGEST, completeness=Account.Completeness.DIGEST)
    page = moderator_client.get(ADDRESS).content.decode()
    assert "kurier-quotes" not in page
    assert "kurier-completeness" not in page
    send(moderator_client)
    account = event.accounts.get(slug="kurier")
    assert (account.completeness, account.reviews.get().use) == ("digest", "")


@pytest.fixture
def anna() -> Client:
    """Another moderator's browser."""
    client = Client()
    client.force_login(make_moderator("anna"))
    return client


def test_of_two_neither_is_overwritten_and_both_are_there(
    moderator_client: Client, anna: Client, account: Account
) -> None:
    seen = token_now(account)
    assert f'name="kurier-seen" value="{seen}"' in moderator_client.get(ADDRESS).content.decode()
    send(anna, seen, completeness="teaser", why="Nur der Anfang frei.")
    answer = send(moderator_client, seen, why="Alles da.")
    page = in_one_line(answer)
    assert answer.status_code == 409
    assert "anna hat inzwischen etwas anderes gespeichert." in page
    assert "<dt>Vollständigkeit</dt><dd>nur der Anfang</dd>" in page
    assert "<dt>Begründung</dt><dd>Nur der Anfang frei.</dd>" in page
    assert "Medium durchgesehen</dt>" not in page  # both say the same of it
    assert "Alles da.</textarea>" in page
    assert 'value="complete" selected' in page
    account.refresh_from_db()
    assert account.completeness == "teaser"
    assert account.reviews.count() == 1
    now = token_now(account)
    assert now != seen
    assert f'name="kurier-seen" value="{now}"' in page
    assert send(moderator_client, now, why="Alles da.").status_code == 302
    account.refresh_from_db()
    assert (account.completeness, account.reviews.all()[0].why) == ("complete", "Alles da.")


def test_the_same_said_twice_is_said_once(
    moderator_client: Client, anna: Client, account: Account
) -> None:
    seen = token_now(account)
    send(anna, seen)
    assert send(moderator_client, seen).status_code == 302
    assert account.reviews.count() == 1


def test_details_changed_meanwhile_count_as_well(
    moderator_client: Client, anna: Client, account: Account
) -> None:
    seen = token_now(account)
    here = f"/curate/events/hafen/accounts/{account.slug}/"
    form = anna.get(here).context["form"]
    known = {name: form[name].value() or "" for name in form.fields}
    assert anna.post(here, known | {"completeness": "teaser"}).status_code == 302
    answer = send(moderator_client, seen)
    assert answer.status_code == 409
    assert "anna hat inzwischen" in in_one_line(answer)
    account.refresh_from_db()
    assert account.completeness == "teaser"


def test_of_a_text_that_came_meanwhile_nobody_has_said_anything(
    moderator_client: Client, account: Account
) -> None:
    seen = token_now(account)
    Snapshot.of(b"neu", account=account, source=Snapshot.Source.TEXT).save()
    answer = send(moderator_client, seen)
    assert answer.status_code == 409
    assert "Der Text ist inzwischen neu geholt worden." in in_one_line(answer)
    assert "Jemand hat inzwischen" in in_one_line(answer)
    assert not account.reviews.exists()


@pytest.mark.usefixtures("account")
def test_a_form_that_tells_nothing_of_what_was_seen_overwrites_nothing(
    moderator_client: Client, anna: Client
) -> None:
    send(anna, why="Von ihr.")
    answer = moderator_client.post(f"{ADDRESS}kurier/", SENT)
    assert answer.status_code == 409
    assert "<dd>Von ihr.</dd>" in in_one_line(answer)
    assert "neu geholt" not in in_one_line(answer)


@pytest.mark.usefixtures("account")
def test_the_error_of_a_field_that_nobody_sees_is_a_sentence(moderator_client: Client) -> None:
    answer = send(moderator_client, "x" * 81)
    assert answer.status_code == 422
    assert "höchstens 80 Zeichen" in in_one_line(answer)


def test_a_reason_written_while_the_text_is_taken_down_is_shown_back(
    moderator_client: Client, moderator: User, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = token_now(account)
    take_down(account, Order("holder", "Brief.", with_title=False), who=moderator)
    answer = send(moderator_client, seen)
    page = in_one_line(answer)
    assert answer.status_code == 409
    assert "inzwischen auf Verlangen entfernt worden" in page
    assert "readonly>Vorbehalt; nur Zitate.</textarea>" in page
    assert not AccountReview.objects.exists()
    # At the same moment: it goes between the look at the account and the saving.
    Account.objects.update(taken_down_at=None)
    stands = Account.objects.get(pk=account.pk)
    Account.objects.filter(pk=account.pk).update(taken_down_at=timezone.now())
    view = import_module("framing.desk.views.rights")
    monkeypatch.setattr(view, "account_of", lambda *_a, **_k: stands)
    late = send(moderator_client, seen)
    assert late.status_code == 409
    assert "Vorbehalt; nur Zitate.</textarea>" in late.content.decode()
    assert not AccountReview.objects.exists()
