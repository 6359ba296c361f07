"""Whether two figures that face each other count two things: trees and oaks, cars and weapons."""

from framing.engine import lexicons, tuning
from framing.engine.quantities.kinds import is_fate, is_outcome, kind_of, kind_of_word
from framing.engine.relations.topics import (
    Couple,
    is_of_other_size,
    is_one_thing,
    is_one_topic,
    numbers,
)
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import once


def are_other_things(couple: Couple) -> bool:
    """Tell "34 Eichen" from "340 Bäume", 30 arrests in one place from 900 in all."""
    left, right = couple
    if left.unit != "count":
        return False
    named = left.what and right.what and not any(map(is_outcome, couple))
    is_other = bool(named) and not is_one_topic(left, right)
    return is_of_other_size(left, right, tuning.OTHER_NOUN_RATIO if is_other else tuning.LONE_RATIO)


def are_other_objects(couple: Couple) -> bool:
    """Tell burnt cars from stolen weapons: what happened to things is listed for one of them."""
    # What leaked or was pumped out names no object where the text leaves it open.
    weighed = lexicons.words("figures", "all", "weighed")
    nouns = [q.of_whom or ("" if _is_of_people(q) or q.what in weighed else q.what) for q in couple]
    # "Betroffen" are the houses that another text calls clinics, but not the citizens who march.
    vague = lexicons.words("figures", "all", "vague") if not any(map(is_fate, couple)) else ()
    deeds = [bool(q.of_whom) and not _is_of_people(q) and q.what not in vague for q in couple]
    if not any(deeds) or not all(nouns):
        return False
    shorter, longer = sorted(map(kind_of_word, nouns), key=len)
    return not longer.endswith(shorter) and not is_one_thing(shorter, longer)


def _is_of_people(quantity: Quantity) -> bool:
    """Tell what happened to people or what they do, by whatever name a text calls them."""
    return is_fate(quantity) or kind_of(quantity) in lexicons.words("figures", "all", "forces")


def are_other_sums(duo: Duo, couple: Couple) -> bool:
    """Tell two sums of money that no common word names, where a match is not sure.

    A fine and a damage stand in one row sooner than two counts of it.
    """
    is_money = couple[0].unit.startswith("money")
    return is_money and not duo.is_sure and not is_one_topic(*couple)


def is_left_over(duo: Duo, couple: Couple) -> bool:
    """Tell two steps from six patients, where another number of both sentences is the same."""
    nouns = [quantity.unit == "count" and bool(quantity.what) for quantity in couple]
    is_of_things = all(nouns) and not any(map(is_fate, couple))
    return is_of_things and not is_one_topic(*couple) and _share_a_number(duo)


@once
def _share_a_number(duo: Duo) -> bool:
    exact = [
        {(q.unit, q.low) for q in numbers(told) if q.low == q.high}
        for told in (duo.left, duo.right)
    ]
    return not exact[0].isdisjoint(exact[1])
