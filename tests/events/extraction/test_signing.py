"""Who wrote a page and when, as the page shows it."""

from datetime import date

import lxml.html
import pytest
from lxml.html import HtmlElement

from framing.events.extraction.signing import byline_of, byline_on, day_on
from framing.events.extraction.values import Facts

BLATT = Facts(site_name="Das Blatt", url="https://www.blatt-online.example/a")


def body(html: str) -> HtmlElement:
    """Parse a page with this body."""
    return lxml.html.document_fromstring(f"<html><body>{html}</body></html>")


@pytest.mark.parametrize(
    ("html", "byline"),
    [
        ('<p class="author">von Ada Kern, Nordhafen</p>', "Ada Kern"),
        (
            '<p class="autorenzeile">Von Ada Kern und Omar al Said, NDR</p>',
            "Ada Kern, Omar al Said",
        ),
        ('<a rel="author">Dr. Ada von der Heide</a>', "Dr. Ada von der Heide"),
        ('<span itemprop="author">Ada Kern</span>', "Ada Kern"),
        ('<p class="author">MDR THÜRINGEN</p><p class="byline">Ada Kern</p>', "Ada Kern"),
        ('<p class="author">Stand: 8. Januar 2024</p>', ""),
        ('<p class="text">Ada Kern</p>', ""),
        (f'{"<p>x</p>" * 60}<p class="author">Ada Kern</p>', ""),
        ('<p class="meta">von <a href="/kern">Dr. Ada Kern</a></p>', "Dr. Ada Kern"),
        ("<li>Von: <b>Ada KERN</b>, <b>Omar SAID</b>, AGX</li>", "Ada KERN, Omar SAID"),
        ("<p>Von Nordhafen bis Südhafen stand alles still, sagte Ada Kern.</p>", ""),
        (
            '<p class="author">Ada Kern (ake), Omar Said0, Rita Falk</p>',
            "Ada Kern, Omar Said, Rita Falk",
        ),
        ("<ul><li><b>Autorin/Autor</b> Ada Kern</li></ul>", "Ada Kern"),
        ("<p>Autor: Redaktion</p>", ""),
    ],
)
def test_the_byline(html: str, byline: str) -> None:
    assert byline_on(body(f"<h1>T</h1>{html}")) == byline


def test_without_a_headline_there_is_no_place_for_a_byline() -> None:
    assert byline_on(body('<p class="author">Ada Kern</p>')) == ""


@pytest.mark.parametrize(
    ("stated", "found", "byline"),
    [
        ("Ada Kern", "Omar Said", "Ada Kern"),
        ("Ada Kern (ake), Omar Said", "", "Ada Kern, Omar Said"),
        ("Das Blatt", "Omar Said", "Rita Falk"),
        ("", "Blatt Von Omar Said", "Rita Falk"),
    ],
)
def test_persons_go_before_the_outlet(stated: str, found: str, byline: str) -> None:
    facts = Facts(byline=stated, site_name=BLATT.site_name, url=BLATT.url)
    page = body('<h1>T</h1><p class="author">blatt von <b>Rita Falk</b></p><p>von Rita Falk</p>')
    assert byline_of(facts, found, page) == byline


@pytest.mark.parametrize(
    ("stated", "found", "byline"),
    [
        ("Das Blatt", "Omar Said", "Omar Said"),
        ("", "Omar SaidTwitter", "Omar Said"),
        ("Das Blatt", "Ake", "Das Blatt"),
        ("", "Ake", "Ake"),
    ],
)
def test_what_is_found_in_the_text_counts_where_nobody_is_shown(
    stated: str, found: str, byline: str
) -> None:
    facts = Facts(byline=stated, site_name=BLATT.site_name, url=BLATT.url)
    assert byline_of(facts, found, body("<h1>T</h1><p>Text.</p>")) == byline


@pytest.mark.parametrize(
    ("html", "byline"),
    [
        ('<span itemprop="author">blt/ake;rfa</span>', "blt/ake; rfa"),
        ('<p>Agx, 10 Uhr; <span itemprop="author"> (ake) </span></p>', "ake"),
        ("<p>Text.</p><span>ake,rfa; Foto [M]: Haus; zuerst: 4.4.18</span>", "ake, rfa"),
        ("<p>ake; Fotograf wird gesucht</p>", "Das Blatt"),
        ("<p>Am Kai; Foto: Haus</p>", "Das Blatt"),
        ("<p>ake</p><p>(ake)</p>", "Das Blatt"),
        ('<span itemprop="author">redaktion</span>', "Das Blatt"),
        ('<p class="author">Von Rita Falk</p><p>ake; Foto: Haus</p>', "Rita Falk"),
    ],
)
def test_initials_sign_where_nobody_else_does(html: str, byline: str) -> None:
    facts = Facts(byline="Das Blatt", site_name=BLATT.site_name, url=BLATT.url)
    assert byline_of(facts, "Blt, Ake", body(f"<h1>T</h1>{html}")) == byline


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ("<li><b>Datum</b> 28.04.2023</li>", date(2023, 4, 28)),
        ("<p>Veröffentlicht am 8. Januar 2024 um 10 Uhr</p>", date(2024, 1, 8)),
        ("<div><p>Text.</p><span>Published on January 8, 2024</span></div>", date(2024, 1, 8)),
        ("<p>Datum unbekannt</p>", None),
        ("<h2>Neues <span>24.04.2023</span></h2>", None),
    ],
)
def test_a_labelled_day(html: str, day: date | None) -> None:
    assert day_on(body(html)) == day
