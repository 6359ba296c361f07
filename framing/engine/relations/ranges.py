"""Whether two values can be the same, given what the texts say of how exact they are."""

from framing.engine import lexicons, tuning
from framing.engine.values import Bound, Quantity

Range = tuple[float | None, float | None]


def overlap(left: Range, right: Range) -> bool:
    """Tell whether two ranges have a value in common; None is open."""
    return _below(left[0], right[1]) and _below(right[0], left[1])


def _below(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


def value_of(quantity: Quantity) -> float:
    """Return the number that a figure names, of a range its lower end."""
    return quantity.low or quantity.high or 0.0


def stated(quantity: Quantity) -> Range:
    """Return the values that the words allow; "about" allows a tenth on either side."""
    low, high = quantity.low, quantity.high
    if quantity.bound is Bound.ABOUT:
        low = None if low is None else low * (1 - tuning.ABOUT_TOLERANCE)
        high = None if high is None else high * (1 + tuning.ABOUT_TOLERANCE)
    return low, high


def meant(quantity: Quantity) -> Range:
    """Close an open end where a writer would have named another figure: "over 160" is not 600.

    "Knapp" and "gut" are nearer to the number that they name than "unter" and "mehr als"; "more
    than a dozen" is farther off.
    """
    low, high = stated(quantity)
    reach = _reach(quantity.words)
    if low is not None and high is None:
        high = low * reach
    elif high is not None and low is None:
        low = high / reach
    return low, high


def is_near(words: str) -> bool:
    """Tell a number that is all but reached, or just passed: "fast 6000", "gut 300"."""
    listed = lexicons.words("figures", "all", "near")
    return not listed.isdisjoint(words.casefold().split()[:1])


def _reach(words: str) -> float:
    """Return how many times the number that an open figure names it may be."""
    if is_near(words):
        return tuning.NEAR_REACH
    is_dozen = words.casefold().split()[-1] in lexicons.words("figures", "all", "dozen")
    return tuning.DOZEN_REACH if is_dozen else tuning.OPEN_REACH


def can_agree(left: Quantity, right: Quantity) -> bool:
    """Tell whether both may be true of one thing; "more than 300" and 310 may."""
    return overlap(stated(left), stated(right))


def do_agree(left: Quantity, right: Quantity) -> bool:
    """Tell whether both give one value: "more than 70" and 72 do, 300 does not.

    Who opens a range with "at least 14" means 14: "at least 15" is another count.
    """
    named = _named(left), _named(right)
    if named[0] is not None and named[1] is not None and left.bound is right.bound:
        return named[0] == named[1]
    if named[0] is not None and named[0] == named[1]:
        # "Fewer than 160" and "more than 160" have nothing in common.
        return (left.low is None) is (right.low is None)
    return overlap(meant(left), meant(right))


def _named(quantity: Quantity) -> float | None:
    """Return the number that an open value names, None of any other value."""
    if (quantity.low is None) is (quantity.high is None):
        return None
    return quantity.low if quantity.high is None else quantity.high


def may_be_one_magnitude(left: Quantity, right: Quantity) -> bool:
    """Tell a word like "Hunderte" beside a number that it may have been said for.

    Beside another such word ("Tausende") it is a value as others are.
    """
    if is_magnitude(left) is is_magnitude(right):
        return False
    low = None if left.low is None else left.low / tuning.MAGNITUDE_REACH
    high = None if left.high is None else left.high * tuning.MAGNITUDE_REACH
    return overlap((low, high), (right.low, right.high))


def is_magnitude(quantity: Quantity) -> bool:
    """Tell whether words name an order of magnitude alone: "Hunderte", "thousands"."""
    low, high = quantity.low, quantity.high
    return bool(low and high and quantity.bound is Bound.ABOUT and high >= low * tuning.MAGNITUDE)
