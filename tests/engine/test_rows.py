"""Which claims of all accounts make one row."""

from dataclasses import replace

import pytest

from framing.engine.rows import join
from framing.engine.rules import (
    FIGURE,
    SAME_VALUE,
    SIGNS_DATE,
    SIGNS_NEGATION,
    SIGNS_OPPOSITE,
    Rule,
)
from framing.engine.values import Claim, Finding, Pair, Relation, Status, Subtype
from tests.engine.made import make_claim


def claims(
    accounts: str, text: str = "Der Damm bei Ostrova brach am Dienstag."
) -> list[list[Claim]]:
    """Make an account of one claim for each letter."""
    return [[make_claim(text, account=account)] for account in accounts]


def pair(left: str, right: str, score: float) -> Pair:
    return Pair(left, right, score, Status.MATCH, {})


def test_a_weak_bridge_joins_no_rows() -> None:
    accounts = claims("abcd")
    one, two, three, four = (told.id for (told,) in accounts)
    pairs = [pair(one, two, 0.9), pair(three, four, 0.9), pair(two, three, 0.65)]
    assert join(accounts, pairs, set()) == ((one, two), (three, four))


@pytest.mark.parametrize(
    ("rule", "is_one_row"),
    [
        (Rule("other_actor", Relation.CONTRADICTION, Subtype.ACTOR), True),
        (SIGNS_DATE, False),
        (SIGNS_NEGATION, False),
        (SIGNS_OPPOSITE, False),
        (FIGURE, False),
        (SAME_VALUE, False),
    ],
)
def test_a_contradiction_needs_less_to_stand_in_the_row(rule: Rule, *, is_one_row: bool) -> None:
    accounts = claims("abc")
    one, two, three = (told.id for (told,) in accounts)
    finding = Finding(rule.kind, rule.name, (one, three), rule.subtype)
    pairs = [pair(one, two, 0.9), replace(pair(one, three, 0.65), findings=(finding,))]
    found = join(accounts, pairs, set())
    assert found == (((one, two, three),) if is_one_row else ((one, two), (three,)))


def test_a_contradiction_is_no_weak_bridge_either() -> None:
    accounts = claims("abcd")
    one, two, three, four = (told.id for (told,) in accounts)
    finding = Finding(Relation.CONTRADICTION, "other_actor", (two, three), Subtype.ACTOR)
    differ = replace(pair(two, three, 0.65), findings=(finding,))
    pairs = [pair(one, two, 0.9), pair(three, four, 0.9), differ]
    assert join(accounts, pairs, set()) == ((one, two), (three, four))


def test_who_counts_two_tolls_goes_with_the_first() -> None:
    """11 killed and 52 injured: with the dead, though the injured are nearer."""
    dead, hurt = "Am Hafen starben 9 Menschen.", "Am Hafen wurden 48 Menschen verletzt."
    one = [make_claim(dead), replace(make_claim(hurt), id="a:100-137", order=1)]
    other = [make_claim("Am Hafen starben 11 Menschen, 52 wurden verletzt.", account="b")]
    pairs = [pair(one[0].id, other[0].id, 0.8), pair(one[1].id, other[0].id, 0.9)]
    assert join([one, other], pairs, set()) == ((one[0].id, other[0].id), (one[1].id,))


def test_two_tolls_that_are_equal_go_together_whatever_leads() -> None:
    one = [make_claim("Bei der Kundgebung mit 12 Toten wurden 52 Menschen verletzt.")]
    other = [make_claim("Am Hafen wurden 52 Menschen verletzt.", account="b")]
    third = [make_claim("Am Hafen starben 14 Menschen.", account="b")]
    third = [replace(third[0], id="b:100-129", order=1)]
    pairs = [
        replace(pair(one[0].id, other[0].id, 0.9), signals={"numbers": 1.0}),
        pair(one[0].id, third[0].id, 0.8),
    ]
    assert join([one, [*other, *third]], pairs, set()) == (
        (one[0].id, other[0].id),
        (third[0].id,),
    )
