"""Values -> an axis: its ends, its ticks, and where on it each value stands."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

EDGE: Final = 4.0  # per cent kept free on both sides, for marks that stand at an end
TICKS: Final = 4  # intervals at most; more labels would touch on a phone
# From here a plain axis would put the small numbers on one spot: 1 : 300 is a third of a per cent.
LOG_FROM: Final = 300


@dataclass(frozen=True)
class Scale:
    """An axis: from which value to which, and whether each step is ten times the last."""

    least: float
    most: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def x(self, number: float) -> float:
        """Where a value stands, in per cent of the width."""
        low, high, here = self.least, self.most, max(number, self.least)
        if self.is_log:
            low, high, here = (math.log10(end) for end in (low, high, here))
        return round(EDGE + (100 - 2 * EDGE) * (here - low) / (high - low), 2)


def scale_of(values: Iterable[float], *, whole: bool = False) -> Scale:
    """Choose an axis: from nought, or by tens where the values are too far apart for that.

    `whole` keeps halves off its ticks: nobody counts one and a half children.
    """
    known = sorted(values)
    most = known[-1] if known else 0.0
    least = next((number for number in known if number > 0), 0.0)
    if least and known[0] > 0 and most / least >= LOG_FROM:
        first, last = math.floor(math.log10(least)), math.ceil(math.log10(most))
        every = math.ceil((last - first) / TICKS)
        powers = range(first, last + every, every)
        ticks = tuple(10.0**power for power in powers)
        return Scale(ticks[0], ticks[-1], ticks, is_log=True)
    step = max(step_of(most), 1.0) if whole else step_of(most)
    ticks = tuple(step * place for place in range(math.ceil(max(most, step) / step) + 1))
    return Scale(0.0, ticks[-1], ticks)


def step_of(most: float) -> float:
    """A round step that reaches the largest value in a few ticks: 1, 2 or 5 times a ten."""
    if most <= 0:
        return 1.0
    ten = 10.0 ** math.floor(math.log10(most / TICKS))
    return next(ten * times for times in (1, 2, 5, 10) if ten * times * TICKS >= most)
