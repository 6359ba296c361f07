"""What a time that two claims give is: how long ago, how much later, or for how long."""

from typing import Final

from framing.engine import lexicons
from framing.engine.relations.groups import near
from framing.engine.relations.topics import Couple
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, once_each

_ROLES: Final = ("ago", "later", "lasting")
_OF_DATES: Final = ("duration:day", "duration:month")
_SIDES: Final = ("", "_behind")  # of the time


def are_other_times(duo: Duo, couple: Couple) -> bool:
    """Tell "zwanzig Minuten lang" from "zwölf Minuten später".

    Not "after ten days": who leaves then has stayed so long. And in a suggestion two times ago:
    what was so long ago are two happenings sooner than one. "Zwei Tage nach dem Unglück" at a head
    of a sentence says only when it was written.
    """
    if not couple[0].unit.startswith("duration"):
        return False
    if _dates(duo.left, couple[0]) or _dates(duo.right, couple[1]):
        return True
    one, other = _role(duo.left, couple[0]), _role(duo.right, couple[1])
    return (one != other and bool(one and other)) or (not duo.is_match and one == other == "ago")


def _dates(told: Told, quantity: Quantity) -> bool:
    """Tell days, months or years that open a sentence and say how long after something."""
    if quantity.unit not in _OF_DATES or quantity.span.start > told.words[0].span.start:
        return False
    listed = lexicons.words("figures", told.claim.language, "dating_behind")
    return not listed.isdisjoint(_behind(told, quantity))


@once_each
def _role(told: Told, quantity: Quantity) -> str:
    """Return what the word right before or behind a time makes of it, "" where it says nothing."""
    language = told.claim.language
    before = [word.form.lower() for word in near(told, quantity)[-1:]]
    behind = _behind(told, quantity)
    for role in _ROLES:
        lead, end = (lexicons.words("figures", language, f"{role}{side}") for side in _SIDES)
        if not (lead.isdisjoint(before) and end.isdisjoint(behind)):
            return role
    return ""


def _behind(told: Told, quantity: Quantity) -> list[str]:
    """Return the word right behind a time, if there is one."""
    return [w.form.lower() for w in told.words if w.span.start >= quantity.span.end][:1]
