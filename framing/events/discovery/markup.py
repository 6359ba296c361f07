"""Bytes of a feed or sitemap -> elements, one after the other, whatever the bytes are.

The parser follows nothing: no entities, no document type from elsewhere, no network. Broken markup
is read as far as it goes.
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from io import BytesIO
from itertools import chain
from typing import Any, Final

from django.utils import timezone
from lxml import etree

from framing.events.discovery.tuning import MOST_BYTES

GZIP_START: Final = b"\x1f\x8b"
STEP: Final = 65_536
DECLARED: Final = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=", re.IGNORECASE)
SPACES: Final = re.compile(r"\s+")
TAGS: Final = re.compile(r"<[^<>]*>")
# Elements whose children are articles or lists; what stands deeper belongs to one of those.
HOLDERS: Final = frozenset({"rss", "channel", "rdf", "feed", "urlset", "sitemapindex"})
DAY: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")


class NoListError(Exception):
    """These bytes are no feed and no sitemap; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


NO_LIST: Final = "no_list"
TOO_LARGE: Final = "list_too_large"


def unpacked(body: bytes) -> bytes:
    """Undo gzip where a list came packed; raise NoListError where it is more than we read."""
    if not body.startswith(GZIP_START):
        return body
    pieces = bytearray()
    try:
        with gzip.GzipFile(fileobj=BytesIO(body)) as file:
            while piece := file.read(STEP):
                pieces += piece
                if len(pieces) > MOST_BYTES:
                    raise NoListError(TOO_LARGE)
    except (OSError, EOFError, zlib.error):
        # What came before the break can be read; the elements tell whether that is a list.
        return bytes(pieces)
    return bytes(pieces)


def elements(
    body: bytes, charset: str, wanted: frozenset[str], faults: list[str]
) -> Iterator[tuple[str, Any]]:
    """Walk the elements of these local names, each with its name, and forget each after its turn.

    `charset` is what the header said; what the document says goes before it. The last pair is the
    root's name, with None; by then `faults` holds what is wrong with the markup.
    """
    encoding = None if DECLARED.match(body.lstrip()[:200]) else known(charset, body)
    steps = etree.iterparse(
        BytesIO(body.lstrip()),
        tag=[f"{{*}}{name}" for name in wanted],
        encoding=encoding,
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _end, element in steps:
            yield local(element), element
            if element.getparent() is not None and local(element.getparent()) in HOLDERS:
                sweep(element)
    except etree.XMLSyntaxError as error:
        faults.append(str(error))  # not even recovery goes on from here
    faults += [found.message for found in steps.error_log]
    root = getattr(steps, "root", None)
    if root is not None:
        yield local(root), None


def sweep(element: Any) -> None:
    """Forget an element and what stands before it, so that a long list stays small in memory."""
    element.clear(keep_tail=False)
    while element.getprevious() is not None:
        del element.getparent()[0]


def known(charset: str, body: bytes) -> str | None:
    """Give the encoding to read in, where the document itself names none."""
    for name in filter(None, (charset, "utf-8", "cp1252")):
        try:
            body.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
        return name
    return None


def local(element: Any) -> str:
    """Give an element's name without its namespace, in lower case; nothing for a comment."""
    tag = element.tag
    return shortened(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)
def shortened(tag: str) -> str:
    """Take the namespace off a name."""
    return tag.rpartition("}")[2].lower()


def texts_of(element: Any, names: frozenset[str]) -> dict[str, str]:
    """Give the words of the first element of each of these names that has any.

    Children go before what stands deeper, as Google's news part does; Atom's content may quote a
    page with a title of its own.
    """
    found: dict[str, str] = {}
    for child in chain(element, element.iterdescendants()):
        name = local(child)
        if name in names and name not in found and (words := plain("".join(child.itertext()))):
            found[name] = words
    return found


def plain(words: str) -> str:
    """Take markup and double spaces out of a list's words."""
    return SPACES.sub(" ", TAGS.sub(" ", words)).strip()


def day_of(words: str) -> date | None:
    """Read the day of a date as feeds (RFC 822) and sitemaps (ISO 8601) write it, in local time."""
    if not (words := words.strip()):
        return None
    moment: datetime | None = None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        try:
            moment = parsedate_to_datetime(words)
        except (ValueError, OverflowError):
            return day_in(words)
    if moment.tzinfo is None or len(words) <= len("2022-01-05"):
        return moment.date()
    try:
        return timezone.localtime(moment).date()
    except OverflowError:
        return None


def day_in(words: str) -> date | None:
    """Read the first day written as 2022-01-05."""
    found = DAY.search(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
