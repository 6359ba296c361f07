"""A least number of an earlier day that a later count has passed: at least 11, then 12."""

from framing.engine.quantities.kinds import is_cumulative
from framing.engine.relations.stands import day_of
from framing.engine.relations.topics import Couple
from framing.engine.rules import Duo
from framing.engine.values import Bound


def is_passed(duo: Duo, couple: Couple) -> bool:
    """Tell whether a later day's exact count is above what was at least so on the earlier one.

    On one day both are one count ("at least 11" and 12). Of seventeen read events four of four such
    pairs of two days are labelled a later stand; of "more than" one of one is not.
    """
    if all(each.bound is not Bound.AT_LEAST for each in couple) or not is_cumulative(couple):
        return False
    one, other = day_of(duo.left, couple[0]), day_of(duo.right, couple[1])
    if one is None or other is None or one == other:
        return False
    earlier, later = couple if one < other else couple[::-1]
    is_counted = later.bound is Bound.EXACT and later.low == later.high
    is_least = earlier.bound is Bound.AT_LEAST and earlier.low is not None
    return is_counted and is_least and (later.low or 0) > (earlier.low or 0)
