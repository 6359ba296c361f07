"""One number went up by so much and, by the other claim, down."""

import pytest

from framing.engine.relations import directions, relate
from framing.engine.values import Relation, Subtype
from tests.engine.made import make_duo, words_at

DOWN = "Der Posten ist um ein Drittel geschrumpft."
UP = "Die Mittel wurden um ein Fünftel erhöht."


def test_up_and_down_contradict_each_other_and_are_no_figures() -> None:
    duo = make_duo(DOWN, UP)
    (found,) = relate(duo, {})
    assert (found.kind, found.subtype) == (Relation.CONTRADICTION, Subtype.OPPOSITE)
    assert words_at(duo.left, found.evidence["left"]) == ["geschrumpft"]
    assert words_at(duo.right, found.evidence["right"]) == ["erhöht"]


@pytest.mark.parametrize(
    "other",
    [
        "Die Mittel sind um ein Fünftel geschrumpft.",
        "Die Mittel wurden nicht um ein Fünftel erhöht.",
        "Die Mittel wurden auf ein Fünftel erhöht.",
        "Die Mittel wurden um 20 Millionen Euro erhöht.",
        "Erst wurden die Mittel um ein Fünftel erhöht, dann schrumpften sie.",
    ],
)
def test_what_is_no_other_direction(other: str) -> None:
    assert directions.find(make_duo(DOWN, other)) is None


def test_only_a_sure_match_shows_one() -> None:
    assert directions.find(make_duo(DOWN, UP, score=0.6)) is None
