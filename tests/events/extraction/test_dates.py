"""Dates in bylines."""

from datetime import date

import pytest

from framing.events.extraction.dates import find_date, parse_date

DAY = date(2022, 1, 10)


@pytest.mark.parametrize(
    "words",
    [
        "10. Januar 2022",
        "10.Januar 2022",
        "10. Jänner 2022",
        "10. Jan. 2022",
        "10.01.2022",
        "10. 1. 2022",
        "2022-01-10",
        "2022-01-10T23:30:00+01:00",
        "January 10, 2022",
        "Jan. 10, 2022",
        "JANUARY 10TH 2022",
        "10 January 2022",
        "10th January, 2022",
        "10 января 2022",
        "Montag, 10. Januar 2022, 14:03 Uhr",
    ],
)
def test_the_same_day_in_many_forms(words: str) -> None:
    assert parse_date(words) == DAY


MONTHS = """
Januar Februar März April Mai Juni Juli August September Oktober November Dezember
January February March April May June July August September October November December
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
"""


@pytest.mark.parametrize("line", MONTHS.strip().splitlines())
def test_every_month(line: str) -> None:
    read = [parse_date(f"3. {month} 2021") for month in line.split()]
    assert read == [date(2021, number, 3) for number in range(1, 13)]


@pytest.mark.parametrize(
    "words",
    ["", "Januar 2022", "30. Februar 2022", "32.01.2022", "110. Januar 2022", "10.01.22", "12:30"],
)
def test_no_day(words: str) -> None:
    assert parse_date(words) is None


def test_the_first_date_counts() -> None:
    assert parse_date("aktualisiert 11.01.2022, zuerst 10. Januar 2022") == date(2022, 1, 11)


def test_the_offsets_are_those_of_the_words() -> None:
    found = find_date("von Ada Kern, 10. Januar 2022")
    assert found == (DAY, (14, 29))
