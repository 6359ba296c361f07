"""What a page shows against what it states."""

import lxml.html
import pytest
from lxml.html import HtmlElement

from framing.events.extraction.showing import lead_on, names_outlet, shown_title
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
    ("stated", "html", "title"),
    [
        ("Brand: Zwölf Verletzte | Sport", "<h1><span>Brand</span> Zwölf Verletzte</h1>", 0),
        ("„Ja“, sagt sie | Sport", "<h1>„Ja“, sagt sie</h1>", "„Ja“, sagt sie"),
        ("Brand im Hafen: „Ja“", "<h1>Brand im Hafen</h1>", "Brand im Hafen"),
        ("Das Blatt-Gespräch über Brände", "<h1>Das Blatt</h1>", "Das Blatt-Gespräch über Brände"),
        ("Alle Infos", "<h1><b class='kicker'>Brand</b> Zwölf Verletzte am Kai</h1>", 1),
        ("Alle Infos", "<h1>Brand : Zwölf Verletzte am Kai</h1>", 1),
        ("Alle Infos", "<h1><em class='overline'>Brand:</em> Zwölf Verletzte am Kai</h1>", 1),
        ("Alle Infos", "<ul><li><h1>Brand: Zwölf Verletzte am Kai</h1></li></ul>", "Alle Infos"),
        ("Alle Infos", "<article><h1>Brand: Zwölf Verletzte am Kai</h1></article><h1>Auch</h1>", 1),
        ("Zwölf Verletzte am Kai", "<h1>Brand Zwölf Verletzte am Kai</h1>", None),
    ],
)
def test_how_a_headline_is_written(stated: str, html: str, title: str | int | None) -> None:
    known = ["Brand: Zwölf Verletzte", "Brand: Zwölf Verletzte am Kai"]
    wanted = known[title] if isinstance(title, int) else title or stated
    assert shown_title(Facts(title=stated, site_name="Das Blatt"), body(html)) == wanted


TEXT = "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle bis auf die Mauern ab."


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
    assert lead_on(body(html), Facts(lead=stated), []) == lead


@pytest.mark.parametrize(
    ("html", "lead"),
    [
        (f"<p class='x1'>{LEAD}</p>", LEAD),
        (f"<div><span>Nordhafen.</span> <span>{LEAD}</span></div>", f"Nordhafen. {LEAD}"),
        (f"<p>{LEAD} © Bildagentur Fern</p><p>{LEAD}</p>", LEAD),
        (f"<p>{LEAD.rstrip('.')}</p>", ""),
        (f"<p><a href='/x'>{LEAD}</a></p>", ""),
        (f"<aside><p>{LEAD}</p></aside>", ""),
        ("<p>Der große Brand im Hafen von Nordhafen, wie er wirklich war.</p>", ""),
        (f"<p>{'Ein langer Satz folgt dem anderen. ' * 40}</p>", ""),
    ],
)
def test_an_unmarked_lead_stands_between_headline_and_text(html: str, lead: str) -> None:
    title = "Der große Brand im Hafen von Nordhafen, wie er wirklich war"
    page = body(f"<h1>Mein Blatt</h1><p>{LEAD[:-1]}!</p><h1>{title}</h1>{html}<p>{TEXT}</p>")
    assert lead_on(page, Facts(title=title), [f"# {title}", TEXT]) == lead
