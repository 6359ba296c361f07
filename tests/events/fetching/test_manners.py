"""robots.txt is obeyed, and what it says of our group counts (RFC 9309)."""

import pytest

from framing.events.fetching import Failure, FetchError, Manners, fetch
from framing.events.fetching.manners import our_groups
from tests.events.fetching.loopback import (
    HOST,
    PUBLIC,
    Act,
    Loopback,
    Server,
    answer,
    dripping,
    limits,
    moved,
    served,
)

ADDRESS = f"http://{HOST}/artikel?id=1"


def robots(text: str) -> bytes:
    """Answer with a robots.txt."""
    return answer(text.encode(), Content_Type="text/plain")


def outcome(robots_txt: bytes | Act, seconds: float = 5.0) -> Failure | None:
    """Fetch from a host with this robots.txt; give the failure, None where the page came."""
    with served({"/robots.txt": robots_txt, "/artikel?id=1": answer()}) as (_, connector):
        try:
            fetch(ADDRESS, connector=connector, limits=limits(seconds))
        except FetchError as error:
            return error.failure
    return None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("User-agent: *\nDisallow:", id="nothing-disallowed"),
        pytest.param("User-agent: *\nDisallow: /suche", id="another-path"),
        pytest.param("User-agent: GPTBot\nDisallow: /", id="another-agent"),
        pytest.param("User-agent: Framing\nAllow: /\n\nUser-agent: *\nDisallow: /", id="we-may"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /artikel", id="longer-rule-allows"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", id="pattern-that-does-not-fit"),
        pytest.param("<!doctype html><p>Nicht gefunden", id="a-page-instead"),
        pytest.param("Disallow: /", id="rule-without-agent"),
    ],
)
def test_robots_allows(text: str) -> None:
    assert outcome(robots(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("User-agent: *\nDisallow: /", id="everyone"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /", id="byte-order-mark"),
        pytest.param("USER-AGENT: *\r\nDISALLOW: /artikel", id="capitals"),
        pytest.param("User-agent: framing\nDisallow: /", id="us"),
        pytest.param("User-agent: GPTBot\nUser-agent: Framing\nDisallow: /", id="us-in-a-group"),
        pytest.param("User-agent: Framing\nDisallow: /\n\nUser-agent: *\nAllow: /", id="only-us"),
        pytest.param("User-agent: *\nDisallow: /*?id=", id="pattern"),
        pytest.param("User-agent: *\nAllow: /\nDisallow: /artikel", id="longer-rule-disallows"),
    ],
)
def test_robots_disallows(text: str) -> None:
    assert outcome(robots(text)) == Failure.ROBOTS


@pytest.mark.parametrize(
    ("act", "failure"),
    [
        pytest.param(answer(status="404 Not Found"), None, id="404"),
        pytest.param(answer(status="401 Unauthorized"), None, id="401"),
        pytest.param(answer(status="403 Forbidden"), None, id="403"),
        pytest.param(answer(status="410 Gone"), None, id="410"),
        pytest.param(moved("/robots.txt"), None, id="circle-of-redirects"),
        pytest.param(answer(status="500 Oops"), Failure.ROBOTS_UNAVAILABLE, id="500"),
        pytest.param(answer(status="503 Later"), Failure.ROBOTS_UNAVAILABLE, id="503"),
        pytest.param(b"", Failure.ROBOTS_UNAVAILABLE, id="nothing"),
        pytest.param(answer(Content_Length="9999"), Failure.ROBOTS_UNAVAILABLE, id="broken-off"),
        pytest.param(moved("file:///etc"), Failure.ROBOTS_UNAVAILABLE, id="to-file"),
        pytest.param(moved("http://10.0.0.1/"), Failure.PRIVATE_ADDRESS, id="to-private"),
    ],
)
def test_a_robots_txt_that_cannot_be_had(act: bytes, failure: Failure | None) -> None:
    assert outcome(act) == failure


def test_a_slow_robots_txt_means_not_now() -> None:
    slow = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"#")
    assert outcome(slow, seconds=0.4) == Failure.ROBOTS_UNAVAILABLE


def test_of_an_endless_robots_txt_the_beginning_counts() -> None:
    start = b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /\n"
    assert outcome(dripping(start, b"# und weiter\n" * 5000, pause=0)) == Failure.ROBOTS


def test_a_robots_txt_may_be_moved() -> None:
    acts = {"/robots.txt": moved("/r"), "/r": robots("User-agent: *\nDisallow: /artikel")}
    with served(acts) as (server, connector), pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.failure == Failure.ROBOTS
    assert server.paths == ["/robots.txt", "/r"]


def test_each_host_on_the_way_is_asked() -> None:
    here = Server({"/artikel?id=1": moved("http://anders.example/")})
    there = Server({"/robots.txt": robots("User-agent: *\nDisallow: /")})
    names = {HOST: [PUBLIC], "anders.example": ["1.1.1.1"]}
    connector = Loopback({(PUBLIC, 80): here, ("1.1.1.1", 80): there}, names=names)
    with here, there, pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.failure == Failure.ROBOTS
    assert caught.value.address == "http://anders.example/"
    assert there.paths == ["/robots.txt"]


def test_a_host_is_asked_once_in_a_run() -> None:
    manners = Manners()
    with served({"/a": answer(), "/b": answer()}) as (server, connector):
        for path in ("a", "b"):
            fetch(f"http://{HOST}/{path}", connector=connector, limits=limits(), manners=manners)
    assert server.paths == ["/robots.txt", "/a", "/.well-known/tdmrep.json", "/b"]


def test_a_host_that_was_down_is_asked_again() -> None:
    manners = Manners()
    down = {"/robots.txt": answer(status="503 Later")}
    with served(down) as (_, connector), pytest.raises(FetchError):
        fetch(ADDRESS, connector=connector, limits=limits(), manners=manners)
    with served({"/artikel?id=1": answer()}) as (server, connector):
        fetch(ADDRESS, connector=connector, limits=limits(), manners=manners)
    assert server.paths[:2] == ["/robots.txt", "/artikel?id=1"]


def test_other_agents_become_one_so_that_a_hostile_file_stays_small() -> None:
    agents = "\n".join(f"User agent {number} # x" for number in range(999))
    ours = "user-agent: FRAMING\nUser-agent: fra*\nUser-agent: ***framin\nUseragent: *\nDisallow: /"
    lines = our_groups(f"{agents}\x0bUser-agent: y\n{ours}").splitlines()
    assert lines[:1000] == ["User-agent: other"] * 1000
    assert lines[1000:] == [
        "User-agent: framing",
        "User-agent: fra",
        "User-agent: framin",
        "User-agent: *",
        "Disallow: /",
    ]
