"""What a page shows against what it states."""

import lxml.html
import pytest
from lxml.html import HtmlElement

from framing.events.extraction.showing import byline_on, lead_on, names_outlet, shown_title
from framing.events.extraction.values import Facts

LEAD = "In Nordhafen ist eine Halle abgebrannt, zwölf Menschen sind verletzt."
BLATT = Facts(site_name="Das Blatt", url="https://www.blatt-online.example/a")


def body(html: str) -> HtmlElement:
    """Parse a page with this body."""
    return lxml.html.document_fromstring(f"<html><body>{html}</body></html>")


@pytest.mark.parametrize(
    ("stated", "headings", "title"),
    [
        ("Brand im Hafen | Politik", ["Brand im Hafen"], "Brand im Hafen"),
        ("Brand im Hafen - Das Blatt", [], "Brand im Hafen"),
        ("Brand im Hafen – Blatt Online", [], "Brand im Hafen"),
        ("Brand – Zwölf Verletzte", [], "Brand – Zwölf Verletzte"),
        (
            "Hafenbrand: Alle Infos",
            ["Zwölf Verletzte nach dem Feuer"],
            "Zwölf Verletzte nach dem Feuer",
        ),
        ("Feuer im Hafen von Nordhafen", ["Brand: Feuer im Hafen von Nordhafen"], None),
        ("Hafenbrand: Alle Infos", ["Das Blatt"], None),
        ("Hafenbrand: Alle Infos", ["Zwei ganz andere Zeilen hier", "Noch eine"], None),
        ("", ["Feuer"], "Feuer"),
        ("Ha\u00adfen\u00adbrand", [], "Hafenbrand"),
    ],
)
def test_the_headline(stated: str, headings: list[str], title: str | None) -> None:
    page = body("".join(f"<h1>{heading}</h1>" for heading in headings))
    facts = Facts(title=stated, site_name=BLATT.site_name, url=BLATT.url)
    assert shown_title(facts, page) == (stated if title is None else title)


@pytest.mark.parametrize(
    ("words", "is_outlet"),
    [
        ("Das Blatt", True),
        ("blatt-online", True),
        ("Blatt-Online Nachrichten", True),
        ("Die Zeitung (www.blatt-online.example)", True),
        ("Blatt Nachrichten", False),
        ("Ada Kern", False),
        ("", False),
    ],
)
def test_names_of_the_outlet(words: str, *, is_outlet: bool) -> None:
    assert names_outlet(words, BLATT) is is_outlet


@pytest.mark.parametrize(
    ("html", "stated", "lead"),
    [
        (f"<h1>T</h1><p>{LEAD}</p>", LEAD, LEAD),
        (f'<h1>T</h1><p class="c-lead">{LEAD}</p>', "Für Suchmaschinen geschrieben.", LEAD),
        (f'<h1>T</h1><div itemprop="abstract">{LEAD}</div>', "", LEAD),
        (f"<h1>T</h1><figure><figcaption>{LEAD}</figcaption></figure>", LEAD, ""),
        (f"<h1>T</h1><script>{LEAD}</script>", LEAD, ""),
        (f'<p class="teaser">{LEAD}</p>', "", ""),
        (f'<p class="teaser">{LEAD}</p><h1>T</h1><p>x</p>', "", ""),
        ('<h1>T</h1><p class="lead">Kurz.</p>', "", ""),
        (f'<h1>T</h1><p class="leader">{LEAD}</p>', "", ""),
        (f'<h1>T</h1>{"<p>x</p>" * 60}<p class="teaser">{LEAD}</p>', "", ""),
    ],
)
def test_the_lead(html: str, stated: str, lead: str) -> None:
    assert lead_on(body(html), stated) == lead


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
    ],
)
def test_the_byline(html: str, byline: str) -> None:
    assert byline_on(body(f"<h1>T</h1>{html}")) == byline


def test_without_a_headline_there_is_no_place_for_a_byline() -> None:
    assert byline_on(body('<p class="author">Ada Kern</p>')) == ""
