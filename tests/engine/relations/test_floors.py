"""At least 11 on one day, 12 on a later one: the later stand of a toll."""

from datetime import date

import pytest

from framing.engine.relations import figures
from tests.engine.made import make_duo

MONDAY, FRIDAY = date(2025, 3, 3), date(2025, 3, 7)
LEAST = "Mindestens 11 Polizisten starben."


@pytest.mark.parametrize(
    ("later", "days", "rules"),
    [
        ("12 Polizisten starben.", (MONDAY, FRIDAY), ["later_value"]),
        ("12 Polizisten starben.", (FRIDAY, MONDAY), []),  # the lower number is the later
        ("12 Polizisten starben.", (MONDAY, MONDAY), []),
        ("12 Polizisten starben.", (None, FRIDAY), []),
        ("11 Polizisten starben.", (MONDAY, FRIDAY), []),
        ("Rund 12 Polizisten starben.", (MONDAY, FRIDAY), []),
    ],
)
def test_a_floor_that_a_later_count_has_passed_is_an_earlier_stand(
    later: str, days: tuple[date | None, date | None], rules: list[str]
) -> None:
    found = figures.find(make_duo(LEAST, later, days=days))
    assert [finding.rule for finding in found.findings] == rules


def test_what_is_not_counted_up_agrees_with_its_floor() -> None:
    duo = make_duo("Es kamen mindestens 11 Boote.", "Es kamen 12 Boote.", days=(MONDAY, FRIDAY))
    assert figures.find(duo).findings == ()


def test_the_officers_among_all_dead_are_all_officers_who_died() -> None:
    whole = "40 people died, of whom 28 were civilians and 12 members of the security forces."
    found = figures.find(make_duo("9 police officers died.", whole, language="en")).findings
    assert [finding.rule for finding in found] == ["other_value"]
