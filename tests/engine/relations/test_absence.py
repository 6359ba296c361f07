"""What others have and an account has not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from framing.engine.relations import Field
from framing.engine.relations import absences as absences_beside
from framing.engine.values import Completeness, Finding, Relation, Text
from tests.engine.made import make_text

MONDAY, FRIDAY = date(2031, 3, 3), date(2031, 3, 7)
ROW = ("a:0-9", "b:0-9")
ACCOUNTS = {"a:0-9": "a", "b:0-9": "b", "c:0-9": "c"}


def absences(row: Sequence[str], accounts: Mapping[str, str], known: Field) -> tuple[Finding, ...]:
    """Those of a row in which every claim matches every other."""
    return absences_beside(row, accounts, known, {claim: {*row} - {claim} for claim in row})


def field(third: Text, *siblings: frozenset[str]) -> Field:
    texts = [make_text("a", published=MONDAY), make_text("b", published=FRIDAY), third]
    return Field({text.id: text for text in texts}, siblings)


def one(found: tuple[Finding, ...]) -> Finding:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("third", "reason"),
    [
        (make_text("c", published=date(2031, 3, 2)), "earlier"),
        (make_text("c", published=MONDAY), "not_found"),
        (make_text("c", published=FRIDAY), "not_found"),
        (make_text("c"), "not_found"),
        (make_text("c", completeness=Completeness.UNKNOWN), "not_found"),
        (make_text("c", completeness=Completeness.TEASER), "incomplete"),
        (make_text("c", completeness=Completeness.DIGEST), "incomplete"),
        (
            make_text("c", published=date(2031, 3, 2), completeness=Completeness.DIGEST),
            "earlier",
        ),
    ],
)
def test_the_reason_of_an_absence(third: Text, reason: str) -> None:
    found = one(absences(ROW, ACCOUNTS, field(third)))
    assert (found.kind, found.rule, found.account) == (Relation.ABSENCE, "lacking", "c")
    assert found.claims == ROW
    assert found.evidence["reason"] == reason
    assert found.evidence["known_since"] == "2031-03-03"
    assert found.evidence["accounts"] == ["a", "b"]


def test_without_any_date_nothing_is_earlier() -> None:
    texts = {name: make_text(name) for name in "abc"}
    found = one(absences(ROW, ACCOUNTS, Field(texts)))
    assert (found.evidence["reason"], found.evidence["known_since"]) == ("not_found", None)


def test_one_account_alone_makes_no_absence() -> None:
    assert absences(ROW[:1], ACCOUNTS, field(make_text("c"))) == ()


def test_siblings_count_once() -> None:
    assert absences(ROW, ACCOUNTS, field(make_text("c"), frozenset("ab"))) == ()


def test_nobody_lacks_what_all_have() -> None:
    assert absences((*ROW, "c:0-9"), ACCOUNTS, field(make_text("c"))) == ()


def test_the_nearest_claim_is_named() -> None:
    texts = {name: make_text(name) for name in "abc"}
    nearest = {"c": {"a:0-9": ("c:0-9", 0.3), "b:0-9": ("c:9-20", 0.4)}}
    found = one(absences(ROW, ACCOUNTS, Field(texts, (), nearest)))
    assert found.evidence["nearest"] == {"claim": "c:9-20", "score": 0.4}


@pytest.mark.parametrize(("score", "reason"), [(0.8, "elsewhere"), (0.79, "not_found")])
def test_what_comes_very_near_is_taken_for_told(score: float, reason: str) -> None:
    known = replace(field(make_text("c")), nearest={"c": {"a:0-9": ("c:3-5", score)}})
    assert one(absences(ROW, ACCOUNTS, known)).evidence["reason"] == reason


def test_only_what_matches_the_core_has_it() -> None:
    """In "a - b", "b - c", "c - d" nobody says that all four tell the same."""
    row = ("a:0-9", "b:0-9", "c:0-9", "d:0-9")
    accounts = {claim: claim[0] for claim in row}
    days = {"a": MONDAY, "b": FRIDAY, "c": FRIDAY, "d": FRIDAY, "e": FRIDAY}
    known = Field({name: make_text(name, published=day) for name, day in days.items()})
    partners = {
        "a:0-9": {"b:0-9"},
        "b:0-9": {"a:0-9", "c:0-9"},
        "c:0-9": {"b:0-9", "d:0-9"},
        "d:0-9": {"c:0-9"},
    }
    (found,) = absences_beside(row, accounts, known, partners)
    assert (found.account, found.claims) == ("e", row[:3])
    assert found.evidence["told_by"] == [*row[:3]]
    partners |= {"c:0-9": {"d:0-9", "e:0-9", "b:0-9"}}
    (found,) = absences_beside(row, accounts | {"e:0-9": "e"}, known, partners)
    assert found.evidence["accounts"] == ["a", "b", "c"]  # what stands in no row counts for none


def test_a_row_that_nothing_holds_together_is_lacked_by_nobody() -> None:
    assert absences_beside(ROW, ACCOUNTS, field(make_text("c")), {}) == ()
