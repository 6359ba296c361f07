"""Where something lies, told by how far it is from something: "six miles east of the bank"."""

from framing.engine import lexicons
from framing.engine.relations.ranges import can_agree
from framing.engine.relations.topics import Couple
from framing.engine.rules import PLACE, Duo
from framing.engine.values import Finding, Quantity
from framing.engine.words import Told, once

_LENGTH = "length:"


def find(duo: Duo) -> Finding | None:
    """Return the contradiction of two claims that each tell one place by how far it is."""
    sides = _placing(duo.left), _placing(duo.right)
    if not duo.is_match or [len(side) for side in sides] != [1, 1]:
        return None
    (one,), (other,) = sides
    return None if can_agree(one, other) else duo.finding(PLACE, [one.span], [other.span])


def are_places(duo: Duo, couple: Couple) -> bool:
    """Tell two lengths that say where something is, and not how long it is."""
    left, right = couple
    return left in _placing(duo.left) and right in _placing(duo.right)


@once
def _placing(told: Told) -> tuple[Quantity, ...]:
    return tuple(
        quantity
        for quantity in told.claim.quantities
        if quantity.unit.startswith(_LENGTH) and _is_before_bearing(told, quantity)
    )


def _is_before_bearing(told: Told, quantity: Quantity) -> bool:
    listed = lexicons.words("slots", told.claim.language, "bearing")
    behind = [word.form.lower() for word in told.words if word.span.start >= quantity.span.end]
    return bool(behind) and behind[0] in listed
