"""Which numbers a text itself calls replaced or taken back, and in which of its sentences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from framing.comparisons.models import Claim
from framing.comparisons.presenting.counted import Figure, Thing
from framing.comparisons.presenting.numerals import spoken
from framing.comparisons.presenting.quotes import Quote, quote_of
from framing.engine import takes_back

# How many claims behind a number may say that it was taken back: "Dann wurde die Zahl gelöscht."
REACH: Final = 2


@dataclass(frozen=True)
class Retraction:
    """A claim by which numbers do not hold any more."""

    claim: Claim
    figures: tuple[Figure, ...]

    @cached_property
    def values(self) -> str:
        """The numbers, as a sentence says them."""
        told = (spoken((f.low, f.high), f.bound, f.unit, f.words) for f in self.figures)
        return ", ".join(dict.fromkeys(told))

    @cached_property
    def quote(self) -> Quote:
        """The claim."""
        return quote_of(self.claim, ())


class Place(NamedTuple):
    """Where a claim stands in its account."""

    account: int
    order: int


def speaking_of(figures: Iterable[Figure], told: Mapping[Place, str]) -> dict[Place, Place]:
    """Find the claims that take back the numbers of one shortly before: each with that one.

    `told` are the words of all claims.
    """
    counting = {place_of(figure.claim): figure.claim for figure in figures}
    found: dict[Place, Place] = {}
    for place, claim in sorted(counting.items()):
        for behind in (Place(place.account, place.order + n) for n in range(1, REACH + 1)):
            if behind in counting:
                break  # it speaks of its own number, and what follows speaks of that
            if takes_back(told.get(behind, ""), claim.account.language):
                found[behind] = place
    return found


def place_of(claim: Claim) -> Place:
    """Name where a claim stands."""
    return Place(claim.account_id, claim.order)


def retractions(
    former: Iterable[Figure], figures: Iterable[Figure], later: Mapping[Claim, Place]
) -> list[Retraction]:
    """Return each claim with what it takes back, by date of the account.

    `former` are numbers that their own claim calls so, `later` the claims that `speaking_of` found.
    """
    own: dict[Claim, list[Figure]] = defaultdict(list)
    for figure in former:
        own[figure.claim].append(figure)
    held: dict[Place, list[Figure]] = defaultdict(list)
    for figure in figures:
        held[place_of(figure.claim)].append(figure)
    found = [Retraction(claim, tuple(told)) for claim, told in own.items()]
    # Of "von 26 auf 164" a sentence that follows takes back the 164.
    found += [
        Retraction(claim, tuple(held[place])) for claim, place in later.items() if held[place]
    ]
    return sorted(found, key=lambda one: (one.figures[0].sort_key, one.claim.order))


def of_thing(thing: Thing, found: Iterable[Retraction]) -> list[Retraction]:
    """Return what is taken back of the numbers of one thing."""
    kinds = {(figure.unit, figure.kind) for figure in thing.figures}
    told = (
        (one.claim, tuple(f for f in one.figures if (f.unit, f.kind) in kinds)) for one in found
    )
    return [Retraction(claim, figures) for claim, figures in told if figures]
