"""Lines of a dot plot, and the tables behind it, as a reader gets them."""

import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.utils.translation import override

from framing.comparisons.models import Claim
from framing.comparisons.presenting.axes import scale_of
from framing.comparisons.presenting.counted import Figure, Series, Thing
from framing.comparisons.presenting.naming import Name
from framing.comparisons.presenting.plots import Axis, Drawn, Line, Plot, Step
from framing.comparisons.presenting.plotting import (
    print_figure_rows,
    print_figures,
    print_single_rows,
    print_span_rows,
    ways_of,
)
from framing.comparisons.topics import Title
from framing.events.models import Account, Event, Outlet

SCALE = scale_of([0, 100])
ICON = (
    '<svg class="icon" aria-hidden="true"><use href="/static/icons/sprite.svg#report"></use></svg>'
)


def line(words: str = "50", low: float | None = 50, high: float | None = 50, **given: Any) -> Line:
    account = Account(
        pk=3,
        outlet=Outlet(slug="blatt", name="Blatt & Co"),
        event=Event(slug="fest", is_practice=True),
        slug="blatt",
        kind=given.get("kind", "article"),
        language="de",
        published_on=date(2024, 3, 1),
    )
    claim = Claim(
        pk=7, row_id=9, start=41, text=f"{words} <Leute> kamen.", voice="outlet", account=account
    )
    figure = Figure(
        claim=claim,
        unit="count",
        what="leute",
        of_whom="",
        low=low,
        high=high,
        bound=given.get("bound", "exact"),
        words=words,
        at=(0, len(words)),
        source=given.get("source", ""),
    )
    return Line(figure, SCALE, given.get("guides", ()), given.get("steps", ()))


@pytest.mark.parametrize(
    ("text", "what", "told"),
    [
        ("17 zu 14 Stimmen", "stimme", "17 (17 zu 14)"),
        ("17 zu 14 Stimmen", "", "17 (17 zu 14)"),
        ("17 zu 14 Punkte", "", "17"),
        ("17 votes to 14", "stimme", "17 (17 to 14)"),
        ("17 Stimmen fehlten", "stimme", "17"),
        ("17 zu 14 Booten", "boot", "17"),
        ("17 zu 1.400 Stimmen", "stimme", "17"),
        ("17 to 20 votes are expected", "stimme", "17"),
        ("17 Stimmen gegen 2022", "stimme", "17"),
    ],
)
def test_a_vote_is_told_with_the_votes_against(text: str, what: str, told: str) -> None:
    one = line("17", 17, 17)
    one.figure.claim.text = text
    assert Line(replace(one.figure, what=what), SCALE, (), ()).value == told


def drawn(*lines: Line) -> Drawn:
    return cast("Drawn", SimpleNamespace(lines=lines))


def printed(*lines: Line, **query: object) -> str:
    axis = Axis(((0.0, "0"), (12.5, "25")), is_log=False)
    plot = Plot(Series(frozenset(), ()), lines, None, axis)
    return print_figures(plot, ways_of("fest", query))


# Above the lines of all rows lies what is drawn of the number itself.
LAYER = '</svg><svg class="figure-track marks" aria-hidden="true">'


def track(one: Line) -> str:
    """What stands on the track besides its axis."""
    found = re.search(r'y1="100%" y2="100%"></line>(.*?)</svg> <span', printed(one))
    assert found
    lines, marks = found[1].split(LAYER)
    return lines + marks


def test_a_line_unfolds_to_its_sentence() -> None:
    x = SCALE.x(50)
    assert printed(line()) == (
        '<li class="figure-line"><details><summary>'
        '<span class="figure-who">Blatt &amp; Co '
        '<span class="meta">01.03.2024&nbsp;· eigene Aussage'
        "</span></span>"
        ' <svg class="figure-track" role="img"><title>50</title>'
        '<line class="tick" x1="0.0%" x2="0.0%" y1="0" y2="100%"></line>'
        '<line class="tick" x1="12.5%" x2="12.5%" y1="0" y2="100%"></line>'
        '<line class="lane" x1="0" x2="100%" y1="100%" y2="100%"></line>'
        f'{LAYER}<circle class="dot" cx="{x}%" cy="100%" r="5.5"></circle></svg>'
        ' <span class="figure-value number">50</span></summary>'
        '<blockquote class="words said" lang="de">„<mark class="differs" data-kind="figure">50'
        "</mark> &lt;Leute&gt; kamen.“</blockquote>\n"
        '<p class="meta voice">eigene Aussage<span class="to-text">&nbsp;· '
        '<a href="/events/fest/texts/blatt/#claim-3-41">im Text</a></span></p>'
        '<p class="meta"><a href="/events/fest/compare/9/">Wer sagt das noch?</a></p>'
        '<p class="report-link no-print"><a href="/events/fest/compare/9/report/?about=figures">'
        f"{ICON} Fehler melden</a></p></details></li>\n"
    )


def test_its_addresses_keep_what_goes_with_every_address() -> None:
    blind = printed(line(), blind=1)
    assert 'href="/events/fest/compare/9/?blind=1"' in blind
    assert 'href="/events/fest/compare/9/report/?about=figures&amp;blind=1"' in blind


def test_it_speaks_the_language_of_the_page() -> None:
    with override("en"):
        english = printed(line(kind="digest", source="Amt"))
    assert "1 Mar 2024" in english
    assert 'href="/en/events/fest/compare/9/"' in english
    assert '<span class="digest">digest</span>' in english.lower()
    assert "01.03.2024&nbsp;· laut: Amt" in printed(line(source="Amt"))


def test_positions_have_a_point_in_every_language() -> None:
    assert not re.search(r"\d,\d+%", printed(line(guides=(33.3,))))


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (line(bound="about"), '<circle class="dot hollow" cx="{50}%" cy="100%" r="5.5"></circle>'),
        (
            line(bound="at_least", high=None),
            '<svg class="head" x="{50}%" y="100%"><path d="M6 0H20M15-4L20 0L15 4"></path></svg>'
            '<circle class="dot" cx="{50}%" cy="100%" r="5.5"></circle>',
        ),
        (
            line(bound="up_to", low=None),
            '<svg class="head" x="{50}%" y="100%"><path d="M-6 0H-20M-15-4L-20 0L-15 4"></path>'
            "</svg>"
            '<circle class="dot" cx="{50}%" cy="100%" r="5.5"></circle>',
        ),
        (
            line("20 bis 80", 20, 80),
            '<line class="whisker range" x1="{20}%" x2="{80}%" y1="100%" y2="100%"></line>',
        ),
        (
            line("Dutzende", 24, 99, bound="about"),
            '<rect class="band" x="{24}%" width="{99-24}%" y="100%" height="12" '
            'fill="url(#vague)"></rect>',
        ),
        (
            line(guides=(12.5,), steps=(Step(30.0, 60.0), Step(40.0, None))),
            '<line class="guide" x1="12.5%" x2="12.5%" y1="0" y2="100%"></line>'
            '<line class="step down" x1="30.0%" x2="30.0%" y1="0" y2="100%"></line>'
            '<line class="step" x1="30.0%" x2="60.0%" y1="100%" y2="100%"></line>'
            '<circle class="from" cx="30.0%" cy="100%" r="3.5"></circle>'
            '<line class="step down" x1="40.0%" x2="40.0%" y1="0" y2="100%"></line>'
            '<circle class="dot" cx="{50}%" cy="100%" r="5.5"></circle>',
        ),
    ],
    ids=["about", "at least", "up to", "range", "word", "later"],
)
def test_each_number_is_drawn_as_it_is_meant(one: Line, shown: str) -> None:
    places = {
        "50": SCALE.x(50),
        "20": SCALE.x(20),
        "80": SCALE.x(80),
        "24": SCALE.x(24),
        "99-24": round(SCALE.x(99) - SCALE.x(24), 2),
    }
    for name, place in places.items():
        shown = shown.replace(f"{{{name}}}", str(place))
    assert track(one) == shown


def test_a_word_for_a_magnitude_has_the_language_of_its_text() -> None:
    vague = line("Dutzende", 24, 99, bound="about")
    assert '<span class="figure-value words" lang="de">Dutzende</span>' in printed(vague)


def test_no_line_of_a_shared_value_lies_on_one_that_leads_down() -> None:
    drawn_so = track(line(guides=(12.5, 30.0), steps=(Step(30.0, None),)))
    assert '<line class="guide" x1="12.5%"' in drawn_so
    assert '<line class="guide" x1="30.0%"' not in drawn_so
    assert '<line class="step down" x1="30.0%"' in drawn_so


@pytest.mark.parametrize(("words", "is_short"), [("120.000", True), ("etwa 120.000", False)])
def test_short_values_need_a_narrow_column(words: str, *, is_short: bool) -> None:
    one = replace(line(), figure=replace(line().figure, low=200, high=999, bound="about"))
    one = replace(one, figure=replace(one.figure, words=words))
    axis = Axis(((0.0, "0"),), is_log=False)
    thing = Thing("count", (one.figure,), (), ())
    title = Title("", "de")
    plots = (Plot(Series(frozenset(), ()), (one,), None, axis),)
    assert Drawn(thing, Name("", "de"), title, plots, (), ()).has_short_values == is_short


def test_the_table_holds_the_same() -> None:
    assert print_figure_rows(drawn(line("etwa 50", bound="about"))) == (
        '<tr><th scope="row">Blatt &amp; Co</th><td>01.03.2024</td><td class="number">etwa 50</td>'
        '<td class="words" lang="de">etwa 50</td><td>eigene Aussage</td></tr>\n'
    )


def test_other_tables_print_the_sentence() -> None:
    single, span = print_single_rows([line()]), print_span_rows([line()])
    assert single.startswith(
        '<tr><th scope="row">Blatt &amp; Co</th><td class="number">50</td><td><blockquote'
    )
    assert span.startswith(
        '<tr><th scope="row">Blatt &amp; Co</th><td class="words" lang="de">50</td><td><blockquote'
    )
    assert "&lt;Leute&gt; kamen" in single
    assert "&lt;Leute&gt; kamen" in span
