"""What of a page is not in its text, and where it stood."""

import pytest

from framing.events.extraction import extract
from framing.events.extraction.cutting import Cut, Place, cut_from
from tests.events.extraction.papers import pdf_of
from tests.events.extraction.test_pdf import FIRST, SECOND
from tests.events.pages import SENTENCES

ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
ASIDE = "Wer am Hafen wohnt, bekommt von der Gemeinde einen Gutschein für das Bad."


def cuts(around: str = "", within: str = "") -> list[Cut]:
    """List what is not taken of a page with this around and within its article."""
    page = (
        "<!doctype html><html lang=de><head><title>Brand im Hafen</title><style>p{}</style></head>"
        f"<body>{around}<main><article><h1>Brand im Hafen</h1>{ARTICLE}{within}</article></main>"
        "</body></html>"
    ).encode()
    return cut_from(extract(page, content_type="text/html"))


def test_of_a_page_that_is_all_article_nothing_is_left_out() -> None:
    assert cuts() == []


@pytest.mark.parametrize(
    ("around", "place"),
    [
        (f"<nav><p>{ASIDE}</p></nav>", Place.FRAME),
        (f"<div role=search>{ASIDE}</div>", Place.FRAME),
        (f"<footer><div>{ASIDE}</div></footer>", Place.FRAME),
        (f"<aside><figure>{ASIDE}</figure></aside>", Place.ASIDE),
        (f"<figure><figcaption>{ASIDE}</figcaption></figure>", Place.CAPTION),
        (f"<section class='box comments'><p>{ASIDE}</p></section>", Place.COMMENTS),
        (f"<div id=kommentarbereich><p>{ASIDE}</p></div>", Place.COMMENTS),
        (f"<p style='display: none'>{ASIDE}</p>", Place.HIDDEN),
        (f"<p><a href=/bad>{ASIDE}</a></p>", Place.LINKS),
        (f"<p>{ASIDE}</p>", Place.TEXT),
        ("<p>Drucken</p>", Place.BRIEF),
    ],
)
def test_each_line_says_where_it_stood(around: str, place: Place) -> None:
    assert [cut.place for cut in cuts(around)] == [place]


def test_running_words_are_one_line_and_blocks_are_lines_of_their_own() -> None:
    found = cuts("<nav>Zur <b>ersten</b><br>Seite <!-- alt --><div>Ende</div> und aus</nav>")
    assert [cut.words for cut in found] == ["Zur ersten Seite", "Ende", "und aus"]


def test_a_hidden_word_in_a_line_is_told_apart() -> None:
    found = cuts(f"<p>{ASIDE} <span hidden>Neu</span></p>")
    assert found == [Cut(Place.TEXT, ASIDE), Cut(Place.HIDDEN, "Neu")]


def test_what_is_said_several_times_is_listed_once_and_the_text_first() -> None:
    found = cuts(f"<nav>Heute</nav><nav>Heute</nav><p>{ASIDE}</p>")
    assert found == [Cut(Place.TEXT, ASIDE), Cut(Place.FRAME, "Heute")]


def test_a_frame_around_the_article_is_none() -> None:
    page = f"<html><body><form><h1>Brand</h1>{ARTICLE}<p>{ASIDE}</p></form></body></html>".encode()
    found = cut_from(extract(page, content_type="text/html"))
    assert Place.FRAME not in {cut.place for cut in found}


def test_of_a_piece_of_a_page_what_is_around_its_text_is_told_too() -> None:
    piece = f"<nav>Startseite</nav><div>{ARTICLE}</div><footer>Impressum</footer>".encode()
    taken = extract(piece)
    assert "Impressum" not in taken.text
    expected = [Cut(Place.FRAME, "Startseite"), Cut(Place.FRAME, "Impressum")]
    assert cut_from(taken) == expected
    assert cut_from(taken) == expected  # asked once more


def test_of_a_pdf_running_titles_and_page_numbers_are_left_out() -> None:
    content = pdf_of(FIRST, SECOND)
    assert cut_from(extract(content)) == [
        Cut(Place.EDGE, "Der Bote – Druckansicht"),
        Cut(Place.EDGE, "Seite 1 von 2"),
        Cut(Place.EDGE, "Seite 2 von 2"),
    ]


def test_of_plain_text_nothing_is_left_out() -> None:
    content = "\n\n".join(SENTENCES).encode()
    assert cut_from(extract(content)) == []
