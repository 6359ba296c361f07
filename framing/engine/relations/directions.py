"""One number went up by so much and, by the other claim, down: by how much is then no matter."""

from itertools import product

from framing.engine import lexicons
from framing.engine.relations.groups import near
from framing.engine.relations.negation import is_turned
from framing.engine.relations.opposites import Pole, poles
from framing.engine.relations.topics import Couple, numbers
from framing.engine.rules import OPPOSITE, Duo
from framing.engine.values import Finding, Quantity
from framing.engine.words import Told, once, once_each


@once
def find(duo: Duo) -> Finding | None:
    """Return the contradiction of a sure match on whether something grew or shrank."""
    if not duo.is_sure:
        return None
    for couple in product(numbers(duo.left), numbers(duo.right)):
        ways = _ways(duo, couple)
        if ways:
            spans = ([word.span for word in way.words] for way in ways)
            return duo.finding(OPPOSITE, *spans, opposites=ways[0].key)
    return None


def are_opposed(duo: Duo, couple: Couple) -> bool:
    """Tell "um ein Drittel geschrumpft" and "um ein Fünftel erhöht"."""
    return bool(_ways(duo, couple))


def _ways(duo: Duo, couple: Couple) -> tuple[Pole, ...]:
    """Return the two words by which one thing went two ways, if it did."""
    left, right = couple
    one, other = _way(duo.left, left), _way(duo.right, right)
    if left.unit != right.unit or one is None or other is None or one.side == other.side:
        return ()
    return one, other


@once_each
def _way(told: Told, quantity: Quantity) -> Pole | None:
    """Return the one word by which a number is how much something rose or fell by."""
    language = told.claim.language
    by = lexicons.words("figures", language, "changed_by")
    before = [word.form.lower() for word in near(told, quantity)[-1:]]
    if by.isdisjoint(before) or is_turned(told.words, language):
        return None
    found = [pole for pole in poles(told.words, language) if pole.key == "rise"]
    return found[0] if len({pole.side for pole in found}) == 1 else None
