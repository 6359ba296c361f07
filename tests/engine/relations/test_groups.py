"""A mixed crowd and one sort of it; one sentence with another number in each copy."""

from datetime import date

import pytest

from framing.engine.relations import figures
from tests.engine.made import make_duo

MONDAY, FRIDAY = date(2031, 3, 3), date(2031, 3, 7)
CROWD = "Am Strand halfen 950 Helfer, unter ihnen Soldaten."


def rules(left: str, right: str) -> list[str]:
    """The rules that two claims of a Monday and a Friday fall under."""
    return [f.rule for f in figures.find(make_duo(left, right, days=(MONDAY, FRIDAY))).findings]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Am Strand halfen 650 Freiwillige.", ["other_group"]),
        ("Am Strand halfen 650 Helfer.", ["other_value"]),  # the same people
        ("Am Strand halfen 1200 Freiwillige.", ["other_value"]),  # no part of 950
        ("Am Strand halfen 650.", ["other_value"]),
    ],
)
def test_one_sort_is_no_other_number_of_all(other: str, found: list[str]) -> None:
    assert rules(CROWD, other) == found


@pytest.mark.parametrize(
    "crowd",
    [
        "Am Strand halfen 950 Helfer, und sie sahen viel, als sie kamen, darunter Öl.",
        "Am Strand halfen 950 Helfer, weil es hieß, es gebe Öl, darunter altes.",
    ],
)
def test_what_is_said_farther_off_is_not_of_those_counted(crowd: str) -> None:
    assert rules(crowd, "Am Strand halfen 650 Freiwillige.") == ["other_value"]


def test_who_was_hurt_is_one_crowd_by_whatever_name() -> None:
    left = "Verletzt wurden 90 Menschen, darunter Kinder."
    assert rules(left, "Verletzt wurden 60 Anhänger.") == ["later_value"]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (
            "Zwischen den beiden Tests liegen noch bis zu 70 Tage.",
            "Zwischen den beiden Tests liegen noch bis zu 90 Tage.",
            "other_value",
        ),
        (
            "Im Norden der Stadt sind nach dem Sturm noch 40 Läden zu.",
            "Im Norden der Stadt sind nach dem Sturm noch 60 Läden zu.",
            "other_value",
        ),
        (
            "Im Norden der Stadt sind nach dem Sturm noch 40 Läden zu.",
            "Im Norden der Stadt bleiben nach dem Sturm 60 Läden zu.",
            "later_value",
        ),
        (
            "Im Norden der Stadt wurden beim Sturm 40 Menschen verletzt.",
            "Im Norden der Stadt wurden beim Sturm 60 Menschen verletzt.",
            "later_value",
        ),
        (
            "Den Schaden nach dem Sturm schätzt die Stadt auf 4 Millionen Euro.",
            "Den Schaden nach dem Sturm schätzt die Stadt auf 6 Millionen Euro.",
            "later_value",
        ),
        ("Noch sind hier 40 Läden zu.", "Noch sind hier 60 Läden zu.", "later_value"),
    ],
)
def test_copies_with_another_number_count_nothing_anew(left: str, right: str, found: str) -> None:
    assert rules(left, right) == [found]


@pytest.mark.parametrize(
    ("left", "back"),
    [
        ("Früher war von 12 Toten die Rede.", True),
        ("Am Tag zuvor waren es 12 Tote.", True),
        ("Es gab 12 Tote.", False),
    ],
)
def test_evidence_tells_who_looks_back(left: str, *, back: bool) -> None:
    duo = make_duo(left, "Es gab 20 Tote.", days=(MONDAY, FRIDAY))
    (found,) = figures.find(duo).findings
    assert found.evidence["back"] == [back, False]
