"""An address in, the page at it out, or the reason why not; the one package on the network.

Nothing here can be switched to reach private machines: what is public is decided in `ranges`, for
every connector. Another connector changes only how a checked address is connected to.
"""

from datetime import UTC, datetime
from typing import Final

from framing.events.fetching.asking import Wish
from framing.events.fetching.connecting import Connector, Deadline, Internet, Trip
from framing.events.fetching.following import Arrived, follow
from framing.events.fetching.manners import Manners
from framing.events.fetching.reservations import from_headers, from_page
from framing.events.fetching.targets import parse
from framing.events.fetching.values import (
    Failure,
    Fetched,
    FetchError,
    Limits,
    Reservation,
    Source,
)

__all__ = [
    "LISTS",
    "Connector",
    "Failure",
    "FetchError",
    "Fetched",
    "Limits",
    "Manners",
    "Reservation",
    "Source",
    "fetch",
]

HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
FEEDS: Final = frozenset(
    {
        "text/plain",
        "text/xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
    }
)
TYPES: Final = (
    HTML
    | FEEDS
    | {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
# What feeds and sitemaps come as, some of them packed.
LISTS: Final = FEEDS | {
    "application/feed+xml",
    "application/gzip",
    "application/x-gzip",
    "application/octet-stream",
    "text/html",  # said of many a feed; the bytes tell
}
OF_INTEREST: Final = frozenset(
    {"content-language", "content-type", "etag", "last-modified", "x-robots-tag"}
    | {"tdm-reservation", "tdm-policy", "content-usage"}
)
# More than any publisher sends; a page made of meta elements does not become a page of notes.
MOST_RESERVATIONS: Final = 40
INTERNET: Final = Internet()


def fetch(
    address: str,
    *,
    connector: Connector = INTERNET,
    limits: Limits | None = None,
    manners: Manners | None = None,
    types: frozenset[str] = TYPES,
) -> Fetched:
    """Fetch the page at an http or https address, with at most two more requests to each host.

    Those are its robots.txt, which is obeyed, and its tdmrep.json, which is reported. Everything
    ends before the deadline of the limits (the site's, unless given). Give one Manners to fetches
    that belong together, so that each host is asked once. Raise FetchError, with one of the
    Failure codes and the address it failed at, where the page cannot or may not be had, or comes as
    another media type than those of `types`. Of LISTS nothing is kept, so that what their publisher
    says about use is not asked for; it is with each article.
    """
    limits = limits or Limits.of_site()
    manners = manners or Manners()
    trip = Trip(connector, limits, Deadline.after(limits.seconds))
    wish = Wish(types=types, max_bytes=limits.max_bytes)
    try:
        arrived = follow(parse(address), wish, trip, check=manners.check)
    except FetchError as error:
        error.address = error.address or address
        raise
    got_at = datetime.now(UTC)
    answer = arrived.answer
    return Fetched(
        address=arrived.target.address,
        status=answer.status,
        headers={name: answer.headers[name] for name in OF_INTEREST & answer.headers.keys()},
        body=answer.body,
        content_type=answer.content_type,
        charset=answer.charset,
        redirects=arrived.passed,
        got_at=got_at,
        reservations=() if types is LISTS else reserved(arrived, manners, trip),
    )


def reserved(arrived: Arrived, manners: Manners, trip: Trip) -> tuple[Reservation, ...]:
    """Collect what the publisher says about use of the page, each thing once."""
    found = from_headers(arrived.answer.headers)
    if arrived.answer.content_type in HTML:
        found += from_page(arrived.answer.body)
    found += manners.reservations(arrived.target, trip)
    return tuple(dict.fromkeys(found))[:MOST_RESERVATIONS]
