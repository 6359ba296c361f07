"""The front page lists events and what is in dispute in each."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.events.models import Event
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "asked", "offered"),
    [
        ("/", "en-GB,en;q=0.9,de;q=0.5", '<a href="/en/" hreflang="en">Read in English</a>'),
        ("/en/", "de-DE,de", '<a href="/" hreflang="de">Auf Deutsch lesen</a>'),
        ("/", "de,en", ""),
        ("/", "fr", ""),
        ("/en/", "fr", ""),
        ("/", "", ""),
    ],
)
def test_the_browsers_language_is_offered(
    client: Client, path: str, asked: str, offered: str
) -> None:
    for _again in range(2):  # made, then kept
        answer = client.get(path, headers={"accept-language": asked})
        assert "Accept-Language" in answer.headers["Vary"]
        page = answer.content.decode()
        assert offered in page
        assert ('class="offer"' in page) is bool(offered)


HTMX = {"HX-Request": "true"}


def test_events_stand_newest_first(client: Client) -> None:
    make_event("alt", title="Alter Fall", starts_on="2020-01-01", ends_on="2020-01-01")
    make_event("neu", title="Neuer Fall", starts_on="2024-02-01", ends_on="2024-02-01")
    page = client.get("/").content.decode()
    assert page.index("Neuer Fall") < page.index("Alter Fall")


def test_accounts_without_a_text_are_counted_apart(client: Client) -> None:
    event, *_ = make_compared_event()
    account = event.accounts.last()
    assert account
    assert "noch ohne Text" not in client.get("/").content.decode()
    event.accounts.filter(pk=account.pk).update(current_version=None)
    words = " ".join(client.get("/").content.decode().split())
    assert f"{event.accounts.count() - 1} Darstellungen, dazu 1 noch ohne Text" in words


def test_an_event_says_what_is_in_dispute(client: Client) -> None:
    make_compared_event()
    page = client.get("/").content.decode()
    assert "andere Zahl" in page
    assert "„zwanzig“" in page
    assert "„Zwölf Menschen wurden verletzt.“" in page


def test_drafts_are_for_moderators(client: Client, moderator_client: Client) -> None:
    make_event(title="Noch geheim", state=Event.State.DRAFT)
    assert "Noch geheim" in moderator_client.get("/").content.decode()
    client.logout()
    assert "Noch geheim" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("search", "found"), [("hafen", True), ("Hafen brand", True), ("Hafen Mond", False)]
)
def test_a_search_finds_all_of_its_words(client: Client, search: str, found: bool) -> None:  # noqa: FBT001
    make_event(title="Brand im Hafen", summary="Eine Halle.")
    page = client.get("/", {"q": search}).content.decode()
    assert ("Brand im Hafen" in page) is found


def test_a_search_without_result_says_so_and_shows_the_way_back(client: Client) -> None:
    page = client.get("/", {"q": "<Mond>"}).content.decode()
    assert "Kein Ereignis passt zu „&lt;Mond&gt;“" in page
    assert "Alle Ereignisse zeigen" in page


def test_no_event_at_all_says_so(client: Client) -> None:
    assert "Noch ist kein Ereignis veröffentlicht." in client.get("/").content.decode()


def test_htmx_gets_the_list_alone(client: Client) -> None:
    make_event(title="Brand im Hafen")
    fragment = client.get("/", headers=HTMX).content.decode()
    assert "Brand im Hafen" in fragment
    assert fragment.strip().startswith('<div id="events"')


def test_a_boosted_request_gets_the_page(client: Client) -> None:
    page = client.get("/", headers=HTMX | {"HX-Boosted": "true"}).content.decode()
    assert "<!DOCTYPE html>" in page


def test_caches_keep_page_and_fragment_apart(client: Client) -> None:
    assert "HX-Request" in client.get("/").headers["Vary"]


def test_more_events_need_no_more_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        make_compared_event(slug=f"fall-{number}")
    with django_assert_max_num_queries(7):
        client.get("/")
