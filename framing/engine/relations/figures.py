"""The same thing counted by two claims: same value, other value, other group, later value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import places
from framing.engine.relations.ranges import can_agree, do_agree, is_magnitude
from framing.engine.rules import FIGURE, OTHER_GROUP, SAME_VALUE, UPDATE, Duo, Rule
from framing.engine.values import Finding, Quantity
from framing.engine.words import Told, Word, once

Couple = tuple[Quantity, Quantity]
_TIMES = ("date", "time")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures of two claims show."""

    findings: tuple[Finding, ...] = ()  # figure and update
    same: tuple[Finding, ...] = ()  # agreement on a value
    is_open: bool = False  # a value that neither agrees nor clashes for certain
    is_apart: bool = False  # both count, but nothing in common: not one statement


def find(duo: Duo) -> Figures:
    """Compare each thing that both claims count."""
    if _is_other_time(duo):
        return Figures(is_apart=True)
    findings: list[Finding] = []
    same: list[Finding] = []
    is_open = False
    for lefts, rights in _topics(duo):
        couples = [pair for pair in product(lefts, rights) if _is_same_group(duo, *pair)]
        agreed = [pair for pair in couples if do_agree(*pair)]
        used = {id(quantity) for pair in agreed for quantity in pair}
        rest = [pair for pair in couples if id(pair[0]) not in used and id(pair[1]) not in used]
        if len(rest) == 1:  # with more, which figure faces which is a guess
            findings += _clash(duo, rest[0])
        same += [_finding(duo, SAME_VALUE, pair) for pair in agreed]
        is_open |= bool(rest)
        if not couples:
            findings += _other_group(duo, (lefts[0], rights[0]))
    return Figures(tuple(findings), tuple(same), is_open, _is_apart(duo))


def _other_group(duo: Duo, couple: Couple) -> list[Finding]:
    """Report values of two groups, unless it is one value and perhaps one group in other words."""
    is_loose = can_agree(*couple) or any(map(is_magnitude, couple))
    return [] if is_loose else [_finding(duo, OTHER_GROUP, couple)]


def _is_apart(duo: Duo) -> bool:
    lefts, rights = _numbers(duo.left), _numbers(duo.right)
    return bool(lefts and rights) and not any(
        one.unit == other.unit and (can_agree(one, other) or _topic(one) == _topic(other))
        for one, other in product(lefts, rights)
    )


@once
def _numbers(told: Told) -> list[Quantity]:
    return [quantity for quantity in told.claim.quantities if quantity.unit not in _TIMES]


def _topics(duo: Duo) -> Iterator[tuple[list[Quantity], list[Quantity]]]:
    """Yield the quantities of both claims that count the same thing in the same unit.

    "40 percent" without a word of what is taken for the same only where the claims match.
    """
    lefts, rights = (
        [q for q in _counted(told) if q.what or duo.is_match] for told in (duo.left, duo.right)
    )
    shared = sorted({_topic(q) for q in lefts} & {_topic(q) for q in rights})
    for topic in shared:
        yield [q for q in lefts if _topic(q) == topic], [q for q in rights if _topic(q) == topic]
    if duo.is_sure and not shared:
        yield from _only_ones(duo)


def _only_ones(duo: Duo) -> Iterator[tuple[list[Quantity], list[Quantity]]]:
    """Yield the one number of each of two claims that surely tell of the same thing.

    What it counts may be worded in two ways, or not at all: "34 Menschen wurden festgenommen".
    """
    lefts, rights = _numbers(duo.left), _numbers(duo.right)
    if len(lefts) == len(rights) == 1 and lefts[0].unit == rights[0].unit:
        # The dead and the injured are two things for sure.
        yield from [] if all(_is_cumulative(q) for q in (*lefts, *rights)) else [(lefts, rights)]


def _counted(told: Told) -> list[Quantity]:
    return [quantity for quantity in _numbers(told) if quantity.what or quantity.unit != "count"]


def _topic(quantity: Quantity) -> tuple[str, str]:
    return quantity.unit, quantity.what


def _is_same_group(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """As far as the texts say: same people, both a part or both the whole, no two places."""
    here, there = places(duo.left), places(duo.right)
    if here and there and not here & there:
        return False
    if left.of_whom and right.of_whom:
        return is_one_group(left.of_whom, right.of_whom)
    if _names(duo.right, left.of_whom) or _names(duo.left, right.of_whom):
        return True
    parts = _is_part(duo.left, left), _is_part(duo.right, right)
    # One figure for a group that only one text names: who counts 16 and 16 counts the same 16.
    if (left.low, left.high) == (right.low, right.high):
        return parts[0] is parts[1] or any((left.of_whom, right.of_whom))
    # Two parts of which neither says what part it is need not be the same part.
    return not any((*parts, left.of_whom, right.of_whom))


def is_one_group(one: str, other: str) -> bool:
    """Tell whether two words name one group: Polizeibeamte and Beamte, Polizei and Polizist."""
    stem = tuning.SPELLING_STEM
    return one.endswith(other) or other.endswith(one) or one[:stem] == other[:stem]


def _names(told: Told, group: str) -> bool:
    """Tell whether a claim names a group beside its figure ("die Zahl der verletzten Beamten")."""
    return bool(group) and any(w.content and is_one_group(w.lemma, group) for w in told.words)


def _is_part(told: Told, quantity: Quantity) -> bool:
    """Tell whether a figure is taken out of a larger one: "darunter 16", "16 of the dead"."""
    language = told.claim.language
    cues = lexicons.words("figures", language, "subset")
    opening = lexicons.words("figures", language, "subset_opening")
    behind = [word for word in told.words if word.span.start >= quantity.span.end][:2]
    return (
        any(word.lemma in cues for word in _before(told, quantity))
        or told.words[0].lemma in opening
        or " ".join(w.lemma for w in behind) in lexicons.words("figures", language, "subset_behind")
    )


def _before(told: Told, quantity: Quantity) -> Sequence[Word]:
    before = [word for word in told.words if word.span.end <= quantity.span.start]
    return before[-3:]


def _is_other_time(duo: Duo) -> bool:
    """Tell whether one claim speaks of a day long past ("1987") and the other does not."""
    past = _past(duo.left), _past(duo.right)
    return any(past) and not any(can_agree(*pair) for pair in product(*past))


@once
def _past(told: Told) -> list[Quantity]:
    """Return the dates that lie so long before publication that they are of another event."""
    if told.text.published is None:
        return []
    last = told.text.published.toordinal() - tuning.PAST_DAYS
    return [q for q in told.claim.quantities if q.unit == "date" and q.high and q.high < last]


def _clash(duo: Duo, couple: Couple) -> list[Finding]:
    """Two values that do not agree: an update where a later day explains it, else a figure."""
    if any(map(is_magnitude, couple)):
        return []  # "Hunderte" and 1,200 may be one crowd in two mouths
    days = _day(duo.left, couple[0]), _day(duo.right, couple[1])
    if days[0] is not None and days[1] is not None and days[0] != days[1]:
        if duo.left.text.published == duo.right.text.published:
            return []  # one day, and a text dates its figure: neither a clash nor an update
        earlier, later = couple if days[0] < days[1] else couple[::-1]
        late = duo.left if later is couple[0] else duo.right
        grown = _is_cumulative(earlier) and _grew(earlier, later)
        if not can_agree(*couple) and (grown or _has_moved(late)):
            return [_finding(duo, UPDATE, couple, days=list(days))]
    return [] if can_agree(*couple) else [_finding(duo, FIGURE, couple)]


def _has_moved(told: Told) -> bool:
    """Tell whether a claim says itself that its figure is the latest of several: "noch 3.500"."""
    cues = lexicons.words("figures", told.claim.language, "moved")
    return any(word.lemma in cues for word in told.words)


def _is_cumulative(quantity: Quantity) -> bool:
    return quantity.what in lexicons.words("figures", "all", "cumulative")


def _grew(earlier: Quantity, later: Quantity) -> bool:
    """Tell whether a later count is above an earlier one, which may have said "at least"."""
    before = earlier.high if earlier.high is not None else earlier.low
    return before is not None and later.low is not None and later.low > before


def _day(told: Told, quantity: Quantity) -> int | None:
    """The day a figure is of, as an ordinal: the one the text gives it, else that of the text."""
    days = [date for date in told.claim.quantities if date.unit == "date" and date.high is not None]
    cues = lexicons.words("figures", told.claim.language, "as_of")
    near = [word.lemma for date in (quantity, *days) for word in _before(told, date)]
    if len(days) == 1 and days[0].high is not None and cues.intersection(near):
        return int(days[0].high)
    return told.text.published.toordinal() if told.text.published else None


def _finding(duo: Duo, rule: Rule, couple: Couple, **more: object) -> Finding:
    left, right = couple
    return duo.finding(
        rule,
        [left.span],
        [right.span],
        unit=left.unit,
        what=left.what,
        values=[[left.low, left.high], [right.low, right.high]],
        bounds=[left.bound.value, right.bound.value],
        groups=[left.of_whom, right.of_whom],
        **more,
    )
