"""What a web page says about itself: JSON-LD, meta elements, the html element's language."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml.html import HtmlElement

from framing.events.extraction.dates import parse_date
from framing.events.extraction.values import Facts

ARTICLES: Final = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
)


def facts_of(page: HtmlElement) -> Facts:
    """Collect what the page states; JSON-LD first, then meta elements."""
    linked = next(articles(page), {})
    metas = meta_contents(page)
    return Facts(
        title=text_of(linked.get("headline")) or metas.get("og:title", ""),
        url=address_of(page, linked, metas),
        byline=people(linked.get("author")) or metas.get("author", ""),
        published_on=parse_date(
            text_of(linked.get("datePublished")) or metas.get("article:published_time", "")
        ),
        modified_on=parse_date(
            text_of(linked.get("dateModified")) or metas.get("article:modified_time", "")
        ),
        lead=text_of(linked.get("description")) or metas.get("og:description", ""),
        site_name=metas.get("og:site_name", "") or people(linked.get("publisher")),
        language=(page.get("lang") or page.get("xml:lang") or "")[:2].lower(),
        free_to_read=is_free(linked.get("isAccessibleForFree")),
    )


def articles(page: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Walk the page's JSON-LD for objects that are articles; broken JSON is passed over."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        yield from articles_in(data)


def articles_in(data: Any) -> Iterator[Mapping[str, Any]]:
    """Find articles in a JSON-LD value: an object, a list of them, or a @graph."""
    if isinstance(data, list):
        for item in data:
            yield from articles_in(item)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if set(kinds if isinstance(kinds, list) else [str(kinds)]) & set(ARTICLES):
            yield data
        yield from articles_in(data.get("@graph"))


def meta_contents(page: HtmlElement) -> dict[str, str]:
    """Map each meta element's name or property to its content; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in page.xpath("//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        found.setdefault(name, " ".join(meta.get("content").split()))
    return found


def address_of(page: HtmlElement, linked: Mapping[str, Any], metas: Mapping[str, str]) -> str:
    """Give the page's own address: canonical link, og:url, JSON-LD; a whole one before a part."""
    canonical = page.xpath("//link[@rel='canonical']/@href")
    candidates = [*map(str, canonical), metas.get("og:url", ""), text_of(linked.get("url"))]
    filled = [url.strip() for url in candidates if url.strip()]
    whole = (url for url in filled if url.startswith(("https://", "http://")))
    return next(whole, next(iter(filled), ""))


def people(value: Any) -> str:
    """Name the persons or the organisation of a JSON-LD author or publisher."""
    values = value if isinstance(value, list) else [value]
    names = [text_of(item.get("name") if isinstance(item, dict) else item) for item in values]
    return ", ".join(name for name in names if name)


def text_of(value: Any) -> str:
    """Give a JSON value as one line of text if it is text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def is_free(value: Any) -> bool | None:
    """Read isAccessibleForFree, which pages write as a boolean or as a word."""
    words: Mapping[str, bool] = {"true": True, "false": False}
    return words.get(str(value).lower())
