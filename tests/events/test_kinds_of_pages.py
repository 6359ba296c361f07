"""Whatever the web serves: pages of every kind, written by us, fetched over loopback."""

import gzip
import json
import zlib
from datetime import date

import pytest

from framing.events.extraction import Caution, Extracted, Fault, Reason, UnreadableError
from framing.events.extraction.values import Genre
from framing.events.getting import receive
from tests.events.extraction.papers import pdf_of, word_of
from tests.events.extraction.test_walls import WALL
from tests.events.fetching.loopback import answer
from tests.events.pages import BODY, SENTENCES, internet, page

pytestmark = pytest.mark.django_db

DATE = '<meta property="article:published_time" content="2024-01-08T10:00:00+01:00">'


def brought(content: str | bytes, path: str = "/artikel", **headers: str) -> Extracted:
    """Serve this at a path, fetch it and read it."""
    body = content if isinstance(content, bytes) else content.encode()
    with internet({path: answer(body, **headers)}):
        return receive(f"http://blatt.example{path}").read()


def linked(**fields: object) -> str:
    """Write JSON-LD into a head."""
    data = {"@context": "https://schema.org"} | {
        name.replace("at_", "@"): value for name, value in fields.items()
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_an_article_is_complete() -> None:
    extracted = brought(page(head=DATE))
    assert (extracted.completeness, extracted.facts.genre) == ("complete", Genre.ARTICLE)
    assert all(sentence in extracted.text for sentence in SENTENCES)


@pytest.mark.parametrize(
    "invitation",
    [
        "<p>Weiterlesen</p>",
        "<div class='paywall'><p>Dieser Text ist nur für Abonnenten.</p></div>",
        "<p>Sie haben bereits ein Abo? Hier anmelden.</p>",
    ],
)
def test_a_paywall_teaser(invitation: str) -> None:
    extracted = brought(page(BODY + invitation))
    assert (extracted.completeness, extracted.completeness_reason) == ("teaser", Reason.CUT_OFF)


def test_a_page_that_says_it_is_for_sale() -> None:
    head = linked(at_type="NewsArticle", headline="Brand", isAccessibleForFree="False")
    extracted = brought(page(head=head))
    assert (extracted.completeness, extracted.completeness_reason) == ("teaser", Reason.PAYWALL)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (page(f"<p>{WALL}</p>", title="Ihre Privatsphäre"), Fault.COOKIE_WALL),
        (page("<p>Die gesuchte Seite wurde nicht gefunden.</p>", title="Ups"), Fault.MISSING_PAGE),
        (page("<p>Vielleicht hilft die Suche.</p>", title="404"), Fault.MISSING_PAGE),
        ("<html><head><title>Blatt</title></head><body></body></html>", Fault.NO_TEXT),
    ],
)
def test_no_article(content: str, fault: Fault) -> None:
    with pytest.raises(UnreadableError) as error:
        brought(content)
    assert error.value.fault == fault


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (linked(at_type="LiveBlogPosting", headline="Brand im Hafen"), "Brand im Hafen"),
        ("", "Brand im Hafen: der Liveticker"),
        ("", "Newsblog zum Brand im Hafen"),
    ],
)
def test_a_live_ticker(head: str, title: str) -> None:
    extracted = brought(page(head=head, title=title))
    assert (extracted.completeness, extracted.completeness_reason) == ("unknown", Reason.LIVE)


def test_a_gallery() -> None:
    head = linked(at_type="ImageGallery", name="Bilder vom Brand")
    assert Caution.GALLERY in brought(page(head=head)).warnings


def test_an_article_with_a_gallery_of_one_type_in_a_graph() -> None:
    graph = [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Brand im Hafen"}]
    extracted = brought(page(head=linked(at_graph=graph)))
    assert extracted.facts.genre is Genre.ARTICLE


@pytest.mark.parametrize("count", [5, 6])
def test_several_articles_on_one_page(count: int) -> None:
    teaser = "<article><h2><a href='/{0}'>Meldung {0}</a></h2><p>{1}</p></article>"
    body = "".join(teaser.format(number, SENTENCES[number % 6]) for number in range(count))
    assert (Caution.OVERVIEW in brought(page(body)).warnings) is (count == 6)


def test_a_page_that_says_it_is_a_collection() -> None:
    assert Caution.OVERVIEW in brought(page(head=linked(at_type="CollectionPage"))).warnings


@pytest.mark.parametrize(
    "head", ['<meta property="og:type" content="article">', DATE, linked(at_type="Article")]
)
def test_an_article_with_teasers_below(head: str) -> None:
    teasers = "<article><h2><a href='/x'>Mehr</a></h2></article>" * 9
    assert Caution.OVERVIEW not in brought(page(BODY + teasers, head=head)).warnings


@pytest.mark.parametrize(
    ("path", "canonical"),
    [("/amp/artikel", "http://blatt.example/artikel"), ("/artikel?druck=1", "/artikel")],
)
def test_amp_and_print_forms_name_the_article(path: str, canonical: str) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    extracted = brought(page(head=head, html="amp lang='de'"), path)
    assert extracted.facts.url == "http://blatt.example/artikel"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("cp1252", "text/html; charset=utf-8"),
        ("cp1252", "text/html"),
        ("utf-8", "text/html; charset=unsinn"),
    ],
)
def test_wrongly_declared_encodings(encoding: str, declared: str) -> None:
    content = page().encode(encoding)
    assert SENTENCES[1] in brought(content, Content_Type=declared).text


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(b"Text " * 99, mtime=0),
        zlib.compress(b"Text " * 99),
        b"\x28\xb5\x2f\xfd\x04\x00\x99",
    ],
)
def test_what_is_packed_without_a_word_of_it_is_no_text(packed: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        brought(packed)
    assert error.value.fault == Fault.BINARY


def test_a_page_without_a_language() -> None:
    assert brought(page(html="")).language == "de"


def test_dates_and_authors_of_json_ld() -> None:
    head = linked(
        at_type="NewsArticle",
        headline="Brand im Hafen",
        author=[{"@type": "Person", "name": "Ada Kern"}, {"name": "Omar Said"}],
        datePublished="2024-01-08T23:30:00+01:00",
        dateModified="2024-01-10",
    )
    facts = brought(page(head=head)).facts
    assert (facts.byline, facts.title) == ("Ada Kern, Omar Said", "Brand im Hafen")
    assert (facts.published_on, facts.modified_on) == (date(2024, 1, 8), date(2024, 1, 10))


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (linked(at_type="Article", author="Blatt", publisher={"name": "Blatt"}), "Ada Kern"),
        (linked(at_type="Article", author="kern@blatt.example"), "Ada Kern"),
        (linked(at_type="Article", author="Rita Falk"), "Rita Falk"),
    ],
)
def test_a_person_goes_before_the_outlet(head: str, byline: str) -> None:
    head += '<meta name="author" content="Ada Kern">'
    assert brought(page(head=head)).facts.byline == byline


def test_an_outlet_that_signs_is_the_byline() -> None:
    head = linked(at_type="Article", author="Blatt", publisher={"name": "Blatt"})
    assert brought(page(head=head)).facts.byline == "Blatt"


def test_entities_in_json_ld_are_characters() -> None:
    head = linked(at_type="Article", headline="Br&auml;nde &quot;im&quot; Hafen")
    assert brought(page(head=head, title="Blatt")).facts.title == 'Brände "im" Hafen'


LEAD = "In Nordhafen ist eine Halle abgebrannt, zwölf Menschen sind verletzt."


def test_a_lead_that_nothing_marks_up() -> None:
    body = f"<p class='css-1'>{LEAD}</p><div><a href='/kern'>Ada Kern</a></div>"
    head = '<meta property="og:description" content="Was Sie über den Brand wissen müssen.">'
    text = f"</header><section class='css-2'>{BODY * 2}</section>"
    content = page(head=head).replace("<h1>", "<header><h1>").replace(BODY, body + text)
    assert LEAD in brought(content).text


def test_a_headline_with_words_above_it() -> None:
    content = page(BODY, title="Alle Infos").replace(
        "<h1>Alle Infos", "<h1><span class='kicker'>Brand</span> Zwölf Verletzte am Kai"
    )
    assert brought(content).facts.title == "Brand: Zwölf Verletzte am Kai"


def test_a_breadcrumb_is_no_headline() -> None:
    crumbs = "<nav><ul><li><h1>Brand Hafen: alle Infos hier</h1></li></ul></nav>"
    content = page(f"{BODY}", title="Zwölf Verletzte am Kai")
    content = content.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    content = content.replace("<main>", f"{crumbs}<main>")
    assert brought(content).facts.title == "Zwölf Verletzte am Kai"


def test_author_and_day_in_a_box_of_labels() -> None:
    head = '<meta name="author" content="Blatt"><meta property="og:site_name" content="Blatt">'
    box = "<ul><li><b>Datum</b> 8.1.2024</li><li><b>Autorin/Autor</b> Ada Kern</li></ul>"
    facts = brought(page(BODY + box, head=head)).facts
    assert (facts.byline, facts.published_on) == ("Ada Kern", date(2024, 1, 8))


def test_headings_between_paragraphs_are_kept() -> None:
    parts = [
        f"<h2>Was der {number}. Tag brachte</h2><p>{sentence}</p>"
        for number, sentence in enumerate(SENTENCES, start=1)
    ]
    text = brought(page("".join(parts))).text
    assert all(f"## Was der {number}" in text for number in range(1, 7))


def test_what_no_database_takes_is_dropped() -> None:
    head = (
        r'<script type="application/ld+json">{"@type": "Article", "headline": "Br\u0000a\ud800nd"}'
    )
    tdm = rb'[{"location": "/", "tdm-policy": "a\u0000b\ud800"}]'
    acts = {
        "/a": answer(page(head=head + "</script>", title="Blatt").encode()),
        "/.well-known/tdmrep.json": answer(tdm),
    }
    with internet(acts):
        received = receive("http://blatt.example/a")
    assert received.arrival is not None
    assert received.arrival.reservations[0]["value"] == "location: /; tdm-policy: ab"
    assert received.read().facts.title == "Brand"


def test_a_comment_before_the_page_does_no_harm() -> None:
    extracted = brought("<!-- auth -->\n" + page())
    assert "Impressum" not in extracted.text


def test_a_pdf_and_a_word_file_at_an_address() -> None:
    lines = pdf_of(["Brand im Hafen", *SENTENCES])
    assert brought(lines, Content_Type="application/pdf").method == "pdf"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    text = word_of(*(("", sentence) for sentence in SENTENCES))
    assert brought(text, Content_Type=kind).method == "docx"
