"""Times of day -> minutes since midnight: "13.30 Uhr", "drei Uhr morgens", "half past two"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from framing.engine.quantities.vocabulary import Vocabulary, vocabulary
from framing.engine.values import Bound, Quantity, Span

_DAY: Final = 1440
_HALF_DAY: Final = 12
_EVENING: Final = 8  # "neun Uhr nachts" is before midnight, "drei Uhr nachts" behind it


class _Way(NamedTuple):
    """One way to tell a time, and what a sentence that has it never lacks."""

    marks: tuple[str, ...]
    pattern: re.Pattern[str]


def find(sentence: str, language: str) -> Iterator[Quantity]:
    """Yield the times of day of a sentence, in minutes; spans are offsets in it.

    An hour in words without a part of the day may be of either half: "um drei Uhr" is 3:00 here.
    """
    lists = vocabulary(language)
    read: list[re.Match[str]] = []
    for marks, pattern in ways(language):
        for match in pattern.finditer(sentence) if any(m in sentence for m in marks) else ():
            is_read = any(m.start() < match.end() and match.start() < m.end() for m in read)
            time = None if is_read else _read(match, lists)
            if time is not None:
                read.append(match)
                yield time


@cache
def ways(language: str) -> tuple[_Way, ...]:
    """Compile the ways of a language; it has none where the lexicon has no words for hours."""
    lists = vocabulary(language)
    hours = "|".join(word for word, n in lists.number.items() if 1 <= n <= _HALF_DAY)
    parts = "|".join(
        sorted((*_listed(lists, "am"), *_listed(lists, "pm"), *_listed(lists, "night")))
    )
    part = rf"(?:\s(?P<part>{parts})\b)?" if parts else ""
    if language == "de":
        cue = r"(?P<cue>gegen |etwa um |rund |ca\. )"
        return (
            _way(
                ("halb ",),
                rf"\b(?:{cue}|(?:um|bis|ab) )(?P<half>halb )(?P<hour>{hours})\b"
                rf"(?: Uhr\b)?{part}",
            ),
            _way(
                ("Uhr",),
                r"(?:(?P<from>\d{1,2})(?:[.:](?P<past>\d\d))?(?: Uhr)? (?:bis|und) )?"
                rf"\b{cue}?(?P<hour>\b\d{{1,2}}|\b(?:{hours}))(?:[.:](?P<minute>\d\d))?\s*Uhr\b"
                rf"(?:\s(?P<late>[0-5]\d)\b)?{part}",
            ),
        )
    if language == "en":
        cue = r"(?P<cue>around |about )?"
        return (
            _way(
                ("m",),
                rf"{cue}\b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<ante>[ap])\.?m\b\.?",
            ),
            _way(
                ("clock", "in the ", "at night"),
                rf"{cue}\b(?P<behind>half past )?(?P<hour>\d{{1,2}}|{hours})"
                rf"(?:(?=\s(?:{parts})\b)|\so['’]clock\b){part}",
            ),
        )
    return (_way((":",), r"(?P<hour>\d{1,2}):(?P<minute>\d\d)\b"),) if language == "ru" else ()


def _way(marks: tuple[str, ...], pattern: str) -> _Way:
    return _Way(marks, re.compile(pattern, re.IGNORECASE))


def _listed(lists: Vocabulary, part: str) -> frozenset[str]:
    return lists.lists.get(f"clock_{part}", frozenset())


def _read(match: re.Match[str], lists: Vocabulary) -> Quantity | None:
    parts = match.groupdict()
    word = match["hour"].lower()
    hour = int(word) if word.isdecimal() else int(lists.number[word])
    hour = _of_the_day(hour, parts, lists)
    minute = int(parts.get("minute") or parts.get("late") or 30 * bool(parts.get("behind")))
    if hour > 2 * _HALF_DAY or minute > 59:
        return None
    high = low = float(hour * 60 + minute - 30 * bool(parts.get("half")))
    if parts.get("from"):
        low = float(int(match["from"]) * 60 + int(match["past"] or 0))
        high += _DAY * (low > high)  # "von 23 bis 7 Uhr" ends on the next day
    bound = Bound.ABOUT if parts.get("cue") else Bound.EXACT
    start = match.start("half") if parts.get("half") and not parts.get("cue") else match.start()
    span = Span(start, match.end())
    return Quantity(span, low, high, bound, "time", words=match.string[start : match.end()])


def _of_the_day(hour: int, parts: dict[str, str | None], lists: Vocabulary) -> int:
    """Return an hour of 24, of which the text may have told half of the day."""
    part = (parts.get("part") or "").lower()
    half = (parts.get("ante") or "").lower()
    is_night = part in _listed(lists, "night")
    is_first = half == "a" or part in _listed(lists, "am") or (is_night and hour == _HALF_DAY)
    is_late = half == "p" or part in _listed(lists, "pm") or (is_night and hour > _EVENING)
    if hour > _HALF_DAY or not (is_first or is_late):
        return hour
    return hour % _HALF_DAY + (0 if is_first else _HALF_DAY)
