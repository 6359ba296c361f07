"""What a page says about itself."""

from datetime import date

import lxml.html
import pytest

from framing.events.extraction.metadata import facts_of
from framing.events.extraction.values import Facts

ARTICLE = """{"@type": "NewsArticle", "headline": "Brand  im\\n Hafen",
  "datePublished": "2024-01-08T23:30:00+01:00", "dateModified": "2024-01-09",
  "author": [{"@type": "Person", "name": "Ada Kern"}, {"name": "Tom Lee"}],
  "publisher": {"name": "Der Bote"}, "description": "Eine Halle brannte.",
  "url": "https://bote.example/brand", "isAccessibleForFree": "False"}"""


def facts(head: str, html: str = "<html>") -> Facts:
    """Read a page with this head."""
    return facts_of(
        lxml.html.document_fromstring(f"{html}<head>{head}</head><body><p>T</p></body>")
    )


def linked(*data: str) -> str:
    """Write JSON-LD scripts."""
    return "".join(f'<script type="application/ld+json">{item}</script>' for item in data)


@pytest.mark.parametrize(
    "head",
    [
        linked(ARTICLE),
        linked(f"[{ARTICLE}]"),
        linked(f'{{"@graph": [{{"@type": "WebSite", "headline": "Falsch"}}, {ARTICLE}]}}'),
        linked(f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}'),
        linked('{"@type": "BreadcrumbList"}', ARTICLE),
        linked("{kaputt", ARTICLE),
        linked("[" * 100_000, ARTICLE),
        linked(ARTICLE.replace('"NewsArticle"', '["WebPage", "NewsArticle"]')),
    ],
)
def test_json_ld_in_its_many_shapes(head: str) -> None:
    assert facts(head) == Facts(
        title="Brand im Hafen",
        url="https://bote.example/brand",
        byline="Ada Kern, Tom Lee",
        published_on=date(2024, 1, 8),
        modified_on=date(2024, 1, 9),
        lead="Eine Halle brannte.",
        site_name="Der Bote",
        free_to_read=False,
    )


def test_meta_elements() -> None:
    found = facts(
        '<meta property="og:title" content="Brand im Hafen">'
        '<meta property="og:title" content="Der zweite zählt nicht">'
        '<meta name="author" content="Ada Kern"><meta property="og:site_name" content="Der Bote">'
        '<meta property="article:published_time" content="2024-01-08T10:00">'
        '<meta property="article:modified_time" content="2024-01-09T10:00">'
        '<meta property="og:description" content="Eine Halle brannte.">'
        '<meta property="og:url" content="https://bote.example/brand">'
    )
    assert found == Facts(
        title="Brand im Hafen",
        url="https://bote.example/brand",
        byline="Ada Kern",
        published_on=date(2024, 1, 8),
        modified_on=date(2024, 1, 9),
        lead="Eine Halle brannte.",
        site_name="Der Bote",
    )


@pytest.mark.parametrize("html", ['<html lang="de-AT">', '<html lang="DE">'])
def test_the_language_is_that_of_the_html_element(html: str) -> None:
    assert facts("", html).language == "de"


def test_the_canonical_address_wins() -> None:
    head = (
        '<link rel="canonical" href="https://bote.example/a"><meta property="og:url" content="/b">'
    )
    assert facts(head).url == "https://bote.example/a"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href=" /brand ">', "/brand"),
        (
            '<link rel="canonical" href="/a"><meta property="og:url" content="https://b.example/a">',
            "https://b.example/a",
        ),
        ('<link rel="canonical" href="">', ""),
    ],
)
def test_a_whole_address_goes_before_a_part_of_one(head: str, url: str) -> None:
    assert facts(head).url == url


@pytest.mark.parametrize(
    ("value", "free"), [("true", True), ("false", False), ('"True"', True), ("1", None)]
)
def test_whether_it_is_free_to_read(value: str, *, free: bool | None) -> None:
    data = f'{{"@type": "Article", "isAccessibleForFree": {value}}}'
    assert facts(linked(data)).free_to_read is free


def test_authors_may_be_plain_names() -> None:
    assert facts(linked('{"@type": "Article", "author": ["Ada Kern", 7, {}]}')).byline == "Ada Kern"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<time itemprop="datePublished" datetime="2024-01-08T16:45+0100">', date(2024, 1, 8)),
        ('<meta itemprop="datePublished" content="2024-01-08">', date(2024, 1, 8)),
        ('<time itemprop="datePublished">8.1.2024</time>', None),
        (
            '<meta itemprop="datePublished" content="2024-01-08">'
            '<meta property="article:published_time" content="2024-01-07">',
            date(2024, 1, 7),
        ),
    ],
)
def test_a_day_that_only_an_element_is_marked_up_with(head: str, day: date | None) -> None:
    assert facts(head).published_on == day


def test_a_page_that_says_nothing() -> None:
    assert facts("") == Facts()
