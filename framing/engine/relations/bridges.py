"""Claims of two accounts that tell of one thing by what both hold, in whatever other words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from framing.engine import lexicons
from framing.engine.labels import known_labels
from framing.engine.relations.topics import numbers
from framing.engine.values import Bound, Quantity
from framing.engine.words import Told, once

Account = Mapping[str, Told]  # by the ids of its claims
Couple = tuple[str, str]

NUMBERS: Final = "two_numbers"
VERDICT: Final = "verdict"
_LEAST: Final = 2  # numbers that both share
_SMALL: Final = 10  # below, two texts have the same numbers by chance
_FEW: Final = 2  # claims of an account that call it so; of more, which is meant is a guess


def bridges(left: Account, right: Account, speakers: Mapping[str, str]) -> dict[Couple, str]:
    """Lead from the claims of two accounts that belong together to what joins them.

    `speakers` leads from claims of both to who says it.
    """
    return dict.fromkeys(_of_one_verdict(left, right, speakers), VERDICT) | dict.fromkeys(
        _of_two_numbers(left, right), NUMBERS
    )


def _of_two_numbers(left: Account, right: Account) -> Iterator[Couple]:
    """Yield claims that share two exact numbers of ten and more: 2,400 troops and 190 vehicles.

    On 25 labelled events all twelve such couples are pairs.
    """
    ones, others = _numbered(left), _numbered(right)
    for (one, here), (other, there) in product(ones, others):
        if len(here & there) >= _LEAST:
            yield one, other


def _numbered(account: Account) -> list[tuple[str, frozenset[float]]]:
    held = ((claim, _exact_numbers(told)) for claim, told in account.items())
    return [(claim, values) for claim, values in held if len(values) >= _LEAST]


@once
def _exact_numbers(told: Told) -> frozenset[float]:
    return frozenset(q.low for q in numbers(told) if q.low is not None and _is_exact(q))


def _is_exact(quantity: Quantity) -> bool:
    is_one = quantity.bound is Bound.EXACT and quantity.low == quantity.high
    return is_one and quantity.unit == "count" and (quantity.low or 0) >= _SMALL


def _of_one_verdict(left: Account, right: Account, speakers: Mapping[str, str]) -> Iterator[Couple]:
    """Yield claims that call the event by one name, a coup, a massacre, and name one person.

    Who calls it so a text tells once or twice. Of 22 such couples in 20 labelled events and three
    that were read besides 21 are pairs; half of them share no other word.
    """
    ones, others = _verdicts(left), _verdicts(right)
    for verdict in ones.keys() & others.keys():
        if max(len(ones[verdict]), len(others[verdict])) <= _FEW:
            for one, other in product(ones[verdict], others[verdict]):
                if _named(left[one], speakers) & _named(right[other], speakers):
                    yield one, other


def _verdicts(account: Account) -> dict[str, list[str]]:
    """Lead from each name for an event to the claims that use it."""
    listed = lexicons.words("wording", "all", "verdict")
    found: dict[str, list[str]] = defaultdict(list)
    for claim, told in account.items():
        for _referent, name in known_labels(told):
            if name in listed:
                found[name].append(claim)
    return found


def _named(told: Told, speakers: Mapping[str, str]) -> frozenset[str]:
    """Return whom a claim names, and who says it."""
    said = speakers.get(told.claim.id)
    return _names(told) | ({said} if said else set())


@once
def _names(told: Told) -> frozenset[str]:
    return frozenset(word.name for word in told.words if word.name)
