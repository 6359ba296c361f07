"""What a publisher tells machines about use of a page, found in headers, page and files.

Reported word for word and never weighed here: a person decides what follows (§ 44b UrhG).
Sources: TDM Reservation Protocol (W3C Community Group, 2024), X-Robots-Tag and meta robots as
search engines document them, Content-Signal and Content-Usage (IETF aipref) lines.
"""

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Any, Final

from framing.events.fetching.values import Reservation, Source

HEADERS: Final = {
    "tdm-reservation": Source.TDM_HEADER,
    "tdm-policy": Source.TDM_HEADER,
    "x-robots-tag": Source.ROBOTS_HEADER,
    "content-usage": Source.USAGE_HEADER,
}
METAS: Final = {
    "tdm-reservation": Source.TDM_META,
    "tdm-policy": Source.TDM_META,
    "robots": Source.ROBOTS_META,
    "framing": Source.ROBOTS_META,  # meta robots for our own product token
}
# A head is shorter; what stands later is no meta element to any browser.
HEAD_BYTES: Final = 262_144
LONGEST: Final = 1000
# Bounded, and without "<" inside, so that no page makes the search slow.
META: Final = re.compile(r"<meta\b([^<>]{0,2000})>", re.IGNORECASE)
# Begins only where a name begins and never gives back what it took: linear on any text.
ATTRIBUTE: Final = re.compile(
    r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=]++))"""
)
SIGNAL: Final = re.compile(r"\s*(content-signal|content-usage)\s*:\s*([^#]+)", re.IGNORECASE)


def noted(source: Source, value: str) -> Reservation:
    """Keep what was said; a value longer than any real one is cut."""
    return Reservation(source, value[:LONGEST])


def from_headers(headers: Mapping[str, str]) -> list[Reservation]:
    """Find reservations in the headers of an answer (names in lower case)."""
    return [
        noted(source, f"{name}: {headers[name]}")
        for name, source in HEADERS.items()
        if name in headers
    ]


def from_page(body: bytes) -> list[Reservation]:
    """Find reservations in the meta elements of a page; comments do not count."""
    # Names and values are ASCII in every encoding of the web but UTF-16, which nobody serves.
    text = without_comments(body[:HEAD_BYTES].decode("latin-1"))
    found = []
    for meta in META.finditer(text):
        values = attributes(meta.group(1))
        name = values.get("name", "").strip().lower()
        if name in METAS and "content" in values:
            found.append(noted(METAS[name], f"{name}: {values['content'].strip()}"))
    return found


def without_comments(text: str) -> str:
    """Drop HTML comments, in one pass."""
    first, *rest = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def attributes(text: str) -> dict[str, str]:
    """Read the attributes of a tag, names in lower case; the first of a name counts (HTML)."""
    found: dict[str, str] = {}
    for name, *values in ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def from_robots(text: str) -> tuple[Reservation, ...]:
    """Find the lines of a robots.txt about use, whichever group they stand in."""
    found = (SIGNAL.match(line) for line in text.splitlines())
    lines = (f"{match.group(1).lower()}: {match.group(2).strip()}" for match in found if match)
    return tuple(noted(Source.ROBOTS_TXT, line) for line in dict.fromkeys(lines))


def from_tdm_file(content: bytes, path: str) -> list[Reservation]:
    """Find the entries of a tdmrep.json whose location fits this path, in their order."""
    try:
        entries = json.loads(content)
    except (ValueError, RecursionError):
        return []
    return [
        noted(Source.TDM_FILE, said(entry))
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict) and fits(str(entry.get("location", "")), path)
    ]


def said(entry: Mapping[str, Any]) -> str:
    """Write what matters of an entry in one line."""
    names = ("location", "tdm-reservation", "tdm-policy")
    return "; ".join(f"{name}: {entry[name]}" for name in names if name in entry)


def fits(pattern: str, path: str) -> bool:
    """Say whether a path fits a pattern as robots.txt writes them: prefixes, `*`, closing `$`."""
    if not pattern:
        return False
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    position = len(first)
    for part in rest:
        found = path.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    if not pattern.endswith("$"):
        return True
    # The search took the earliest place of the last part; with "$" it has to be at the end too.
    return path.endswith(rest[-1]) if rest else path == first
