"""What a fetch asks for and what it brings."""

import gzip
import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

import framing
from framing.events.fetching import Failure, FetchError, Limits, fetch
from framing.events.fetching.asking import seconds_to_wait, user_agent
from tests.events.fetching.loopback import (
    HOST,
    PAGE,
    PUBLIC,
    PUBLIC_V6,
    Loopback,
    Server,
    answer,
    limits,
    moved,
    served,
)

ADDRESS = f"http://{HOST}/"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


def test_a_page_comes_with_what_is_known_of_it() -> None:
    page = answer(Content_Type="Text/HTML; Charset=ISO-8859-1", ETag="x", Set_Cookie="a=b")
    before = datetime.now(UTC)
    with served({"/": page}) as (_, connector):
        fetched = fetch(f"  {ADDRESS}#unten ", connector=connector, limits=limits())
    assert fetched.address == ADDRESS
    assert fetched.status == 200
    assert fetched.body == PAGE
    assert fetched.content_type == "text/html"
    assert fetched.charset == "iso-8859-1"
    assert fetched.headers == {"content-type": "Text/HTML; Charset=ISO-8859-1", "etag": "x"}
    assert fetched.redirects == ()
    assert before <= fetched.got_at <= datetime.now(UTC)


def test_the_request_says_who_asks_and_carries_no_cookie() -> None:
    move = answer(b"", "302 Found", Location="/b", Set_Cookie="a=b")
    with served({"/": move, "/b": answer()}) as (server, connector):
        fetch(ADDRESS, connector=connector, limits=limits())
    assert server.header("host") == HOST
    assert server.header("user-agent").startswith("Framing/")
    assert "https://schule.example/kontakt" in server.header("user-agent")
    assert server.header("accept-encoding") == "gzip"
    assert server.header("connection") == "close"
    assert all(b"ookie" not in request for request in server.requests)
    assert all(b"uthorization" not in request for request in server.requests)
    assert all(b"eferer" not in request for request in server.requests)


def test_at_most_two_more_requests_go_to_the_host() -> None:
    with served({"/": answer()}) as (server, connector):
        fetch(ADDRESS, connector=connector, limits=limits())
    assert server.paths == ["/robots.txt", "/", "/.well-known/tdmrep.json"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(answer(gzip.compress(PAGE), Content_Encoding="gzip"), id="gzip"),
        pytest.param(answer(gzip.compress(PAGE), Content_Encoding="X-GZip"), id="x-gzip"),
        pytest.param(
            answer(
                gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]) + b"\r\n",
                Content_Encoding="gzip",
            ),
            id="gzip-in-members-and-a-rest",
        ),
        pytest.param(answer(Content_Encoding="identity"), id="identity"),
        pytest.param(answer(Content_Length=""), id="until-the-end"),
        pytest.param(
            b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE,
            id="http-1.0-until-the-end",
        ),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + answer(), id="after-100-continue"),
        pytest.param(CHUNKED + b"%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n", id="chunked"),
        pytest.param(
            answer(PAGE + b"und mehr", Content_Length=str(len(PAGE))), id="longer-than-said"
        ),
        pytest.param(answer(status="203 Non-Authoritative"), id="203"),
    ],
)
def test_a_body_comes_whole(page: bytes) -> None:
    with served({"/": page}) as (_, connector):
        assert fetch(ADDRESS, connector=connector, limits=limits()).body == PAGE


def test_an_empty_packed_body_is_empty() -> None:
    with served({"/": answer(b"", Content_Encoding="gzip")}) as (_, connector):
        assert fetch(ADDRESS, connector=connector, limits=limits()).body == b""


def test_a_body_may_be_as_large_as_the_limit_and_no_byte_larger() -> None:
    acts = {"/a": answer(b"a" * 1000), "/b": answer(b"a" * 1001, Content_Length="")}
    with served(acts) as (_, connector):
        fetched = fetch(f"{ADDRESS}a", connector=connector, limits=limits(max_bytes=1000))
        with pytest.raises(FetchError) as caught:
            fetch(f"{ADDRESS}b", connector=connector, limits=limits(max_bytes=1000))
    assert len(fetched.body) == 1000
    assert caught.value.failure == Failure.TOO_LARGE


@pytest.mark.parametrize(
    "content_type",
    [
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
)
def test_these_types_come_through(content_type: str) -> None:
    with served({"/": answer(Content_Type=content_type)}) as (server, connector):
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert fetched.content_type == content_type
    assert content_type in server.header("accept")


def test_a_type_given_twice_is_read_once() -> None:
    page = answer(Content_Type="text/html; charset=utf-8\r\nContent-Type: text/html")
    with served({"/": page}) as (_, connector):
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert (fetched.content_type, fetched.charset) == ("text/html", "utf-8")


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        ("204 No Content", Failure.OTHER_STATUS),
        ("300 Multiple Choices", Failure.OTHER_STATUS),
        ("304 Not Modified", Failure.OTHER_STATUS),
        ("400 Bad Request", Failure.OTHER_STATUS),
        ("401 Unauthorized", Failure.FORBIDDEN),
        ("402 Payment Required", Failure.FORBIDDEN),
        ("403 Forbidden", Failure.FORBIDDEN),
        ("404 Not Found", Failure.NOT_FOUND),
        ("410 Gone", Failure.GONE),
        ("429 Too Many Requests", Failure.TOO_MANY_REQUESTS),
        ("451 Unavailable For Legal Reasons", Failure.LEGAL_REASONS),
        ("500 Internal Server Error", Failure.SERVER_ERROR),
        ("503 Service Unavailable", Failure.SERVER_ERROR),
        ("599 Whatever", Failure.SERVER_ERROR),
    ],
)
def test_a_status_is_a_reason_even_where_a_page_comes_with_it(
    status: str, failure: Failure
) -> None:
    page = answer(status=status)
    with served({"/": page}) as (_, connector), pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.failure == failure
    assert caught.value.status == int(status[:3])
    assert caught.value.address == ADDRESS


def test_a_host_that_asks_to_wait_says_how_long() -> None:
    page = answer(status="429 Too Many Requests", Retry_After="120")
    with served({"/": page}) as (_, connector), pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.retry_after == 120


@pytest.mark.parametrize("value", ["", "bald", "-5", "Mon, 99 Jan 2024 00:00:00 GMT"])
def test_an_unreadable_wait_is_none(value: str) -> None:
    assert seconds_to_wait(value) is None


@pytest.mark.parametrize("use_gmt", [True, False])
def test_a_wait_may_be_a_date(*, use_gmt: bool) -> None:
    moment = datetime.now(UTC) + timedelta(hours=1)
    written = format_datetime(moment if use_gmt else moment.replace(tzinfo=None), use_gmt)
    assert 3590 <= (seconds_to_wait(written) or 0) <= 3600


def test_a_wait_that_is_over_is_zero() -> None:
    assert seconds_to_wait("Wed, 21 Oct 2015 07:28:00 GMT") == 0


@pytest.mark.parametrize("status", ["301 A", "302 A", "303 A", "307 A", "308 A"])
def test_a_redirect_is_followed_and_told(status: str) -> None:
    acts = {"/": moved("a?b=1", status), "/a?b=1": moved("http://anders.example/c", status)}
    with Server(acts) as first, Server({"/c": answer()}) as second:
        names = {HOST: [PUBLIC], "anders.example": ["1.1.1.1"]}
        connector = Loopback({(PUBLIC, 80): first, ("1.1.1.1", 80): second}, names=names)
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert fetched.address == "http://anders.example/c"
    assert fetched.redirects == (ADDRESS, f"{ADDRESS}a?b=1")
    assert second.header("host", "/c") == "anders.example"


def test_as_many_redirects_as_the_limit_are_followed() -> None:
    acts = {"/": moved("/1")} | {f"/{n}": moved(f"/{n + 1}") for n in range(1, 5)}
    with served(acts | {"/5": answer()}) as (_, connector):
        fetched = fetch(ADDRESS, connector=connector, limits=limits(redirects=5))
    assert len(fetched.redirects) == 5


def test_the_next_address_is_tried_where_one_is_dead() -> None:
    with Server({"/": answer()}) as server:
        connector = Loopback({(PUBLIC, 80): server}, names={HOST: [PUBLIC_V6, PUBLIC]})
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert fetched.body == PAGE
    assert connector.opened[:2] == [(PUBLIC_V6, 80), (PUBLIC, 80)]


@pytest.mark.parametrize("address", [f"http://{PUBLIC}/", f"http://[{PUBLIC_V6}]/"])
def test_a_public_ip_address_is_asked_by_its_number(address: str) -> None:
    with Server({"/": answer()}) as server:
        connector = Loopback({(PUBLIC, 80): server, (PUBLIC_V6, 80): server})
        assert fetch(address, connector=connector, limits=limits()).address == address
    assert server.header("host") == address.split("/")[2]
    assert connector.resolved == []


def test_an_unusual_port_stands_in_the_host_header() -> None:
    with Server({"/": answer()}) as server:
        connector = Loopback({(PUBLIC, 443): server})
        fetch(f"http://{HOST}:443/", connector=connector, limits=limits())
    assert server.header("host") == f"{HOST}:443"


def test_a_name_with_other_letters_is_asked_for_in_ascii() -> None:
    with Server({"/stra%C3%9Fe": answer()}) as server:
        connector = Loopback({(PUBLIC, 80): server}, names={"xn--s-qfa.example": [PUBLIC]})
        fetched = fetch("http://sß.example/straße", connector=connector, limits=limits())
    assert fetched.address == "http://xn--s-qfa.example/stra%C3%9Fe"


@pytest.mark.parametrize(
    ("names", "failure"),
    [({}, Failure.UNKNOWN_HOST), ({HOST: []}, Failure.UNKNOWN_HOST), (None, Failure.DEAD_HOST)],
)
def test_a_host_that_is_not_there_is_named(
    names: dict[str, list[str]] | None, failure: Failure
) -> None:
    connector = Loopback() if names is None else Loopback(names=names)
    with pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.failure == failure
    assert caught.value.address == ADDRESS


def test_a_refused_address_is_named_as_it_was_written() -> None:
    with pytest.raises(FetchError) as caught:
        fetch("http://0177.0.0.1/", connector=Loopback(), limits=limits())
    assert caught.value.address == "http://0177.0.0.1/"
    assert str(caught.value) == "bad_address: odd spelling of an IP address"


@override_settings(FRAMING_FETCH_SECONDS=7.5, FRAMING_CONTACT="a@b.example")
def test_limits_come_from_the_settings() -> None:
    assert Limits.of_site().seconds == 7.5
    assert Limits.of_site().contact == "a@b.example"
    assert Limits.of_site().max_bytes == 5_000_000


def test_without_settings_a_fetch_takes_the_sites_limits() -> None:
    with served({"/": answer()}) as (server, connector):
        fetch(ADDRESS, connector=connector)
    assert "no contact given" in server.header("user-agent")


@pytest.mark.parametrize("contact", ["a\r\nX: b", "schüler@schule.example"])
def test_a_contact_that_is_no_header_is_an_error(contact: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        user_agent(contact)


def test_nobody_in_the_site_gives_another_connector() -> None:
    sources = Path(framing.__file__).parent.rglob("*.py")
    fetching = Path("events", "fetching").as_posix()
    named = [path for path in sources if re.search(r"\bconnector=", path.read_text("utf-8"))]
    assert [path for path in named if fetching not in path.as_posix()] == []
