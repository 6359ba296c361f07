"""Which figures of two claims count the same thing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from framing.engine import lexicons
from framing.engine.relations.clauses import is_kin
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told

Couple = tuple[Quantity, Quantity]
Sides = tuple[list[Quantity], list[Quantity]]
_TIMES = ("date", "time")


def topics(duo: Duo) -> Iterator[Sides]:
    """Yield the quantities of both claims that count the same thing in the same unit.

    "40 percent" without a word of what is taken for the same only where the claims match.
    """
    lefts, rights = (
        [q for q in _counted(told) if q.what or duo.is_match] for told in (duo.left, duo.right)
    )
    found = False
    for unit, what in sorted({(q.unit, kind_of(q)) for q in lefts}):
        here = [q for q in lefts if (q.unit, kind_of(q)) == (unit, what)]
        there = [q for q in rights if q.unit == unit and is_one_thing(what, kind_of(q))]
        if there:
            found = True
            yield here, there
    if duo.is_match and not found:
        yield from _only_ones(duo)


def _only_ones(duo: Duo) -> Iterator[Sides]:
    """Yield the one number of each of two claims that tell of the same thing.

    What it counts may be worded in two ways, or not at all: "34 Menschen wurden festgenommen".
    """
    lefts, rights = numbers(duo.left), numbers(duo.right)
    if len(lefts) == len(rights) == 1 and lefts[0].unit == rights[0].unit:
        # The dead and the injured are two things for sure.
        if not (is_outcome(lefts[0]) and is_outcome(rights[0])):
            yield lefts, rights


def numbers(told: Told) -> list[Quantity]:
    """Return the figures of a claim: dates and times of day are none."""
    return [quantity for quantity in told.claim.quantities if quantity.unit not in _TIMES]


def have_any(duo: Duo, couples: Sequence[Couple]) -> bool:
    """Tell whether any two figures count one thing."""
    return any(is_one_topic(one, other) for one, other in couples)


def is_one_topic(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities count the same thing by their own words."""
    return one.unit == other.unit and is_one_thing(kind_of(one), kind_of(other))


def is_one_thing(one: str, other: str) -> bool:
    """Tell whether two words name one thing: "Schaden" and "Sachschaden"."""
    return one == other or bool(one and other and is_kin(one, other))


def _counted(told: Told) -> list[Quantity]:
    return [quantity for quantity in numbers(told) if quantity.what or quantity.unit != "count"]


def kind_of(quantity: Quantity) -> str:
    """Return what is counted under a word that both languages and all synonyms share."""
    return _kinds().get(quantity.what, quantity.what)


@cache
def _kinds() -> Mapping[str, str]:
    same = lexicons.load("figures").get("same", {})
    return {word: kind for kind, words in same.items() for word in words}


def is_outcome(quantity: Quantity) -> bool:
    """Tell whether it counts those to whom something happened: the dead, the arrested."""
    return quantity.what in lexicons.words("figures", "all", "outcomes")
