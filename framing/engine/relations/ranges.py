"""Whether two values can be the same, given what the texts say of how exact they are."""

from framing.engine import tuning
from framing.engine.values import Bound, Quantity

Range = tuple[float | None, float | None]


def overlap(left: Range, right: Range) -> bool:
    """Tell whether two ranges have a value in common; None is open."""
    return _below(left[0], right[1]) and _below(right[0], left[1])


def _below(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


def stated(quantity: Quantity) -> Range:
    """Return the values that the words allow; "about" allows a tenth on either side."""
    low, high = quantity.low, quantity.high
    if quantity.bound is Bound.ABOUT:
        low = None if low is None else low * (1 - tuning.ABOUT_TOLERANCE)
        high = None if high is None else high * (1 + tuning.ABOUT_TOLERANCE)
    return low, high


def meant(quantity: Quantity) -> Range:
    """Close an open end where a writer would have named another figure: "over 160" is not 600."""
    low, high = stated(quantity)
    if low is not None and high is None:
        high = low * tuning.OPEN_REACH
    elif high is not None and low is None:
        low = high / tuning.OPEN_REACH
    return low, high


def can_agree(left: Quantity, right: Quantity) -> bool:
    """Tell whether both may be true of one thing; "more than 300" and 310 may."""
    return overlap(stated(left), stated(right))


def do_agree(left: Quantity, right: Quantity) -> bool:
    """Tell whether both give the same order of things; "more than 160" and 600 do not."""
    return overlap(meant(left), meant(right))


def is_magnitude(quantity: Quantity) -> bool:
    """Tell whether words name an order of magnitude alone: "Hunderte", "thousands"."""
    low, high = quantity.low, quantity.high
    return bool(low and high and quantity.bound is Bound.ABOUT and high >= low * tuning.MAGNITUDE)
