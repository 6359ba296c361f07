"""Bytes that an outlet lists its articles in -> entries and further lists.

RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom, sitemaps with and without Google's news part, sitemap indexes.
trafilatura gives links only; a person needs titles and dates to choose, so lxml reads them here.
"""

from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from framing.events.discovery.markup import (
    NO_LIST,
    NoListError,
    day_of,
    elements,
    local,
    plain,
    texts_of,
    unpacked,
)
from framing.events.discovery.tuning import MOST_ENTRIES
from framing.events.discovery.values import Child, Entry, Listed

ENTRIES: Final = frozenset({"item", "entry", "url"})
WANTED: Final = ENTRIES | {"sitemap", "language"}
ROOTS: Final = frozenset({"rss", "rdf", "feed", "urlset", "sitemapindex"})
# Where an entry's day stands, the surest first. A sitemap's lastmod is the last change, which is on
# the day it appeared or later.
DAYS: Final = (
    "publication_date",
    "pubdate",
    "published",
    "date",
    "issued",
    "updated",
    "lastmod",
)
WORDS: Final = ("description", "summary", "keywords")
OF_CHILD: Final = frozenset({"loc", "lastmod"})
OF_ENTRY: Final = frozenset({"loc", "title", "language", *DAYS, *WORDS})
LONGEST: Final = {"title": 300, "words": 400, "address": 700}


def parse(body: bytes, charset: str, address: str) -> Listed:
    """Read a list that was found at an address.

    Raise NoListError where the bytes are no list, or unpack to more than is read.
    """
    body = unpacked(body)
    reading = Reading(address)
    faults: list[str] = []
    for name, element in elements(body, charset, WANTED, faults):
        if element is None:
            reading.root = name
        elif len(reading.entries) < MOST_ENTRIES:
            reading.take(name, element)
        else:
            break
    if reading.root not in ROOTS and not reading.entries and not reading.children:
        raise NoListError(NO_LIST)
    return Listed(tuple(reading.entries), tuple(reading.children), broken=bool(faults))


@dataclass
class Reading:
    """What was read of a list so far."""

    address: str
    root: str = ""
    language: str = ""
    entries: list[Entry] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)

    def take(self, name: str, element: Any) -> None:
        """Take an element of this name for what it is where it stands."""
        holder = local(element.getparent())
        if name == "sitemap":
            self.children += child_in(element, self.address)
        elif name == "language":
            # Of the whole list where it comes before the articles, else of one of them.
            if holder == "channel" and not self.entries:
                self.language = plain("".join(element.itertext()))[:2].lower()
        elif holder != "image":
            self.entries += entry_in(element, self.address, self.language)


def child_in(element: Any, address: str) -> list[Child]:
    """Read a list that an index names; nothing where it has no address."""
    texts = texts_of(element, OF_CHILD)
    found = absolute(texts.get("loc", ""), address)
    return [Child(found, day_of(texts.get("lastmod", "")))] if found else []


def entry_in(element: Any, address: str, language: str) -> list[Entry]:
    """Read an article; nothing where it has no address."""
    texts = texts_of(element, OF_ENTRY)
    found = absolute(texts.get("loc", "") if local(element) == "url" else link_in(element), address)
    if not found:
        return []
    days = (day_of(texts[name]) for name in DAYS if name in texts)
    words = " ".join(texts[name] for name in WORDS if name in texts)
    return [
        Entry(
            address=found,
            title=texts.get("title", "")[: LONGEST["title"]],
            day=next((day for day in days if day), None),
            words=words[: LONGEST["words"]],
            language=texts.get("language", language)[:2].lower(),
        )
    ]


def link_in(element: Any) -> str:
    """Give the address of an article as RSS or Atom writes it."""
    for child in element:
        if local(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return str(child.get("href"))
            if words := "".join(child.itertext()).strip():
                return words
    for child in element:
        if local(child) == "guid" and child.get("isPermaLink", "true") == "true":
            return "".join(child.itertext()).strip()
    return ""


def absolute(found: str, address: str) -> str:
    """Give a web address in full; nothing for one that is none or too long to be kept."""
    try:
        joined = urljoin(address, found.strip()) if found.strip() else ""
        parts = urlsplit(joined)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return joined if is_web and len(joined) <= LONGEST["address"] else ""
