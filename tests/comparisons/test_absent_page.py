"""The page of what is not in a text."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.measured import rates
from framing.comparisons.presenting.lacking import independent
from tests.comparisons.makers import make_compared_event, make_told_event

pytestmark = pytest.mark.django_db


def test_it_says_what_is_lacking_and_who_has_it(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    page = client.get(f"/events/{event.slug}/absent/").content.decode()
    assert "2 unabhängige Darstellungen schreiben dazu" in page
    assert "„Zwölf Menschen wurden verletzt.“" in page
    assert "in diesem Text nicht gefunden" in page
    assert f"im Test {rates()['match'].recall}." in page


def test_copies_count_once() -> None:
    copies = {frozenset((1, 2)), frozenset((2, 3))}
    assert independent([1, 3, 2, 4], copies) == 2
    assert independent([1, 3], copies) == 2
    assert independent([1, 2], copies) == 1


def test_outlets_stay_unknown_to_those_who_ask(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    page = client.get(f"/events/{event.slug}/absent/?blind=1").content.decode()
    assert "Medium C" in page
    assert "Wacht" not in page


def test_without_a_comparison_it_leads_on(client: Client) -> None:
    event, _accounts = make_told_event()
    page = client.get(f"/events/{event.slug}/absent/").content.decode()
    assert "Noch gibt es keinen Vergleich" in page


def test_it_takes_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event, _accounts, _comparison = make_compared_event()
    with django_assert_max_num_queries(12):
        client.get(f"/events/{event.slug}/absent/")
