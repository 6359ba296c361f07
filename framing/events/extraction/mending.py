"""What trafilatura loses of an article and what hides in it: put back, and taken out."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from lxml.html import HtmlElement

from framing.events.extraction.showing import is_elsewhere
from framing.events.extraction.tidying import PLACEHOLDER, letters

# Words for screen readers inside a link; the reader of the page does not see them.
NEW_WINDOW: Final = re.compile(
    r"\W*(?:(?:externer )?link )?(?:(?:wird|öffnet)(?: sich)? i[nm] (?:einem )?neuen"
    r" (?:fenster|tab)(?: geöffnet)?|opens? in (?:a )?new (?:window|tab))\W*",
    re.IGNORECASE,
)
HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
TEXTS: Final = HEADINGS | {"p", "blockquote"}
WRAPPERS: Final = frozenset({"div", "section"})
LISTS: Final = frozenset({"ul", "ol", "dl"})
INNER: Final = frozenset({"a", "b", "br", "em", "i", "q", "small", "span", "strong", "sub", "sup"})
ENDED: Final = re.compile(r"[.!?:…][\s\"'“”»«›‹’)\]]*\Z")
# One paragraph proves nothing of what stands beside it: a teaser may quote the article.
LEAST_TAKEN: Final = 2
PARAGRAPH: Final = 40  # letters


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element that holds words and no other such elements, or a list."""

    element: HtmlElement
    words: str  # letters and digits alone
    kind: str  # what its neighbours of the same article have in common with it


def without_hidden(page: HtmlElement) -> None:
    """Take out of a page what its readers do not see, and what would make a quotation a picture."""
    etree.strip_tags(page, etree.Comment, etree.ProcessingInstruction)
    for element in list(page.iter("span", "small", "i", "em", "svg")):
        # A drawing's words are its name, for programs.
        if element.tag == "svg" or NEW_WINDOW.fullmatch(element.text_content()):
            element.drop_tree()
    for figure in list(page.iter("figure")):
        if figure.find(".//blockquote") is not None and figure.find(".//img") is None:
            figure.tag = "div"


def mended(
    blocks: Sequence[str], page: HtmlElement, write: Callable[[Any], Iterator[str]]
) -> list[str]:
    """Put back paragraphs and headings that stand in the page among those that were taken.

    `write` gives the blocks of an element. What stands between two paragraphs of an article, in the
    same kind of element, is its own; so is a whole column of that kind behind them.
    """
    places = {letters(block): place for place, block in enumerate(blocks) if letters(block)}
    whole = letters(" ".join(blocks))
    added: dict[int, list[str]] = {}
    for place, leaf in lost(list(leaves_of(page)), places):
        is_heading = leaf.element.tag in HEADINGS
        if leaf.words not in places and (is_heading or leaf.words not in whole):
            places[leaf.words] = place
            added.setdefault(place, []).extend(write(leaf.element))
    return [part for place, block in enumerate(blocks) for part in (block, *added.get(place, ()))]


def lost(leaves: Sequence[Leaf], places: Mapping[str, int]) -> Iterator[tuple[int, Leaf]]:
    """Walk what is the article's and was not taken, each with the place of the block before it."""
    taken = [at for at, leaf in enumerate(leaves) if leaf.words in places]
    kinds = Counter(leaves[at].kind for at in taken)
    begun = {leaves[at].element.getparent() for at in taken}
    columns: set[str] = set()
    known = dict(places)
    place = 0
    for at in range(taken[0] if taken else len(leaves), len(leaves)):
        leaf = leaves[at]
        if leaf.words in known:
            place = known[leaf.words]
        elif kinds[leaf.kind] >= LEAST_TAKEN and is_own(leaf, leaves[at + 1 : at + 2]):
            # Behind the last of what was taken stand credits and tips, too.
            is_behind = at > taken[-1]
            if is_behind and (leaf.element.getparent() in begun or not is_column(leaf, columns)):
                continue
            columns.update([leaf.kind] if is_behind else [])
            yield place, leaf


def leaves_of(page: HtmlElement) -> Iterator[Leaf]:
    """Walk the elements of a page that hold words, and its lists."""
    for element in page.iter(*TEXTS, *WRAPPERS, *LISTS):
        is_text = element.tag in TEXTS or (element.tag in WRAPPERS and is_leaf(element))
        is_inner = any(parent.tag in TEXTS | LISTS for parent in element.iterancestors())
        words = letters(element.text_content()) if is_text and not is_inner else ""
        if words or (element.tag in LISTS and not is_inner):
            yield Leaf(element, words, kind_of(element))


def is_leaf(element: HtmlElement) -> bool:
    """Say whether an element holds words and what marks them, and no blocks."""
    return all(inner.tag in INNER for inner in element.iterdescendants(etree.Element))


def kind_of(element: HtmlElement) -> str:
    """Name what holds an element, and a wrapper itself; where that has no class, one more."""
    parent = element.getparent()
    held = [element] if element.tag in WRAPPERS else []
    if parent is not None:
        outer = parent.getparent()
        held += [parent] if parent.get("class") or outer is None else [parent, outer]
    return " < ".join(f"{part.tag} {part.get('class')}" for part in held)


def is_own(leaf: Leaf, following: Sequence[Leaf]) -> bool:
    """Say whether a text of the article's kind is text, and no tip and no notice.

    A heading over tips is followed by a list or by something of another kind.
    """
    said = " ".join(leaf.element.text_content().split())
    if not said or PLACEHOLDER.match(said) or is_hidden(leaf.element):
        return False
    if leaf.element.tag in HEADINGS:
        return any(other.kind == leaf.kind and other.words for other in following)
    linked = sum(len(letters(link.text_content())) for link in leaf.element.iter("a"))
    return bool(ENDED.search(said)) and linked < len(leaf.words) / 2


def is_column(leaf: Leaf, columns: Container[str]) -> bool:
    """Say whether a text is one of several in an element of its own, or the last such one."""
    parent = leaf.element.getparent()
    if not parent.get("class") or is_elsewhere(parent):
        return False
    texts = [letters(child.text_content()) for child in parent if child.tag == "p"]
    long = sum(len(words) >= PARAGRAPH for words in texts)
    return long >= (1 if leaf.kind in columns else LEAST_TAKEN)


def is_hidden(element: HtmlElement) -> bool:
    """Say whether an element is not shown."""
    style = (element.get("style") or "").replace(" ", "")
    return "display:none" in style or element.get("hidden") is not None
