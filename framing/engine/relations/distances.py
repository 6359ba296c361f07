"""Where something lies, told by how far it is from something: "six miles east of the bank"."""

from typing import Final, NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import has_any
from framing.engine.relations.negation import is_turned
from framing.engine.relations.ranges import can_agree
from framing.engine.relations.topics import Couple
from framing.engine.rules import PLACE, Duo
from framing.engine.values import Finding, Quantity
from framing.engine.words import Told, items, once

_LENGTH: Final = "length:"


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
    if not duo.is_match or [len(side) for side in sides] != [1, 1]:
        return None
    (one,), (other,) = sides
    is_one_way = one.bearing == other.bearing and bool(one.origin & other.origin)
    if not is_one_way or can_agree(one.far, other.far) or not _are_told_alike(duo):
        return None
    return duo.finding(PLACE, [one.far.span], [other.far.span])


def _are_told_alike(duo: Duo) -> bool:
    """Tell two claims of one day, both hedged or neither, that deny nothing."""
    ways = {
        (told.text.published, told.claim.hedged, is_turned(told.words, told.claim.language))
        for told in (duo.left, duo.right)
    }
    return len(ways) == 1 and not any(is_denied for *_, is_denied in ways)


def are_places(duo: Duo, couple: Couple) -> bool:
    """Tell two lengths that say where something is: they are no figures, whatever they are from."""
    sides = zip((duo.left, duo.right), couple, strict=True)
    return all(length in [each.far for each in _placings(told)] for told, length in sides)


def are_two_dimensions(duo: Duo, couple: Couple) -> bool:
    """Tell two lengths that are measured two ways: a height and a radius."""
    if not couple[0].unit.startswith(_LENGTH):
        return False
    left, right = _dimensions(duo.left), _dimensions(duo.right)
    return bool(left and right) and left.isdisjoint(right)


@once
def _dimensions(told: Told) -> frozenset[str]:
    lemmas = [word.lemma for word in told.words]
    listed = lexicons.load("figures")["dimension"]
    return frozenset(
        name for name in listed if has_any(lemmas, lexicons.words("figures", "dimension", name))
    )


@once
def _placings(told: Told) -> tuple[Placing, ...]:
    listed = lexicons.words("slots", told.claim.language, "bearing")
    found = []
    for far in (each for each in told.claim.quantities if each.unit.startswith(_LENGTH)):
        behind = [word for word in told.words if word.span.start >= far.span.end]
        if behind and behind[0].form.lower() in listed:
            origin = items(behind[1 : 1 + tuning.PHRASE_REACH])
            found.append(Placing(far, behind[0].form.lower(), origin))
    return tuple(found)
