"""Dates as bylines write them, in German, English and Russian."""

import re
from datetime import date
from typing import Final

# The first three letters of each month's name; Russian ones are those of the genitive as well.
STEMS: Final = (
    "jan jän янв|feb фев|mär mar мар|apr апр|mai may мая май|jun июн|"
    "jul июл|aug авг|sep сен|okt oct окт|nov ноя|dez dec дек"
)
MONTHS: Final = {
    stem: number for number, stems in enumerate(STEMS.split("|"), start=1) for stem in stems.split()
}
MONTH: Final = rf"(?P<month>(?:{'|'.join(MONTHS)})[^\W\d_]*)\.?"
YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
FORMS: Final = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)", re.IGNORECASE)
    for form in (
        rf"{YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*{MONTH}\s*,?\s*{YEAR}",
        rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{YEAR}",
    )
)


def find_date(text: str) -> tuple[date, tuple[int, int]] | None:
    """Find the first calendar date and the offsets of its words; None where there is none."""
    found = []
    for form in FORMS:
        for match in form.finditer(text):
            if day := to_date(match):
                found.append((match.start(), match.end(), day))
                break
    if not found:
        return None
    start, end, day = min(found)
    return day, (start, end)


def parse_date(text: str) -> date | None:
    """Read the first date of a text, be it "10. Januar 2022" or "2022-01-10T12:00:00Z"."""
    # The time behind an ISO date begins with a "T", which FORMS do not mind.
    found = find_date(text)
    return found[0] if found else None


def to_date(match: re.Match[str]) -> date | None:
    """Turn a match of FORMS into a date; None where the calendar has no such day."""
    groups = match.groupdict()
    named = groups.get("month")
    month = MONTHS[named[:3].lower()] if named else int(groups["number"])
    try:
        return date(int(groups["year"]), month, int(groups["day"]))
    except ValueError:
        return None
