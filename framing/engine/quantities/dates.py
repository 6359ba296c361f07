"""Days, months, years and weekdays -> ranges of ordinals."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from framing.engine.quantities import clock, years
from framing.engine.quantities.vocabulary import Vocabulary, vocabulary
from framing.engine.values import Bound, Quantity, Span

_YEAR: Final = r"(?:1[5-9]\d\d|20\d\d)"
_HOLDS_DIGIT: Final = re.compile(r"\d")
_HOLDS_NUMERIC: Final = re.compile(r"\d[-.]")
_HOLDS_YEAR: Final = re.compile(_YEAR)
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a language writes dates: one pattern a form, tried in order."""

    numeric: re.Pattern[str]
    day: re.Pattern[str]
    month: re.Pattern[str]
    years: re.Pattern[str]
    week: re.Pattern[str]
    months: frozenset[str]  # without one of these words the patterns of days and months find none
    days: frozenset[str]  # nor that of the week without one of these


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(str.casefold, names))


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


@cache
def shape(language: str) -> _Shape:
    """Compile the patterns of a language from its lexicon."""
    lists = vocabulary(language)
    months, weekdays = _any(lists.month), _any(lists.weekday)
    parts, cues = _any(lists.part), _any(lists.lists.get("year_cue", ()))
    near = _any({*lists.lists.get("year_cue", ()), *lists.relative})
    first = r"(?:(?P<from>\d{1,2})\.?\s?(?:bis(?: zum)?|und|oder|to|and|–|-|/)\s?)?"
    before = rf"\b(?:(?:{weekdays}),?\s(?:dem\s|den\s)?)?"
    german = (
        rf"{first}(?P<day>\d{{1,2}})(?:\.\s?|(?:st|nd|rd|th)?\s)(?:of\s)?(?P<month>{months})\b\.?"
    )
    english = (
        rf"\b(?P<month2>{months})\.?\s(?:(?P<from2>\d{{1,2}})\s?(?:to|and|–|-)\s?)?"
        r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?\b(?![.,:]?\d)"
    )
    year = rf"(?:,?\s(?P<year>{_YEAR})\b)?"
    return _Shape(
        numeric=_compile(
            rf"\b(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)\b"
            rf"|\b(?P<day2>\d{{1,2}})\.\s?(?P<month2>\d{{1,2}})\.(?:\s?(?P<year2>{_YEAR})\b)?"
        ),
        day=_compile(rf"{before}(?:{german}|{english}){year}"),
        month=_compile(
            rf"\b(?:(?P<part>{parts})[\s-]|(?P<cue>{near})\s)?(?P<month>{months})\b\.?{year}"
        ),
        years=_compile(
            rf"\b(?:(?P<part>{parts})\s|(?P<cue>{cues})\s)?(?<!\d[.,:])(?P<year>{_YEAR})"
            rf"(?:(?P<decade>er|s)\b|(?:/|–|-| bis | to )(?P<until>{_YEAR}|\d\d)\b|\b)"
            r"(?![.,:]\d)(?!\s?[%€$])"
        ),
        week=_compile(
            rf"\b(?:(?P<relative>{_any(lists.relative)})\s)?(?P<weekday>{weekdays})\b"
            rf"|\b(?P<ago>{_any(lists.day)})\b"
        ),
        months=_names(lists.month),
        days=_names((*lists.weekday, *lists.day)),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Range:
    """First and last day; None where the text leaves the year open."""

    first: date | None
    last: date | None
    yearless: str = ""  # "--01-10": ISO 8601 month and day without a year


def find(sentence: str, language: str, published: date | None) -> tuple[Quantity, ...]:
    """Find dates and times of day in a sentence; spans never overlap."""
    lists, shapes = vocabulary(language), shape(language)
    if published and published.year in {date.min.year, date.max.year}:
        published = None  # a week away from it there may be no day
    found: list[Quantity] = []
    # Most sentences hold no date: what each pattern needs is looked for first.
    words, digit = _WORD.findall(sentence.casefold()), _HOLDS_DIGIT.search(sentence) is not None
    month = not shapes.months.isdisjoint(words)
    for may_be, pattern, read in (
        (digit and _HOLDS_NUMERIC.search(sentence), shapes.numeric, _read_numeric),
        (digit and month, shapes.day, _read_day),
        (month, shapes.month, _read_month),
        (digit and _HOLDS_YEAR.search(sentence), shapes.years, _read_years),
        (not shapes.days.isdisjoint(words), shapes.week, _read_week),
    ):
        for match in pattern.finditer(sentence) if may_be else ():
            if any(_overlaps(match, quantity.span) for quantity in found):
                continue
            days = read(match, lists, published)
            if days is not None:
                found.append(_quantity(match, days))
    return (*found, *clock.find(sentence, language))


def _overlaps(match: re.Match[str], span: Span) -> bool:
    return match.start() < span.end and span.start < match.end()


def _quantity(match: re.Match[str], days: _Range) -> Quantity:
    # A cue word ("im", "since") only proves that it is a date; it is not part of it.
    cue = match.groupdict().get("cue")
    start = match.end("cue") + 1 if cue else match.start()
    text = match.string[start : match.end()]
    return Quantity(
        span=Span(start, match.end()),
        low=days.first.toordinal() if days.first else None,
        high=days.last.toordinal() if days.last else None,
        bound=Bound.EXACT,
        unit="date",
        what=days.yearless,
        words=text,
    )


def _day(year: int, month: int, day: int) -> date | None:
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def _nearest(month: int, day: int, published: date) -> date | None:
    """Year-less day: the one nearest to the day of publication, past or future."""
    years = (published.year - 1, published.year, published.year + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    return min(days, key=lambda found: abs((found - published).days), default=None)


def _resolve(year: str | None, month: int, day: int, published: date | None) -> _Range | None:
    if year or published:
        found = (
            _day(int(year), month, day) if year else published and _nearest(month, day, published)
        )
        return _Range(found, found) if found else None
    return _Range(None, None, f"--{month:02}-{day:02}") if _day(2000, month, day) else None


def _read_numeric(match: re.Match[str], _: Vocabulary, published: date | None) -> _Range | None:
    year = match["year"] or match["year2"]
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return _resolve(year, int(month), int(day), published)


def _read_day(match: re.Match[str], lists: Vocabulary, published: date | None) -> _Range | None:
    month = lists.month[(match["month"] or match["month2"]).lower()]
    start = match["from"] or match["from2"]
    last = _resolve(match["year"], month, int(match["day"] or match["day2"]), published)
    first = _resolve(match["year"], month, int(start), published) if start else last
    return _Range(first.first, last.last, last.yearless) if first and last else None


def _read_month(match: re.Match[str], lists: Vocabulary, published: date | None) -> _Range | None:
    # "May" and "march" are words too: English months need a capital and a cue or a year.
    sure = match["part"] or match["year"] or lists.language == "de" or match["cue"]
    if not sure or not match["month"][0].isupper():
        return None
    month = lists.month[match["month"].lower()]
    middle = _resolve(match["year"], month, 15, published)
    if middle is None or middle.first is None:
        return _Range(None, None, f"--{month:02}")
    direction = lists.relative.get((match["cue"] or "").lower(), 0)
    year = _turned(middle.first, direction, published)
    length = calendar.monthrange(year, month)[1]
    part = lists.part[match["part"].lower()] if match["part"] else None
    first, last = {None: (1, length), 0: (1, 10), 1: (11, 20), 2: (21, length)}[part]
    return _Range(date(year, month, first), date(year, month, last))


def _turned(day: date, direction: int, published: date | None) -> int:
    """Return the year of "next March", "im vergangenen November"."""
    if published and direction and (day > published) is (direction < 0):
        return day.year + direction
    return day.year


def _read_years(match: re.Match[str], lists: Vocabulary, _: date | None) -> _Range | None:
    year = int(match["year"])
    if match["decade"]:
        return _Range(date(year, 1, 1), date(year + 9, 12, 31))
    if match["until"]:
        until = int(match["until"]) if len(match["until"]) == 4 else _same_century(year, match)
        return _Range(date(year, 1, 1), date(until, 12, 31)) if until > year else None
    if match["part"]:
        first = lists.part[match["part"].lower()] * 4 + 1
        return _Range(date(year, first, 1), _day(year, first + 3, 31) or date(year, first + 3, 30))
    before, behind = match.string[: match.start()], match.string[match.end() :]
    is_number = years.is_measure(behind, lists) or years.opens(before, behind, lists)
    is_number = is_number or years.is_bounded(before, year, behind, lists)
    if is_number or (not match["cue"] and years.may_count(behind, lists)):
        return None
    return _Range(date(year, 1, 1), date(year, 12, 31))


def _same_century(year: int, match: re.Match[str]) -> int:
    return year - year % 100 + int(match["until"])


def _read_week(match: re.Match[str], lists: Vocabulary, published: date | None) -> _Range | None:
    if published is None:
        return None
    if match["ago"]:
        found = published + timedelta(lists.day[match["ago"].lower()])
        return _Range(found, found)
    weekday = lists.weekday[match["weekday"].lower()]
    last = published - timedelta((published.weekday() - weekday) % 7)
    direction = lists.relative.get((match["relative"] or "").lower(), 0)
    if direction:
        same = last == published
        moved = last + timedelta(7 if direction > 0 else -7 * same)
        return _Range(moved, moved)
    return _Range(last, last + timedelta(7 * _ahead(match.string, lists)))


def _ahead(sentence: str, lists: Vocabulary) -> bool:
    """Whether the sentence may speak of the future, so that a weekday has two readings."""
    return any(lists.any_of("future", word) for word in re.findall(r"\w+", sentence.lower()))
