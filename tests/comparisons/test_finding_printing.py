"""The parts of a finding as a reader gets them."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting import finding_printing
from framing.comparisons.presenting.finding_printing import (
    error_rate,
    print_both,
    print_pair_signals,
    print_state,
)
from framing.comparisons.presenting.quotes import quote_of
from framing.comparisons.presenting.sides import Side
from framing.events.models import Account, Event, Outlet

RATE = error_rate("figure")


def side(**fields: Any) -> Side:
    given = {
        "outlet": Outlet(slug="blatt", name="Blatt & Co"),
        "event": Event(slug="fest", is_practice=True),
        "slug": "blatt",
        "byline": "Ada <A>",
        "published_on": date(2024, 3, 1),
    }
    claim = Claim(
        pk=7, text="Ja.", voice="outlet", account=Account(pk=3, **(given | fields)), start=4
    )
    return Side(quote_of(claim, ()), ())


def test_what_a_person_checked_says_when() -> None:
    checked = Finding(kind="figure", state="confirmed", decided_on=date(2026, 3, 1))
    assert print_state(checked).endswith("</svg> geprüft am 01.03.2026</span>")
    assert print_state(checked).startswith('<span class="state checked"><svg')
    undated = Finding(kind="figure", state="confirmed")
    assert print_state(undated).endswith("</svg> geprüft</span>")


def test_what_the_machine_found_says_how_often_it_errs() -> None:
    found = Finding(kind="figure")
    assert "„" in RATE
    link, after = '<span class="state"><a href="/method/#errors"', ">maschinell gefunden</a>"
    assert print_state(found) == f'{link} title="{RATE}"{after}</span>'
    assert print_state(found, in_full=True) == f"{link}{after}; {RATE}</span>"


def test_a_kind_without_a_rate_says_nothing_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_printing, "rates", dict)
    plain = '<span class="state"><a href="/method/#errors">maschinell gefunden</a></span>'
    assert print_state(Finding(kind="absence")) == plain
    assert print_state(Finding(kind="absence"), in_full=True) == plain


def test_each_language_has_its_own() -> None:
    with override("en"):
        english = print_state(Finding(kind="figure"))
    assert 'href="/en/method/#errors"' in english
    assert "maschinell gefunden" not in english
    assert "maschinell gefunden" in print_state(Finding(kind="figure"))


def test_each_side_stands_below_its_outlet_day_and_author() -> None:
    printed = print_both([side(), side(kind="digest", byline="", published_on=None)])
    assert (
        '<p class="outlet">Blatt &amp; Co <span class="meta">'
        "01.03.2024\N{NO-BREAK SPACE}· Ada &lt;A&gt;</span></p>"
        '\n<blockquote class="words said"'
    ) in printed
    assert '<p class="outlet">Blatt &amp; Co <span class="digest">Digest</span></p>\n<p' in printed
    assert printed.startswith('<div class="sides">\n<div class="side">')


def test_without_names_nobody_has_written_it() -> None:
    assert "Ada" not in print_both([side()], with_byline=False)
    assert '<span class="meta">01.03.2024</span>' in print_both([side()], with_byline=False)


def test_the_sum_stands_before_what_speaks_for_it() -> None:
    printed = print_pair_signals(0.875, [("gleiche Namen", 0.5)])
    assert '<meter min="0" max="1" value="0.875">0,88</meter>' in printed
    assert '<span class="number">0,88</span></dd></div>' in printed
    assert printed.index("Zusammen:") < printed.index("gleiche Namen")
