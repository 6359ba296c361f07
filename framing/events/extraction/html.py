"""A web page to the small Markdown: the one module that knows trafilatura."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any, Final

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from framing.events.extraction.dates import parse_date
from framing.events.extraction.judging import language_of
from framing.events.extraction.markdown import escape
from framing.events.extraction.mending import mended, without_hidden
from framing.events.extraction.metadata import facts_of
from framing.events.extraction.showing import lead_on, shown_title
from framing.events.extraction.signing import byline_of, day_on
from framing.events.extraction.tidying import tidied
from framing.events.extraction.values import Facts, Fault, UnreadableError
from framing.events.extraction.walls import refuse_walls

# Atomic: a page of nothing but comments must not be tried in every division.
PAGE: Final = re.compile(
    r"\A(?>\s|<!--.*?-->)*+(?:<\?xml|<!doctype html|<html|<head|<body)", re.IGNORECASE | re.DOTALL
)
FRAGMENT: Final = re.compile(
    r"</(?:p|div|article|section|h[1-6]|li|span|blockquote)>", re.IGNORECASE
)
TWO_BREAKS: Final = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
BAR: Final = re.compile(r" \| [^|]*\Z")
DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
# Two names for each: trafilatura's own elements, and HTML's for a fragment that it gives back
# empty because it is too short to be a page.
HEADINGS: Final = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
LISTS: Final = frozenset({"list", "ul", "ol"})
QUOTES: Final = frozenset({"quote", "blockquote"})
PARAGRAPHS: Final = frozenset({"p", "item", "li", "row", "tr", "figcaption", "pre", "code"})
BLOCKS: Final = HEADINGS | LISTS | QUOTES | PARAGRAPHS | {"table", "div", "section", "article"}
EMPHASIS: Final = {"#i": "*", "#b": "**", "em": "*", "i": "*", "b": "**", "strong": "**"}
SKIPPED: Final = frozenset(
    {"script", "style", "nav", "footer", "header", "aside", "form", "noscript", "head", "title"}
)
QUOTATION_MARKS: Final = {"de": "„“", "ru": "«»"}


def looks_like_html(text: str) -> bool:
    """Say whether a text is a web page or a piece of one."""
    return bool(PAGE.match(text)) or len(FRAGMENT.findall(text)) > 1


def read_html(text: str) -> tuple[str, Facts]:
    """Give the article of a page as Markdown and what the page says about itself.

    Raise UnreadableError where the page holds no article text.
    """
    return read_page(text)[:2]


def read_page(text: str) -> tuple[str, Facts, HtmlElement]:
    """Give the same, and the page: what its readers see, the article and all around it."""
    # Older pages part their paragraphs by two line breaks, of which trafilatura keeps one.
    text = TWO_BREAKS.sub("</p><p>", DECLARATION.sub("", text))
    try:
        page = lxml.html.document_fromstring(text)
    except (ParserError, ValueError):
        raise UnreadableError(Fault.NO_TEXT) from None
    facts = facts_of(page)
    language, _ = language_of(page.text_content(), facts.language)
    marks = QUOTATION_MARKS.get(language, "“”")
    # Of a fragment trafilatura drops what it takes for furniture; the person chose what to paste.
    without_hidden(page)
    document, shown = extracted(page) if PAGE.match(text) else None, page
    if document is None:
        shown = deepcopy(page)
        drop_furniture(shown)
        body = shown.find("body")
    else:
        body = document.body
        facts = completed(facts, document, page)
    facts = replace(facts, title=shown_title(facts, shown))
    blocks = list(blocks_of(body, marks)) if body is not None else []
    if not blocks:
        raise UnreadableError(Fault.NO_TEXT)
    if document is not None:
        blocks = mended(blocks, page, lambda element: block(element, marks))
        blocks = tidied(blocks, facts.title, lead_on(page, facts, blocks))
    text, facts = with_title("\n\n".join(blocks), facts)
    refuse_walls(text, facts)
    return text, facts, page


def extracted(page: HtmlElement) -> Any:
    """Let trafilatura find the article; None where it finds none."""
    return bare_extraction(
        # As text: a tree it takes apart, and stumbles over a comment before the page.
        lxml.html.tostring(page, encoding="unicode"),
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def completed(facts: Facts, document: Any, page: HtmlElement) -> Facts:
    """Fill what the page does not state with what trafilatura found in its text."""
    return replace(
        facts,
        title=facts.title or title_element(page) or document.title or "",
        byline=byline_of(facts, (document.author or "").replace("; ", ", "), page),
        published_on=facts.published_on or day_on(page) or parse_date(document.date or ""),
        lead=facts.lead or document.description or "",
        site_name=facts.site_name or document.sitename or "",
    )


def title_element(page: HtmlElement) -> str:
    """Give the title element's words, without the name of the site behind a bar."""
    return BAR.sub("", " ".join(page.xpath("string(//title)").split()))


def drop_furniture(page: HtmlElement) -> None:
    """Remove what is no text of the article from a page that trafilatura left alone."""
    for element in list(page.iter(*SKIPPED)):
        if element.getparent() is not None and element.tag != "head":
            element.drop_tree()


def with_title(markdown: str, facts: Facts) -> tuple[str, Facts]:
    """Put the title first; where the page states none, its first heading is the title."""
    first, _, _ = markdown.partition("\n")
    heading = first.removeprefix("# ") if first.startswith("# ") else ""
    if heading:
        return markdown + "\n", facts if facts.title else replace(facts, title=heading)
    head = f"# {escape(facts.title)}\n\n" if facts.title else ""
    return f"{head}{markdown}\n", facts


def blocks_of(element: Any, marks: str) -> Iterator[str]:
    """Walk the blocks below an element; text that stands between blocks is a paragraph."""
    loose = inline_text(element.text)
    for child in element:
        if child.tag in BLOCKS:
            yield from paragraph(loose, "")
            yield from block(child, marks)
            loose = inline_text(child.tail)
        else:
            loose += inline(child, marks) + inline_text(child.tail)
    yield from paragraph(loose, "")


def block(element: Any, marks: str) -> Iterator[str]:
    """Write one block element as Markdown blocks."""
    tag = element.tag
    if tag in HEADINGS:
        level = int((element.get("rend") or tag)[-1]) if tag != "head" or element.get("rend") else 2
        yield from paragraph(contents(element, marks), "#" * level + " ")
    elif tag in QUOTES:
        if parts := [part.removeprefix("> ") for part in blocks_of(element, marks)]:
            yield "\n>\n".join("> " + part.replace("\n", "\n> ") for part in parts)
    elif tag in LISTS:
        items = [part for item in element for part in paragraph(contents(item, marks), "- ")]
        if items:
            yield "\n".join(items)
    elif tag in {"row", "tr"}:
        yield from paragraph(" | ".join(contents(cell, marks) for cell in element), "")
    elif tag in PARAGRAPHS:
        yield from paragraph(contents(element, marks), "")
    else:
        yield from blocks_of(element, marks)


def paragraph(words: str, prefix: str) -> Iterator[str]:
    """Write words as one paragraph; line breaks in them are spaces; no words, no paragraph."""
    if line := " ".join(words.split()):
        yield prefix + line


def contents(element: Any, marks: str) -> str:
    """Write the inside of a paragraph."""
    inner = inline_text(element.text)
    for child in element:
        inner += inline(child, marks) + inline_text(child.tail)
    return inner


def inline(element: Any, marks: str) -> str:
    """Write one element inside a paragraph: emphasis, quotation, line break, or its words alone."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SKIPPED:
        return ""
    if tag in {"lb", "br"}:
        return "\n"
    inner = contents(element, marks)
    if tag in {"quote", "q"}:
        return quoted(inner, marks)
    if mark := EMPHASIS.get(element.get("rend") or tag, ""):
        return emphasised(inner, mark)
    return f" {inner} " if tag in BLOCKS else inner


def quoted(words: str, marks: str) -> str:
    """Put quotation marks around words that a page marks as a quotation, unless they have them."""
    bare = words.strip()
    return words if bare[:1] in set("„“”\"«»‚‘'") else f"{marks[0]}{bare}{marks[1]}"


def emphasised(words: str, mark: str) -> str:
    """Put a mark around words, with the space at their ends left outside it."""
    bare = words.strip()
    if not bare:
        return words
    head = words[: len(words) - len(words.lstrip())]
    return f"{head}{mark}{bare}{mark}{words[len(words.rstrip()) :]}"


def inline_text(words: str | None) -> str:
    """Write the text of a page; its own newlines mean a space, marks in it are escaped."""
    return escape(re.sub(r"\s+", " ", words)) if words else ""
