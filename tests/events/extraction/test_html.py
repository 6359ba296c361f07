"""Web pages to Markdown: pages of the kinds that outlets serve, written by us."""

from datetime import date

import pytest

from framing.events.extraction.html import looks_like_html, read_html
from framing.events.extraction.values import Fault, UnreadableError

BODY = """
<p class="lead">
<strong>Eine Halle im Hafen ist abgebrannt, zwölf Menschen sind verletzt.</strong></p>
<p>Am Montag brannte im Hafen von Nordhafen eine Lagerhalle. Die Feuerwehr zählte zwölf Verletzte,
wie sie am <a href="/abend">Abend</a> mitteilte. Stern * und _Strich_ stehen im Text.</p>
<h2>Reaktionen</h2>
<p>Die Bürgermeisterin sagte: <q>Niemand wird allein gelassen.</q> Danach <em>ging </em>sie
heim.</p>
<blockquote><p>Wir haben alles getan, was möglich war.</p><p>Mehr ging nicht.</p></blockquote>
<ul><li>Erstens wurde gelöscht.</li><li>Zweitens wurde gezählt.</li></ul>
<p>Zeile eins<br>Zeile zwei.<br><br>Ein neuer Absatz nach zwei Umbrüchen.</p>
"""
NEWSPAPER = f"""<!DOCTYPE html><html lang="de"><head><title>Brand im Hafen | Der Bote</title>
<meta property="og:title" content="Brand im Hafen | Der Bote">
<meta property="article:published_time" content="2024-01-08T10:00:00+01:00"></head>
<body><header><nav><a href="/">Start</a> <a href="/politik">Politik</a></nav></header>
<main><article><h1>Brand im Hafen</h1>{BODY}</article></main>
<aside><p>Lesen Sie auch: Zehn Tipps für den Garten im Winter</p></aside>
<footer><p>Impressum und Datenschutz der Zeitung</p></footer>
<script>var x = "kein Text";</script></body></html>"""
BLOG = f"""<html lang="de"><head><title>Brand im Hafen – Mein Blog</title></head><body>
<div id="menu"><ul><li><a href="/">Start</a></li><li><a href="/ich">Über mich</a></li></ul></div>
<div class="post entry-content"><h1 class="post-title">Brand im Hafen</h1>{BODY}</div>
<div id="comments"><h3>Kommentare</h3><p>Anna: Das habe ich auch gesehen.</p></div></body></html>"""
EXPECTED = """**Eine Halle im Hafen ist abgebrannt, zwölf Menschen sind verletzt.**

Am Montag brannte im Hafen von Nordhafen eine Lagerhalle. Die Feuerwehr zählte zwölf Verletzte, \
wie sie am Abend mitteilte. Stern \\* und \\_Strich\\_ stehen im Text.

## Reaktionen

Die Bürgermeisterin sagte: „Niemand wird allein gelassen.“ Danach *ging* sie heim.

> Wir haben alles getan, was möglich war.
>
> Mehr ging nicht.

- Erstens wurde gelöscht.
- Zweitens wurde gezählt.

Zeile eins Zeile zwei.

Ein neuer Absatz nach zwei Umbrüchen.
"""


@pytest.mark.parametrize("page", [NEWSPAPER, BLOG])
def test_the_article_alone_comes_out_with_its_marks(page: str) -> None:
    assert read_html(page)[0] == f"# Brand im Hafen\n\n{EXPECTED}"


def test_a_pasted_fragment_is_read_as_it_is() -> None:
    text, facts = read_html(
        "<h2>Zwei</h2><p>Nur <i>ein</i> Satz.</p><p><q>„So“</q> <b>ist</b> es.</p>"
    )
    assert text == "## Zwei\n\nNur *ein* Satz.\n\n„So“ **ist** es.\n"
    assert facts.title == ""


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<div>Lose<p>Absatz</p>Ende</div>", "Lose\n\nAbsatz\n\nEnde\n"),
        ("<p>Vor<!-- still -->nach</p><p></p><p>x</p>", "Vornach\n\nx\n"),
        ("<div>Vor<!-- still -->nach</div><p>x</p>", "Vornach\n\nx\n"),
        ("<div>Er <em>lief</em> heim.</div><p>x</p>", "Er *lief* heim.\n\nx\n"),
        ("<table><tr><th>Ort</th><td>12</td></tr></table><p>x</p>", "Ort | 12\n\nx\n"),
        ("<p>a<em> </em>b</p><p>x</p>", "a b\n\nx\n"),
        ("<ul><li>a<p>b</p></li></ul><p>x</p>", "- a b\n\nx\n"),
        ("<blockquote>Lose</blockquote><p>x</p>", "> Lose\n\nx\n"),
        (
            "<blockquote><p>So:</p><ul><li>a</li><li>b</li></ul></blockquote><p>x</p>",
            "> So:\n>\n> - a\n> - b\n\nx\n",
        ),
        ("<div>Eins<BR/> <br>zwei</div><p>x</p>", "Eins\n\nzwei\n\nx\n"),
        ("<nav>Start</nav><p>x</p><footer>Ende</footer><p>y</p>", "x\n\ny\n"),
        ("<p>x<script>y</script></p><p>z</p>", "x\n\nz\n"),
    ],
)
def test_small_structures(html: str, markdown: str) -> None:
    assert read_html(html)[0] == markdown


@pytest.mark.parametrize(("language", "quoted"), [("de", "„Ja“"), ("en", "“Ja”"), ("ru", "«Ja»")])
def test_quotation_marks_are_those_of_the_language(language: str, quoted: str) -> None:
    assert quoted in read_html(f'<html lang="{language}"><p>Er sagte <q>Ja</q>.</p></html>')[0]


def test_the_title_is_without_the_name_of_the_site() -> None:
    _, facts = read_html(NEWSPAPER)
    assert facts.title == "Brand im Hafen"
    assert facts.published_on == date(2024, 1, 8)


def test_a_title_that_stands_in_the_head_alone_becomes_the_heading() -> None:
    page = (
        f"<html><head><title>Brand im *Hafen*</title></head><body><article>{BODY}</article></body>"
    )
    text, facts = read_html(page)
    assert text.startswith("# Brand im \\*Hafen\\*\n\n**Eine Halle")
    assert facts.title == "Brand im *Hafen*"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<nav>Start</nav><footer>Ende</footer>",
        "<html></html>",
        "<!-- nur ein Kommentar -->",
    ],
)
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read_html(page)
    assert error.value.fault == Fault.NO_TEXT


def test_an_xml_declaration_does_no_harm() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?><html><body>{BODY}</body></html>'
    assert "Am Montag brannte" in read_html(page)[0]


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("  <html>x", True),
        ("<p>Ein Absatz.</p><p>Noch einer.</p>", True),
        ("Ein <b>fettes</b> Wort.", False),
        ("3 < 5 und <https://a.example>", False),
    ],
)
def test_html_is_told_by_its_elements(text: str, *, is_html: bool) -> None:
    assert looks_like_html(text) is is_html
