"""Where something lies, told by how far it is from something: "six miles east of the bank"."""

from typing import NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.relations.negation import is_turned
from framing.engine.relations.ranges import can_agree
from framing.engine.relations.topics import Couple
from framing.engine.rules import PLACE, Duo
from framing.engine.values import Finding, Quantity
from framing.engine.words import Told, items, once

_LENGTH = "length:"


class Placing(NamedTuple):
    """How far something lies which way, and from what."""

    far: Quantity
    bearing: str
    origin: frozenset[str]  # content of the words behind the bearing


def find(duo: Duo) -> Finding | None:
    """Return the contradiction of two claims of one day on how far something lies from one place.

    None where just one of them hedges or denies: then they differ in that.
    """
    sides = _placings(duo.left), _placings(duo.right)
    claims = [told.claim for told in (duo.left, duo.right)]
    days = {told.text.published for told in (duo.left, duo.right)}
    if not duo.is_match or [len(side) for side in sides] != [1, 1] or len(days) > 1:
        return None
    denied = {is_turned(told.words, told.claim.language) for told in (duo.left, duo.right)}
    if len({claim.hedged for claim in claims}) > 1 or denied != {False}:
        return None
    (one,), (other,) = sides
    is_one_way = one.bearing == other.bearing and bool(one.origin & other.origin)
    if not is_one_way or can_agree(one.far, other.far):
        return None
    return duo.finding(PLACE, [one.far.span], [other.far.span])


def are_places(duo: Duo, couple: Couple) -> bool:
    """Tell two lengths that say where something is: they are no figures, whatever they are from."""
    sides = zip((duo.left, duo.right), couple, strict=True)
    return all(length in [each.far for each in _placings(told)] for told, length in sides)


@once
def _placings(told: Told) -> tuple[Placing, ...]:
    listed = lexicons.words("slots", told.claim.language, "bearing")
    found = []
    for far in told.claim.quantities:
        behind = [word for word in told.words if word.span.start >= far.span.end]
        if far.unit.startswith(_LENGTH) and behind and behind[0].form.lower() in listed:
            origin = items(behind[1 : 1 + tuning.PHRASE_REACH])
            found.append(Placing(far, behind[0].form.lower(), origin))
    return tuple(found)
