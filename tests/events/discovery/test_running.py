"""A search through a farm of outlets: what is asked, how politely, and what is kept."""

import gzip
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from email.utils import format_datetime
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.utils import timezone

from framing.events.discovery import asking, running
from framing.events.discovery.tuning import (
    KEPT_FOR,
    LONGEST_DELAY,
    LONGEST_WAIT,
    MOST_CHILDREN,
    POLITE_SECONDS,
)
from framing.events.messages import said_of_list
from framing.events.models import (
    Candidate,
    Event,
    Listing,
    Notice,
    Outlet,
    Search,
    SearchStep,
    Turn,
)
from framing.events.tasks import look_through
from tests.events import farm as sites
from tests.events.farm import (
    RSS,
    Farm,
    endless,
    index,
    item,
    make_listing_outlet,
    packed,
    rss,
    urlset,
    xml,
)
from tests.events.fetching.loopback import Act, answer
from tests.helpers import make_account, make_event

pytestmark = pytest.mark.django_db

LEASE = timedelta(seconds=settings.FRAMING_FETCH_SECONDS)
FIRE = "Brand im Hafen von Nordhafen"
STEP = "http://blatt.example/feed.rss"


@pytest.fixture
def event() -> Event:
    """An event of January 8 and 9, 2024."""
    return make_event("brand", title="Brand in Nordhafen")


def search_in(event: Event, *outlets: Outlet, keywords: str = "Nordhafen") -> Search:
    """Search outlets through, to the end."""
    search = Search(
        event=event,
        keywords=keywords,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        languages=["de", "en"],
    )
    running.begin(search, outlets)
    look_through.enqueue(search_id=search.pk)
    search.refresh_from_db()
    return search


def asked(
    event: Event, acts: Mapping[str, bytes | Act], *lists: str
) -> tuple[Search, SearchStep, Farm]:
    """Search through one outlet, Das Blatt, that serves this; gives its first list's step."""
    outlet = make_listing_outlet("blatt", *(lists or ("/feed.rss",)))
    with sites.farm({"blatt.example": acts}) as farm:
        search = search_in(event, outlet)
    return search, search.steps.all()[0], farm


def titles(search: Search) -> list[str]:
    """Titles of what was found, in the order of their addresses."""
    return [each.title for each in search.candidates.order_by("address")]


class TestFinding:
    """What is kept of lists."""

    def test_what_fits_is_kept_and_each_step_says_what_it_came_to(self, event: Event) -> None:
        feed = rss(
            item(FIRE, "/brand?utm_source=rss"),
            item(FIRE, "/brand/amp"),
            item("Regen in Südhafen", "/regen"),
            item("Nordhafen feiert", "/fest", "Mon, 01 Jan 2024 18:00:00 +0100"),
            item("Vor dem Brand in Nordhafen", "/vor", "Sat, 06 Jan 2024 18:00:00 +0100"),
        )
        search, step, _ = asked(event, {"/feed.rss": xml(feed, kind=RSS)})
        assert search.state == Search.State.DONE
        assert search.finished_at
        assert titles(search) == [FIRE, "Vor dem Brand in Nordhafen"]
        candidate = search.candidates.get(title=FIRE)
        assert candidate.address == "http://blatt.example/brand"
        assert candidate.published_on == date(2024, 1, 8)
        assert candidate.shared == ["Nordhafen", "Brand"]
        assert (step.state, step.read, step.found) == (SearchStep.State.DONE, 5, 2)
        assert (step.first_day, step.last_day) == (date(2024, 1, 1), date(2024, 1, 8))

    def test_titles_of_accounts_help(self, event: Event) -> None:
        make_account(event, title="Lagerhalle vollständig zerstört")
        feed = rss(item("Zerstörte Lagerhalle: Trümmer vollständig geräumt", "/a"))
        search, _, _ = asked(event, {"/feed.rss": xml(feed, kind=RSS)})
        assert search.candidates.get().shared == ["Lagerhalle", "vollständig", "zerstört"]

    def test_other_languages_are_left_out_where_they_were_not_asked_for(self, event: Event) -> None:
        feed = rss(item("Nordhafen", "/a"), language="ru")
        _, step, _ = asked(event, {"/feed.rss": xml(feed, kind=RSS)})
        assert (step.read, step.found) == (1, 0)

    def test_articles_of_a_banned_outlet_are_not_listed(self, event: Event) -> None:
        banned = make_listing_outlet("verboten")
        Notice.objects.create(
            outlet=banned, text="–", source_name="–", dated=date(2022, 3, 1), address_as_text=True
        )
        feed = rss(item(FIRE, "http://de.verboten.example/a"))
        search, _, _ = asked(event, {"/feed.rss": xml(feed, kind=RSS)})
        assert not search.candidates.exists()

    def test_the_day_may_stand_in_the_address(self, event: Event) -> None:
        words = urlset(("/2024/01/08/brand-in-nordhafen", ""), ("/2023/01/08/nordhafen-fest", ""))
        search, _, _ = asked(event, {"/map.xml": xml(words)}, "/map.xml")
        found = search.candidates.get()
        assert (found.published_on, found.title_is_guess) == (date(2024, 1, 8), True)


class TestIndexes:
    """Sitemaps below sitemaps."""

    def test_only_lists_that_may_hold_the_window_are_asked_also_packed_ones(
        self, event: Event
    ) -> None:
        acts = {
            "/map.xml": xml(
                index(
                    ("/2023-12.xml.gz", ""),
                    ("/2024-01.xml.gz", ""),
                    ("/2024-02.xml.gz", ""),
                    ("/alt.xml", "2023-11-01"),
                    ("/fehlt.xml", ""),
                )
            ),
            "/2024-01.xml.gz": packed(urlset(("/brand-in-nordhafen", "2024-01-08"))),
        }
        search, step, farm = asked(event, acts, "/map.xml")
        assert farm.paths("blatt.example") == ["/map.xml", "/2024-01.xml.gz", "/fehlt.xml"]
        assert titles(search) == ["brand in nordhafen"]
        assert step.remarks == [running.PARTS_MISSING]

    def test_so_many_lists_and_no_deeper(self, event: Event) -> None:
        many = index(*((f"/{number}.xml", "") for number in range(40)))
        deeper = {f"/{number}.xml": xml(index((f"/tief{number}.xml", ""))) for number in range(40)}
        deepest = {f"/tief{number}.xml": xml(index(("/boden.xml", ""))) for number in range(40)}
        acts = {"/map.xml": xml(many), **deeper, **deepest}
        _, step, farm = asked(event, acts, "/map.xml")
        assert len(farm.paths("blatt.example")) == MOST_CHILDREN + 1
        assert "/boden.xml" not in farm.paths("blatt.example")
        assert step.remarks == [running.TOO_MANY_PARTS]


class TestManners:
    """How hosts are asked."""

    def test_pauses_are_made_between_requests_to_one_host(self, event: Event) -> None:
        feed = xml(rss(), kind=RSS)
        acts = {"/a.rss": feed, "/b.rss": feed}
        _, _, farm = asked(event, acts, "/a.rss", "/b.rss")
        assert farm.pauses == [POLITE_SECONDS]

    def test_robots_txt_may_ask_for_longer_ones_up_to_a_bound(self, event: Event) -> None:
        feed = xml(rss(), kind=RSS)
        robots = answer(b"User-agent: *\nCrawl-delay: 400\n", Content_Type="text/plain")
        acts = {"/robots.txt": robots, "/a.rss": feed, "/b.rss": feed}
        _, _, farm = asked(event, acts, "/a.rss", "/b.rss")
        assert farm.pauses == [LONGEST_DELAY]

    def test_robots_txt_is_obeyed_and_read_once(self, event: Event) -> None:
        robots = answer(b"User-agent: *\nDisallow: /geheim\n", Content_Type="text/plain")
        acts = {"/robots.txt": robots, "/a.rss": xml(rss(), kind=RSS)}
        search, _, farm = asked(event, acts, "/geheim.rss", "/a.rss")
        first, second = search.steps.all()
        assert (first.failure, second.state) == ("robots", SearchStep.State.DONE)
        assert farm.servers["blatt.example"].paths.count("/robots.txt") == 1
        assert farm.paths("blatt.example") == ["/a.rss"]

    def test_a_list_is_not_asked_for_twice_within_minutes(self, event: Event) -> None:
        outlet = make_listing_outlet("blatt", "/feed.rss", "/fehlt.rss")
        feed = xml(rss(item(FIRE, "/brand")), kind=RSS)
        with sites.farm({"blatt.example": {"/feed.rss": feed}}) as farm:
            first, second = search_in(event, outlet), search_in(event, outlet)
            assert farm.paths("blatt.example") == ["/feed.rss", "/fehlt.rss"]
            assert titles(first) == titles(second) == [FIRE]
            assert second.steps.filter(failure="not_found").count() == 1
            Listing.objects.update(asked_at=timezone.now() - KEPT_FOR - timedelta(seconds=1))
            search_in(event, outlet)
            assert len(farm.paths("blatt.example")) == 4

    def test_a_short_pause_that_a_host_asks_for_is_made(self, event: Event) -> None:
        busy = answer(b"", "503 Service Unavailable", Retry_After=str(LONGEST_WAIT))
        replies = iter([busy, xml(rss(item(FIRE, "/brand")), kind=RSS)])
        acts: dict[str, bytes | Act] = {"/feed.rss": lambda sock, _: sock.sendall(next(replies))}
        search, _, farm = asked(event, acts)
        assert LONGEST_WAIT in farm.pauses
        assert titles(search) == [FIRE]

    @pytest.mark.parametrize("as_date", [False, True])
    def test_a_long_pause_is_told_and_kept(self, event: Event, *, as_date: bool) -> None:
        later = timezone.now() + timedelta(seconds=1800)
        wait = format_datetime(later) if as_date else "1800"
        acts: dict[str, bytes | Act] = {
            "/feed.rss": answer(b"", "429 Too Many Requests", Retry_After=wait)
        }
        outlet = make_listing_outlet("blatt", "/feed.rss")
        with sites.farm({"blatt.example": acts}) as farm:
            step = search_in(event, outlet).steps.get()
            assert (step.failure, step.wait_minutes) == ("too_many_requests", 30)
            # Long after what was read is forgotten, the host is still left alone.
            Listing.objects.update(asked_at=timezone.now() - timedelta(minutes=29))
            again = search_in(event, outlet).steps.get()
            assert again.failure == "too_many_requests"
            assert farm.paths("blatt.example") == ["/feed.rss"]
            Listing.objects.update(not_before=timezone.now())
            search_in(event, outlet)
            assert farm.paths("blatt.example") == ["/feed.rss"] * 2

    def test_turns_that_are_over_are_forgotten(self, event: Event) -> None:
        Turn.objects.create(name="alt.example", free_at=timezone.now())
        Turn.objects.create(name="neu.example", free_at=timezone.now() + LEASE)
        asked(event, {"/a.rss": xml(rss(), kind=RSS)}, "/a.rss")
        hosts = Turn.objects.values_list("name", flat=True)
        assert set(hosts) == {"blatt.example", "neu.example"}

    def test_while_one_asks_a_host_nobody_else_does(self) -> None:
        manners, now, slept = Mock(delay=Mock(return_value=3)), timezone.now(), [0.0]
        clock = Mock(side_effect=lambda: now + timedelta(seconds=sum(slept)))
        first, second = (asking.Pace(sleep=slept.append, now=clock) for _ in range(2))
        with first.turn("http://blatt.example/a", manners):
            assert Turn.objects.taken("blatt.example", clock(), LEASE) == LEASE.total_seconds()
            with second.turn("http://anders.example/", manners):
                assert sum(slept) == 0
        with second.turn("http://blatt.example/b", manners):
            assert sum(slept) == pytest.approx(3)

    def test_whoever_is_killed_blocks_a_host_no_longer_than_a_fetch_may_take(self) -> None:
        now, slept = timezone.now(), [0.0]
        Turn.objects.taken("blatt.example", now, LEASE)
        clock = Mock(side_effect=lambda: now + timedelta(seconds=sum(slept)))
        pace = asking.Pace(sleep=slept.append, now=clock)
        with pace.turn("http://blatt.example/", Mock(delay=Mock(return_value=0))):
            assert sum(slept) == pytest.approx(LEASE.total_seconds())
            assert max(slept) <= LONGEST_DELAY


class TestFailures:
    """Lists that cannot be had or read, and the sentence for each."""

    @pytest.mark.parametrize(
        ("act", "failure"),
        [
            (answer(b"", "404 Not Found"), "not_found"),
            (answer(b"", "500 Oops"), "server_error"),
            (answer(b"<html>Cookies?</html>"), "no_list"),
            (answer(b"GIF89a", Content_Type="image/gif"), "wrong_type"),
            (
                answer(gzip.compress(b" " * 21_000_000), Content_Type="application/gzip"),
                "list_too_large",
            ),
            (endless(50_000_000), "too_large"),
            (answer(b"<rss>", Content_Type="text/xml", Content_Length="50000000"), "too_large"),
        ],
        ids=["missing", "error", "page", "image", "bomb", "endless-50-MB", "announced-50-MB"],
    )
    def test_a_reason_is_given(self, event: Event, act: bytes | Act, failure: str) -> None:
        search, step, _ = asked(event, {"/feed.rss": act})
        assert (search.state, step.state) == (Search.State.DONE, SearchStep.State.FAILED)
        assert step.failure == failure
        assert str(said_of_list(failure)).endswith((".", "?"))

    def test_broken_markup_is_salvaged_and_remarked_on(self, event: Event) -> None:
        words = rss(item(FIRE, "/brand"), item("Kai & Hafen", "/b"))[:-40]
        search, step, _ = asked(event, {"/feed.rss": xml(words)})
        assert titles(search) == [FIRE]
        assert step.remarks == [running.BROKEN]

    def test_a_dead_host_does_not_hold_up_the_others(self, event: Event) -> None:
        outlets = [make_listing_outlet(slug, "/feed.rss") for slug in ("tot", "blatt")]
        acts = {"/feed.rss": xml(rss(item(FIRE, "/brand")), kind=RSS)}
        with sites.farm({"blatt.example": acts}, dead="tot.example"):
            search = search_in(event, *outlets)
        assert [step.failure for step in search.steps.all()] == ["dead_host", ""]
        assert titles(search) == [FIRE]

    def test_what_nobody_foresaw_does_not_hold_up_the_others(
        self, event: Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(running, "kept", Mock(side_effect=ZeroDivisionError))
        search, step, _ = asked(event, {"/feed.rss": xml(rss(), kind=RSS)})
        assert (search.state, step.failure) == (Search.State.DONE, "given_up")


class TestTasks:
    """A search is one task an outlet, and can be cut off anywhere."""

    @pytest.fixture
    def _two(self) -> Iterator[None]:
        feed = {"/feed.rss": xml(rss(item(FIRE, "/brand")), kind=RSS)}
        with sites.farm({"blatt.example": feed, "bote.example": feed}):
            yield

    @pytest.mark.usefixtures("_two")
    def test_a_search_that_was_stopped_asks_no_further(
        self, event: Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        outlets = [make_listing_outlet(slug, "/feed.rss") for slug in ("blatt", "bote")]
        original = running.run

        def stopping(step: SearchStep, *rest: object) -> None:
            original(step, *rest)  # type: ignore[arg-type]
            running.finish(step.search, Search.State.STOPPED)

        monkeypatch.setattr(running, "run", stopping)
        search = search_in(event, *outlets)
        assert search.state == Search.State.STOPPED
        assert [step.state for step in search.steps.all()] == ["done", "waiting"]

    @pytest.mark.usefixtures("_two")
    def test_a_step_that_was_cut_off_is_done_again_and_finds_nothing_twice(
        self, event: Event
    ) -> None:
        outlet = make_listing_outlet("blatt", "/feed.rss")
        search = search_in(event, outlet)
        search.steps.update(state=SearchStep.State.ASKING)
        Search.objects.update(state=Search.State.RUNNING)
        look_through.enqueue(search_id=search.pk)
        assert Candidate.objects.count() == 1
        assert Search.objects.get().state == Search.State.DONE

    @pytest.mark.usefixtures("_two")
    def test_old_searches_and_lists_go(self, event: Event) -> None:
        outlet = make_listing_outlet("blatt", "/feed.rss")
        search_in(event, outlet)
        long_ago = timezone.now() - timedelta(days=31)
        Search.objects.update(created_at=long_ago)
        Listing.objects.update(asked_at=long_ago, address="http://blatt.example/alt")
        search_in(event, outlet)
        assert Search.objects.count() == Listing.objects.count() == Candidate.objects.count() == 1

    def test_a_search_that_is_gone_is_no_error(self) -> None:
        look_through.enqueue(search_id=1)
