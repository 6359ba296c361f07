"""Of a text of others nobody but moderators sees more than a short quotation, on any page."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import get_resolver

from framing.comparisons import lookup
from framing.comparisons.models import Comparison
from framing.comparisons.presenting.marks import Mark, window
from framing.comparisons.quoting import LONGEST_QUOTE
from framing.events.models import Event
from tests.comparisons.makers import make_comparison, make_finding, make_row
from tests.helpers import make_account, make_event, make_outlet
from tests.site.test_logins import names, path_of

pytestmark = pytest.mark.django_db

LONG = (
    "Im Hafen von Nordhafen verletzte das Feuer nach langer Suche in allen Hallen und Schuppen "
    + "zwischen Kai und Kran und Bahn und Lager und Werft und Markt und Schleuse " * 4
    + "am Ende {} Menschen."
)
PADDING = " Mehr war an diesem Abend nicht zu hören." * 60


@pytest.fixture
def event() -> Event:
    """Two articles of others with a sentence that is longer than a quotation may be."""
    event = make_event("hafen", title="Brand im Hafen")
    texts = {"kurier": LONG.format("zwölf"), "bote": LONG.format("zwanzig")}
    accounts = {
        make_account(
            event,
            make_outlet(f"hafen-{name}"),
            slug=name,
            text=text + PADDING,
            markup="plain",
            byline="Ada Brandt",
            url=f"https://{name}.example/brand",
        ): text
        for name, text in texts.items()
    }
    row = make_row(make_comparison(event), accounts)
    left, right = row.claims.order_by("pk")
    make_finding(left, right, "figure", "other_value", marks=("zwölf Menschen", "zwanzig Menschen"))
    make_finding(left, right, "contradiction", "opposite", marks=(left.text, right.text))
    return event


def words_of(page: str) -> str:
    """What a page says, without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", page))


def parts_of(text: str, length: int) -> set[str]:
    """All parts of a text that are so long."""
    return {text[start : start + length] for start in range(len(text) - length + 1)}


def shows(text: str, page: str, length: int) -> bool:
    """Whether so many characters of a text stand on a page one after the other."""
    told = words_of(page)
    return any(part in told for part in parts_of(text, length))


QUERIES = ("", "?single=1", "?view=projector", "?q=Menschen", "?show=figure-0", "?names=shown")


def test_no_page_shows_a_visitor_more(event: Event) -> None:
    assert Comparison.objects.get().claims.count() == 2
    seen = 0
    for pattern in names(get_resolver().url_patterns):
        for query in QUERIES:
            answer = Client().get(path_of(pattern, event) + query)
            page = answer.content.decode()
            for text in (LONG.format("zwölf"), LONG.format("zwanzig")):
                assert not shows(text, page, LONGEST_QUOTE + 1), (pattern.name, query)
                seen += shows(text, page, LONGEST_QUOTE // 2)
    assert seen > 10  # quotations there are


@pytest.mark.usefixtures("event")
def test_a_cut_quotation_says_so_and_stands_with_its_source(client: Client) -> None:
    page = words_of(client.get("/events/hafen/compare/").content.decode())
    assert "[…]" in page
    text = words_of(client.get("/events/hafen/texts/kurier/").content.decode())
    assert "[…]" in text
    assert "Ada Brandt" in text
    assert (
        'href="https://kurier.example/brand"'
        in client.get("/events/hafen/texts/kurier/").content.decode()
    )


@pytest.mark.usefixtures("event")
def test_moderators_see_all_of_it(moderator_client: Client) -> None:
    for page in ("/events/hafen/compare/", "/curate/events/hafen/", "/events/hafen/texts/kurier/"):
        assert LONG.format("zwölf") in words_of(moderator_client.get(page).content.decode()), page


def test_what_is_looked_up_is_cut_too(client: Client, event: Event) -> None:
    lookup.index(event.comparisons.get())
    asked = {"q": "Das Feuer verletzte im Hafen von Nordhafen zwölf Menschen."}
    told = client.get("/check/", asked).content.decode()
    assert "Schleuse" in told
    assert not shows(LONG.format("zwölf"), told, LONGEST_QUOTE + 1)


TEXT = "eins zwei drei vier fünf sechs sieben"


@pytest.mark.parametrize(
    ("marks", "most", "shown"),
    [
        ([], 100, TEXT),
        ([], 10, "eins zwei"),
        ([(0, 4)], 10, "eins zwei"),
        ([(25, 30)], 18, "fünf sechs sieben"),
        ([(31, 37)], 15, "sieben"),
        ([(0, 37)], 10, "eins zwei"),
    ],
)
def test_the_window_is_cut_at_words(marks: list[tuple[int, int]], most: int, shown: str) -> None:
    start, end = window(TEXT, [Mark(*mark, "figure") for mark in marks], most)
    assert TEXT[start:end] == shown
    assert end - start <= most


def test_a_word_without_end_is_cut_all_the_same() -> None:
    assert window("x" * 50, [], 10) == (0, 10)
    assert window("x" * 50, [Mark(30, 34, "figure")], 10) == (30, 40)
