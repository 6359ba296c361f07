"""One request, one answer: status, headers, and a body that is counted while it is unpacked."""

import re
import socket
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Final, cast

from django.core.exceptions import ImproperlyConfigured
from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError, ProtocolError

from framing.events.fetching.connecting import Line, Plug, Trip, connected
from framing.events.fetching.targets import Target
from framing.events.fetching.values import Failure, FetchError

PRODUCT: Final = "Framing"  # the name that a robots.txt may address
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
STEP: Final = 65_536  # bytes read or unpacked at once
GZIP: Final = 16 + zlib.MAX_WBITS
GZIP_START: Final = b"\x1f\x8b"
STATUSES: Final = {
    401: Failure.FORBIDDEN,
    402: Failure.FORBIDDEN,
    403: Failure.FORBIDDEN,
    404: Failure.NOT_FOUND,
    410: Failure.GONE,
    429: Failure.TOO_MANY_REQUESTS,
    451: Failure.LEGAL_REASONS,
}
CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:+-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request will take."""

    types: frozenset[str] | None  # media types; None for any
    max_bytes: int
    cut: bool = False  # take the beginning of what is too large, instead of failing

    @property
    def accept(self) -> str:
        """The Accept header."""
        return ", ".join([*sorted(self.types or ()), "*/*;q=0.1"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What came; the body is empty for a redirect."""

    status: int
    headers: Mapping[str, str]  # names in lower case, repeated ones joined by ", "
    body: bytes = b""

    @property
    def content_type(self) -> str:
        """Media type, without parameters."""
        return media_type(self.headers)

    @property
    def charset(self) -> str:
        """Declared charset, or nothing."""
        found = CHARSET.search(self.headers.get("content-type", ""))
        return found.group(1).lower() if found else ""


def ask(target: Target, wish: Wish, trip: Trip) -> Answer:
    """Send one GET and read its answer, by itself on its own connection.

    No cookies, no credentials, no redirect followed. Raise FetchError, with the target's address,
    for everything but a redirect or a body as wished.
    """
    try:
        with closing(connected(target, trip)) as sock:
            return exchanged(sock, target, wish, trip)
    except FetchError as error:
        error.address = error.address or target.address
        raise
    except (ProtocolError, ConnectionError) as error:
        failure = FetchError(Failure.BROKEN_OFF, str(error))
    except (HTTPException, HTTPError, OSError, ValueError, zlib.error) as error:
        failure = FetchError(Failure.BAD_ANSWER, f"{type(error).__name__}: {error}")
    failure.address = target.address
    raise failure


def exchanged(sock: socket.socket, target: Target, wish: Wish, trip: Trip) -> Answer:
    """Ask over this socket and read the answer."""
    line = Line(sock, trip.deadline, trip.limits.header_bytes)
    connection = HTTPConnection(target.host, target.port)
    # It must never connect by itself: it would look the name up again.
    connection.auto_open = 0
    connection.sock = cast("socket.socket", Plug(line))
    connection.request(
        "GET",
        target.path,
        headers={
            "Host": target.authority,
            "User-Agent": user_agent(trip.limits.contact),
            "Accept": wish.accept,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        },
        preload_content=False,
        decode_content=False,
    )
    response = connection.getresponse()
    # Packed text is smaller than text; the rest is for the sizes written between chunks.
    line.allow(2 * wish.max_bytes + STEP)
    # By name and not by items(): that joins what is there twice, as in "gzip, gzip".
    headers = {name.lower(): response.headers[name] for name in response.headers}
    if response.status in REDIRECTS:
        return Answer(response.status, headers)
    refuse(response.status, headers, wish)
    return Answer(response.status, headers, read(response, headers, wish))


def user_agent(contact: str) -> str:
    """Say who asks, honestly, and how to reach whoever runs the site."""
    if not contact.isascii() or not contact.isprintable():
        message = "FRAMING_CONTACT must be plain ASCII: it is sent in a header"
        raise ImproperlyConfigured(message)
    return f"{PRODUCT}/0.1 (compares news in class; {contact or 'no contact given'})"


def refuse(status: int, headers: Mapping[str, str], wish: Wish) -> None:
    """Raise FetchError for an answer whose body will not be read."""
    if status not in {200, 203}:
        server = Failure.SERVER_ERROR if status >= 500 else Failure.OTHER_STATUS
        wait = seconds_to_wait(headers.get("retry-after", ""))
        raise FetchError(
            STATUSES.get(status, server), f"HTTP {status}", status=status, retry_after=wait
        )
    found = media_type(headers)
    if wish.types is not None and found not in wish.types:
        raise FetchError(Failure.WRONG_TYPE, found or "none given")
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > wish.max_bytes and not wish.cut:
        raise FetchError(Failure.TOO_LARGE, f"{length} bytes announced")


def media_type(headers: Mapping[str, str]) -> str:
    """Give the media type in lower case, without parameters; the first where it is given twice."""
    return re.split("[;,]", headers.get("content-type", ""))[0].strip().lower()


def seconds_to_wait(value: str) -> int | None:
    """Read a Retry-After header, seconds or a date (RFC 9110, 10.2.3)."""
    if value.isdecimal():
        return int(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, round((moment - datetime.now(UTC)).total_seconds()))


def read(response: BaseHTTPResponse, headers: Mapping[str, str], wish: Wish) -> bytes:
    """Read the body, unpacked; raise FetchError when it is larger than wished."""
    pieces: Iterable[bytes] = response.stream(STEP, decode_content=False)
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in {"gzip", "x-gzip"}:
        pieces = unpacked(pieces)
    elif encoding not in {"", "identity"}:
        # Not asked for; several in a row ("gzip, gzip") are how small bombs get large.
        raise FetchError(Failure.BAD_ANSWER, f"Content-Encoding {encoding}")
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > wish.max_bytes:
            if wish.cut:
                break
            raise FetchError(Failure.TOO_LARGE)
    return bytes(body[: wish.max_bytes])


def unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Undo gzip, never more than STEP bytes at once; raise FetchError where it breaks off."""
    unzip = zlib.decompressobj(GZIP)
    begun = False
    for packed in pieces:
        rest, begun = packed, True
        while rest:
            yield unzip.decompress(rest, STEP)
            rest = unzip.unconsumed_tail
            if unzip.eof and unzip.unused_data.startswith(GZIP_START):
                rest, unzip = unzip.unused_data, zlib.decompressobj(GZIP)
    if begun and not unzip.eof:
        raise FetchError(Failure.BROKEN_OFF, "gzip without its end")
