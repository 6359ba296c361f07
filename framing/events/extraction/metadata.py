"""What a web page says about itself: JSON-LD, meta elements, the html element's language."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

from lxml.html import HtmlElement

from framing.events.extraction.dates import parse_date
from framing.events.extraction.values import Facts, Genre, storable

ARTICLES: Final = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
)
GALLERIES: Final = frozenset({"ImageGallery", "MediaGallery"})
LISTS: Final = frozenset({"CollectionPage", "SearchResultsPage"})
TICKER: Final = re.compile(
    r"\b(?:live-?\s?(?:ticker|blog)|news-?\s?(?:ticker|blog)|live updates?|minute by minute"
    r"|онлайн-трансляция)\b",
    re.IGNORECASE,
)
# Below an article stand three or four teasers as often as not.
LEAST_TEASERS: Final = 6


def facts_of(page: HtmlElement) -> Facts:
    """Collect what the page states; JSON-LD first, then meta elements."""
    linked = next(articles(page), {})
    metas = meta_contents(page)
    return Facts(
        title=text_of(linked.get("headline")) or metas.get("og:title", ""),
        url=address_of(page, linked, metas),
        byline=authors(linked, metas),
        published_on=parse_date(
            text_of(linked.get("datePublished"))
            or metas.get("article:published_time", "")
            or marked_time(page)
        ),
        modified_on=parse_date(
            text_of(linked.get("dateModified")) or metas.get("article:modified_time", "")
        ),
        lead=text_of(linked.get("description")) or metas.get("og:description", ""),
        site_name=metas.get("og:site_name", "") or people(linked.get("publisher")),
        language=(page.get("lang") or page.get("xml:lang") or "")[:2].lower(),
        free_to_read=is_free(linked.get("isAccessibleForFree")),
        genre=genre_of(page, linked, metas),
    )


def articles(page: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Walk the page's JSON-LD for objects that are articles."""
    return (data for data in linked_data(page) if kinds_of(data) & set(ARTICLES))


def linked_data(page: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Walk all objects of the page's JSON-LD; broken JSON is passed over."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        yield from objects_in(data)


def objects_in(data: Any) -> Iterator[Mapping[str, Any]]:
    """Walk the objects of a JSON-LD value: an object, a list of them, a @graph, a page's entity."""
    if isinstance(data, list):
        for item in data:
            yield from objects_in(item)
    elif isinstance(data, dict):
        yield data
        yield from objects_in(data.get("@graph"))
        yield from objects_in(data.get("mainEntity"))


def kinds_of(data: Mapping[str, Any]) -> set[str]:
    """Name the types of a JSON-LD object."""
    kinds = data.get("@type")
    return {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])}


def meta_contents(page: HtmlElement) -> dict[str, str]:
    """Map each meta element's name or property to its content; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in page.xpath("//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        found.setdefault(name, " ".join(meta.get("content").split()))
    return found


def marked_time(page: HtmlElement) -> str:
    """Give the first time of publication that the page's elements are marked up with."""
    marked = page.xpath("//*[@itemprop='datePublished'][@datetime or @content]")
    return next((str(each.get("datetime") or each.get("content")) for each in marked), "")


def address_of(page: HtmlElement, linked: Mapping[str, Any], metas: Mapping[str, str]) -> str:
    """Give the page's own address: canonical link, og:url, JSON-LD; a whole one before a part."""
    canonical = page.xpath("//link[@rel='canonical']/@href")
    candidates = [*map(str, canonical), metas.get("og:url", ""), text_of(linked.get("url"))]
    filled = [url.strip() for url in candidates if url.strip()]
    whole = (url for url in filled if url.startswith(("https://", "http://")))
    return next(whole, next(iter(filled), ""))


def authors(linked: Mapping[str, Any], metas: Mapping[str, str]) -> str:
    """Name the authors; persons go before an author who is the outlet itself."""
    outlet = {people(linked.get("publisher")), metas.get("og:site_name", "")}
    stated = [people(linked.get("author")), metas.get("author", "")]
    named = [names for names in stated if names and "@" not in names]
    return next((names for names in named if names not in outlet), next(iter(named), ""))


def genre_of(page: HtmlElement, linked: Mapping[str, Any], metas: Mapping[str, str]) -> Genre:
    """Tell tickers, galleries and lists of articles by what they state, or by their title."""
    kinds = {kind for data in linked_data(page) for kind in kinds_of(data)}
    title = text_of(linked.get("headline")) or " ".join(page.xpath("string(//title)").split())
    if "LiveBlogPosting" in kinds or TICKER.search(title):
        return Genre.TICKER
    if kinds & GALLERIES:
        return Genre.PICTURES
    if linked or metas.get("og:type") == "article" or "article:published_time" in metas:
        return Genre.ARTICLE
    teasers = page.xpath("//article[not(.//article) and (.//h2//a or .//h3//a or .//a//h2)]")
    is_list = bool(kinds & LISTS) or len(teasers) >= LEAST_TEASERS
    return Genre.LIST if is_list else Genre.ARTICLE


def people(value: Any) -> str:
    """Name the persons or the organisation of a JSON-LD author or publisher."""
    values = value if isinstance(value, list) else [value]
    names = [text_of(item.get("name") if isinstance(item, dict) else item) for item in values]
    return ", ".join(name for name in names if name)


def text_of(value: Any) -> str:
    """Give a JSON value as one line of text if it is text."""
    # Many pages write HTML's entities into their JSON.
    return " ".join(storable(unescape(value)).split()) if isinstance(value, str) else ""


def is_free(value: Any) -> bool | None:
    """Read isAccessibleForFree, which pages write as a boolean or as a word."""
    words: Mapping[str, bool] = {"true": True, "false": False}
    return words.get(str(value).lower())
