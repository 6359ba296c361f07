"""What a page shows its readers, where that is more or other than what it states to programs."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from framing.events.extraction.tidying import letters
from framing.events.extraction.values import Facts

# "Meine Zeitung", "Politik": a heading of fewer words may be the site's and not the article's.
LEAST_TITLE_WORDS: Final = 4
PARTS: Final = re.compile(r"\s+[-–—|·•]\s+")
KICKER: Final = re.compile(
    r"kicker|overline|eyebrow|dachzeile|topline|roofline|spitzmarke|emphasis", re.IGNORECASE
)
LEAD: Final = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro(?:duction)?|teaser|standfirst|vorspann|summary|excerpt|abstract"
    r"|subline|subheadline|dek)(?:$|[\s_-])",
    re.IGNORECASE,
)
LEAD_TAGS: Final = frozenset({"p", "div", "span", "h2", "strong", "section", "header"})
INNER: Final = frozenset({"a", "b", "br", "em", "i", "q", "span", "strong"})
HIDDEN: Final = ("script", "style", "noscript", "template", "figure", "figcaption")
ELSEWHERE: Final = frozenset({*HIDDEN, "nav", "aside", "footer", "form", "button", "ul", "ol"})
# Elements behind the headline among which a lead stands. On 92 stored pages one that was sought
# among 60 by its marks was once somebody else's teaser.
LEAD_REACH: Final = 40
# "dw" begins many a name, "ntv" none.
SHORTEST_LABEL: Final = 3
# "Über mich" is not a lead, and a description of more is the article itself.
LEAD_LETTERS: Final = range(40, 700)
LONGEST_LEAD: Final = 1000
CREDIT: Final = re.compile(r"©|\(c\)|\bfotos?:|\bbilde?r?:", re.IGNORECASE)
ENDED: Final = re.compile(r"[.!?…][\s\"'“”»«›‹’)\]]*\Z")


def shown_title(facts: Facts, page: HtmlElement) -> str:
    """Give the headline as the page shows it.

    What it states may be that and more (the name of the site), or another that was written for
    search engines. Where the page shows several headlines or none, the stated one is taken.
    """
    title = without_site(facts.title.replace("\u00ad", ""), facts)
    headings = headlines(page)
    for heading in headings:
        if part := part_with(title, heading):
            return part
    if len(headings) != 1:
        return title or next(iter(headings), "")
    is_long = len(headings[0].split()) >= LEAST_TITLE_WORDS
    # What the stated title lacks of the shown one stands above it, without a colon.
    is_another = is_long and letters(title) not in letters(headings[0])
    return headings[0] if is_another or not title else title


def headlines(page: HtmlElement) -> list[str]:
    """List the headings of the first order, each once: those of the article where it is marked."""
    shown = [heading for heading in page.iter("h1") if not is_elsewhere(heading)]
    inner = [
        heading for heading in shown if next(heading.iterancestors("article"), None) is not None
    ]
    words = [heading_of(heading) for heading in inner or shown]
    return list({letters(line): line for line in words if letters(line)}.values())


def heading_of(heading: HtmlElement) -> str:
    """Write a headline as one line, with a colon behind the words that stand above it."""
    words = one_line(" ".join(heading.itertext())).replace("\u00ad", "").replace(" : ", ": ")
    for part in heading.iterdescendants():
        above = one_line(part.text_content())
        is_kicker = KICKER.search(part.get("class") or "") and above[-1:].isalnum()
        if is_kicker and words.startswith(above + " "):
            return f"{above}: {words.removeprefix(above).lstrip(': ')}"
    return words


def part_with(title: str, heading: str) -> str:
    """Cut a title to the part that a heading shows, as the title writes it; empty where none."""
    wanted, places = letters(heading), [at for at, char in enumerate(title) if char.isalnum()]
    start = letters(title).find(wanted)
    is_most = 2 * len(wanted) > len(places) or len(heading.split()) >= LEAST_TITLE_WORDS
    if start < 0 or not is_most:
        return ""
    end = start + len(wanted)
    first, last = places[start], places[end] if end < len(places) else len(title)
    # With the mark before and those behind: „Ja“, sagt sie.
    while first and title[first - 1] in "„“\"'»«‚‘(":
        first -= 1
    return without_tail(title[first:last])


def without_tail(words: str) -> str:
    """Drop what joins a title to the name of its site."""
    return words.rstrip().rstrip(" -–—|·•„‚(:,")


def without_site(title: str, facts: Facts) -> str:
    """Drop the outlet's name from the end of a title."""
    *rest, last = PARTS.split(title)
    named = rest and names_outlet(last, facts)
    return title[: title.rindex(last)].rstrip(" -–—|·•") if named else title


def names_outlet(words: str, facts: Facts) -> bool:
    """Say whether words name the outlet of a page: its site, its host or a part of that."""
    name = letters(words)
    host = urlsplit(facts.url).hostname or ""
    label, whole = letters(host.removeprefix("www.").partition(".")[0]), letters(host)
    begins = len(label) >= SHORTEST_LABEL and name.startswith(label)
    is_host = bool(whole) and (name in whole or whole in name)
    return bool(name) and (name == letters(facts.site_name) or begins or is_host)


def lead_on(page: HtmlElement, facts: Facts, blocks: Sequence[str]) -> str:
    """Give the lead that a page shows: the stated description, or what stands as a lead.

    That is between the headline and the first of the paragraphs that were found, marked up as a
    lead or a whole sentence. Empty where there is neither.
    """
    hidden = " or ".join(f"ancestor::{tag}" for tag in HIDDEN)
    shown = letters(" ".join(map(str, page.xpath(f"//body//text()[not({hidden})]"))))
    if len(letters(facts.lead)) in LEAD_LETTERS and letters(facts.lead) in shown:
        return facts.lead
    title = letters(facts.title)
    found = [each for each in candidates(page, title, blocks) if letters(each[0]) not in title]
    marked = (words for words, is_marked in found if is_marked)
    return next(marked, next((words for words, _ in found), ""))


def candidates(page: HtmlElement, title: str, blocks: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Walk what may be the lead, each with whether it is marked up as one."""
    said = {letters(block) for block in blocks if len(letters(block)) in LEAD_LETTERS}
    between, is_known = before_text(page, title, said)
    for place, element in enumerate(between):
        words = brief(element, LONGEST_LEAD)
        if len(letters(words)) in LEAD_LETTERS and not CREDIT.search(words):
            is_marked = place < LEAD_REACH and is_marked_lead(element)
            # Where the text begins elsewhere, a sentence may be anybody's.
            if is_marked or (is_known and is_plain(element) and ENDED.search(words)):
                yield words, is_marked


def is_marked_lead(element: HtmlElement) -> bool:
    """Say whether an element is marked up as a lead."""
    return bool(LEAD.search(" ".join((element.get("class") or "", element.get("itemprop") or ""))))


def before_text(page: HtmlElement, title: str, said: set[str]) -> tuple[list[HtmlElement], bool]:
    """List the elements between the headline and the first of the paragraphs that were found.

    With whether there is one; if not, they are those behind the headline.
    """
    tops = list(page.iter("h1")) or list(page.iter("h2"))
    # The first heading may be the site's.
    named = (top for top in tops if is_part(letters(top.text_content()), title))
    top = next(named, next(iter(tops), None))
    following = top.xpath("following::*") if top is not None else ()
    passed: list[HtmlElement] = []
    for element in following:
        if is_said(element, said):
            return passed, True
        if element.tag in LEAD_TAGS and not is_elsewhere(element):
            passed.append(element)
    return passed, False


def is_part(words: str, others: str) -> bool:
    """Say whether one of two headlines says what the other says."""
    return bool(words and others) and (words in others or others in words)


def is_said(element: HtmlElement, said: set[str]) -> bool:
    """Say whether an element is one of the paragraphs that were found."""
    return element.tag in {"p", "div", "section"} and letters(brief(element, LONGEST_LEAD)) in said


def is_plain(element: HtmlElement) -> bool:
    """Say whether an element holds words alone, and more of them than links."""
    if any(inner.tag not in INNER for inner in element.iterdescendants()):
        return False
    linked = sum(len(letters(link.text_content())) for link in element.iter("a"))
    return linked < len(letters(element.text_content())) / 2


def is_elsewhere(element: Any) -> bool:
    """Say whether an element stands where no text of the article does."""
    return any(parent.tag in ELSEWHERE for parent in element.iterancestors())


def brief(element: HtmlElement, most: int) -> str:
    """Give the words of an element in one line; none where there are more than so many characters.

    Elements lie within each other: each reading all of its words would take them all many times.
    """
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        size += len(piece.strip())
        if size > most:
            return ""
        pieces.append(piece)
    words = one_line("".join(pieces))
    return words if len(words) <= most else ""


def one_line(words: str) -> str:
    """Join the lines of words."""
    return " ".join(words.split())
