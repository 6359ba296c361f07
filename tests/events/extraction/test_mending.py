"""Paragraphs that trafilatura loses, and words that hide in a page."""

from collections.abc import Iterator
from typing import Any

import lxml.html
import pytest
from lxml.html import HtmlElement

from framing.events.extraction.mending import mended, without_hidden
from tests.events.pages import SENTENCES

ONE, TWO, THREE, FOUR, FIVE, _ = SENTENCES


def body(html: str) -> HtmlElement:
    """Parse a page with this body."""
    page = lxml.html.document_fromstring(f"<html><body><h1>Brand</h1>{html}</body></html>")
    without_hidden(page)
    return page


def written(element: Any) -> Iterator[str]:
    """Write an element as one block."""
    yield " ".join(element.text_content().split())


def back(html: str, *taken: str) -> list[str]:
    """Give what is put back among the blocks that were taken."""
    return [block for block in mended(taken, body(html), written) if block not in taken]


@pytest.mark.parametrize(
    ("between", "put_back"),
    [
        (f"<p>{TWO}</p>", [TWO]),
        ("<h2>Die Folgen</h2>", ["Die Folgen"]),
        (f"<h2>Die Folgen</h2><p>{TWO}</p>", ["Die Folgen", TWO]),
        (f"<blockquote><p>{TWO}</p></blockquote>", [TWO]),
        (f"<div class='t'>{TWO}</div>", []),
        (f"<aside><p>{TWO}</p></aside>", []),
        ("<h3>Mehr zum Thema</h3><ul><li>Tipps für den Garten</li></ul>", []),
        (f"<p><a href='/x'>{TWO}</a></p>", []),
        (f"<p style='display: none'>{TWO}</p>", []),
        (f"<p hidden>{TWO}</p>", []),
        ("<p>Empfohlener redaktioneller Inhalt.</p>", []),
        ("<p>Anzeige</p>", []),
        (f"<p>{ONE}</p>", []),
    ],
)
def test_what_stands_between_two_paragraphs_is_the_articles(
    between: str, put_back: list[str]
) -> None:
    html = f"<main class='text'><p>{ONE}</p>{between}<p>{THREE}</p><p>{FOUR}</p></main>"
    assert back(html, ONE, THREE, FOUR) == put_back


def test_it_is_put_back_in_its_place() -> None:
    html = f"<p>{ONE}</p><h2>Folgen</h2><p>{TWO}</p><p>{THREE}</p>"
    assert mended([ONE, THREE], body(html), written) == [ONE, "Folgen", TWO, THREE]


def test_paragraphs_in_wrappers_of_one_kind() -> None:
    parts = [f"<div class='part'><p>{words}</p></div><div>Anzeige</div>" for words in SENTENCES[:4]]
    assert back("".join(parts), ONE, THREE, FOUR) == [TWO]


def test_paragraphs_that_are_no_p() -> None:
    parts = [f"<section><div class='c'>{words}</div></section>" for words in SENTENCES[:4]]
    assert back("".join(parts), ONE, THREE, FOUR) == [TWO]


def test_columns_of_the_same_kind_behind_the_last() -> None:
    columns = [(ONE, TWO), (THREE, FOUR), (FIVE,)]
    inner = ["".join(f"<p>{words}</p>" for words in column) for column in columns]
    html = "".join(f"<div class='column'>{part}</div><div>Anzeige</div>" for part in inner)
    assert back(html, ONE, TWO) == [THREE, FOUR, FIVE]


@pytest.mark.parametrize(
    "behind",
    [
        f"<p>{FIVE}</p></div>",
        f"</div><div class='tips'><p>{FOUR}</p><p>{FIVE}</p></div>",
        f"</div><footer><div class='column'><p>{FOUR}</p><p>{FIVE}</p></div></footer>",
        "</div><div class='column'><p>Kurz.</p><p>Gut.</p></div>",
    ],
)
def test_credits_and_tips_behind_the_last_stay_out(behind: str) -> None:
    html = f"<div class='column'><p>{ONE}</p><p>{TWO}</p>{behind}"
    assert back(html, ONE, TWO) == []


@pytest.mark.parametrize("taken", [(), (ONE,)])
def test_one_paragraph_proves_nothing(taken: tuple[str, ...]) -> None:
    assert back(f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>", *taken) == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<a>Bericht<span> (öffnet im neuen Fenster)</span></a> liegt vor", "Bericht liegt vor"),
        ("<a>Bericht<span>(opens in new tab)</span></a> liegt vor", "Bericht liegt vor"),
        (
            "<a>Bericht<svg><title>Link wird in einem neuen Tab geöffnet</title></svg></a> da",
            "Bericht da",
        ),
        (
            "<i>Er öffnet im neuen Fenster ein Geschäft</i>",
            "Er öffnet im neuen Fenster ein Geschäft",
        ),
        ("Vor<!-- still -->nach", "Vornach"),
    ],
)
def test_words_for_programs_are_taken_out(html: str, words: str) -> None:
    assert body(f"<p>{html}</p>").find(".//p").text_content() == words


def test_a_quotation_that_is_set_as_a_picture_stays() -> None:
    page = body("<figure><blockquote>So.</blockquote></figure><figure><img src='x'></figure>")
    assert [element.tag for element in page.find("body")] == ["h1", "div", "figure"]
