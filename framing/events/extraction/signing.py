"""Who wrote a page and when, as it shows that to its readers."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from lxml.html import HtmlElement

from framing.events.extraction.dates import parse_date
from framing.events.extraction.markdown import BY, LONGEST_BYLINE
from framing.events.extraction.showing import brief, names_outlet, one_line
from framing.events.extraction.values import Facts

AUTHOR: Final = re.compile(r"author|autor(?:in|en|enzeile)?(?:$|[\s_-])|byline", re.IGNORECASE)
# Two to four words with a capital, titles and particles aside.
PERSON: Final = re.compile(
    r"(?:Dr\. |Prof\. )*[A-ZÄÖÜÉА-Я][\w.'’-]*(?: (?:(?:van|von|de|der|den|al|el) )*"
    r"[A-ZÄÖÜÉА-Я][\w'’-]+){1,3}"
)
# Agencies write surnames in capitals; shorter words in capitals are agencies.
SHORTEST_CAPITALS: Final = 4
# Elements behind the headline among which a byline stands; among 40 two of 92 were missed.
REACH: Final = 60
SIGNED: Final = re.compile(r"\A(?:von|by)\b:?\s+(?=\S)", re.IGNORECASE)
# What hangs on a name: initials, the mark of a note, a link to a profile.
HUNG_ON: Final = re.compile(
    r"\s*\([a-zäöü./]{1,5}\)|(?<=[^\W\d_])\d+\b|(?<=[a-zäöüß])(?:Twitter|Facebook|Instagram)\b"
)
LABELLED: Final = ("li", "p", "span", "div", "dd", "td")
AUTHOR_LABEL: Final = re.compile(
    r"\A(?:autor(?:in|en|innen)?(?:\s*/\s*autor(?:in|en)?)?|author|author\(s\)|text)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
# Who wrote a short report signs it with a few small letters: "(ake)", "agx/ake".
SHORT: Final = r"[a-zäöüß]{2,4}(?:\s*[/,;]\s*[a-zäöüß]{2,4}){0,4}"
SHORT_MARKED: Final = re.compile(rf"\(?({SHORT})\)?")
# At the end of a text it stands before the credit for the picture: "ake, rfa; Foto: …".
SHORT_CREDITED: Final = re.compile(rf"({SHORT});\s+(?:foto|bild|abbildung|grafik)\b", re.IGNORECASE)
DATE_LABEL: Final = re.compile(
    r"\A(?:datum|(?:veröffentlicht|erschienen|publiziert)(?: am)?|date|published(?: on)?)\s*:?\s+"
    r"(?=\S)",
    re.IGNORECASE,
)


def byline_of(facts: Facts, found: str, page: HtmlElement) -> str:
    """Choose the byline: persons that the page states, shows, or that were `found` in its text.

    Where there are none, initials sign as they are printed, or else the outlet.
    """
    stated = tidy(facts.byline)
    if stated and not names_outlet(stated, facts):
        return stated
    if shown := byline_on(page):
        return shown
    persons = persons_in(found)
    if persons and not names_outlet(found, facts):
        return ", ".join(persons)
    return initials_on(page) or stated or tidy(found)


def byline_on(page: HtmlElement) -> str:
    """Name the persons in what is marked up or worded as a byline: "Von Ada Kern, Nordhafen"."""
    headline = next(page.iter("h1"), None)
    near = headline.xpath("following::*")[:REACH] if headline is not None else ()
    for element in near:
        words = brief(element, LONGEST_BYLINE)
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "rel"))
        if (AUTHOR.search(marks) or SIGNED.match(words)) and (persons := persons_in(words)):
            return ", ".join(persons)
    return ", ".join(name for line in labelled(page, AUTHOR_LABEL) for name in persons_in(line))


def initials_on(page: HtmlElement) -> str:
    """Give the initials that a page is signed with, as it prints them; empty where there are none.

    Marked up as the author's, or before the credit for the picture at the end of the text.
    """
    for element in page.iter(*LABELLED):
        words = brief(element, LONGEST_BYLINE)
        marked = element.get("itemprop") == "author" and SHORT_MARKED.fullmatch(words)
        if found := marked or SHORT_CREDITED.match(words):
            return one_line(re.sub(r"([,;])\s*", r"\1 ", found.group(1)))
    return ""


def persons_in(words: str) -> list[str]:
    """List the persons of a byline, each once."""
    bare = BY.sub("", tidy(words)[:LONGEST_BYLINE])
    parts = [part.strip() for part in re.split(r",|;| und | and | & | \| ", bare)]
    return list(dict.fromkeys(part for part in parts if is_person(part)))


def tidy(names: str) -> str:
    """Write names without what pages hang on them: initials, marks of notes, links to profiles."""
    return one_line(HUNG_ON.sub("", names))


def is_person(words: str) -> bool:
    """Say whether words look like a first name and a surname, and not like an outlet or a date."""
    first, *others = words.split() or [""]
    short = [word for word in others if word.isupper() and len(word) < SHORTEST_CAPITALS]
    is_shouted = len(first) > 1 and first.isupper()
    return bool(PERSON.fullmatch(words)) and not short and not is_shouted


def day_on(page: HtmlElement) -> date | None:
    """Read the day that a page shows behind a label: "Datum 8.1.2024"."""
    return next((day for line in labelled(page, DATE_LABEL) if (day := parse_date(line))), None)


def labelled(page: HtmlElement, label: re.Pattern[str]) -> Iterator[str]:
    """Give what stands behind the first label of a kind in an element that holds nothing else."""
    for element in page.iter(*LABELLED):
        words = brief(element, LONGEST_BYLINE)
        if label.match(words):
            yield label.sub("", words)
            return
