"""At least 18 on one day, 19 on a later one: the later stand of a toll."""

from datetime import date

import pytest

from framing.engine.relations import figures
from tests.engine.made import make_duo

MONDAY, FRIDAY = date(2025, 3, 3), date(2025, 3, 7)
LEAST = "Mindestens 18 Polizisten starben."


@pytest.mark.parametrize(
    ("later", "days", "rules"),
    [
        ("19 Polizisten starben.", (MONDAY, FRIDAY), ["later_value"]),
        ("19 Polizisten starben.", (FRIDAY, MONDAY), []),  # the lower number is the later
        ("19 Polizisten starben.", (MONDAY, MONDAY), []),
        ("19 Polizisten starben.", (None, FRIDAY), []),
        ("18 Polizisten starben.", (MONDAY, FRIDAY), []),
        ("Rund 19 Polizisten starben.", (MONDAY, FRIDAY), []),
    ],
)
def test_a_floor_that_a_later_count_has_passed_is_an_earlier_stand(
    later: str, days: tuple[date | None, date | None], rules: list[str]
) -> None:
    found = figures.find(make_duo(LEAST, later, days=days))
    assert [finding.rule for finding in found.findings] == rules


def test_what_is_not_counted_up_agrees_with_its_floor() -> None:
    duo = make_duo("Es kamen mindestens 18 Boote.", "Es kamen 19 Boote.", days=(MONDAY, FRIDAY))
    assert figures.find(duo).findings == ()


def test_the_officers_among_all_dead_are_all_officers_who_died() -> None:
    whole = "225 people died, of whom 206 were civilians and 19 members of the security forces."
    found = figures.find(make_duo("9 police officers died.", whole, language="en")).findings
    assert [finding.rule for finding in found] == ["other_value"]
