"""What pages print hundreds of times."""

import pytest
from django.template.defaultfilters import floatformat
from django.utils.translation import override

from framing.comparisons.models import Claim
from framing.comparisons.presenting.coverage import Field, Line
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.presenting.printing import (
    hundredths,
    print_fields,
    print_quote,
    print_sides,
    print_signals,
    print_type,
)
from framing.comparisons.presenting.quotes import quote_of
from framing.comparisons.topics import Title
from framing.events.models import Account, Event, Outlet


def account(**fields: object) -> Account:
    given = {
        "outlet": Outlet(slug="blatt", name="Blatt"),
        "event": Event(slug="fest", is_practice=True),
        "slug": "blatt",
        "completeness": "complete",
        "current_version_id": 1,
    }
    return Account(**(given | fields))


def claim(text: str, **fields: object) -> Claim:
    return Claim(pk=7, text=text, voice="outlet", account=account(pk=3), start=41, **fields)


def test_a_quote_is_escaped_and_marked() -> None:
    printed = print_quote(quote_of(claim("Er & sie <b>kamen</b>"), [("figure", [[5, 8]])]))
    assert printed.startswith('<blockquote class="words said" lang="de">„Er &amp; <mark')
    assert '<mark class="differs" data-kind="figure">sie</mark> &lt;b&gt;kamen' in printed
    assert 'href="/events/fest/texts/blatt/#claim-3-41"' in printed


def test_what_a_text_holds_for_unsure_is_told_so() -> None:
    sure, unsure = (print_quote(quote_of(claim("Ja", hedged=h), ())) for h in (False, True))
    assert "als unsicher gekennzeichnet" not in sure
    assert "eigene Aussage\N{NO-BREAK SPACE}· als unsicher gekennzeichnet" in unsure


def test_a_digest_is_no_quotation() -> None:
    ours = claim("Es brannte.")
    ours.account.kind = "digest"
    assert print_quote(quote_of(ours, ())).startswith('<p class="words said" lang="de">Es brannte.')


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({}, "Artikel, vollständig"),
        ({"completeness": "unknown"}, "Artikel"),
        ({"kind": "digest"}, '<span class="digest">Digest</span>'),
        ({"current_version_id": None}, "noch nicht abgerufen"),
        ({"taken_down_at": "2026-01-01"}, "Text entfernt"),
    ],
)
def test_what_an_account_is(fields: dict[str, object], printed: str) -> None:
    assert print_type(account(**fields)) == printed


def test_what_an_account_is_follows_the_language_of_the_page() -> None:
    german = print_type(account())
    with override("en"):
        assert print_type(account()) != german
    assert print_type(account()) == german


def test_each_quote_stands_below_its_outlet() -> None:
    own, ours = claim("Ja"), claim("Nein")
    ours.account = account(kind="digest", outlet=Outlet(slug="b", name="A & B"))
    printed = print_sides([quote_of(own, ()), quote_of(ours, ())])
    assert printed.count('<div class="side">') == 2
    assert '<p class="outlet">Blatt</p>' in printed
    assert '<p class="outlet">A &amp; B <span class="digest">Digest</span></p>' in printed


def test_a_field_of_the_map_links_to_its_row() -> None:
    told = account()
    fields = (
        Field(told, 4, Title("Es <brannte>"), is_told=True, kind=None),
        Field(told, 5, Title("Drei Verletzte"), is_told=True, kind=BY_CODE["figure"]),
        Field(told, 6, Title("Nichts"), is_told=False, kind=None),
    )
    printed = print_fields(Line(told, fields, 2, 0), "/compare/", "?blind=1")
    plain, differing, none = printed.split("</td>")[:3]
    assert 'href="/compare/4/?blind=1" title="Blatt: Es &lt;brannte&gt;"' in plain
    assert 'title="Blatt: Drei Verletzte – andere Zahl" data-kind="figure"' in differing
    assert 'tabindex="-1" href="/compare/6/?blind=1" title="Blatt: Nichts – nicht gefunden"' in none
    assert "tabindex" not in plain + differing


@pytest.mark.parametrize("value", [0, 1, 0.125, 0.005, 0.995, -0.001, -0.375, 0.8449999, 1e-7])
def test_a_signal_is_rounded_as_everywhere(value: float) -> None:
    assert hundredths(value) == floatformat(value, "2u")


def test_a_signal_is_a_bar_and_a_number_of_the_language() -> None:
    printed = print_signals([("gleiche <Namen>", 0.125)])
    assert "<dt>gleiche &lt;Namen&gt;</dt>" in printed
    assert '<meter min="0" max="1" value="0.125">0,13</meter>' in printed
    with override("en"):
        assert "0.13</meter>" in print_signals([("names", 0.125)])
