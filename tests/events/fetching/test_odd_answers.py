"""Attacks by answers that are hardly HTTP, by what a page asks for, by the surroundings."""

import gzip
import os
import socket
import struct
from threading import Event

import pytest

from framing.events.fetching import Failure, FetchError, fetch
from framing.events.fetching.connecting import CONNECT_SECONDS
from tests.events.fetching.loopback import (
    ADDRESS,
    HEAD,
    HOST,
    PAGE,
    PUBLIC,
    PUBLIC_V6,
    Act,
    Loopback,
    Server,
    answer,
    dripping,
    limits,
    moved,
    served,
)

CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def reset(sock: socket.socket, stopping: Event) -> None:
    """Send the beginning of a body, wait until it is read, and cut the connection by force."""
    sock.sendall(HEAD + b"Content-Length: 99\r\n\r\nHallo")
    stopping.wait(0.05)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


@pytest.mark.parametrize(
    ("act", "failure"),
    [
        pytest.param(reset, Failure.BROKEN_OFF, id="reset"),
        pytest.param(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
            Failure.OTHER_STATUS,
            id="switching-protocols",
        ),
        pytest.param(
            b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 99,
            Failure.OTHER_STATUS,
            id="many-early-hints",
        ),
        pytest.param(
            HEAD + b"".join(b"X-%d: a\r\n" % number for number in range(150)) + b"\r\n",
            Failure.BAD_ANSWER,
            id="many-headers",
        ),
        pytest.param(
            b"HTTP/1.1 200 " + b"a" * 70_000 + b"\r\n\r\nx", Failure.BAD_ANSWER, id="long-reason"
        ),
        pytest.param(b"HTTP/1.1 2OO OK\r\n\r\nx", Failure.BAD_ANSWER, id="status-in-letters"),
        pytest.param(b"HTTP/1.1 20000 OK\r\n\r\nx", Failure.BAD_ANSWER, id="status-too-long"),
        pytest.param(b"HTTP/2.0 200 OK\r\n\r\nx", Failure.BAD_ANSWER, id="http-2-in-the-clear"),
        pytest.param(b"ICY 200 OK\r\n\r\nx", Failure.BAD_ANSWER, id="stream-of-sound"),
        pytest.param(
            CHUNKED + b"-1\r\nHallo\r\n0\r\n\r\n", Failure.BROKEN_OFF, id="chunk-size-below-zero"
        ),
        pytest.param(
            CHUNKED + b"f" * 16 + b"\r\nHallo\r\n0\r\n\r\n",
            Failure.BROKEN_OFF,
            id="chunk-size-huge",
        ),
        pytest.param(
            dripping(HEAD + b"Content-Length: -1\r\n\r\n", b"a" * 65_536, pause=0),
            Failure.TOO_LARGE,
            id="length-below-zero-and-endless",
        ),
        pytest.param(
            answer(gzip.compress(PAGE) + b"\x1f\x8b" + b"\0" * 50, Content_Encoding="gzip"),
            Failure.BAD_ANSWER,
            id="gzip-with-a-broken-member",
        ),
    ],
)
def test_an_odd_answer_is_refused(act: bytes | Act, failure: Failure) -> None:
    with served({"/": act}) as (_, connector), pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.failure == failure


@pytest.mark.parametrize(
    ("page", "body"),
    [
        pytest.param(
            CHUNKED[:-2] + b"Content-Length: 3\r\n\r\n5\r\nHallo\r\n0\r\n\r\n",
            b"Hallo",
            id="length-beside-chunks",
        ),
        pytest.param(
            CHUNKED.replace(b"chunked", b"gzip, chunked")
            + b"14\r\n"
            + gzip.compress(b"", mtime=0)
            + b"\r\n0\r\n\r\n",
            gzip.compress(b"", mtime=0),
            id="packed-by-transfer-encoding",
        ),
    ],
)
def test_of_two_ways_to_frame_a_body_chunks_count_and_nothing_is_unpacked_unasked(
    page: bytes, body: bytes
) -> None:
    with served({"/": page}) as (_, connector):
        assert fetch(ADDRESS, connector=connector, limits=limits()).body == body


def test_a_header_without_colon_ends_the_headers() -> None:
    page = HEAD + b"kein Doppelpunkt\r\nETag: x\r\n\r\nHallo"
    with served({"/": page}) as (_, connector):
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert fetched.headers == {"content-type": "text/html"}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            answer(b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">'),
            id="meta-refresh",
        ),
        pytest.param(answer(Refresh="0; url=http://127.0.0.1/"), id="refresh-header"),
        pytest.param(answer(Location="http://127.0.0.1/"), id="location-without-redirect"),
        pytest.param(
            answer(b'<img src="http://127.0.0.1/"><iframe src="/b"></iframe>'), id="embedded"
        ),
    ],
)
def test_what_a_page_asks_for_is_not_fetched(page: bytes) -> None:
    with served({"/": page}) as (server, connector):
        fetch(ADDRESS, connector=connector, limits=limits())
    assert server.paths == ["/robots.txt", "/", "/.well-known/tdmrep.json"]
    assert set(connector.opened) == {(PUBLIC, 80)}


@pytest.mark.parametrize(
    ("location", "failure"),
    [
        pytest.param("data:text/html,hallo", Failure.SCHEME, id="to-data"),
        pytest.param("gopher://127.0.0.1:6379/_x", Failure.SCHEME, id="to-gopher"),
        pytest.param("javascript:alert(1)", Failure.SCHEME, id="to-javascript"),
        pytest.param("/b\0", Failure.BAD_ADDRESS, id="with-nul"),
        pytest.param("/\\127.0.0.1/", Failure.BAD_ADDRESS, id="with-backslash"),
        pytest.param("http://127.\t0.0.1/", Failure.PRIVATE_ADDRESS, id="with-tab"),
        pytest.param("http://127.0.0.1 /", Failure.BAD_ADDRESS, id="with-blank"),
        pytest.param(
            "http://１２７.0.0.1/".encode().decode("latin-1"), Failure.PRIVATE_ADDRESS, id="wide"
        ),
        pytest.param("///127.0.0.1/", Failure.NOT_FOUND, id="with-three-slashes"),
        pytest.param("/b\r\nLocation: http://127.0.0.1/", Failure.NOT_FOUND, id="two-locations"),
        pytest.param("/b\rX-Injected: y", Failure.NOT_FOUND, id="with-carriage-return"),
    ],
)
def test_an_odd_redirect_leads_to_no_other_machine(location: str, failure: Failure) -> None:
    with served({"/": moved(location)}) as (server, connector), pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.failure == failure
    assert set(connector.opened) == {(PUBLIC, 80)}
    assert all(b"Injected" not in request for request in server.requests)


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_a_proxy_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for known in [known for known in os.environ if known.lower().endswith("_proxy")]:
        monkeypatch.delenv(known)
    with Server({}) as proxy, served({"/": answer()}) as (server, connector):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        fetch(ADDRESS, connector=connector, limits=limits())
    assert proxy.requests == []
    assert "/" in server.paths


def test_an_address_that_swallows_packets_leaves_time_for_the_next() -> None:
    waited: list[float] = []

    class Swallowing(Loopback):
        def open(self, address: str, port: int, seconds: float) -> socket.socket:
            """Let the first address run out of time, by the word of the caller."""
            if address == PUBLIC_V6:
                waited.append(seconds)
                raise TimeoutError
            return super().open(address, port, seconds)

    with Server({"/": answer()}) as server:
        connector = Swallowing({(PUBLIC, 80): server}, names={HOST: [PUBLIC_V6, PUBLIC]})
        assert fetch(ADDRESS, connector=connector, limits=limits(60.0)).body == PAGE
    assert waited[0] == max(waited) == CONNECT_SECONDS


def test_a_packed_robots_txt_is_cut_where_it_gets_too_large() -> None:
    rules = b"User-agent: *\nDisallow: /\n" + b"#" * 5_000_000
    bomb = answer(gzip.compress(rules), Content_Encoding="gzip", Content_Type="text/plain")
    acts: dict[str, bytes | Act] = {"/robots.txt": bomb, "/": answer()}
    with served(acts) as (server, connector), pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.failure == Failure.ROBOTS
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(moved("http://127.0.0.1/"), id="to-private"),
        pytest.param(moved("file:///etc/passwd"), id="to-file"),
        pytest.param(moved("/.well-known/tdmrep.json"), id="to-itself"),
        pytest.param(
            answer(gzip.compress(b"[" * 5_000_000), Content_Encoding="gzip"), id="gzip-bomb"
        ),
    ],
)
def test_a_hostile_tdm_file_says_nothing_and_reaches_nobody(act: bytes) -> None:
    with served({"/": answer(), "/.well-known/tdmrep.json": act}) as (_, connector):
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert fetched.reservations == ()
    assert set(connector.opened) == {(PUBLIC, 80)}
