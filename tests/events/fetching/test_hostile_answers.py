"""Attacks by what a server answers, one by one: slow, endless, packed, false."""

import gzip
import socket
import zlib
from collections.abc import Sequence
from threading import Event

import pytest

from framing.events.fetching import Failure, FetchError, Manners, fetch
from framing.events.fetching.asking import STEP, unpacked
from tests.events.fetching.loopback import (
    ADDRESS,
    HEAD,
    PAGE,
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


def failure_of(address: str, connector: Loopback) -> FetchError:
    """Fetch, and give the error that this must raise."""
    with pytest.raises(FetchError) as caught:
        fetch(address, connector=connector, limits=limits())
    return caught.value


def failure_in_time(connector: Loopback) -> Failure:
    """Fetch /slow with a short deadline, and give the reason why this fails.

    Robots.txt is read before with time enough, so that only the slow answer meets the deadline.
    """
    manners = Manners()
    with pytest.raises(FetchError) as caught:
        fetch(f"{ADDRESS}none", connector=connector, limits=limits(), manners=manners)
    assert caught.value.failure == Failure.NOT_FOUND
    with pytest.raises(FetchError) as caught:
        fetch(f"{ADDRESS}slow", connector=connector, limits=limits(0.25), manners=manners)
    return caught.value.failure


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param({"/": moved("/a"), "/a": moved("/b"), "/b": moved("/a")}, id="circle"),
        pytest.param(
            {"/": moved("/1")} | {f"/{n}": moved(f"/{n + 1}") for n in range(1, 9)}, id="six"
        ),
    ],
)
def test_redirects_end(acts: dict[str, bytes | Act]) -> None:
    with served(acts) as (server, connector):
        assert failure_of(ADDRESS, connector).failure == Failure.TOO_MANY_REDIRECTS
        assert len(server.requests) <= 7  # robots.txt, the page and five more


def test_a_circle_ends_where_it_closes() -> None:
    with served({"/": moved("/a"), "/a": moved("/")}) as (server, connector):
        failure_of(ADDRESS, connector)
    assert server.paths == ["/robots.txt", "/", "/a"]


def silent(sock: socket.socket, stopping: Event) -> None:  # noqa: ARG001
    """Take the request and say nothing until the test is over."""
    stopping.wait()


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(silent, id="no-answer"),
        pytest.param(dripping(b"HT", b""), id="slow-status-line"),
        pytest.param(dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a"), id="slow-header"),
        pytest.param(dripping(HEAD, b"X: a\r\n"), id="slow-headers-one-by-one"),
        pytest.param(dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="endless-100-continue"),
        pytest.param(dripping(HEAD + b"Content-Length: 9999\r\n\r\n", b"a"), id="slow-body"),
        pytest.param(dripping(HEAD + b"\r\n", b"a"), id="slow-body-without-length"),
        pytest.param(
            dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"), id="slow-chunks"
        ),
        pytest.param(
            dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", b"a"), id="slow-chunk-size"
        ),
        pytest.param(
            dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: a\r\n"),
            id="slow-trailers",
        ),
    ],
)
def test_a_slow_answer_ends_at_the_deadline(act: Act) -> None:
    with served({"/slow": act}) as (_, connector):
        assert failure_in_time(connector) == Failure.TIMEOUT


def test_slow_redirects_share_one_deadline() -> None:
    def slowly(sock: socket.socket, stopping: Event) -> None:
        stopping.wait(0.1)
        sock.sendall(moved(f"/{len(server.requests)}"))

    with Server({"/slow": slowly} | {f"/{n}": slowly for n in range(20)}) as server:
        assert failure_in_time(Loopback({(PUBLIC, 80): server})) == Failure.TIMEOUT


def test_a_slow_resolver_ends_at_the_deadline() -> None:
    over = Event()

    class Slow(Loopback):
        def resolve(self, host: str) -> Sequence[str]:
            """Answer when the test is over."""
            over.wait()
            return super().resolve(host)

    with pytest.raises(FetchError) as caught:
        fetch(ADDRESS, connector=Slow(), limits=limits(0.2))
    over.set()
    assert caught.value.failure == Failure.UNKNOWN_HOST


BOMB = gzip.compress(b"a" * 5_000_000)
MEMBERS = gzip.compress(b"a" * 100_000) * 9


@pytest.mark.parametrize(
    ("act", "failure"),
    [
        pytest.param(
            dripping(HEAD + b"\r\n", b"a" * 65_536, pause=0), Failure.TOO_LARGE, id="endless-body"
        ),
        pytest.param(
            dripping(
                HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
                b"8000\r\n" + b"a" * 32_768 + b"\r\n",
                pause=0,
            ),
            Failure.TOO_LARGE,
            id="endless-chunks",
        ),
        pytest.param(
            dripping(
                HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: a\r\n" * 1000, pause=0
            ),
            Failure.TOO_LARGE,
            id="endless-trailers",
        ),
        pytest.param(
            dripping(
                HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
                (b"1;" + b"x" * 5_000 + b"\r\na\r\n") * 9,
                pause=0,
            ),
            Failure.TOO_LARGE,
            id="endless-chunk-extensions",
        ),
        pytest.param(
            dripping(HEAD, b"X-A: " + b"a" * 30_000 + b"\r\n", pause=0),
            Failure.BAD_ANSWER,
            id="endless-headers",
        ),
        pytest.param(
            dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99, pause=0),
            Failure.BAD_ANSWER,
            id="endless-100-continue",
        ),
        pytest.param(answer(BOMB, Content_Encoding="gzip"), Failure.TOO_LARGE, id="gzip-bomb"),
        pytest.param(
            answer(MEMBERS, Content_Encoding="x-gzip"), Failure.TOO_LARGE, id="gzip-bomb-of-members"
        ),
        pytest.param(
            answer(gzip.compress(BOMB), Content_Encoding="gzip, gzip"),
            Failure.BAD_ANSWER,
            id="gzip-in-gzip",
        ),
        pytest.param(
            answer(gzip.compress(PAGE), Content_Encoding="gzip\r\nContent-Encoding: gzip"),
            Failure.BAD_ANSWER,
            id="gzip-in-gzip-two-headers",
        ),
        pytest.param(answer(PAGE, Content_Encoding="br"), Failure.BAD_ANSWER, id="brotli-unasked"),
        pytest.param(
            answer(zlib.compress(PAGE), Content_Encoding="deflate"),
            Failure.BAD_ANSWER,
            id="deflate-unasked",
        ),
        pytest.param(answer(PAGE, Content_Encoding="zstd"), Failure.BAD_ANSWER, id="zstd-unasked"),
        pytest.param(
            answer(PAGE, Content_Encoding="deflate"), Failure.BAD_ANSWER, id="deflate-unasked"
        ),
        pytest.param(
            answer(PAGE, Content_Encoding="gzip"), Failure.BAD_ANSWER, id="gzip-that-is-none"
        ),
        pytest.param(
            answer(gzip.compress(PAGE)[:-12], Content_Encoding="gzip"),
            Failure.BROKEN_OFF,
            id="gzip-cut",
        ),
        pytest.param(answer(Content_Length="999999"), Failure.TOO_LARGE, id="length-too-large"),
        pytest.param(answer(Content_Length="9999"), Failure.BROKEN_OFF, id="length-lies-upwards"),
        pytest.param(
            answer(Content_Length="5\r\nContent-Length: 9"), Failure.BAD_ANSWER, id="two-lengths"
        ),
        pytest.param(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nHallo\r\n",
            Failure.BROKEN_OFF,
            id="chunks-without-end",
        ),
        pytest.param(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nHallo\r\n",
            Failure.BROKEN_OFF,
            id="chunk-size-that-is-none",
        ),
        pytest.param(b"", Failure.BROKEN_OFF, id="nothing"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", Failure.BAD_ANSWER, id="another-protocol"),
        pytest.param(b"<p>HTTP/0.9</p>", Failure.BAD_ANSWER, id="http-0.9"),
        pytest.param(answer(Content_Type="image/png"), Failure.WRONG_TYPE, id="image"),
        pytest.param(answer(Content_Type="application/zip"), Failure.WRONG_TYPE, id="zip"),
        pytest.param(answer(Content_Type="text/htmlx"), Failure.WRONG_TYPE, id="almost-html"),
        pytest.param(answer(Content_Type=""), Failure.WRONG_TYPE, id="no-type"),
    ],
)
def test_an_answer_is_refused(act: bytes | Act, failure: Failure) -> None:
    with served({"/": act}) as (_, connector):
        assert failure_of(ADDRESS, connector).failure == failure


def test_a_bomb_is_unpacked_in_small_steps() -> None:
    pieces = list(unpacked([BOMB]))
    assert max(len(piece) for piece in pieces) <= STEP
    assert sum(len(piece) for piece in pieces) == 5_000_000
