"""What follows from a contradiction of two texts for a third."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from framing.engine.relations import carry
from framing.engine.rules import ACTOR, AGREEMENT, DATE, FIGURE, NEGATION, OPPOSITE, Duo, Rule
from framing.engine.values import Finding, Pair, Relation, Span, Status
from framing.engine.words import Told
from tests.engine.made import make_claim, make_told, span_of, words_at

NAMES = ("Kowalenko", "Brandt")
DAY = date(2031, 3, 7)
# Two that contradict each other and the words in which they do, then a third.
ACTORS = (
    "Das Tor öffnete Kowalenko.",
    "Brandt öffnete das Tor.",
    "Das Tor: Kowalenko machte es auf.",
)
DATES = (
    "Im Mai warnte das Amt vor der Lücke.",
    "Im Juni warnte das Amt vor der Lücke.",
    "Schon im Mai hatte das Amt darauf hingewiesen.",
)


def told_of(texts: Iterable[str], language: str = "de") -> dict[str, Told]:
    """The claims of accounts "a", "b", "c" by id; the third may be in another language."""
    languages = ["de", "de", language]
    claims = [
        make_claim(
            text,
            account=account,
            language=languages[n],
            published=DAY,
            names=[name for name in NAMES if name in text],
        )
        for n, (account, text) in enumerate(zip("abc", texts, strict=True))
    ]
    return {claim.id: make_told(claim, published=DAY) for claim in claims}


def contradiction(duo: Duo, rule: Rule, words: tuple[str, str]) -> Finding:
    """What the first two contradict each other in; days as they stand left and right."""
    sides = [
        [span_of(told.text.text, word) for word in words if word in told.text.text]
        for told in (duo.left, duo.right)
    ]
    days: dict[str, Any] = {"days": ["left", "right"]} if rule is DATE else {}
    return duo.finding(rule, *sides, **days)


def found(
    told: Mapping[str, Told],
    rule: Rule,
    words: tuple[str, str],
    *,
    order: str = "abc",
    shown: Mapping[str, Rule] | None = None,
    status: Status = Status.MATCH,
) -> dict[str, tuple[Finding, ...]]:
    """The findings that `carry` gives by pair ("bc"), where a and b contradict each other.

    The left claim of a pair is the one that comes first in `order`. `shown` is found besides.
    """
    named = dict(zip("abc", told.values(), strict=True))
    pairs = {}
    for ends in combinations(order, 2):
        key = "".join(sorted(ends))
        left, right = (named[letter] for letter in ends)
        ranked = Status.MATCH if key == "ab" else status
        duo = Duo(Pair(left.claim.id, right.claim.id, 0.9, ranked, {}), left, right)
        besides = [
            duo.finding(r, [Span(0, 1)], [Span(0, 1)]) for k, r in (shown or {}).items() if k == key
        ]
        first = [contradiction(duo, rule, words)] if key == "ab" else []
        pairs[key] = replace(duo.pair, findings=(*first, *besides))
    carried = carry(tuple(pairs.values()), told)
    return {key: pair.findings for key, pair in zip(pairs, carried, strict=True)}


def test_a_third_that_names_the_same_contradicts_too() -> None:
    told = told_of(ACTORS)
    (finding,) = found(told, ACTOR, NAMES)["bc"]
    left, right = list(told.values())[1:]
    assert (finding.rule, finding.kind) == (ACTOR.name, Relation.CONTRADICTION)
    assert finding.claims == (left.claim.id, right.claim.id)
    assert words_at(left, finding.evidence["left"]) == ["Brandt"]
    assert words_at(right, finding.evidence["right"]) == ["Kowalenko"]
    assert set(finding.evidence) == {"left", "right"}


def test_days_stand_in_the_order_of_their_claims() -> None:
    told = told_of(DATES)
    (finding,) = found(told, DATE, ("Mai", "Juni"))["bc"]
    assert finding.evidence["days"] == ["right", "left"]
    (finding,) = found(told, DATE, ("Mai", "Juni"), order="acb")["bc"]
    assert finding.evidence["days"] == ["left", "right"]
    assert words_at(list(told.values())[1], finding.evidence["right"]) == ["Juni"]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ((*ACTORS[:2], "Das Tor machte jemand auf."), NAMES),  # names nobody
        ((*ACTORS[:2], "Das Tor öffneten Kowalenko und Brandt."), NAMES),  # names both
    ],
)
def test_who_does_not_say_the_same_contradicts_nobody(
    texts: tuple[str, str, str], words: tuple[str, str]
) -> None:
    assert found(told_of(texts), ACTOR, words)["bc"] == ()


def test_the_same_name_of_a_day_may_be_another_day() -> None:
    texts = (*DATES[:2], "Das Amt warnte im Mai und im Winter, am 3. Juni 2030 wieder.")
    assert found(told_of(texts), DATE, ("Mai", "Juni"))["bc"] == ()


def test_words_of_another_language_are_not_laid_over_them() -> None:
    told = told_of((*ACTORS[:2], "Kowalenko opened the gate."), language="en")
    assert found(told, ACTOR, NAMES)["bc"] == ()


@pytest.mark.parametrize("shown", [{"ac": FIGURE}, {"bc": FIGURE}, {"bc": OPPOSITE}])
def test_what_differs_already_is_left_as_it_is(shown: Mapping[str, Rule]) -> None:
    carried = found(told_of(ACTORS), ACTOR, NAMES, shown=shown)["bc"]
    assert [finding.rule for finding in carried] == [r.name for k, r in shown.items() if k == "bc"]


def test_a_denial_is_not_carried() -> None:
    assert found(told_of(ACTORS), NEGATION, NAMES)["bc"] == ()


def test_only_matches_carry() -> None:
    assert found(told_of(ACTORS), ACTOR, NAMES, status=Status.SUGGEST)["bc"] == ()


def test_who_contradicts_does_not_agree() -> None:
    (finding,) = found(told_of(ACTORS), ACTOR, NAMES, shown={"bc": AGREEMENT})["bc"]
    assert finding.rule == ACTOR.name
