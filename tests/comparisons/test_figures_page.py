"""The page of figures: what is joined, what is kept apart, who may see it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.models import Claim
from framing.comparisons.presenting.plots import LOG_FROM, scale_of
from tests.comparisons.makers import make_compared_event, make_told_event

pytestmark = pytest.mark.django_db


def count(words: str, text: str, number: float, **fields: object) -> dict[str, object]:
    """A number as a claim stores it."""
    start = text.index(words)
    plain = {"unit": "count", "what": "verletzt", "of_whom": "", "bound": "exact", "words": words}
    place = {"low": number, "high": number, "at": [start, start + len(words)]}
    return plain | place | fields


def tell_numbers() -> str:
    """Save the compared event with the numbers of its claims; give the address of its figures."""
    event, _accounts, _comparison = make_compared_event()
    for words, number in (("Zwölf", 12), ("zwanzig", 20)):
        claim = Claim.objects.get(text__contains=words)
        claim.quantities = [count(words, claim.text, number)]
        claim.save()
    return f"/events/{event.slug}/figures/"


def test_what_two_accounts_count_is_plotted(client: Client) -> None:
    page = client.get(tell_numbers()).content.decode()
    assert '<span class="words" lang="de">Verletzte</span>' in page
    assert page.count('<circle class="dot"') == 2
    assert '<mark class="differs" data-kind="figure">zwanzig</mark>' in page


def test_groups_are_kept_apart(client: Client) -> None:
    address = tell_numbers()
    claim = Claim.objects.get(text__contains="Feuerwehr")
    claim.quantities = [count("zwanzig", claim.text, 20, of_whom="feuerwehr")]
    claim.save()
    page = client.get(address).content.decode()
    assert "ohne genannte Gruppe" in page
    assert 'Gruppe: <span class="words" lang="de">Feuerwehr</span>' in page


def test_one_account_alone_has_nothing_to_plot(client: Client) -> None:
    page = client.get(tell_numbers() + "?account=bote").content.decode()
    assert '<circle class="dot"' not in page
    assert "Was nur eine Darstellung zählt" in page


def test_without_a_comparison_it_leads_on(client: Client) -> None:
    event, _accounts = make_told_event()
    assert (
        "Noch gibt es keinen Vergleich"
        in client.get(f"/events/{event.slug}/figures/").content.decode()
    )


def test_outlets_stay_unknown_to_those_who_ask(client: Client) -> None:
    page = client.get(tell_numbers() + "?blind=1").content.decode()
    assert "Medium A" in page
    assert "Kurier" not in page


def test_it_takes_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = tell_numbers()
    with django_assert_max_num_queries(12):
        client.get(address)


def test_an_axis_begins_at_nought_until_that_hides_the_small() -> None:
    plain = scale_of([12, 20])
    assert (plain.least, plain.is_log) == (0, False)
    assert plain.x(12) < plain.x(20) <= 96
    wide = scale_of([2, 2 * LOG_FROM])
    assert wide.is_log
    assert wide.x(10) - wide.x(1) == pytest.approx(wide.x(100) - wide.x(10), abs=0.05)
