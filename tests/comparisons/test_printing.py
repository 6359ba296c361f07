"""Quotes and kinds of text as pages print them."""

import pytest
from django.utils.translation import override

from framing.comparisons.models import Claim
from framing.comparisons.presenting.printing import print_quote, print_type
from framing.comparisons.presenting.quotes import quote_of
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
    return Claim(pk=7, text=text, voice="outlet", account=account(), **fields)


def test_a_quote_is_escaped_and_marked() -> None:
    printed = print_quote(quote_of(claim("Er & sie <b>kamen</b>"), [("figure", [[5, 8]])]))
    assert printed.startswith('<blockquote class="words said" lang="de">„Er &amp; <mark')
    assert '<mark class="differs" data-kind="figure">sie</mark> &lt;b&gt;kamen' in printed
    assert 'href="/events/fest/texts/blatt/#claim-7"' in printed


def test_what_a_text_holds_for_unsure_is_told_so() -> None:
    sure, unsure = (print_quote(quote_of(claim("Ja", hedged=h), ())) for h in (False, True))
    assert "als unsicher gekennzeichnet" not in sure
    assert "eigene Aussage · als unsicher gekennzeichnet" in unsure


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
