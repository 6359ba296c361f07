"""Measures fetching and extraction on stored pages of real outlets; prints a line for each page.

Usage: python bench/sources.py FUNDUS TRAFILATURA [--only de at] [--shortcomings]
Two folders, check-outs of github.com/flairNLP/fundus (tests/resources/parser/test_data: stored
pages, their texts as JSON) and github.com/adbar/trafilatura (tests/cache and tests/evaldata.json:
stored pages, snippets wanted and unwanted). Where one is absent it says "not run".

Each page is served on loopback under its own host, fetched and read as `add_account --url` does.
Counted are the expected paragraphs, headings and summaries whose letters and digits stand in the
text. Right is a title that is the expected one or a heading of the page; authors that are exactly
the expected ones (an outlet or an agency where none is expected); the day of publication; and as
completeness "complete", unless the page calls itself paid for or a ticker. "extra" counts our
blocks that are not in the expected text: some are the article's own, some are furniture.
"""

import argparse
import gzip
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import lxml.html

from framing.events.extraction import Extracted, Reason, UnreadableError, extract
from framing.events.extraction.tidying import letters
from framing.events.fetching import FetchError, fetch
from tests.events.fetching.loopback import PUBLIC, Loopback, Server, answer, limits

ZONE: Final = ZoneInfo("Europe/Berlin")
FOR_SALE: Final = re.compile(rb'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
SCREEN: Final = re.compile(
    r"\(?(?:Link wird|öffnet) i[nm] (?:einem )?neuen (?:Tab|Fenster)(?: geöffnet)?\)?"
)
MARK: Final = {True: "ok", False: "NO", None: "-"}
COLUMNS: Final = ("title", "authors", "date", "complete")


@dataclass(frozen=True)
class Page:
    """A stored page and what should come of it."""

    name: str
    address: str
    content: bytes
    content_type: str
    paragraphs: Sequence[str]
    unwanted: Sequence[str] = ()
    title: str = ""
    authors: Sequence[str] | None = None
    published: datetime | None = None


@dataclass(frozen=True)
class Verdict:
    """What came of a page; None where nothing is known of it."""

    found: int
    wanted: int
    unwanted: int  # snippets that should not be there and are
    extra: int
    title: bool | None = None
    authors: bool | None = None
    date: bool | None = None
    complete: bool | None = None


def fundus_pages(folder: Path, countries: Sequence[str]) -> Iterator[Page]:
    """Walk the pages of fundus with the text that is expected of each."""
    for country in countries:
        place = folder / "tests" / "resources" / "parser" / "test_data" / country
        told = json.loads((place / "meta.info").read_text(encoding="utf-8"))
        for path in sorted(place.glob("*.html.gz")):
            content = gzip.decompress(path.read_bytes())
            outlet = re.sub(r"(?:_\d+)+\.html$", "", path.stem)
            versions = json.loads((place / f"{outlet}.json").read_text(encoding="utf-8"))
            expected = best(versions.values(), content)
            yield Page(
                name=f"{country}/{path.stem.removesuffix('.html')}",
                address=told[path.name]["url"],
                content=content,
                content_type="text/html; charset=utf-8",
                paragraphs=paragraphs(expected),
                title=expected.get("title") or "",
                authors=expected.get("authors") or [],
                published=datetime.fromisoformat(expected["publishing_date"])
                if expected.get("publishing_date")
                else None,
            )


def best(versions: Any, content: bytes) -> Mapping[str, Any]:
    """Find the expected text that is this page's: the one of which most stands in it."""
    shown = letters(lxml.html.document_fromstring(content.decode()).text_content())
    source = shown + letters(content.decode())

    def share(version: Mapping[str, Any]) -> float:
        wanted = paragraphs(version)
        return sum(letters(words) in source for words in wanted) / max(1, len(wanted))

    found: Mapping[str, Any] = max(versions, key=share)
    return found


def paragraphs(version: Mapping[str, Any]) -> list[str]:
    """List summaries, headings and paragraphs of an expected text."""
    body = version.get("body") or {"summary": [], "sections": []}
    found = list(body["summary"])
    for section in body["sections"]:
        found += [*section["headline"], *section["paragraphs"]]
    # Words for screen readers that fundus keeps.
    bare = (SCREEN.sub("", words) for words in found)
    return [words for words in bare if letters(words)]


def trafilatura_pages(folder: Path) -> Iterator[Page]:
    """Walk the cached pages of trafilatura with their snippets."""
    told = json.loads((folder / "tests" / "evaldata.json").read_text(encoding="utf-8"))
    for address, item in sorted(told.items()):
        path = folder / "tests" / "cache" / (item.get("file") or "-")
        if path.exists():
            content = path.read_bytes()
            yield Page(
                name=path.stem,
                # A few have no address of the web.
                address=address if address.startswith("http") else f"http://{path.stem}/",
                content=content,
                content_type="text/html",
                paragraphs=item.get("with", ()),
                unwanted=item.get("without", ()),
            )


def brought(page: Page) -> Extracted:
    """Serve a page on loopback under its host, fetch it from there and read it."""
    parts = urlsplit(page.address)
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    served = answer(page.content, Content_Type=page.content_type)
    with Server({}) as server:
        # Whatever it asks for but its robots.txt is the page.
        server.acts = Always(served)
        host = parts.hostname or ""
        connector = Loopback({(PUBLIC, 80): server}, {host: [PUBLIC]})
        wide = limits(30.0, max_bytes=20_000_000)
        fetched = fetch(f"http://{host}{path}", connector=connector, limits=wide)
    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    content_type = fetched.content_type + charset
    return extract(fetched.body, content_type=content_type, address=fetched.address)


class Always(dict[str, Any]):
    """One answer for every path that is not one of those that the fetcher asks for itself."""

    def __init__(self, served: bytes) -> None:
        super().__init__()
        self.served = served

    def get(self, path: str, default: Any = None) -> Any:
        """Give the page, or the default for robots.txt and tdmrep.json."""
        return default if path.endswith(("/robots.txt", "/tdmrep.json")) else self.served


def judged(page: Page, extracted: Extracted) -> Verdict:
    """Lay what came beside what is expected."""
    text = letters(extracted.text)
    whole = letters(" ".join([*page.paragraphs, page.title]))
    blocks = [letters(block) for block in extracted.text.split("\n\n")[1:]]
    full = page.title != ""
    return Verdict(
        found=sum(letters(words) in text for words in page.paragraphs),
        wanted=len(page.paragraphs),
        unwanted=sum(letters(words) in text for words in page.unwanted),
        extra=sum(block not in whole for block in blocks if block) if full else 0,
        title=is_title(extracted.facts.title, page) if full else None,
        authors=are_authors(extracted, page) if page.authors is not None else None,
        date=is_day(extracted.facts.published_on, page.published) if page.published else None,
        complete=is_completeness(extracted, page) if full else None,
    )


def is_title(title: str, page: Page) -> bool:
    """Say whether a title is the expected one, or a heading that the page shows."""
    root = lxml.html.document_fromstring(page.content.decode())
    headings = {letters(heading.text_content()) for heading in root.iter("h1", "h2")}
    return bool(title) and letters(title) in {letters(page.title), *headings}


def are_authors(extracted: Extracted, page: Page) -> bool:
    """Say whether the byline names exactly the expected persons; the outlet may be among them."""
    found = names(re.split(r"[,;]| und | and ", extracted.facts.byline), page)
    return found == names(page.authors or (), page)


def names(parts: Iterable[str], page: Page) -> set[str]:
    """Give the letters of each name that is not the outlet's own."""
    labels = {letters(part) for part in (urlsplit(page.address).hostname or "").split(".")[:-1]}
    said = {letters(part) for part in parts} - {""}
    return {name for name in said if not any(name.startswith(label) for label in labels)}


def is_day(found: date | None, wanted: datetime) -> bool:
    """Say whether a day is the expected one, in its own time zone or in ours."""
    local = wanted.astimezone(ZONE) if wanted.tzinfo else wanted
    return found in {wanted.date(), local.date()}


def is_completeness(extracted: Extracted, page: Page) -> bool:
    """Say whether a whole text counts as complete, and a paid or live one for what it is."""
    if extracted.completeness_reason in {Reason.LIVE, Reason.PAYWALL}:
        return extracted.completeness_reason is Reason.LIVE or bool(FOR_SALE.search(page.content))
    return extracted.completeness == "complete" or bool(FOR_SALE.search(page.content))


def shortcomings(page: Page, extracted: Extracted, verdict: Verdict) -> Iterator[str]:
    """Say what is missing and wrong, for whoever mends it."""
    text, facts = letters(extracted.text), extracted.facts
    yield from (f"missing: {w[:110]!r}" for w in page.paragraphs if letters(w) not in text)
    yield from (f"unwanted: {w[:110]!r}" for w in page.unwanted if letters(w) in text)
    last = extracted.text.strip().rsplit("\n\n", 1)[-1]
    told = {
        "title": f"{facts.title!r}, not {page.title!r}",
        "authors": f"{facts.byline!r}, not {page.authors!r}",
        "date": f"{facts.published_on}, not {page.published}",
        "complete": f"{extracted.completeness_reason}, ends {last[-110:]!r}",
    }
    yield from (f"{name}: {line}" for name, line in told.items() if getattr(verdict, name) is False)


def measure(pages: Iterator[Page], *, tell: bool) -> None:
    """Print a line for each page and one for all."""
    verdicts = []
    for page in pages:
        try:
            extracted = brought(page)
        except (FetchError, UnreadableError) as error:
            nothing = dict.fromkeys(COLUMNS, False)
            verdicts.append(Verdict(0, len(page.paragraphs), 0, 0, **nothing))
            print(f"{page.name:44} {error}")
            continue
        verdict = judged(page, extracted)
        verdicts.append(verdict)
        marks = " ".join(f"{MARK[getattr(verdict, column)]:>8}" for column in COLUMNS)
        counts = f"{verdict.found:4}/{verdict.wanted:<4} {verdict.unwanted:8} {verdict.extra:6}"
        print(f"{page.name:44} {counts} {marks}")
        if tell:
            for line in shortcomings(page, extracted, verdict):
                print(f"    {line}")
    summary(verdicts)


def summary(verdicts: Sequence[Verdict]) -> None:
    """Print the sums over all pages."""
    found, wanted = (sum(getattr(v, name) for v in verdicts) for name in ("found", "wanted"))
    parts = [f"{len(verdicts)} pages, {found}/{wanted} = {100 * found / max(1, wanted):.1f} %"]
    for column in COLUMNS:
        known = [getattr(v, column) for v in verdicts if getattr(v, column) is not None]
        parts += [f"{column} {sum(known)}/{len(known)}"] if known else []
    parts += [f"unwanted {sum(v.unwanted for v in verdicts)}"]
    print(", ".join([*parts, f"extra {sum(v.extra for v in verdicts)}"]))


def main() -> None:
    """Measure what is there and say what is not."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("fundus", type=Path)
    arguments.add_argument("trafilatura", type=Path)
    arguments.add_argument("--only", nargs="+", default=["de", "at", "ch", "uk", "us"])
    arguments.add_argument("--shortcomings", action="store_true")
    options = arguments.parse_args()
    print(
        f"{'page':44} {'there':>9} {'unwanted':>8} {'extra':>6} {'title':>8} {'authors':>8} "
        f"{'date':>8} {'complete':>8}"
    )
    if (options.fundus / "tests").is_dir():
        measure(fundus_pages(options.fundus, options.only), tell=options.shortcomings)
    else:
        print(f"not run: no check-out of fundus in {options.fundus}")
    if (options.trafilatura / "tests").is_dir():
        measure(trafilatura_pages(options.trafilatura), tell=options.shortcomings)
    else:
        print(f"not run: no check-out of trafilatura in {options.trafilatura}")


if __name__ == "__main__":
    main()
