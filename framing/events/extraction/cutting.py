"""What was left out of a page when its article was taken: to be looked at before saving."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, defs

from framing.events.extraction.lines import edges_left_out
from framing.events.extraction.mending import is_hidden
from framing.events.extraction.showing import one_line
from framing.events.extraction.tidying import PARAGRAPH, letters
from framing.events.extraction.values import Extracted

# What no reader sees as words.
UNSEEN: Final = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head")
# Elements whose words run on with those around them; any other begins and ends a line of its own.
RUNNING: Final = (
    defs.special_inline_tags
    | defs.phrase_tags
    | defs.font_style_tags
    | {"bdi", "data", "label", "mark", "time", "wbr"}
)


class Place(StrEnum):
    """Where on a page something stood that was not taken, most worth a look first."""

    TEXT = "text"  # a paragraph among others: it may belong to the article
    ASIDE = "aside"  # boxes beside the text
    CAPTION = "caption"  # below pictures
    COMMENTS = "comments"  # by readers
    HIDDEN = "hidden"  # in the page, but not shown
    LINKS = "links"  # to other articles
    BRIEF = "brief"  # single words and lines: dates, names, buttons
    FRAME = "frame"  # menus, the site's head and foot, forms
    EDGE = "edge"  # what the pages of a PDF repeat at their edges


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that stood on the page and are not in the text."""

    place: Place
    words: str


class Line:
    """Words that stand together in a page."""

    def __init__(self, element: HtmlElement) -> None:
        self.element = element  # the innermost block that holds them all
        self.pieces: list[str] = []
        self.linked = 0  # letters of them in links

    def add(self, words: str, *, is_link: bool) -> None:
        """Put words behind those that are there."""
        self.pieces.append(words)
        self.linked += len(letters(words)) if is_link else 0

    @property
    def words(self) -> str:
        """All words, spaces made even."""
        return one_line("".join(self.pieces))


TAGS: Final[Mapping[str, Place]] = {
    **dict.fromkeys(("nav", "header", "footer", "form", "button", "dialog"), Place.FRAME),
    **dict.fromkeys(("figure", "figcaption", "picture"), Place.CAPTION),
    "aside": Place.ASIDE,
}
ROLES: Final[Mapping[str, Place]] = {
    **dict.fromkeys(("navigation", "banner", "contentinfo", "search", "dialog"), Place.FRAME),
    "complementary": Place.ASIDE,
}
COMMENTS: Final = re.compile(
    r"(?:^|\s)(?:comments?|kommentare?|disqus)(?:[_-]?(?:list|section|area|thread|body|item"
    r"|container|wrapper|liste|bereich))?(?:$|\s)",
    re.IGNORECASE,
)


def cut_from(taken: Extracted) -> list[Cut]:
    """List what stood there and is not in the text that was taken of it, each once.

    In the page's order within a place, places in the order of `Place`. Of Markdown, plain text and
    Word documents nothing is left out.
    """
    if taken.whole is None:
        return []
    if isinstance(taken.whole, tuple):
        return [Cut(Place.EDGE, line) for line in edges_left_out(taken.whole)]
    found = dict.fromkeys(cuts_of(taken.whole, taken))
    order = list(Place)
    return sorted(found, key=lambda cut: order.index(cut.place))


def cuts_of(page: HtmlElement, taken: Extracted) -> Iterator[Cut]:
    """Walk what was not taken of a page; what no reader sees goes from it."""
    etree.strip_elements(page, *UNSEEN, with_tail=False)
    facts = taken.facts
    whole = letters(taken.text)
    # What is shown beside the text as title, author and summary is not left out.
    known = {letters(words) for words in (facts.title, facts.byline, facts.lead)}
    blocks = known | {letters(block) for block in taken.text.split("\n\n")}
    left: list[Line] = []
    holders: set[HtmlElement] = set()
    for line in lines_of(page):
        said = letters(line.words)
        if said in blocks or (len(said) >= PARAGRAPH and said in whole):
            holders.update([line.element, *line.element.iterancestors()])
        elif said:
            left.append(line)
    places = Places(holders)
    yield from (Cut(places.of(line), line.words) for line in left)


def lines_of(page: HtmlElement) -> Iterator[Line]:
    """Walk the words of a page, parted where a block begins or ends."""
    line = Line(page)
    links = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        begins = event == "start"
        links += (1 if begins else -1) if element.tag == "a" else 0
        if not is_running(element):
            yield from [line] if line.words else []
            holder = element if begins else element.getparent()
            line = Line(page if holder is None else holder)
        words = element.text if begins else element.tail
        line.add(" " if begins and element.tag == "br" else words or "", is_link=links > 0)
    yield from [line] if line.words else []


def is_running(element: HtmlElement) -> bool:
    """Say whether an element's words run on with those around it."""
    return element.tag in RUNNING and not is_hidden(element)


class Places:
    """Tells where on a page a line stands; what holds parts of the article is no such place."""

    def __init__(self, holders: set[HtmlElement]) -> None:
        self.holders = holders
        self.known: dict[HtmlElement, Place | None] = {}

    def of(self, line: Line) -> Place:
        """The place of a line that was not taken."""
        if place := self.around(line.element):
            return place
        size = len(letters(line.words))
        if line.linked * 2 > size:
            return Place.LINKS
        return Place.TEXT if size >= PARAGRAPH else Place.BRIEF

    def around(self, element: HtmlElement) -> Place | None:
        """The place that an element or the outermost one around it makes; None where none does."""
        path = [element, *element.iterancestors()]
        place = None
        for holder in reversed(path):
            if holder not in self.known:
                self.known[holder] = place or (None if holder in self.holders else own(holder))
            place = self.known[holder]
        return place


def own(element: HtmlElement) -> Place | None:
    """The place that an element makes of what it holds."""
    if is_hidden(element):
        return Place.HIDDEN
    if COMMENTS.search(f"{element.get('id') or ''} {element.get('class') or ''}"):
        return Place.COMMENTS
    return TAGS.get(element.tag) or ROLES.get(element.get("role") or "")
