"""What fetching gives and what can go wrong with it; codes only, the site makes the sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings


class Failure(StrEnum):
    """Why an address could not be fetched: the closed list."""

    BAD_ADDRESS = (
        "bad_address"  # not an address, or spelled in a way that programs read differently
    )
    CREDENTIALS = "credentials"  # a user name or password in the address
    SCHEME = "scheme"  # neither http nor https
    PORT = "port"  # neither 80 nor 443
    PRIVATE_ADDRESS = "private_address"  # leads to a machine that is not on the public internet
    UNKNOWN_HOST = "unknown_host"  # the name does not resolve
    DEAD_HOST = "dead_host"  # nobody accepts a connection there
    CERTIFICATE = "certificate"  # expired, unknown issuer, or for another name
    TLS = "tls"  # no encrypted connection for another reason
    TIMEOUT = "timeout"  # not done before the deadline
    BAD_ANSWER = (
        "bad_answer"  # not HTTP as it should be: headers, encoding, redirect without a goal
    )
    BROKEN_OFF = "broken_off"  # the answer ended before its end
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"  # an image, a film, a program, or no type given
    TOO_MANY_REDIRECTS = "too_many_redirects"  # or in a circle, as cookie walls do
    ROBOTS = "robots"  # robots.txt asks programs to stay away from this page
    ROBOTS_UNAVAILABLE = "robots_unavailable"  # robots.txt could not be read: not now (RFC 9309)
    FORBIDDEN = "forbidden"  # 401, 402, 403: needs a login, a subscription, or refuses programs
    NOT_FOUND = "not_found"  # 404
    GONE = "gone"  # 410
    TOO_MANY_REQUESTS = "too_many_requests"  # 429
    LEGAL_REASONS = "legal_reasons"  # 451
    SERVER_ERROR = "server_error"  # 5xx
    OTHER_STATUS = "other_status"


class FetchError(Exception):
    """An address could not be fetched; `failure` says why.

    `address` is the one it failed at (after redirects), `status` the HTTP status where there was
    one, `retry_after` the seconds the server asked to wait, `detail` technical English for the log.
    """

    def __init__(
        self,
        failure: Failure,
        detail: str = "",
        *,
        status: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(f"{failure.value}: {detail}" if detail else failure.value)
        self.failure = failure
        self.detail = detail
        self.status = status
        self.retry_after = retry_after
        self.address = ""


class Source(StrEnum):
    """Where a machine-readable reservation was found."""

    ROBOTS_TXT = "robots.txt"  # Content-Signal and Content-Usage lines
    TDM_FILE = "tdmrep.json"
    TDM_HEADER = "tdm header"
    TDM_META = "tdm meta"
    ROBOTS_HEADER = "x-robots-tag"
    ROBOTS_META = "meta robots"
    USAGE_HEADER = "content-usage"


@dataclass(frozen=True, slots=True)
class Reservation:
    """What a publisher says to machines about use of the page, word for word; nothing is judged."""

    source: Source
    value: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came."""

    address: str  # where it was found, after redirects
    status: int
    headers: Mapping[str, str]  # those of interest, names in lower case
    body: bytes  # content encoding undone
    content_type: str  # without parameters, lower case
    charset: str  # as the header declares it, lower case; empty where it does not
    redirects: tuple[str, ...]  # addresses passed on the way, the one asked for first
    got_at: datetime
    reservations: tuple[Reservation, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Where fetching stops, and as whom it asks."""

    seconds: float  # for everything: names, redirects, robots.txt, the last byte
    max_bytes: int  # of a body, decoded
    contact: str  # how a webmaster reaches whoever runs this site
    header_bytes: int = 65_536  # of one answer; outlets measured send below 20 kB
    redirects: int = 5

    @classmethod
    def of_site(cls) -> "Limits":
        """Read them from the settings."""
        return cls(
            seconds=settings.FRAMING_FETCH_SECONDS,
            max_bytes=settings.FRAMING_MAX_UPLOAD_BYTES,
            contact=settings.FRAMING_CONTACT,
        )
