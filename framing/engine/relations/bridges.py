"""Claims of two accounts that tell of one thing by what both hold, in whatever other words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.labels import known_labels
from framing.engine.quantities.kinds import kind_of
from framing.engine.relations.evidence.turning import denied
from framing.engine.relations.topics import is_one_thing, numbers
from framing.engine.values import Bound, Quantity
from framing.engine.words import Told, name_keys, once

Account = Mapping[str, Told]  # by the ids of its claims
Couple = tuple[str, str]

NUMBERS: Final = "two_numbers"
VERDICT: Final = "verdict"


def bridges(left: Account, right: Account, speakers: Mapping[str, str]) -> dict[Couple, str]:
    """Lead from the claims of two accounts that belong together to what joins them.

    `speakers` leads from claims of both to who says it.
    """
    return dict.fromkeys(_of_one_verdict(left, right, speakers), VERDICT) | dict.fromkeys(
        _of_two_numbers(left, right), NUMBERS
    )


def _of_two_numbers(left: Account, right: Account) -> Iterator[Couple]:
    """Yield claims that share two exact numbers: "2,400 troops and 190 vehicles came".

    One of both is told to three digits and more, for round ones are shared by chance; and if texts
    name other things for all of them, they are other things. On 25 labelled events all twelve
    couples of claims that share two numbers of ten and more are pairs.
    """
    ones, others = _numbered(left), _numbered(right)
    for (one, here), (other, there) in product(ones, others):
        shared = here.keys() & there.keys()
        is_exact = any(_digits(number) >= tuning.EXACT_DIGITS for number in shared)
        may_be = any(_may_be_one(here[number], there[number]) for number in shared)
        if len(shared) >= tuning.SHARED_NUMBERS and is_exact and may_be:
            yield one, other


def _digits(number: float) -> int:
    """Return how many digits a number is told to: two for 2400, three for 2430."""
    return len(str(round(number)).rstrip("0"))


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether two words for what is counted may be of one thing; no word says nothing."""
    return not one or not other or is_one_thing(one, other)


def _numbered(account: Account) -> list[tuple[str, Mapping[float, str]]]:
    held = ((claim, _exact_numbers(told)) for claim, told in account.items())
    return [(claim, values) for claim, values in held if len(values) >= tuning.SHARED_NUMBERS]


@once
def _exact_numbers(told: Told) -> Mapping[float, str]:
    """Lead from the exact numbers of a claim to what they count."""
    exact = ((q.low, kind_of(q)) for q in numbers(told) if _is_exact(q))
    return {number: what for number, what in exact if number is not None}


def _is_exact(quantity: Quantity) -> bool:
    is_one = quantity.bound is Bound.EXACT and quantity.low == quantity.high
    return is_one and quantity.unit == "count" and (quantity.low or 0) >= tuning.SMALL_NUMBER


def _of_one_verdict(left: Account, right: Account, speakers: Mapping[str, str]) -> Iterator[Couple]:
    """Yield claims that call the event by one name, a coup, a massacre, and name one speaker.

    Who calls it so a text tells once or twice, and neither denies it. Of 22 such couples in 20
    labelled events and three that were read besides 21 are pairs; half share no other word.
    """
    ones, others = _verdicts(left), _verdicts(right)
    for verdict in ones.keys() & others.keys():
        if max(len(ones[verdict]), len(others[verdict])) <= tuning.VERDICTS:
            for one, other in product(ones[verdict], others[verdict]):
                who = _named(left[one], speakers) & _named(right[other], speakers)
                if not who.isdisjoint(speakers.values()):
                    yield one, other


def _verdicts(account: Account) -> dict[str, list[str]]:
    """Lead from each name for an event to the claims that use it."""
    listed = lexicons.words("wording", "all", "verdict")
    found: dict[str, list[str]] = defaultdict(list)
    for claim, told in account.items():
        for (_referent, name), words in known_labels(told).items():
            if name in listed and denied(told).isdisjoint(words):
                found[name].append(claim)
    return found


def _named(told: Told, speakers: Mapping[str, str]) -> frozenset[str]:
    """Return whom a claim names, and who says it."""
    said = speakers.get(told.claim.id)
    return name_keys(told) | ({said} if said else set())
