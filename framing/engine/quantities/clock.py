"""Times of day -> minutes since midnight: "13.30 Uhr", "drei Uhr morgens", "half past two"."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from framing.engine import tuning
from framing.engine.quantities.vocabulary import Vocabulary, vocabulary
from framing.engine.values import Bound, Quantity, Span

_DAY: Final = 1440
_HALF_DAY: Final = 12
_OPENERS: Final = ("cue", "from", "half", "behind", "hour")
_DATED: Final = re.compile(r"(?P<am>am )\w+?(?=(?:morgen|nachmittag|abend)$)|on \w+day (?=\w+$)")
_BEFORE: Final = ("kurz vor ", "shortly before ", "just before ")
_AFTER: Final = ("kurz nach ", "shortly after ", "just after ")
_EVENING: Final = 8  # "neun Uhr nachts" is before midnight, "drei Uhr nachts" behind it


class _Way(NamedTuple):
    """One way to tell a time, and what a sentence that has it never lacks."""

    mark: re.Pattern[str]
    pattern: re.Pattern[str]


def find(sentence: str, language: str) -> Iterator[Quantity]:
    """Yield the times of day of a sentence, in minutes; spans are offsets in it.

    An hour in words without a part of the day may be of either half: "um drei Uhr" is 3:00 here.
    """
    lists = vocabulary(language)
    read: list[re.Match[str]] = []
    for mark, pattern in ways(language):
        for match in pattern.finditer(sentence) if mark.search(sentence) else ():
            is_read = any(m.start() < match.end() and match.start() < m.end() for m in read)
            time = None if is_read else _read(match, lists)
            if time is not None:
                read.append(match)
                yield time


@cache
def ways(language: str) -> tuple[_Way, ...]:
    """Compile the ways of a language; it has none where the lexicon has no words for hours."""
    lists = vocabulary(language)
    # "Eine Uhr" is a watch, "um ein Uhr" an hour.
    told = (word for word, n in lists.number.items() if 1 <= n <= _HALF_DAY)
    hours = "|".join(word for word in told if not word.startswith("ein") or word == "ein")
    parts = "|".join(sorted(_parts(lists)))
    return _WAYS[language](hours, parts) if language in _WAYS else ()


def _german(hours: str, parts: str) -> tuple[_Way, ...]:
    """Read "13.30 Uhr", "von 23 bis 7 Uhr", "um drei Uhr", "drei Uhr morgens", "um halb vier".

    An hour in words needs a word before it or a part of the day: "drei Uhr" are three watches else.
    Without "Uhr" it needs both: "kurz vor sechs am Montagmorgen".
    """
    shortly = "|".join(words for words in (*_BEFORE, *_AFTER) if words.startswith("kurz"))
    cue = rf"(?P<cue>gegen |etwa um |rund |ca\. |{shortly})"
    part = rf"(?:\s(?P<part>{parts})\b)?"
    lead = rf"\b(?:{cue}|(?:um|ab|bis|seit|vor|nach|von|zwischen) )"
    return (
        _way("halb ", rf"{lead}(?P<half>halb )(?P<hour>{hours})\b(?: Uhr\b)?{part}"),
        _way(
            "Uhr",
            r"(?:(?P<from>\d{1,2})(?:[.:](?P<past>\d\d))?(?: Uhr)? (?:bis|und) )?"
            rf"\b{cue}?(?P<hour>\b\d{{1,2}})(?:[.:](?P<minute>\d\d))?\s*Uhr\b"
            rf"(?:\s(?P<late>[0-5]\d)\b)?{part}",
        ),
        _way(
            "Uhr",
            rf"{lead}(?:(?P<from>{hours})(?: Uhr)? (?:bis|und) )?(?P<hour>{hours}) Uhr\b{part}",
        ),
        _way("Uhr ", rf"\b(?P<hour>{hours}) Uhr (?P<part>{parts})\b"),
        _way(
            "am ",
            rf"\b(?:um |{cue})"
            rf"(?P<hour>\d{{1,2}}|{hours}) (?P<part>am \w*(?:morgen|nachmittag|abend))\b",
        ),
    )


def _english(hours: str, parts: str) -> tuple[_Way, ...]:
    """Read "1:30 p.m.", "four o'clock", "half past two", "at three in the morning".

    Without "at" or the like "12 at night" may be so many who were arrested then.
    """
    shortly = "|".join(words for words in (*_BEFORE, *_AFTER) if not words.startswith("kurz"))
    cue = rf"(?P<cue>around |about |{shortly})"
    hour = rf"(?<![\d:.])\b(?P<hour>\d{{1,2}}|{hours})"
    part = rf"(?:\s(?P<part>{parts})\b)?"
    minute = r"(?:[:.](?P<minute>\d\d))?"
    lead = rf"\b(?:{cue}|(?:at|by|until|after|before|since|from) )"
    return (
        _way("m", rf"{cue}?\b(?P<hour>\d{{1,2}}){minute}\s*(?P<ante>[ap])\.?m\b\.?"),
        _way("clock", rf"{cue}?{hour}\so['’]clock\b{part}"),
        _way("half past ", rf"{cue}?\b(?P<behind>half past ){hour}\b{part}"),
        _way("in the |at night", rf"{lead}{hour}{minute}\s(?P<part>{parts})\b"),
        _way(
            "on ",
            rf"\b(?:at |{cue})"
            rf"{hour}{minute}\s(?P<part>on \w+day (?:morning|afternoon|evening))\b",
        ),
    )


def _russian(_hours: str, _parts: str) -> tuple[_Way, ...]:
    return (_way(":", r"(?P<hour>\d{1,2}):(?P<minute>\d\d)\b"),)


_WAYS: Final[Mapping[str, Callable[[str, str], tuple[_Way, ...]]]] = {
    "de": _german,
    "en": _english,
    "ru": _russian,
}


def is_of_either_half(time: Quantity) -> bool:
    """Tell whether a time leaves open which half of the day it is of: "um drei Uhr"."""
    words = time.words.lower()
    is_told = any(part in words for language in _WAYS for part in _parts(vocabulary(language)))
    is_clock = "clock" in words or not any(map(str.isdigit, words))
    return is_clock and not is_told


def window_of(time: Quantity) -> tuple[float, float]:
    """Return the first and last minute that a time may mean.

    "Kurz nach elf" is not before eleven, "gegen elf" not half past nine.
    """
    low, high = time.low or 0.0, time.high or 0.0
    words = time.words.lower()
    if words.startswith(_AFTER):
        return low, high + tuning.SHORTLY
    if words.startswith(_BEFORE):
        return low - tuning.SHORTLY, high
    reach = tuning.ROUGHLY if time.bound is Bound.ABOUT else 0
    return low - reach, high + reach


def _way(mark: str, pattern: str) -> _Way:
    return _Way(re.compile(mark), re.compile(pattern, re.IGNORECASE))


def _parts(lists: Vocabulary) -> frozenset[str]:
    return _listed(lists, "am") | _listed(lists, "pm") | _listed(lists, "night")


def _listed(lists: Vocabulary, part: str) -> frozenset[str]:
    return lists.lists.get(f"clock_{part}", frozenset())


def _read(match: re.Match[str], lists: Vocabulary) -> Quantity | None:
    parts = match.groupdict()
    hour = _of_the_day(_number(match["hour"], lists), parts, lists)
    minute = int(parts.get("minute") or parts.get("late") or 30 * bool(parts.get("behind")))
    if hour > 2 * _HALF_DAY or minute > 59:
        return None
    high = low = float(hour * 60 + minute - 30 * bool(parts.get("half")))
    if begin := parts.get("from"):
        early = _number(begin, lists)
        late = _of_the_day(early, parts, lists)
        low = float((late if late <= hour else early) * 60 + int(parts.get("past") or 0))
        high += _DAY * (low > high)  # "von 23 bis 7 Uhr" ends on the next day
    bound = Bound.ABOUT if parts.get("cue") else Bound.EXACT
    # The word before it ("um", "at") only proves that it is a time; it is not part of it.
    start = min(match.start(name) for name in _OPENERS if parts.get(name))
    span = Span(start, match.end())
    return Quantity(span, low, high, bound, "time", words=match.string[start : match.end()])


def _number(hour: str, lists: Vocabulary) -> int:
    return int(hour) if hour.isdecimal() else int(lists.number[hour.lower()])


def _of_the_day(hour: int, parts: dict[str, str | None], lists: Vocabulary) -> int:
    """Return an hour of 24, of which the text may have told half of the day."""
    # "am montagmorgen", "on monday morning" -> "am morgen", "in the morning".
    told = (parts.get("part") or "").lower()
    part = _DATED.sub(lambda dated: dated["am"] or "in the ", told)
    half = (parts.get("ante") or "").lower()
    is_night = part in _listed(lists, "night")
    is_first = half == "a" or part in _listed(lists, "am") or (is_night and hour == _HALF_DAY)
    is_late = half == "p" or part in _listed(lists, "pm") or (is_night and hour > _EVENING)
    if hour > _HALF_DAY or not (is_first or is_late):
        return hour
    return hour % _HALF_DAY + (0 if is_first else _HALF_DAY)
