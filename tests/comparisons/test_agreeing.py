"""How many accounts of a row say the same."""

from itertools import pairwise

import pytest

from framing.comparisons.models import Claim
from framing.comparisons.presenting.agreeing import agreeing
from tests.comparisons.makers import make_claim, make_comparison, make_finding, make_row
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db

TEXT = "Es starben 164 Menschen. Zuvor war von 44 Toten die Rede."


@pytest.fixture
def told() -> list[Claim]:
    """Four accounts' first sentences on one toll, and the second of the last."""
    event = make_event(is_practice=True)
    accounts = [
        make_account(event, make_outlet(name=name), slug=name, text=TEXT, markup="plain")
        for name in "abcd"
    ]
    first, second = TEXT.split(". ")
    row = make_row(make_comparison(event), dict.fromkeys(accounts, first))
    before = make_claim(row, accounts[-1], second.rstrip("."))
    return [*row.claims.exclude(pk=before.pk).order_by("account__slug"), before]


def test_who_agrees_with_one_that_agrees_is_not_counted(told: list[Claim]) -> None:
    chain = [make_finding(a, b, "agreement", "same_value") for a, b in pairwise(told[:4])]
    assert agreeing(chain) == 3  # the second, and both beside it


def test_a_later_stand_is_not_the_same(told: list[Claim]) -> None:
    a, b, c, d, before = told
    found = [
        make_finding(a, d, "agreement", "same_value"),
        make_finding(b, before, "agreement", "same_value"),
        make_finding(c, before, "agreement", "same_value"),
        make_finding(a, b, "update", "later_value"),
    ]
    assert agreeing(found) == 3  # b, c and d as it tells the former stand
    torn = make_finding(b, c, "update", "later_value")
    assert agreeing([*found, torn]) == 2  # a and d


def test_nothing_found_is_nothing_said() -> None:
    assert agreeing([]) == 0
