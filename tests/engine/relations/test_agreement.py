"""Two claims that say the same."""

from datetime import date
from typing import Any

import pytest

from framing.engine import lexicons, tuning
from framing.engine.relations import agreement, statement
from framing.engine.values import Relation, Voice
from tests.engine.made import make_claim, make_duo, words_at

BOAT = "Ein altes Boot sank im Hafen."
SAME = "Im Hafen ist ein Boot gesunken."
DAY = date(2031, 3, 3)


def test_a_close_match_agrees() -> None:
    duo = make_duo(BOAT, SAME)
    found = agreement.find(duo)
    assert found is not None
    assert (found.kind, found.rule) == (Relation.AGREEMENT, "same_statement")
    assert found.evidence["shared"] == ["boot", "hafen", "sinken"]
    assert words_at(duo.left, found.evidence["left"]) == ["Boot", "sank", "Hafen"]
    assert words_at(duo.right, found.evidence["right"]) == ["Hafen", "Boot", "gesunken"]
    assert found.evidence["probability"] == round(statement.probability(duo), 4)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (BOAT, "Im Hafen ist kein Boot gesunken."),
        ("Ein Boot sank.", "Ein Boot brannte."),
        ("Ein Boot ging unter.", "Im Hafen versank der Kahn."),
        (BOAT, "Boote im Hafen sind bunt und laut und teuer."),
    ],
)
def test_a_sure_match_alone_does_not(left: str, right: str) -> None:
    assert agreement.find(make_duo(left, right, score=0.99)) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Die Zahl der Boote im Hafen stieg.", "Die Zahl der Boote im Hafen sank."),
        ("Der alte Hafen ist gesperrt.", "Der alte Hafen ist wieder frei."),
        ("Das Boot sank am Montag im Hafen.", "Das Boot sank am Freitag im Hafen."),
        ("Das Boot sank um 4.20 Uhr im Hafen.", "Das Boot sank um 9.10 Uhr im Hafen."),
    ],
)
def test_what_clashes_does_not_agree(
    left: str, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tuning, "STATEMENT", 0.0)
    assert agreement.find(make_duo(left, right, days=(DAY, DAY))) is None
    assert agreement.find(make_duo(left, left, days=(DAY, DAY))) is not None


def test_other_weekdays_clash_though_no_date_is_known() -> None:
    left = "Das Boot sank am Montag oder am Dienstag im Hafen."
    assert statement.clashes(make_duo(left, "Das Boot sank am Freitag im Hafen."))
    assert not statement.clashes(make_duo(left, "Das Boot sank am Montag im Hafen."))


def test_who_names_others_does_not_agree() -> None:
    left = make_claim("Lenz kam am Abend zum Hafen.", names=["Lenz"])
    right = make_claim("Am Abend kam Korff zum Hafen.", account="b", names=["Korff"])
    assert agreement.find(make_duo(left, right)) is None
    bare = make_claim("Am Abend kam er zum Hafen.", account="b")
    assert agreement.find(make_duo(left, bare)) is not None


def test_times_of_two_languages_clash_by_their_values() -> None:
    left = make_claim("Das Boot sank um 4.20 Uhr.")
    right = make_claim("The boat sank at 9.10 a.m.", account="b", language="en")
    same = make_claim("The boat sank at 4.20 a.m.", account="b", language="en")
    assert statement.clashes(make_duo(left, right))
    assert not statement.clashes(make_duo(left, same))


def test_who_reports_does_not_agree_with_who_asserts() -> None:
    right = make_claim("Im Hafen sei ein Boot gesunken.", account="b", voice=Voice.REPORTED)
    assert agreement.find(make_duo(BOAT, right)) is None


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
    ("signals", "agrees"), [({"meaning": 0.9}, True), ({"meaning": 0.2}, False), ({}, False)]
)
def test_across_languages_meaning_decides(
    signals: dict[str, float],
    agrees: bool,  # noqa: FBT001
) -> None:
    left = make_claim("Ein Boot sank.")
    right = make_claim("A boat sank.", account="b", language="en")
    assert bool(agreement.find(make_duo(left, right, score=0.99, signals=signals))) is agrees


def test_no_weight_is_idle_and_no_signal_without_weight() -> None:
    duo = make_duo(BOAT, SAME, signals={"meaning": 0.8})
    for weights in lexicons.load("statements").values():
        assert weights.keys() == {"constant", *statement.signals(duo)}


def test_two_deeds_of_one_titled_person_are_not_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "STATEMENT", 0.0)
    left = make_claim("Ministerin Rieck lobte Polizisten.", account="a", names=["Rieck"])
    same = make_claim("Ministerin Rieck lobte alle Polizisten.", account="b", names=["Rieck"])
    other = make_claim("Ministerin Rieck rief Bürger auf.", account="b", names=["Rieck"])
    assert agreement.find(make_duo(left, same)) is not None
    assert agreement.find(make_duo(left, other)) is None
    met = make_claim("Rieck traf Bürger.", account="b", names=["Rieck"])
    assert agreement.find(make_duo(make_claim("Bürger traf Rieck.", names=["Rieck"]), met))
