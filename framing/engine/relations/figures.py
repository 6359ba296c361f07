"""The same thing counted by two claims: same value, other value, other group, later value."""

from collections import Counter
from dataclasses import dataclass
from itertools import product, starmap
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.quantities.ages import UNIT as AGE
from framing.engine.quantities.kinds import (
    is_cumulative,
    is_fate,
    kind_of,
)
from framing.engine.relations.clauses import has_any
from framing.engine.relations.collapse import has_collapsed
from framing.engine.relations.directions import are_opposed
from framing.engine.relations.distances import are_places, are_two_dimensions
from framing.engine.relations.durations import are_other_times
from framing.engine.relations.floors import is_passed
from framing.engine.relations.groups import is_same_group, looking_back, says
from framing.engine.relations.objects import (
    are_other_objects,
    are_other_sums,
    are_other_things,
    is_left_over,
)
from framing.engine.relations.ranges import do_agree, is_magnitude, may_be_one_magnitude, value_of
from framing.engine.relations.speakers import given_by, may_be_one
from framing.engine.relations.stands import has_moved, is_of_one_day, is_of_other_time, rule_for
from framing.engine.relations.topics import (
    Couple,
    is_of_other_size,
    is_one_topic,
    is_out_of,
    make_up_a_whole,
    numbers,
    one_counts,
    topics,
)
from framing.engine.rules import FIGURE, OTHER_GROUP, SAME_VALUE, UPDATE, Duo, Rule
from framing.engine.values import Finding, Quantity
from framing.engine.words import Told, once


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures of two claims show."""

    findings: tuple[Finding, ...] = ()  # figure and update
    same: tuple[Finding, ...] = ()  # agreement on a value
    is_open: bool = False  # values that neither agree nor clash for certain
    differs_daily: bool = False  # other values of what is counted up from day to day


_NOTHING: Final = Figures()


@once
def find(duo: Duo) -> Figures:
    """Compare each thing that both claims count."""
    if is_of_other_time(duo):
        return _NOTHING
    aged = _of_other_age(duo)
    if not numbers(duo.left) or not numbers(duo.right):
        return Figures(aged) if aged else _NOTHING
    findings = [*aged]
    same: list[Finding] = []
    is_open = differs_daily = False
    for lefts, rights in topics(duo):
        couples = [pair for pair in product(lefts, rights) if is_same_group(duo, *pair)]
        agreed = [pair for pair in couples if do_agree(*pair) and not is_passed(duo, pair)]
        used = {id(quantity) for pair in agreed for quantity in pair}
        rest = [pair for pair in couples if id(pair[0]) not in used and id(pair[1]) not in used]
        for couple in _faced(duo, rest):
            findings += _clash(duo, couple)
        same += [_finding(duo, SAME_VALUE, pair) for pair in agreed]
        is_open |= bool(rest)
        differs_daily |= any(map(is_cumulative, rest))
        if not couples:
            findings += _other_group(duo, (lefts[0], rights[0]))
    return Figures(tuple(findings), tuple(same), is_open, differs_daily)


def _of_other_age(duo: Duo) -> tuple[Finding, ...]:
    """Return how old two texts say that somebody is, if each names one age and they differ.

    Ages far apart are of two people, those of a woman and of a man sooner.
    """
    sides = [[q for q in told.claim.quantities if q.unit == AGE] for told in (duo.left, duo.right)]
    if not duo.is_match or [len(side) for side in sides] != [1, 1]:
        return ()
    couple = sides[0][0], sides[1][0]
    is_no_clash = do_agree(*couple) or _distance(couple) > tuning.AGE_APART[_are_two(*couple)]
    return () if is_no_clash else (_finding(duo, FIGURE, couple),)


def _are_two(left: Quantity, right: Quantity) -> bool:
    return bool(left.of_whom and right.of_whom) and left.of_whom != right.of_whom


def _faced(duo: Duo, couples: list[Couple]) -> list[Couple]:
    """Return which figures face which: of several those of one source, else it would be a guess.

    A single figure that none of several sources gives differs from the nearest of theirs too.
    """
    if len(couples) == 1:
        return couples
    named = [couple for couple in couples if any(quantity.source for quantity in couple)]
    faced = [couple for couple in named if may_be_one(given_by(duo, *couple))]
    met = Counter(id(quantity) for couple in faced for quantity in couple)
    sure = [couple for couple in faced if all(met[id(quantity)] == 1 for quantity in couple)]
    is_single = any(len({id(couple[side]) for couple in couples}) == 1 for side in (0, 1))
    return sure or ([min(named, key=_distance)] if is_single and len(named) == len(couples) else [])


def _distance(couple: Couple) -> float:
    left, right = map(value_of, couple)
    return abs(left - right)


@once
def is_apart(duo: Duo) -> bool:
    """Tell two claims that are not one statement: of two times, or nothing counted in common."""
    if is_of_other_time(duo) or _leaves_open(duo):
        return True
    couples = product(numbers(duo.left), numbers(duo.right))
    return count_otherwise(duo) and not any(starmap(is_one_topic, couples))


@once
def count_otherwise(duo: Duo) -> bool:
    """Tell whether both claims count, and no value is the same."""
    couples = list(product(numbers(duo.left), numbers(duo.right)))
    return bool(couples) and not any(
        one.unit == other.unit and do_agree(one, other) for one, other in couples
    )


def _leaves_open(duo: Duo) -> bool:
    """Tell whether one claim gives a number of which the other says that it is not known."""
    return one_counts(duo) and any(map(_is_unknown, (duo.left, duo.right)))


@once
def _is_unknown(told: Told) -> bool:
    """Tell "wie viele …, ist unklar": it says nothing that a number could agree with."""
    lemmas = {word.lemma for word in told.words}
    listed = lexicons.words("figures", told.claim.language, "unknown")
    return any(lemmas.issuperset(entry.split()) for entry in listed)


def _other_group(duo: Duo, couple: Couple) -> list[Finding]:
    """Report values of two groups, unless it is one value and perhaps one group in other words."""
    is_loose = do_agree(*couple) or any(map(is_magnitude, couple)) or _is_of_former(duo)
    return [] if is_loose else [_finding(duo, OTHER_GROUP, couple)]


def _clash(duo: Duo, couple: Couple) -> list[Finding]:
    """Two values that do not agree: an update where a later day explains it, else a figure."""
    # "Hunderte" and 1,200 may be one crowd in two mouths, "Dutzende" and five are not.
    is_open = may_be_one_magnitude(*couple) or _is_of_former(duo)
    is_other = _is_other_measure(duo, couple) or are_places(duo, couple)
    is_other = is_other or are_two_dimensions(duo, couple)
    is_other = is_other or are_other_times(duo, couple) or are_opposed(duo, couple)
    is_other = is_other or make_up_a_whole(duo, *couple) or is_left_over(duo, couple)
    if is_open or is_other or _is_met(duo, couple):
        return []
    if are_other_objects(couple):
        return _other_group(duo, couple) if is_one_topic(*couple) else []
    is_leap = are_other_things(couple) and not _may_leap(duo, couple)
    if is_leap or has_collapsed(duo, couple):
        # Of two nouns that only a match brought together, one sum and one crowd are no groups.
        is_group = duo.is_sure or is_one_topic(*couple)
        return _other_group(duo, couple) if is_group else []
    found = rule_for(duo, couple)
    if found is None or not (duo.is_match or _is_worth_asking(couple, found[0])):
        return []
    rule, days = found
    if rule is FIGURE and are_other_sums(duo, couple):
        return []
    stands = {"days": days, "back": looking_back(duo, couple)} if days else {}
    return [_finding(duo, rule, couple, **stands)]


def _is_worth_asking(couple: Couple, rule: Rule) -> bool:
    """Tell whether two values that face each other in a suggestion may be of one thing.

    Far in value they are two, and what one text counts earlier and another later is then of two
    things that bear one name: the boats that fished, the boats that were seized.
    """
    if all(map(is_fate, couple)) or is_cumulative(couple):
        return True
    is_noun = couple[0].unit == "count" and is_one_topic(*couple)
    is_far = is_of_other_size(*couple, tuning.SUGGESTED_RATIO)
    return not is_far and not (is_noun and rule is UPDATE)


def _may_leap(duo: Duo, couple: Couple) -> bool:
    """Tell a toll that went up or down by far: from 2 dead to 40 is often the step of a night.

    How many marched on one day is told as 8,000 and as 100,000.
    """
    least = min(map(value_of, couple))
    if all(kind_of(quantity) == "teilnahme" for quantity in couple):
        return duo.is_sure and is_of_one_day(duo)
    is_early = duo.is_sure and least < tuning.EARLY_TOLL
    return is_cumulative(couple) and (is_early or has_moved(duo))


def _is_of_former(duo: Duo) -> bool:
    """Tell whether just one claim says what was so once: "ursprünglich", "damals".

    Where both name one day, both look back at it.
    """
    return len({_is_former(told) for told in (duo.left, duo.right)}) > 1 and not is_of_one_day(duo)


def _is_former(told: Told) -> bool:
    return says(told, "former")


def _is_met(duo: Duo, couple: Couple) -> bool:
    """Tell whether another number of a claim meets one of the two.

    One without a noun ("17 zu 14 Stimmen"), or the whole that a part is taken of ("zwei der 17").
    """
    left, right = couple
    return any(
        bare is not face and bare.unit == met.unit and do_agree(bare, met)
        for told, met, face in ((duo.right, left, right), (duo.left, right, left))
        for bare in told.claim.quantities
        if not bare.former and (not bare.what or is_out_of(told, face, bare))
    )


def _is_other_measure(duo: Duo, couple: Couple) -> bool:
    """Tell whether just one claim speaks of a loss, or of a share as a turnout.

    Near in words, not in what it is. People who are counted may "take part" in whatever there is.
    """
    return any(
        len({_has(told, name) for told in (duo.left, duo.right)}) > 1
        for name in lexicons.load("figures")["apart"]
        if name != "turnout" or couple[0].unit == "percent"
    )


def _has(told: Told, name: str) -> bool:
    return has_any([word.lemma for word in told.words], lexicons.words("figures", "apart", name))


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
