"""Addresses, bylines and date lines are about a text, not part of it."""

import pytest

from tests.engine.cleaning.helpers import blocks


@pytest.mark.parametrize(
    "line",
    [
        "von Bote, Jana Doe, 10. Januar 2022",
        "By Jane Doe, 3 May 2024",
        "Von Jana Doe | 12.03.2023",
        "By Jane Doe",
        "Reporting by Jane Doe; editing by Kai Roe",
        "Altstadt, 10. Januar 2022",
        "January 10, 2022",
        "Stand: 2022-01-10, 10:15 Uhr",
        "1/10/2022 at 9:30 am",
        "https://bote.example/damm",
    ],
)
def test_lines_about_the_text(line: str) -> None:
    assert blocks(line) == [("meta", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Von Altstadt fuhren Boote nach Neustadt",
        "Am 10. Januar 2022 hielt der Damm.",
        "Von 16 Booten",
        "Von",
        "Der Damm hielt",
        "Von " + "Altstadt und " * 12 + "Neustadt",
    ],
)
def test_lines_of_the_text(line: str) -> None:
    assert blocks(line) == [("paragraph", line)]
