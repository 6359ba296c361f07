"""Rules by their names, and the findings they make."""

import pytest

from framing.engine.rules import FIGURE, OTHER_GROUP, RULES
from framing.engine.values import Finding, Relation, Span, Status, Subtype
from tests.engine.made import make_claim, make_duo


def test_names_are_unique_and_every_kind_and_subtype_has_a_rule() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.kind for rule in RULES} == set(Relation)
    assert {rule.subtype for rule in RULES} == {None, *Subtype}


def test_a_finding_carries_rule_claims_and_sorted_spans() -> None:
    duo = make_duo("Ein Boot.", "Zwei Boote.")
    found = duo.finding(OTHER_GROUP, [Span(4, 8), Span(0, 3)], [], unit="count")
    assert found == Finding(
        Relation.FIGURE,
        "other_group",
        ("a:0-9", "b:0-11"),
        Subtype.OTHER_GROUP,
        evidence={"left": [[0, 3], [4, 8]], "right": [], "unit": "count"},
    )
    assert duo.finding(FIGURE, [], []).subtype is None


@pytest.mark.parametrize(("status", "match"), [(Status.MATCH, True), (Status.SUGGEST, False)])
def test_a_match_is_told_from_a_suggestion(status: Status, match: bool) -> None:  # noqa: FBT001
    assert make_duo("Ein Boot.", "Ein Boot.", status=status).is_match is match


@pytest.mark.parametrize(("language", "same"), [("de", True), ("en", False)])
def test_languages_are_compared(language: str, same: bool) -> None:  # noqa: FBT001
    right = make_claim("Boot", account="b", language=language)
    assert make_duo("Boot", right).one_language is same
