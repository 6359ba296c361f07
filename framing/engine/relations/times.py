"""When it happened: dates, parts of a day and times of day that cannot both be so."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from framing.engine import lexicons
from framing.engine.lexicons.lemmas import KEPT
from framing.engine.quantities.clock import is_of_either_half, window_of
from framing.engine.relations.ranges import can_agree
from framing.engine.relations.speakers import framing_of
from framing.engine.relations.topics import numbers
from framing.engine.values import Quantity, Span
from framing.engine.words import Told, once

PARTS: Final = ("morning", "noon", "afternoon", "evening", "night")
_WEEK: Final = 7
_HALF_DAY: Final = 720.0  # minutes
_DAYS: Final = ("tag", "woch")  # "Dienstagabend", "Mittwochmorgen"


class When(NamedTuple):
    """A moment as a claim words it."""

    span: Span
    unit: str
    value: object


Clash = tuple[When, When]


def clash(left: Told, right: Told) -> Clash | None:
    """Return the one date, time or part of the day of each claim where they exclude each other.

    With two of a kind in a claim, which of them faces which is a guess.
    """
    for find in (dates_of, times_of, _parts):
        found = find(left), find(right)
        if len(found[0]) == len(found[1]) == 1:
            one, other = found[0][0], found[1][0]
            if exclude(one, other) and _lies_ahead(left, one) is _lies_ahead(right, other):
                return one, other
    return None


@once
def dates_of(told: Told) -> list[When]:
    """Return the dates of a claim, but for those as of which something is counted or said."""
    return [when for when in _quantities(told, "date") if not _dates_a_count(told, when.span)]


def _dates_a_count(told: Told, day: Span) -> bool:
    """Tell the day as of which something is counted or reported from that of a deed.

    "Stand 3. Mai", "by May 3", "am 4. Mai war von 40 Verletzten die Rede".
    """
    if not numbers(told):
        return False
    before = [word.lemma for word in told.words if word.span.end <= day.start][-2:]
    if not lexicons.words("slots", told.claim.language, "as_of").isdisjoint(before):
        return True
    clauses = {word.clause for word in told.words if _meets(word.span, day)}
    beside = {word.lemma for word in told.words if word.clause in clauses}
    return not lexicons.words("slots", told.claim.language, "reported").isdisjoint(beside)


@once
def times_of(told: Told) -> list[When]:
    """Return the times of day of a claim, but for those at which something is said."""
    return _quantities(told, "time")


def _quantities(told: Told, unit: str) -> list[When]:
    """Leave out when it was said ("sagte Korff am Sonntag") and what hangs on today ("gestern")."""
    relative = lexicons.load("quantities").get(told.claim.language, {}).get("day", {})
    return [
        When(quantity.span, unit, quantity)
        for quantity in told.claim.quantities
        if quantity.unit == unit
        and quantity.words.lower() not in relative
        and not any(_meets(quantity.span, word.span) for word in framing_of(told))
    ]


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@once
def _parts(told: Told) -> list[When]:
    language = told.claim.language
    listed = tuple(lexicons.words("slots", language, part) for part in PARTS)
    ends = _DAYS if language == "de" else ()
    named = [
        (word, parts)
        for word in told.words
        # German "morgen" without a capital is a day.
        if (language != "de" or word.form[0].isupper())
        and (parts := _parts_in(word.lemma, listed, ends))
        and word not in framing_of(told)
    ]
    return [When(w.span, "part", part) for part in PARTS for w, parts in named if part in parts]


@lru_cache(maxsize=KEPT)
def _parts_in(
    lemma: str, listed: tuple[frozenset[str], ...], days: tuple[str, ...]
) -> frozenset[str]:
    """Return the parts of the day that a word names, behind the end of a day too.

    `listed` are the nouns of each of `PARTS`.
    """
    return frozenset(
        part
        for part, nouns in zip(PARTS, listed, strict=True)
        if lemma in nouns or lemma.endswith(tuple(day + noun for noun in nouns for day in days))
    )


def exclude(left: When, right: When) -> bool:
    """Tell whether two moments of one kind cannot be one."""
    one, other = left.value, right.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        # Evening goes over into night, morning into noon.
        return abs(PARTS.index(str(one)) - PARTS.index(str(other))) > 1
    if left.unit == "time":
        return not _may_be_one_time(one, other)
    return not can_agree(one, other) and not _is_one_weekday(one, other)


def _may_be_one_time(one: Quantity, other: Quantity) -> bool:
    """Tell times whose windows meet, be it over midnight, or "um drei Uhr" and "15 Uhr"."""
    (start, end), (begin, stop) = window_of(one), window_of(other)
    shifts = {0.0, 2 * _HALF_DAY, -2 * _HALF_DAY}
    # Of an earlier time that leaves its half of the day open.
    if is_of_either_half(one if start <= begin else other):
        shifts |= {_HALF_DAY, -_HALF_DAY}
    return any(start + by <= stop and begin <= end + by for by in shifts)


def _lies_ahead(told: Told, when: When) -> bool:
    """Tell a plan from a report: what came otherwise than planned contradicts nothing."""
    last = when.value.high if isinstance(when.value, Quantity) and when.unit == "date" else None
    published = told.text.published
    return last is not None and published is not None and last > published.toordinal()


def _is_one_weekday(one: Quantity, other: Quantity) -> bool:
    """A weekday leaves open which week is meant: "Samstag" may be the last or the next."""
    days = {_weekday(one), _weekday(other)}
    return len(days) == 1 and None not in days


def _weekday(quantity: Quantity) -> float | None:
    low, high = quantity.low, quantity.high
    if low is None or high is None or high - low > _WEEK or re.search(r"\d", quantity.words):
        return None
    return low % _WEEK
