"""An address in, its text as it came out, or the code of the reason why not."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from framing.events.arrivals import Arrival
from framing.events.extraction.values import storable
from framing.events.fetching import LISTS, Fetched, FetchError, Limits, Manners, fetch
from framing.events.intake import Received
from framing.events.models import Outlet, OutletHost, Snapshot


class Stop(StrEnum):
    """Why an address brings no text although nothing is wrong with it."""

    BANNED = "banned"  # its outlet is under a broadcasting ban: not fetched, its address is text
    GIVEN_UP = "given_up"  # the worker broke down over it


class NotReceivedError(Exception):
    """Nothing came from an address; `code` is a fetching.Failure or a Stop.

    `retry_after` is the number of seconds that the host asks us to wait, where it said so.
    """

    def __init__(self, code: str, *, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after


def receive(address: str, *, manners: Manners | None = None) -> Received:
    """Fetch what stands at an address; raise NotReceivedError with the reason where nothing does.

    Nothing of an outlet under a broadcasting ban is fetched, and what a redirect brings from there
    is thrown away. Give one `manners` to fetches that belong together.
    """
    return received(got(address, manners=manners))


def receive_list(address: str, max_bytes: int, *, manners: Manners) -> Fetched:
    """Fetch a feed or sitemap, as `receive` does an article."""
    limits = replace(Limits.of_site(), max_bytes=max_bytes)
    return got(address, manners=manners, limits=limits, types=LISTS)


def got(address: str, **how: Any) -> Fetched:
    """Fetch, with bans minded before and after."""
    refuse_banned(address)
    try:
        fetched = fetch(address, **how)
    except FetchError as error:
        raise NotReceivedError(error.failure, retry_after=error.retry_after) from error
    refuse_banned(fetched.address)
    return fetched


def received(fetched: Fetched) -> Received:
    """Give a fetched page as the way in takes it."""
    arrival = Arrival(
        address=fetched.address,
        status=fetched.status,
        got_at=fetched.got_at,
        headers={name: storable(value) for name, value in fetched.headers.items()},
        redirects=fetched.redirects,
        reservations=tuple(
            {"source": found.source.value, "value": storable(found.value)}
            for found in fetched.reservations
        ),
    )
    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    content_type = fetched.content_type + charset
    return Received(fetched.body, Snapshot.Source.ADDRESS, "", content_type, arrival)


def refuse_banned(address: str) -> None:
    """Raise NotReceivedError where the address belongs to an outlet under a broadcasting ban."""
    host = host_of(address)
    banned = Outlet.objects.filter(notices__address_as_text=True).distinct()
    if any(is_within(host, known) for outlet in banned for known in hosts_of(outlet)):
        raise NotReceivedError(Stop.BANNED)


def outlet_at(address: str) -> Outlet | None:
    """Recognise the outlet that publishes at this address; of two the one that says more of it."""
    host = host_of(address)
    known = [(each.host, each.outlet) for each in OutletHost.objects.select_related("outlet")]
    known += [(host_of(outlet.homepage), outlet) for outlet in Outlet.objects.exclude(homepage="")]
    found = [(len(domain), outlet) for domain, outlet in known if is_within(host, domain)]
    return max(found, key=lambda each: each[0])[1] if found else None


def hosts_of(outlet: Outlet) -> Iterator[str]:
    """Walk the hosts that an outlet is known to publish at."""
    yield host_of(outlet.homepage)
    yield from outlet.hosts.values_list("host", flat=True)
    for urls in (outlet.addresses, outlet.accounts):
        yield from map(host_of, urls.values_list("url", flat=True))


def host_of(address: str) -> str:
    """Give the host of an address without "www."; empty where it has none."""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_within(host: str, domain: str) -> bool:
    """Say whether a host is this domain or below it."""
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))
