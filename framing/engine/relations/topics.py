"""Which figures of two claims count the same thing."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations, product
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.quantities.ages import UNIT as AGE
from framing.engine.quantities.kinds import TIMES, is_fate, is_outcome, kind_of, kind_of_word
from framing.engine.relations.clauses import is_kin
from framing.engine.relations.ranges import is_magnitude, value_of
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, once

Couple = tuple[Quantity, Quantity]
Sides = tuple[list[Quantity], list[Quantity]]
_ASIDE: Final = (*TIMES, AGE)


def topics(duo: Duo) -> Iterator[Sides]:
    """Yield the quantities of both claims that count the same thing in the same unit.

    "40 percent" without a word of what is taken for the same only where the claims match.
    """
    if _units(duo.left).isdisjoint(_units(duo.right)):
        return
    listed = _counted if duo.is_match else _named
    lefts, rights = listed(duo.left), listed(duo.right)
    found = False
    for unit, what in sorted({(q.unit, kind) for q, kind in lefts}):
        here = [q for q, kind in lefts if (q.unit, kind) == (unit, what)]
        there = [q for q, kind in rights if q.unit == unit and is_one_thing(what, kind)]
        if there:
            found = True
            yield here, there
    if not found:
        by_noun = list(_by_noun(duo)) if duo.is_sure else []
        yield from by_noun or _only_ones(duo)


def _by_noun(duo: Duo) -> Iterator[Sides]:
    """Yield what counts one noun, where just one text says what happened to it by a listed word.

    "180,000 savers are affected", "200,000 savers fear for their money"; not 5 dead soldiers and
    2,000 soldiers.
    """
    for one, other in product(numbers(duo.left), numbers(duo.right)):
        deed, bare = (one, other) if one.of_whom else (other, one)
        is_thing = bool(deed.of_whom and bare.what) and not (bare.of_whom or is_fate(deed))
        if one.unit == other.unit and is_thing and not is_fate(bare):
            nouns = kind_of_word(deed.of_whom), kind_of_word(bare.what)
            if is_one_thing(*nouns):
                yield [one], [other]


def _only_ones(duo: Duo) -> Iterator[Sides]:
    """Yield the one number of a unit in each of two claims that tell of the same thing.

    What it counts may be worded in two ways, or not at all: "34 Menschen wurden festgenommen". In a
    match a single number faces the nearest of several.
    """
    if not duo.is_match and duo.pair.score < tuning.LONE_FIGURE:
        return
    lefts, rights = numbers(duo.left), numbers(duo.right)
    for unit in sorted({q.unit for q in lefts} & {q.unit for q in rights}):
        here, there = ([q for q in side if q.unit == unit] for side in (lefts, rights))
        left, right = min(product(here, there), key=_ratio)
        if not _may_face(duo, left, right):
            continue
        if _is_one_of_sources(duo, here, there):
            yield here, there
        elif len(here) == len(there) == 1 or (
            # One faces the nearest of several, if it is near.
            duo.is_match
            and 1 in {len(here), len(there)}
            and not is_of_other_size(left, right, tuning.SUGGESTED_RATIO)
        ):
            yield [left], [right]


def _ratio(couple: Couple) -> float:
    least, most = _sizes(*couple)
    return most / max(least, 1.0)


def _is_one_of_sources(duo: Duo, here: Sequence[Quantity], there: Sequence[Quantity]) -> bool:
    """Tell one bare number and several that each have a source: "laut Polizei 500, laut …"."""
    few, many = sorted((here, there), key=len)
    bare = not any(quantity.what for quantity in (*here, *there))
    return duo.is_sure and bare and len(few) == 1 and all(quantity.source for quantity in many)


def _may_face(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """Tell whether two numbers that are the only ones may count one thing in other words."""
    if left.unit != "count":
        deeds = lexicons.words("figures", "all", "weighed")
        are_two = left.what != right.what and deeds.issuperset((left.what, right.what))
        return not are_two and not is_of_other_size(left, right)
    # The dead and the injured are two things for sure, and the dead and looted shops.
    if duo.is_match:
        return not (is_fate(left) and is_fate(right)) and not _are_people_and_things(left, right)
    is_of_outcome = is_outcome(left) or is_outcome(right)
    return not is_of_outcome and not (left.what and right.what)


def _are_people_and_things(left: Quantity, right: Quantity) -> bool:
    """Tell whether one counts people to whom something happened, the other things: burnt cars."""
    listed = lexicons.words("figures", "all", "things")
    return any(one.what in listed and is_fate(other) for one, other in permutations((left, right)))


def is_of_other_size(left: Quantity, right: Quantity, ratio: float = tuning.LONE_RATIO) -> bool:
    """Tell 5,000 euros from 12 million: not one thing, unless the same words count it."""
    least, most = _sizes(left, right)
    return most > least * ratio


def _sizes(*couple: Quantity) -> tuple[float, float]:
    """Return the lesser and the greater; "Hunderte" are the number that is next to the other."""
    lesser, greater = sorted(couple, key=lambda quantity: abs(value_of(quantity)))
    most = abs(value_of(greater))
    least = (lesser.high or 0) if is_magnitude(lesser) else abs(value_of(lesser))
    return min(least, most), most


@once
def numbers(told: Told) -> tuple[Quantity, ...]:
    """Return the figures of a claim that stand: no days, ages, differences, nor what it replaces.

    "Ein Hund" counts nothing, "nur ein Hund" and "ein einziger Hund" do.
    """
    found = [
        quantity
        for quantity in told.claim.quantities
        if quantity.unit not in _ASIDE
        and not quantity.former
        and not _is_article(told, quantity)
        and not _is_difference(told, quantity)
    ]
    aside = {id(quantity) for quantity in _beside(told, found)}
    return tuple(quantity for quantity in found if id(quantity) not in aside)


def _is_difference(told: Told, quantity: Quantity) -> bool:
    """Tell "1,738 more than it said": by how much, not how many."""
    behind = next((w for w in told.words if w.span.start >= quantity.span.end), None)
    if behind is None:
        return False
    inside = next((w for w in reversed(told.words) if w.span.start < quantity.span.end), behind)
    listed = lexicons.words("figures", told.claim.language, "difference")
    # Behind a comma a comparison follows: "11 hectares, more than the whole town".
    return behind.form.casefold() in listed and behind.clause == inside.clause


def one_counts(duo: Duo) -> bool:
    """Tell whether just one of two claims gives a number."""
    return bool(numbers(duo.left)) is not bool(numbers(duo.right))


def _is_article(told: Told, quantity: Quantity) -> bool:
    language = told.claim.language
    if quantity.words.casefold() not in lexicons.words("figures", language, "article"):
        return False
    behind = next((w.lemma for w in told.words if w.span.start >= quantity.span.end), "")
    return behind not in lexicons.words("figures", language, "single")


def _beside(told: Told, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield what is not compared of "elf der 17 Krankenhäuser" and "neun der 58 Festgenommenen".

    Of things the whole is only named to say what part it is; of people to whom something happened
    the whole is the count, and the part is of something else; where that is told too ("neun der 58
    Festgenommenen kamen frei"), both count.
    """
    for one, other in pairwise(found):
        are_two = is_outcome(one) and is_outcome(other) and one.what != other.what
        if is_out_of(told, one, other) and not are_two:
            yield one if is_outcome(other) else other


def make_up_a_whole(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """Tell "three of the eight failed" beside "five of the eight worked": both can be so."""
    wholes = [
        {value_of(whole) for whole in told.claim.quantities if is_out_of(told, part, whole)}
        for told, part in ((duo.left, left), (duo.right, right))
    ]
    return value_of(left) + value_of(right) in wholes[0] & wholes[1]


def is_out_of(told: Told, one: Quantity, other: Quantity) -> bool:
    """Tell whether one number is taken out of the next: "elf der 17", "nine of the 58"."""
    between = [
        word.form.casefold()
        for word in told.words
        if one.span.end <= word.span.start < other.span.start
    ]
    joints = lexicons.words("figures", told.claim.language, "of")
    return one.unit == other.unit and " ".join(between) in joints


def is_one_topic(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities count the same thing by their own words."""
    return one.unit == other.unit and is_one_thing(kind_of(one), kind_of(other))


def is_one_thing(one: str, other: str) -> bool:
    """Tell whether two words name one thing: "Schaden" and "Sachschaden"."""
    return one == other or bool(one and other and is_kin(one, other))


@once
def _units(told: Told) -> frozenset[str]:
    return frozenset(quantity.unit for quantity in numbers(told))


@once
def _named(told: Told) -> tuple[tuple[Quantity, str], ...]:
    return tuple((q, kind) for q, kind in _counted(told) if q.what)


@once
def _counted(told: Told) -> tuple[tuple[Quantity, str], ...]:
    return tuple((q, kind_of(q)) for q in numbers(told) if q.what or q.unit != "count")
