"""The pages on which moderators look for articles and choose among them."""

from collections.abc import Iterator
from datetime import date
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from framing.comparisons.models import Comparison
from framing.desk.arriving import arrivals
from framing.desk.discover_form import initial_of
from framing.desk.views import discovering as pages
from framing.events.models import Account, Candidate, Draft, Event, Notice, Outlet, Search
from tests.comparisons.makers import make_comparison
from tests.events import farm as sites
from tests.events.discovery.test_taking import make_candidate
from tests.events.farm import RSS, Farm, item, make_listing_outlet, rss, xml
from tests.events.fetching.loopback import answer
from tests.events.pages import page
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db
ADDRESS = "/curate/events/brand/discover/"
HTMX = {"HX-Request": "true"}
Stage = Candidate.Stage


@pytest.fixture
def event() -> Event:
    """An event of January 8 and 9, 2024."""
    return make_event(
        "brand", title="Brand in Nordhafen, Januar 2024", title_en="Fire at Nordhafen"
    )


@pytest.fixture
def outlet() -> Outlet:
    """An outlet with a feed."""
    return make_listing_outlet("blatt", "/feed.rss")


@pytest.fixture
def _web() -> Iterator[Farm]:
    feed = rss(item("Brand in Nordhafen", "/brand"), item("Nordhafen danach", "/weg"))
    acts = {"/feed.rss": xml(feed, kind=RSS), "/brand": answer(page().encode())}
    with sites.farm({"blatt.example": acts}) as farm:
        yield farm


@pytest.fixture
def _waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tasks wait instead of running in place."""
    for name in ("look_through", "take_in"):
        monkeypatch.setattr(pages, name, Mock())


def words(client: Client, address: str = ADDRESS, **headers: str) -> str:
    """Get a page, spaces made single."""
    return " ".join(client.get(address, headers=headers).content.decode().split())


def sent(event: Event, **changed: object) -> dict[str, object]:
    """What the form sends as it is shown."""
    outlets = [outlet.pk for outlet in Outlet.objects.all()]
    shown = initial_of(event) | {"outlets": outlets}
    return shown | changed


def test_a_search_of_one_day_names_it_once(moderator_client: Client, event: Event) -> None:
    day = date(2024, 1, 8)
    search = Search.objects.create(event=event, keywords="Brand", starts_on=day, ends_on=day)
    shown = words(moderator_client, f"{ADDRESS}{search.pk}/")
    assert "Brand&nbsp;· 8. Januar 2024&nbsp;· " in shown
    Search.objects.update(ends_on=date(2024, 1, 9))
    shown = words(moderator_client, f"{ADDRESS}{search.pk}/")
    assert "Brand&nbsp;· 8.–9. Januar 2024&nbsp;· " in shown


class TestForm:
    """What is looked for."""

    @pytest.mark.usefixtures("event")
    def test_it_begins_with_the_event(self, moderator_client: Client, outlet: Outlet) -> None:
        shown = words(moderator_client)
        assert 'value="Brand, Nordhafen, Fire"' in shown
        assert 'value="2024-01-08"' in shown
        assert f"{outlet.name} (1 Liste)" in shown
        assert shown.count("checked") == 4  # three languages, one outlet

    @pytest.mark.usefixtures("event", "outlet")
    def test_outlets_that_cannot_be_asked_are_named(self, moderator_client: Client) -> None:
        make_outlet("ohne")
        banned = make_listing_outlet("verboten", "/feed.rss")
        Notice.objects.create(
            outlet=banned, text="–", source_name="–", dated=date(2022, 3, 1), address_as_text=True
        )
        shown = words(moderator_client)
        assert "Medium ohne, Medium verboten" in shown
        assert "verboten (1 Liste)" not in shown

    @pytest.mark.usefixtures("event")
    def test_without_any_list_it_says_so(self, moderator_client: Client) -> None:
        assert "Noch hat kein Medium" in words(moderator_client)

    @pytest.mark.usefixtures("outlet", "_waiting")
    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"keywords": " "}, "Dieses Feld ist zwingend erforderlich."),
            ({"keywords": ", ;"}, "Bitte mindestens ein Stichwort eintragen."),
            ({"ends_on": "2024-01-07"}, "Dieser Tag liegt vor dem ersten."),
            ({"ends_on": "2025-03-01"}, "Bitte höchstens ein Jahr auf einmal durchsuchen."),
            ({"ends_on": "morgen"}, "gültiges Datum"),
            ({"languages": []}, "Bitte mindestens eine Sprache ankreuzen."),
            ({"outlets": []}, "Bitte mindestens ein Medium ankreuzen."),
            ({"outlets": ["x"]}, "ist kein gültiger Wert"),
        ],
    )
    def test_what_is_wrong_stands_beside_it_and_the_rest_is_kept(
        self, moderator_client: Client, event: Event, changed: dict[str, object], sentence: str
    ) -> None:
        told = moderator_client.post(ADDRESS, sent(event, starts_on="08.01.2024", **changed))
        assert sentence in told.content.decode()
        assert 'value="08.01.2024"' in told.content.decode()
        assert not Search.objects.exists()

    @pytest.mark.usefixtures("_waiting")
    def test_a_search_begins_and_stands_in_the_list(
        self, moderator_client: Client, event: Event, outlet: Outlet, moderator: User
    ) -> None:
        told = moderator_client.post(ADDRESS, sent(event, keywords="Hafen"))
        search = Search.objects.get()
        assert told["Location"] == f"{ADDRESS}{search.pk}/"
        assert search.asked_by == moderator
        assert search.steps.get().outlet == outlet
        assert f'href="{ADDRESS}{search.pk}/">Hafen</a>' in words(moderator_client)


class TestSearching:
    """A search that asks."""

    @pytest.mark.usefixtures("outlet", "_waiting")
    def test_progress_is_polled_and_leads_on_at_the_end(
        self, moderator_client: Client, event: Event
    ) -> None:
        address = moderator_client.post(ADDRESS, sent(event))["Location"]
        shown = words(moderator_client, address)
        assert "0 von 1 Listen gefragt." in shown
        assert f'hx-get="{address}"' in shown
        fragment = words(moderator_client, address, **HTMX)
        assert fragment.startswith('<div id="asking"')
        Search.objects.update(state=Search.State.DONE)
        assert moderator_client.get(address, headers=HTMX)["HX-Redirect"] == address

    @pytest.mark.usefixtures("outlet", "_waiting")
    def test_it_can_be_stopped(self, moderator_client: Client, event: Event) -> None:
        address = moderator_client.post(ADDRESS, sent(event))["Location"]
        shown = moderator_client.post(f"{address}stop/", follow=True).content.decode()
        assert "Die Suche wurde abgebrochen." in shown

    @pytest.mark.usefixtures("outlet", "_web")
    def test_what_was_found_is_listed_with_what_the_outlets_answered(
        self, moderator_client: Client, event: Event
    ) -> None:
        make_listing_outlet("tot", "/feed.rss")
        address = moderator_client.post(ADDRESS, sent(event))["Location"]
        shown = words(moderator_client, address)
        assert "Passt gut" in shown
        assert "Brand in Nordhafen</label>" in shown
        assert "gemeinsam: Brand, Nordhafen" in shown
        assert "2 Einträge gelesen (08.01.2024), 2 passen." in shown
        assert "Diese Website gibt es nicht." in shown

    @pytest.mark.usefixtures("outlet")
    def test_nothing_found_is_said(self, moderator_client: Client, event: Event) -> None:
        with sites.farm({"blatt.example": {"/feed.rss": xml(rss(), kind=RSS)}}):
            address = moderator_client.post(ADDRESS, sent(event))["Location"]
        shown = words(moderator_client, address)
        assert "In den Listen steht kein Artikel, der passt." in shown
        assert "0 Einträge gelesen, 0 passen." in shown

    def test_only_so_many_are_shown(
        self,
        moderator_client: Client,
        event: Event,
        outlet: Outlet,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(pages, "MOST_SHOWN", 2)
        for number in range(4):
            candidate = make_candidate(event, outlet, f"/{number}", score=1.0)
        shown = words(moderator_client, f"{ADDRESS}{candidate.search_id}/")
        assert "2 weitere Artikel passen weniger gut und stehen hier nicht." in shown
        assert "Passt vielleicht" in shown
        assert "Passt gut" not in shown


class TestChoosing:
    """What was ticked is added."""

    @pytest.mark.usefixtures("outlet", "_web")
    def test_ticked_articles_are_added_and_failures_lead_to_the_paste_box(
        self, moderator_client: Client, event: Event
    ) -> None:
        address = moderator_client.post(ADDRESS, sent(event))["Location"]
        keys = [each.pk for each in Candidate.objects.all()]
        shown = moderator_client.post(f"{address}add/", {"pick": keys}, follow=True)
        told = " ".join(shown.content.decode().split())
        assert Account.objects.get().title == "Brand im Hafen"
        assert "Diese Seite gibt es nicht (404)." in told
        draft = Draft.objects.get()
        paste = f"/events/brand/accounts/add/?draft={draft.pk}"
        assert f'href="{paste}">Text von Hand einfügen</a>' in told
        assert "Diese Seite gibt es nicht (404)." in words(moderator_client, paste)
        assert "schon da" in told
        failed = Candidate.objects.get(stage=Stage.FAILED)
        assert f'value="{failed.pk}">Noch einmal versuchen</button>' in told
        moderator_client.post(f"{address}add/", {"pick": failed.pk})
        assert Draft.objects.get() == draft

    @pytest.mark.usefixtures("_waiting")
    @pytest.mark.parametrize("keys", [[], ["x"], [str(10**30)]])
    def test_nothing_ticked_is_said(
        self, moderator_client: Client, event: Event, outlet: Outlet, keys: list[str]
    ) -> None:
        address = f"{ADDRESS}{make_candidate(event, outlet).search_id}/"
        shown = moderator_client.post(f"{address}add/", {"pick": keys}, follow=True)
        assert "Bitte mindestens einen Artikel ankreuzen." in shown.content.decode()

    @pytest.mark.usefixtures("_waiting")
    def test_what_is_there_is_said_and_cannot_be_ticked(
        self, moderator_client: Client, event: Event, outlet: Outlet
    ) -> None:
        candidate = make_candidate(event, outlet)
        make_account(event, outlet, url=candidate.address)
        address = f"{ADDRESS}{candidate.search_id}/"
        assert "schon da" in words(moderator_client, address)
        assert 'name="pick"' not in words(moderator_client, address)
        shown = moderator_client.post(f"{address}add/", {"pick": candidate.pk}, follow=True)
        assert "Diese Artikel sind schon da oder unterwegs." in shown.content.decode()

    @pytest.mark.usefixtures("_waiting")
    def test_articles_on_their_way_are_polled_until_they_are_there(
        self, moderator_client: Client, event: Event, outlet: Outlet
    ) -> None:
        candidate = make_candidate(event, outlet)
        address = f"{ADDRESS}{candidate.search_id}/"
        shown = moderator_client.post(f"{address}add/", {"pick": candidate.pk}, follow=True)
        assert f'hx-get="{address}?adding=1"' in shown.content.decode()
        assert "ausgewählt, siehe oben" in shown.content.decode()
        Candidate.objects.update(stage=Stage.FAILED, failure="robots")
        fragment = words(moderator_client, f"{address}?adding=1", **HTMX)
        assert "hx-get" not in fragment
        assert "robots.txt" in fragment


class TestStages:
    """How far an article is."""

    @staticmethod
    def states(candidate: Candidate) -> list[str]:
        """States of the steps of the one chosen article."""
        return [state for _, state in arrivals(candidate.search)[0].steps]

    @pytest.mark.parametrize(
        ("stage", "states"),
        [
            (Stage.WAITING, ["ahead", "ahead", "ahead", "ahead"]),
            (Stage.FETCHING, ["now", "ahead", "ahead", "ahead"]),
            (Stage.READING, ["done", "now", "ahead", "ahead"]),
        ],
    )
    def test_on_the_way(self, event: Event, outlet: Outlet, stage: str, states: list[str]) -> None:
        assert self.states(make_candidate(event, outlet, stage=stage)) == states

    def test_saved_and_compared(self, event: Event, outlet: Outlet) -> None:
        account = make_account(event, outlet)
        candidate = make_candidate(event, outlet, stage=Stage.ADDED, account=account)
        assert self.states(candidate) == ["done", "done", "now", "ahead"]
        make_comparison(event, started_at=timezone.now())
        arrival = arrivals(candidate.search)[0]
        assert [label for label, _ in arrival.steps][2] == "0 Aussagen"
        assert not arrival.is_under_way

    def test_an_older_comparison_has_not_read_it(self, event: Event, outlet: Outlet) -> None:
        make_comparison(event, started_at=timezone.now())
        account = make_account(event, outlet)
        candidate = make_candidate(event, outlet, stage=Stage.ADDED, account=account)
        assert self.states(candidate) == ["done", "done", "now", "ahead"]
        Comparison.objects.create(event=event, state=Comparison.State.FAILED)
        assert "fehlgeschlagen" in arrivals(candidate.search)[0].failure

    def test_an_account_that_is_gone(self, event: Event, outlet: Outlet) -> None:
        candidate = make_candidate(event, outlet, stage=Stage.ADDED)
        assert "gelöscht" in arrivals(candidate.search)[0].failure


@pytest.mark.usefixtures("event", "outlet")
def test_the_way_there(moderator_client: Client) -> None:
    for place in ("/curate/", "/events/brand/", "/curate/events/brand/"):
        assert f'href="{ADDRESS}"' in words(moderator_client, place)
    assert ADDRESS not in words(Client(), "/events/brand/")


def test_a_search_of_another_event_is_not_shown(
    moderator_client: Client, event: Event, outlet: Outlet
) -> None:
    make_event("anderes")
    candidate = make_candidate(event, outlet)
    other = f"/curate/events/anderes/discover/{candidate.search_id}/"
    assert moderator_client.get(other).status_code == 404
