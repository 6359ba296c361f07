"""Work grows with the text and not with its square: the time of four times as much, as a ratio."""

import re
from collections.abc import Callable
from statistics import median
from time import process_time

import lxml.html
import pytest

from framing.engine import Markup
from framing.engine.cleaning import clean
from framing.engine.sentences import split
from framing.events.extraction import Fault, UnreadableError, extract
from framing.events.extraction.html import PAGE, read_html
from framing.events.extraction.markdown import looks_like_markdown, plain
from framing.events.extraction.mending import mended
from framing.events.extraction.signing import byline_on, day_on
from framing.events.extraction.values import LONGEST_ARTICLE

TIMES = 4
# Linear work takes four times as long, quadratic work sixteen times; half way, by the ratio.
MOST = 9


def seconds(work: Callable[[str], object], text: str) -> float:
    """Give the least of three runs, so that what else the machine does counts little."""
    runs = []
    for _ in range(3):
        start = process_time()
        work(text)
        runs.append(process_time() - start)
    return min(runs)


def mend(text: str) -> object:
    """Mend a page of which two paragraphs were taken."""
    return mended(["Eins.", "Zwei."], lxml.html.document_fromstring(text), lambda _: iter(("x",)))


def sign(text: str) -> object:
    """Look for byline and day."""
    page = lxml.html.document_fromstring(text)
    return byline_on(page), day_on(page)


@pytest.mark.parametrize(
    ("work", "piece", "count"),
    [
        pytest.param(PAGE.match, "<!-- x -->", 20_000, id="page of comments"),
        pytest.param(looks_like_markdown, "[a", 20_000, id="brackets that are no links"),
        pytest.param(plain, "[a", 20_000, id="brackets, made plain"),
        pytest.param(looks_like_markdown, "[a](b", 2_000, id="half links"),
        pytest.param(plain, "[a](b", 2_000, id="half links, made plain"),
        pytest.param(mend, "<p>Eins.</p><p>Drei ist lang.</p><p>Zwei.</p>", 400, id="mended"),
        pytest.param(sign, "<div><span>Text</span> von hier</div>", 2_000, id="bylines"),
    ],
)
def test_work_grows_with_the_text(work: Callable[[str], object], piece: str, count: int) -> None:
    # In turns: the machine's own speed may change between two series.
    short, long = piece * count, piece * count * TIMES
    ratios = [seconds(work, long) / max(seconds(work, short), 0.0005) for _ in range(3)]
    assert median(ratios) < MOST


def test_the_bound_tells_quadratic_work() -> None:
    old = re.compile(r"\[[^\]\n]+\]\([^)\s]*\)")
    short = seconds(old.search, "[a" * 2_000)
    assert seconds(old.search, "[a" * 2_000 * TIMES) > MOST * short


def test_what_goes_on_without_an_end_is_no_sentence() -> None:
    text = "Am Montag brannte es. " + "Wort und Wort " * 1_000 + "\n\nDie Halle ist hin."
    cleaned = clean(text, markup=Markup.MARKDOWN)
    spans = [found.span for found in split(cleaned, "de")]
    words = [cleaned.text[span.start : span.end] for span in spans]
    assert words == ["Am Montag brannte es.", "Die Halle ist hin."]


def test_more_text_than_an_article_has_is_refused_at_once() -> None:
    with pytest.raises(UnreadableError) as error:
        extract(b"Wort und Wort ohne Ende " * 200_000)
    assert error.value.fault == Fault.TOO_LONG


def test_the_longest_article_is_read() -> None:
    sentence = "Am Montag brannte eine Halle ab. "
    text = sentence * (LONGEST_ARTICLE // len(sentence) - 1)
    assert extract(text.encode()).completeness == "complete"


def test_a_page_of_divisions_within_divisions() -> None:
    inner = "<div>" * 200 + "<p>Am Montag brannte es.</p>" * 50 + "</div>" * 200
    page = f"<!doctype html><html><body><h1>Brand</h1>{inner}</body></html>"
    assert "Am Montag" in read_html(page.replace("brannte es", "brannte es im Hafen", 1))[0]
