"""Chosen candidates become accounts, or say why not."""

from collections.abc import Iterator
from datetime import date
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from framing.comparisons.models import Claim, Comparison
from framing.events import getting, intake
from framing.events.discovery import taking
from framing.events.discovery.tuning import POLITE_SECONDS
from framing.events.intake import ConflictError
from framing.events.models import Account, Candidate, Draft, Event, Outlet, Search
from framing.events.tasks import take_in
from framing.journal.models import Entry
from tests.events import farm as sites
from tests.events.farm import RSS, Farm, item, make_listing_outlet, rss, xml
from tests.events.fetching.loopback import answer
from tests.events.pages import page
from tests.helpers import make_account, make_event, make_version

pytestmark = pytest.mark.django_db

PLACE = "http://blatt.example/brand"
Stage = Candidate.Stage


@pytest.fixture
def event() -> Event:
    """An event of January 8 and 9, 2024."""
    return make_event("brand", title="Brand in Nordhafen")


@pytest.fixture
def outlet() -> Outlet:
    """An outlet with a feed."""
    return make_listing_outlet("blatt", "/feed.rss")


@pytest.fixture
def web() -> Iterator[Farm]:
    """The outlet's site: three articles, a page without text, one that robots are kept from."""
    robots = answer(b"User-agent: *\nDisallow: /geheim\n", Content_Type="text/plain")
    feed = rss(item("Brand in Nordhafen", "/brand"), item("Nordhafen nach dem Brand", "/weg"))
    acts = {
        "/robots.txt": robots,
        "/feed.rss": xml(feed, kind=RSS),
        "/brand": answer(page().encode()),
        "/leer": answer(b"<html><body></body></html>"),
    }
    with sites.farm({"blatt.example": acts}) as farm:
        yield farm


def make_candidate(event: Event, outlet: Outlet, path: str = "/brand", **more: object) -> Candidate:
    """Save a candidate of a finished search."""
    day = event.starts_on
    search, _ = Search.objects.get_or_create(
        event=event, keywords="Brand", state="done", defaults={"starts_on": day, "ends_on": day}
    )
    values: dict[str, object] = {
        "title": "Brand, wie der Feed ihn nennt",
        "score": 2.0,
        "published_on": date(2024, 1, 8),
        "key": f"blatt.example{path}",
    }
    return search.candidates.create(
        outlet=outlet, address=f"http://blatt.example{path}", **values | more
    )


def taken(candidate: Candidate, who: User | None = None) -> Candidate:
    """Choose a candidate, add it, and give what is stored then."""
    assert taking.choose(candidate.search, [candidate.pk], who) == 1
    take_in.enqueue(chosen_in=candidate.search_id)
    candidate.refresh_from_db()
    return candidate


@pytest.mark.usefixtures("web")
class TestAdding:
    """What a chosen address comes to."""

    def test_it_becomes_an_account_of_its_outlet_by_who_chose_it(
        self, event: Event, outlet: Outlet, moderator: User
    ) -> None:
        candidate = taken(make_candidate(event, outlet), moderator)
        assert (candidate.stage, candidate.failure) == (Stage.ADDED, "")
        account = Account.objects.get()
        assert candidate.account == account
        assert (account.outlet, account.url, account.title) == (outlet, PLACE, "Brand im Hafen")
        # The page does not say when it appeared; the feed did.
        assert account.published_on == date(2024, 1, 8)
        assert Entry.objects.get(action="account-created").who == moderator
        assert not Draft.objects.exists()

    def test_it_is_compared(
        self,
        event: Event,
        outlet: Outlet,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            taken(make_candidate(event, outlet))
        assert Comparison.objects.current().get().event == event
        assert Claim.objects.filter(account__event=event).exists()

    def test_what_the_list_says_is_a_title_only_where_it_is_one(
        self, event: Event, outlet: Outlet, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        received = getting.receive(PLACE)
        monkeypatch.setattr(intake, "details_of", lambda *_: intake.Details(outlet=outlet))
        candidate = make_candidate(event, outlet)
        assert taking.stored(candidate, received).account.title == candidate.title
        guessed = make_candidate(event, outlet, "/zwei", title_is_guess=True)
        account = taking.stored(guessed, received).account
        assert (account.title, account.url) == ("", "http://blatt.example/zwei")

    @pytest.mark.parametrize(
        ("path", "failure"),
        [("/geheim", "robots"), ("/weg", "not_found"), ("/leer", "no_text")],
    )
    def test_a_failure_has_its_reason_and_a_draft_to_paste_into(
        self, event: Event, outlet: Outlet, moderator: User, path: str, failure: str
    ) -> None:
        candidate = taken(make_candidate(event, outlet, path), moderator)
        assert (candidate.stage, candidate.failure) == (Stage.FAILED, failure)
        draft = Draft.objects.get()
        assert candidate.draft == draft
        assert (draft.stage, draft.failure, draft.added_by) == ("failed", failure, moderator)
        assert draft.entered == {
            "outlet": outlet.pk,
            "url": f"http://blatt.example{path}",
            "title": "Brand, wie der Feed ihn nennt",
            "published_on": "2024-01-08",
        }

    def test_one_that_fails_twice_has_one_draft(
        self, event: Event, outlet: Outlet, moderator: User
    ) -> None:
        candidate = taken(make_candidate(event, outlet, "/weg"), moderator)
        candidate.refresh_from_db()
        first = candidate.draft
        assert taken(candidate, moderator).draft == first == Draft.objects.get()

    def test_one_that_failed_can_be_chosen_again(self, event: Event, outlet: Outlet) -> None:
        candidate = taken(make_candidate(event, outlet, "/weg"))
        assert not Draft.objects.exists()  # nobody to keep it for
        Candidate.objects.update(address=PLACE)
        assert taken(candidate).stage == Stage.ADDED

    def test_what_nobody_foresaw_does_not_hold_up_the_next(
        self, event: Event, outlet: Outlet, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bad, good = (make_candidate(event, outlet, path) for path in ("/eins", "/brand"))
        original = getting.receive
        monkeypatch.setattr(
            taking,
            "receive",
            lambda address, **how: original(address, **how) if "brand" in address else 1 / 0,
        )
        taking.choose(bad.search, [bad.pk, good.pk], None)
        take_in.enqueue(chosen_in=bad.search_id)
        assert dict(Candidate.objects.values_list("pk", "failure")) == {
            bad.pk: "given_up",
            good.pk: "",
        }

    def test_two_at_once_are_told(
        self, event: Event, outlet: Outlet, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(intake, "add", Mock(side_effect=ConflictError))
        assert taken(make_candidate(event, outlet)).failure == "conflict"

    def test_one_that_was_cut_off_is_begun_anew(self, event: Event, outlet: Outlet) -> None:
        candidate = make_candidate(event, outlet, stage=Stage.READING)
        take_in.enqueue(chosen_in=candidate.search_id)
        assert Candidate.objects.get().stage == Stage.ADDED

    def test_pauses_are_made_between_articles_of_one_host(
        self, event: Event, outlet: Outlet, web: Farm
    ) -> None:
        candidates = [make_candidate(event, outlet, path) for path in ("/brand", "/leer")]
        taking.choose(candidates[0].search, [each.pk for each in candidates], None)
        take_in.enqueue(chosen_in=candidates[0].search_id)
        assert web.pauses == [POLITE_SECONDS]


class TestThere:
    """What the event has already."""

    @pytest.mark.parametrize(
        "form",
        [
            "https://www.blatt.example/brand?utm_source=x",
            "http://amp.blatt.example/brand",
            "http://m.blatt.example/brand/",
            "http://blatt.example/brand/amp/",
            "http://blatt.example/brand?output=amp",
            "http://blatt.example/brand?print=1#oben",
            "http://blatt.example/brand/drucken",
        ],
    )
    def test_any_form_of_its_address_is_known(
        self, event: Event, outlet: Outlet, form: str
    ) -> None:
        account = make_account(event, outlet, url=form)
        candidate = make_candidate(event, outlet)
        assert taking.mark([candidate], event)[0].there == account
        assert taking.choose(candidate.search, [candidate.pk], None) == 0

    def test_so_is_the_address_that_a_redirect_led_to(self, event: Event, outlet: Outlet) -> None:
        account = make_account(event, outlet, url="http://blatt.example/kurz")
        account.snapshots.update(address=PLACE)
        assert taking.mark([make_candidate(event, outlet)], event)[0].there == account

    def test_another_article_is_not(self, event: Event, outlet: Outlet) -> None:
        make_version(make_account(event, outlet, url="http://blatt.example/brand-2"))
        assert taking.mark([make_candidate(event, outlet)], event)[0].there is None


def test_a_search_that_is_gone_is_no_error() -> None:
    take_in.enqueue(chosen_in=1)


@pytest.mark.usefixtures("web", "outlet")
class TestCommand:
    """manage.py discover."""

    def test_it_lists_and_adds_the_best(
        self, event: Event, capsys: pytest.CaptureFixture[str]
    ) -> None:
        call_command("discover", "brand", "--add", "2", "--keyword", "Nordhafen")
        printed = capsys.readouterr().out
        assert "http://blatt.example/feed.rss: 2 gelesen, 2 passen." in printed
        assert "- 1.4 2024-01-08 Medium blatt: Brand in Nordhafen http://blatt" in printed
        assert "+ http://blatt.example/brand: /events/brand/texts/blatt/" in printed
        assert "+ http://blatt.example/weg: Diese Seite gibt es nicht (404)." in printed
        assert event.accounts.count() == 1
        call_command("discover", "brand", "--outlet", "blatt", "--language", "de")
        assert "= 2.0 2024-01-08" in capsys.readouterr().out

    def test_it_says_what_is_wrong(self, event: Event) -> None:
        bare = make_listing_outlet("ohne").slug
        with pytest.raises(CommandError, match="Medium ohne"):
            call_command("discover", event.slug, "--outlet", bare)
        with pytest.raises(CommandError, match="liegt vor"):
            call_command("discover", event.slug, "--from", "2024-01-09", "--to", "2024-01-08")
        with pytest.raises(CommandError, match="gibt es nicht"):
            call_command("discover", "nirgends")

    def test_it_says_what_could_not_be_read(
        self, event: Event, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_listing_outlet("tot", "/feed.rss")
        call_command("discover", event.slug, "--outlet", "tot")
        assert "Diese Website gibt es nicht." in capsys.readouterr().out
