"""A farm of outlets' sites on loopback: feeds and sitemaps as outlets write them, and as they go
wrong. All names and articles are invented."""

import gzip
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone

from framing.events import getting
from framing.events.discovery import asking
from framing.events.fetching import fetch
from framing.events.models import Outlet, OutletAddress
from tests.events.fetching.loopback import Act, Loopback, Server, answer, limits
from tests.helpers import make_outlet

XML = "application/xml"
RSS = "application/rss+xml"
# Public by every registry and reached by no test, one for each site of the farm.
FIRST_ADDRESS = "93.184.216."
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
MAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def xml(words: str, encoding: str = "utf-8", *, kind: str = XML, **headers: str) -> bytes:
    """Answer with XML that says what encoding it is in."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return answer((head + words).encode(encoding), Content_Type=kind, **headers)


def packed(words: str) -> bytes:
    """Answer with a gzip file, as sitemaps are stored."""
    return answer(gzip.compress(words.encode()), Content_Type="application/x-gzip")


def rss(*items: str, language: str = "de") -> str:
    """Write an RSS feed."""
    return (
        '<rss version="2.0"><channel><title>Alles</title><link>/</link>'
        f"<language>{language}</language>"
        f"<image><url>/logo.png</url><title>Blatt</title></image>{''.join(items)}</channel></rss>"
    )


def item(title: str, link: str, day: str = "Mon, 08 Jan 2024 18:00:00 +0100") -> str:
    """Write an item of an RSS feed."""
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate></item>"


def urlset(*locations: tuple[str, str]) -> str:
    """Write a sitemap of addresses and days."""
    urls = (f"<url><loc>{loc}</loc><lastmod>{day}</lastmod></url>" for loc, day in locations)
    return f"<urlset {MAPS}>{''.join(urls)}</urlset>"


def index(*locations: tuple[str, str]) -> str:
    """Write a sitemap index of addresses and days; no day where there is none."""
    maps = (
        f"<sitemap><loc>{loc}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</sitemap>"
        for loc, day in locations
    )
    return f"<sitemapindex {MAPS}>{''.join(maps)}</sitemapindex>"


def endless(size: int) -> Act:
    """Send a feed of so many bytes without saying how many."""

    def send(sock: socket.socket, stopping: threading.Event) -> None:
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n<rss>")
        piece = b"<item><title>Brand im Hafen</title></item>" * 1500
        for _ in range(size // len(piece)):
            if stopping.is_set():
                return
            sock.sendall(piece)

    return send


@dataclass
class Farm:
    """Sites by name, each with its server; pauses are counted and not waited for.

    Its clock goes on by pauses alone, so that a slow machine changes no length of theirs."""

    servers: Mapping[str, Server]
    pauses: list[float] = field(default_factory=list)
    started: datetime = field(default_factory=timezone.now)

    def now(self) -> datetime:
        """The time, as if the pauses had been waited for and nothing else had taken any."""
        return self.started + timedelta(seconds=sum(self.pauses))

    def paths(self, host: str) -> list[str]:
        """What a site was asked for, its robots.txt and tdmrep.json apart."""
        known = ("/robots.txt", "/.well-known/tdmrep.json")
        return [path for path in self.servers[host].paths if path not in known]


@contextmanager
def farm(sites: Mapping[str, Mapping[str, bytes | Act]], dead: str = "") -> Iterator[Farm]:
    """Serve these sites, and let the site reach them and nobody else."""
    hosts = {host: f"{FIRST_ADDRESS}{place}" for place, host in enumerate(sites, start=10)}
    names = {host: [address] for host, address in hosts.items()}
    if dead:
        names[dead] = [f"{FIRST_ADDRESS}9"]
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        servers = {host: stack.enter_context(Server(acts)) for host, acts in sites.items()}
        made = Farm(servers)
        connector = Loopback({(hosts[host], 80): server for host, server in servers.items()}, names)
        patch.setattr(getting, "fetch", partial(fetch, connector=connector, limits=limits()))
        patch.setattr(asking.PACE, "sleep", made.pauses.append)
        patch.setattr(asking.PACE, "now", made.now)
        yield made


def make_listing_outlet(slug: str, *lists: str, **fields: str) -> Outlet:
    """Save an outlet with these lists; what ends in .rss is a feed, anything else a sitemap."""
    outlet = make_outlet(slug, homepage=f"http://{slug}.example/", **fields)
    for path in lists:
        feed = path.endswith(".rss")
        kind = OutletAddress.Kind.FEED if feed else OutletAddress.Kind.SITEMAP
        outlet.addresses.create(kind=kind, url=f"http://{slug}.example{path}")
    return outlet
