"""A later count so far below an earlier one that it counts others."""

from typing import Final

from framing.engine import tuning
from framing.engine.quantities.kinds import is_cumulative, kind_of
from framing.engine.relations.groups import says
from framing.engine.relations.ranges import value_of
from framing.engine.relations.stands import day_of, has_moved
from framing.engine.relations.topics import Couple
from framing.engine.rules import Duo

_MISSING: Final = "vermisst"  # who was missed is found


def has_collapsed(duo: Duo, couple: Couple) -> bool:
    """Tell a later count so far below the earlier one that others are counted, unless it is said.

    900 arrests in a country, 90 a week later: of a place, or of who is still held.
    """
    one, other = day_of(duo.left, couple[0]), day_of(duo.right, couple[1])
    if one is None or other is None or one == other or has_moved(duo):
        return False
    later, earlier = couple if one > other else couple[::-1]
    is_few = value_of(later) * tuning.COLLAPSE_RATIO < value_of(earlier)
    is_crowd = value_of(earlier) >= tuning.COLLAPSE_LEAST and kind_of(later) != _MISSING
    return is_few and is_crowd and is_cumulative(couple) and not _is_corrected(duo)


def _is_corrected(duo: Duo) -> bool:
    """Tell whether either text sets a number right: "wurde auf 60 korrigiert", "revised to 60"."""
    return any(
        any(quantity.former for quantity in told.claim.quantities) or says(told, "corrected")
        for told in (duo.left, duo.right)
    )
