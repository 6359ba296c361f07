"""Two claims that say the same."""

from typing import Any

import pytest

from framing.engine.relations import agreement
from framing.engine.values import Relation, Voice
from tests.engine.made import make_claim, make_duo, words_at


def test_a_close_match_agrees() -> None:
    duo = make_duo("Ein altes Boot sank im Hafen.", "Im Hafen ist ein Boot gesunken.")
    found = agreement.find(duo)
    assert found is not None
    assert (found.kind, found.rule) == (Relation.AGREEMENT, "same_statement")
    assert found.evidence["shared"] == ["boot", "hafen", "sinken"]
    assert words_at(duo.left, found.evidence["left"]) == ["Boot", "sank", "Hafen"]
    assert words_at(duo.right, found.evidence["right"]) == ["Hafen", "Boot", "gesunken"]


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("Ein altes Boot sank im Hafen.", "Im Hafen ist ein Boot gesunken.", 0.5),
        ("Ein altes Boot sank im Hafen.", "Im Hafen ist kein Boot gesunken.", 0.95),
        ("Die Zahl der Boote stieg.", "Es gab Boote, deren Preis sank.", 0.95),
        ("Ein Boot sank.", "Ein Boot brannte.", 0.8),
        ("Ein altes Boot sank im Hafen.", "Boote im Hafen sind bunt und laut und teuer.", 0.8),
    ],
)
def test_a_mere_match_does_not(left: str, right: str, score: float) -> None:
    assert agreement.find(make_duo(left, right, score=score)) is None


@pytest.mark.parametrize(("meaning", "agrees"), [(0.8, True), (0.6, False)])
def test_like_meaning_makes_up_for_fewer_shared_words(
    meaning: float,
    agrees: bool,  # noqa: FBT001
) -> None:
    left, right = "Ein altes Boot sank am Kai.", "Am Kai ging ein bunt bemaltes Boot unter."
    assert agreement.find(make_duo(left, right, score=0.8)) is None
    duo = make_duo(left, right, score=0.8, signals={"meaning": meaning})
    assert bool(agreement.find(duo)) is agrees


def test_a_sure_match_agrees_in_other_words() -> None:
    duo = make_duo("Ein Boot ging unter.", "Im Hafen versank der Kahn.", score=0.9)
    assert agreement.find(duo) is not None


def test_who_reports_does_not_agree_with_who_asserts() -> None:
    right = make_claim("Im Hafen sei ein Boot gesunken.", account="b", voice=Voice.REPORTED)
    assert agreement.find(make_duo("Ein altes Boot sank im Hafen.", right)) is None


def test_two_things_that_one_man_said_are_not_one() -> None:
    fields: dict[str, Any] = {
        "voice": Voice.REPORTED,
        "speaker": "Bürgermeister Lenz",
        "cue": "sagte",
    }
    left = make_claim("Das Boot sank, sagte Bürgermeister Lenz.", **fields)
    right = make_claim("Die Burg brennt, sagte Bürgermeister Lenz.", account="b", **fields)
    assert agreement.find(make_duo(left, right, score=0.8)) is None


@pytest.mark.parametrize(
    ("signals", "agrees"), [({"meaning": 0.8}, True), ({"meaning": 0.5}, False), ({}, False)]
)
def test_across_languages_meaning_decides(
    signals: dict[str, float],
    agrees: bool,  # noqa: FBT001
) -> None:
    left = make_claim("Ein Boot sank.")
    right = make_claim("A boat sank.", account="b", language="en")
    assert bool(agreement.find(make_duo(left, right, score=0.8, signals=signals))) is agrees
