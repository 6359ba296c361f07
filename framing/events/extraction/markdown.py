"""Markdown and plain text: the text stays as it is; what it says about itself is recognised."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from framing.events.extraction.dates import find_date, parse_date
from framing.events.extraction.values import Facts

SIGNS: Final = re.compile(
    r"^#{1,6} \S|^> \S|^<https?://[^\s<>]+>\s*$|\*\*\S[^*\n]*\*\*|\[[^\[\]\n]{1,300}\]\([^)\s]{0,2000}\)",
    re.MULTILINE,
)
FRONT_MATTER: Final = re.compile(r"\A\s*---\n(?P<fields>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
FIELD: Final = re.compile(r"^(?P<key>[\w-]+)\s*:\s*(?P<value>.*?)\s*$")
TITLE: Final = re.compile(r"\A# +(?P<title>[^\n]+?) *#*\Z")
ADDRESS: Final = re.compile(r"\A<?(?P<url>https?://[^\s<>]+)>?\Z")
BOLD: Final = re.compile(r"\A(\*\*|__)(?P<lead>.+)\1\Z", re.DOTALL)
BY: Final = re.compile(r"\A(?:von|by|from|autor(?:in)?|author|автор):?\s+", re.IGNORECASE)
# A byline is a line of names and a date: no verb, no full stop, hardly ever over 120 characters.
LONGEST_BYLINE: Final = 120
LONGEST_TITLE: Final = 150
# Title, address, lead and byline in any order, and a line or two between them.
HEAD_BLOCKS: Final = 8
BREAKS: Final = re.compile(r"\n[ \t]*\n\s*")
ESCAPED: Final = re.compile(r"([\\`*_\[\]<>])")
# "10. Januar" at the start of a line would open a list, "#Nordhafen" a heading.
LEADING: Final = re.compile(r"^([ \t]*(?:\d+(?=[.)])|(?=#)))", re.MULTILINE)
SENTENCE_END: Final = re.compile(r"[.!?:]\W*\Z")
KEYS: Final = (
    ("title", "title titel"),
    ("url", "url adresse"),
    ("lead", "lead vorspann"),
    ("byline", "byline author autor autorin"),
    ("site_name", "outlet medium"),
    ("language", "language sprache"),
)
FIELDS: Final = {key: field for field, keys in KEYS for key in keys.split()}
DATE_KEYS: Final = ("published", "date", "datum", "published_on")


def looks_like_markdown(text: str) -> bool:
    """Say whether a text uses Markdown: headings, quotes, address lines, bold words, links."""
    return bool(SIGNS.search(text) or FRONT_MATTER.match(text))


def read_markdown(text: str) -> tuple[str, Facts]:
    """Give the text without front matter, every other character kept, and what it tells of itself.

    Fields of the front matter win over what the first blocks show.
    """
    match = FRONT_MATTER.match(text)
    body = text[match.end() :] if match else text
    shown = facts_shown(BREAKS.split(body.strip())[:HEAD_BLOCKS])
    return body, with_fields(shown, match.group("fields") if match else "")


def with_fields(facts: Facts, fields: str) -> Facts:
    """Lay the `key: value` lines of a front matter over the facts."""
    stated: dict[str, Any] = {}
    for match in filter(None, map(FIELD.match, fields.splitlines())):
        key, value = match.group("key").lower(), match.group("value").strip("\"'")
        if key in FIELDS and value:
            stated[FIELDS[key]] = value
        if key in DATE_KEYS and (day := parse_date(value)):
            stated["published_on"] = day
    return replace(facts, **stated)


def facts_shown(blocks: Sequence[str]) -> Facts:
    """Recognise title, address, lead and byline among the first blocks of a Markdown text."""
    facts = Facts()
    for block in blocks:
        if (match := TITLE.match(block)) and not facts.title:
            facts = replace(facts, title=plain(match.group("title")))
        elif (match := ADDRESS.match(block)) and not facts.url:
            facts = replace(facts, url=match.group("url"))
        elif (match := BOLD.match(block)) and not facts.lead:
            facts = replace(facts, lead=plain(match.group("lead")))
        elif facts.published_on is None:
            facts = with_byline(facts, block)
    return facts


def with_byline(facts: Facts, block: str) -> Facts:
    """Read "von <outlet>, <author>, <date>" in any of its forms; other blocks change nothing."""
    line = plain(block.strip("*_ "))
    if len(line) > LONGEST_BYLINE:
        return facts
    found = find_date(line)
    if not (found or BY.match(line)) or (line.endswith((".", "!", "?")) and not found):
        return facts
    day, (start, end) = found or (None, (len(line), len(line)))
    # After a date comes a time of day at most; a sentence that goes on is no byline.
    if len(line) - end > len(" um 14:30 Uhr (aktualisiert)"):
        return facts
    outlet, names = names_of(BY.sub("", line[:start]), facts.url)
    return replace(facts, published_on=day, byline=names, site_name=outlet)


def names_of(words: str, url: str) -> tuple[str, str]:
    """Part "Der Bote, Ada Kern" into outlet and authors; the address tells which is the outlet."""
    parts = [part.strip(" \t–-|·:") for part in re.split(r",| \| | – ", words)]
    parts = [part for part in parts if part and part.lower() not in {"am", "vom", "on", "stand"}]
    host = letters(urlsplit(url).hostname or "")
    outlet = next((part for part in parts if letters(part) and letters(part) in host), "")
    return outlet, ", ".join(part for part in parts if part != outlet)


def letters(words: str) -> str:
    """Lower-case letters and digits alone, as in a host name: without an article before them."""
    folded = re.sub(r"^(?:der|die|das|the)\s", "", words.lower())
    folded = folded.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return "".join(char for char in folded if char.isalnum())


def plain(markdown: str) -> str:
    """Drop the marks of inline Markdown and join its lines."""
    unlinked = re.sub(r"\[([^\[\]]*)\]\([^)]{0,2000}\)", r"\1", markdown)
    unmarked = re.sub(r"(?<!\\)[*`]+|(?<!\\)\b_+|_+\b", "", unlinked)
    return " ".join(re.sub(r"\\(\W)", r"\1", unmarked).split())


def escape(words: str) -> str:
    """Write words so that Markdown takes none of their characters for a mark."""
    return LEADING.sub(r"\1\\", ESCAPED.sub(r"\\\1", words))


def read_plain(text: str) -> tuple[str, Facts]:
    """Give the text with a blank line between its paragraphs and its first line as title, if any.

    The result is Markdown: marks in the text are escaped, the title becomes a heading.
    """
    blocks = paragraphs(text)
    titled = looks_like_title(blocks[0]) and len(blocks) > 1
    rest = blocks[1:] if titled else blocks
    facts = facts_shown(rest[: HEAD_BLOCKS - 1])
    head = [f"# {escape(blocks[0])}"] if titled else []
    body = [block if ADDRESS.match(block) else escape(block) for block in rest]
    return "\n\n".join(head + body) + "\n", replace(facts, title=blocks[0] if titled else "")


def paragraphs(text: str) -> list[str]:
    """Part plain text at blank lines; where it has none, at lines that end like paragraphs."""
    first, *others = BREAKS.split(text.strip())
    # A headline right above its article, as a paste from a web page often has it.
    top, _, below = first.partition("\n")
    head = [top] if stands_above(top, below) else []
    first = below if head else first
    lines = [line.strip() for line in first.split("\n")]
    ended = sum(bool(SENTENCE_END.search(line)) for line in lines)
    # In hard-wrapped text few lines end where a sentence does.
    if not others and ended > len(lines) / 2:
        return head + lines
    return [*head, first, *others]


def stands_above(top: str, below: str) -> bool:
    """Say whether a line is a headline over the lines below, and not the first of their lines."""
    line = below.partition("\n")[0]
    # Text wrapped by hand goes on in the next line, which is about as long.
    starts_anew = bool(SENTENCE_END.search(line)) or len(line) > 2 * len(top)
    return starts_anew and not line[0].islower() and looks_like_title(top)


def looks_like_title(line: str) -> bool:
    """Say whether a line is a headline: one short line that does not end like a sentence."""
    return (
        "\n" not in line
        and len(line) <= LONGEST_TITLE
        and not line.rstrip().endswith((".", ":", ";", ",", "-"))
        and not ADDRESS.match(line)
        and not find_date(line)
    )
