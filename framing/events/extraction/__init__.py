"""Bytes of a file or a paste in, text and what was understood of it out."""

from dataclasses import replace
from pathlib import PurePath
from typing import Final

from django.conf import settings

from framing.engine import Markup
from framing.events import addresses
from framing.events.extraction.decoding import decode
from framing.events.extraction.html import looks_like_html, read_page
from framing.events.extraction.judging import completeness_of, language_of
from framing.events.extraction.markdown import looks_like_markdown, read_markdown, read_plain
from framing.events.extraction.pdf import read_pdf, text_of
from framing.events.extraction.values import (
    LONGEST_ARTICLE,
    Caution,
    Extracted,
    Facts,
    Fault,
    Genre,
    Read,
    Reason,
    UnreadableError,
)
from framing.events.extraction.word import is_word, read_word

__all__ = ["Caution", "Extracted", "Facts", "Fault", "Reason", "UnreadableError", "extract"]

PDF: Final = b"%PDF-"


def extract(
    content: bytes, *, filename: str = "", content_type: str = "", address: str = ""
) -> Extracted:
    """Read a text and what it says about itself from a file, a paste or a page at an address.

    The kind of text is told by extension, content type and the text itself. A fetched page has the
    address that it names as its own, if that can be. Raise UnreadableError (with its Fault) for
    bytes that hold no text, more than FRAMING_MAX_UPLOAD_BYTES, or more text than any article.
    """
    if len(content) > settings.FRAMING_MAX_UPLOAD_BYTES:
        raise UnreadableError(Fault.TOO_LARGE)
    read = read_as_file(content) or read_as_text(content, filename, content_type)
    read = replace(read, facts=replace(read.facts, url=addresses.own(address, read.facts.url)))
    text, facts = read.text, read.facts
    if not text.strip():
        raise UnreadableError(Fault.EMPTY)
    if len(text) > LONGEST_ARTICLE:
        raise UnreadableError(Fault.TOO_LONG)
    language, sure = language_of(text, facts.language)
    completeness, reason = completeness_of(text, facts)
    return Extracted(
        text=text,
        markup=Markup.MARKDOWN,
        facts=facts,
        language=language,
        completeness=completeness,
        completeness_reason=reason,
        method=read.method,
        warnings=tuple(cautions(read, language_is_sure=sure)),
        whole=read.whole,
    )


def read_as_file(content: bytes) -> Read | None:
    """Read a PDF or a Word document; None where it is neither."""
    if content.lstrip()[:5] == PDF:
        pages = read_pdf(content)
        return Read(*text_of(pages), "pdf", whole=pages)
    return Read(*read_word(content), "docx") if is_word(content) else None


def read_as_text(content: bytes, filename: str, content_type: str) -> Read:
    """Read a page, Markdown or plain text."""
    decoded = decode(content, content_type=content_type)
    method = kind_of(decoded.text, PurePath(filename).suffix.lower(), content_type)
    if method == "html":
        text, facts, page = read_page(decoded.text)
        return Read(text, facts, method, page, guessed=decoded.guessed)
    reader = read_markdown if method == "markdown" else read_plain
    return Read(*reader(decoded.text), method, guessed=decoded.guessed)


def kind_of(text: str, suffix: str, content_type: str) -> str:
    """Say how a text is written: "html", "markdown" or "plain"."""
    if suffix in {".md", ".markdown"} or "markdown" in content_type:
        return "markdown"
    if suffix in {".html", ".htm", ".xhtml"} or "html" in content_type or looks_like_html(text):
        return "html"
    return "markdown" if looks_like_markdown(text) else "plain"


def cautions(read: Read, *, language_is_sure: bool) -> list[Caution]:
    """List what a person should look at before the text is saved."""
    facts = read.facts
    found = {
        Caution.ENCODING_GUESSED: read.guessed,
        Caution.NO_TITLE: not facts.title,
        Caution.NO_DATE: facts.published_on is None,
        Caution.NO_ADDRESS: not facts.url,
        Caution.LANGUAGE_UNSURE: not language_is_sure,
        Caution.GALLERY: facts.genre is Genre.PICTURES,
        Caution.OVERVIEW: facts.genre is Genre.LIST,
    }
    return [caution for caution, holds in found.items() if holds]
