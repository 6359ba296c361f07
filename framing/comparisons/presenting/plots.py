"""Things that are counted -> dot plots: where each number stands on the axis, and how it is drawn.

A plot is a list of lines, one a number. Positions across are per cent of the plot's width, so that
it fits every screen; down the page, each line draws from the line before it to itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framing.comparisons.models import Finding
from framing.comparisons.presenting.axes import Scale
from framing.comparisons.presenting.blind import shorten, shortened
from framing.comparisons.presenting.counted import Figure, Series, Thing
from framing.comparisons.presenting.divisions import division_of
from framing.comparisons.presenting.kinds import Kind
from framing.comparisons.presenting.naming import Name
from framing.comparisons.presenting.numerals import TIMES, unit_name, value
from framing.comparisons.presenting.quotes import Quote, quote_of
from framing.comparisons.topics import Title, title
from framing.engine import Bound

OPEN_UP: Final = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
OPEN_DOWN: Final = frozenset({Bound.LESS_THAN, Bound.UP_TO})
SHORT_VALUE: Final = 8  # characters: "> 2.500", "120.000"
HOLLOW: Final = frozenset({Bound.MORE_THAN, Bound.LESS_THAN, Bound.ABOUT})


@dataclass(frozen=True)
class Step:
    """The line from an older number to the one that replaces it, as far as this line draws it."""

    down: float  # where it comes down
    across: float | None  # where it then leads, on the line of the newer number


@dataclass(frozen=True)
class Line:
    """One number of a plot."""

    figure: Figure
    scale: Scale
    guides: tuple[float, ...]  # where values stand that several accounts name
    steps: tuple[Step, ...]
    stand: str = ""  # of which day it is, where that is not its account's

    @cached_property
    def quote(self) -> Quote:
        """The claim that it stands in."""
        return quote_of(self.figure.claim, [(Finding.Kind.FIGURE, [self.figure.at])])

    @cached_property
    def who(self) -> str:
        """Say whose number it is."""
        source, names = self.figure.source, self.figure.claim.account.hidden_names
        source = shorten(names.hide(source)) if names else source
        return _("laut: %(speaker)s") % {"speaker": source} if source else self.quote.voice

    @cached_property
    def words(self) -> str:
        """How the text puts it."""
        return shorten(self.figure.words)

    @property
    def is_shared(self) -> bool:
        """Whether another account names the same number."""
        return self.x in self.guides

    @cached_property
    def value(self) -> str:
        """The number with its bound, in figures; a word for a magnitude as it stands.

        One of a division is none without the other: "14 (17 zu 14)".
        """
        told = self.words if self.figure.is_vague else value(self.figure)
        votes = division_of(self.figure)
        return f"{told} ({votes})" if votes else told

    @cached_property
    def band(self) -> tuple[float, float] | None:
        """From where to where about a word for a magnitude reaches, and how wide that is."""
        low, high = self.figure.low, self.figure.high
        if not self.figure.is_vague or low is None or high is None:
            return None
        start = self.scale.x(low)
        return start, round(self.scale.x(high) - start, 2)

    @cached_property
    def x(self) -> float:
        """Where its dot stands."""
        return self.scale.x(self.figure.value)

    @property
    def is_hollow(self) -> bool:
        """Whether the number itself is only about right, or just not reached."""
        return self.figure.bound in HOLLOW

    @cached_property
    def whisker(self) -> tuple[float, float] | None:
        """From where to where a bar shows what the words allow, where they give both ends."""
        low, high = self.figure.low, self.figure.high
        if self.band or low is None or high is None or low == high:
            return None
        return self.scale.x(low), self.scale.x(high)

    @property
    def is_range(self) -> bool:
        """Whether the words give two ends and no number between them."""
        low, high = self.figure.low, self.figure.high
        return low is not None and high is not None and low != high

    @property
    def arrow(self) -> str:
        """The side on which it is open: "up", "down" or none."""
        low, high, bound = self.figure.low, self.figure.high, self.figure.bound
        if self.band or (low is not None and high is not None):
            return ""
        return "up" if bound in OPEN_UP else "down" if bound in OPEN_DOWN else ""


class Found(NamedTuple):
    """What was found between two numbers of a thing, and how often."""

    kind: Kind
    special: str
    reason: str  # why such numbers differ
    number: int


@dataclass(frozen=True)
class Axis:
    """Where an axis has labels, in per cent of its width, and what they say."""

    ticks: tuple[tuple[float, str], ...]
    is_log: bool


@dataclass(frozen=True)
class Plot:
    """The numbers of one group, on the axis of their thing or, if they are small, on their own."""

    series: Series
    lines: tuple[Line, ...]
    name: Name | None
    axis: Axis
    has_own_axis: bool = False
    # Of a name that an earlier plot has: a finding tells them apart, or several texts give both.
    is_other: bool = False

    @property
    def example(self) -> Title:
        """A line out of one of its claims, which tells what is counted where no name does."""
        return example_of(self.series.figures)


@dataclass(frozen=True)
class Drawn:
    """A counted thing with its plots, one a group."""

    thing: Thing
    name: Name
    title: Title  # a line out of one of its claims, for a word alone may say little
    plots: tuple[Plot, ...]
    apart: tuple[Line, ...]
    findings: tuple[Found, ...]

    @property
    def key(self) -> int:
        """What names it on its page."""
        return self.thing.figures[0].claim.pk

    @cached_property
    def most(self) -> float:
        """Its largest value, by which its unit is chosen."""
        return most_of(self.thing)

    @property
    def has_log_axis(self) -> bool:
        """Whether one of its axes goes by tens."""
        return any(plot.axis.is_log for plot in self.plots)

    @property
    def has_short_values(self) -> bool:
        """Whether a narrow column holds each of its values."""
        return all(len(line.value) <= SHORT_VALUE for plot in self.plots for line in plot.lines)

    @property
    def checked(self) -> int:
        """How many of its findings a person has confirmed."""
        confirmed = Finding.State.CONFIRMED
        return sum(link.finding.state == confirmed for link in self.thing.links)

    @property
    def unit(self) -> str:
        """What its values are measured in, as a heading says it; nothing for mere counts."""
        if self.thing.unit == TIMES:
            return _("als Vielfaches")
        name = unit_name(self.thing.unit, self.most)
        return _("in %(unit)s") % {"unit": name} if name else ""

    @cached_property
    def lines(self) -> list[Line]:
        """Every number of it, as a table lists them."""
        return [*(line for plot in self.plots for line in plot.lines), *self.apart]


def example_of(figures: Iterable[Figure]) -> Title:
    """Give the line that is most typical of the claims that hold these numbers."""
    return shortened(title([figure.claim for figure in figures], get_language() or "de"))


def ends_of(figures: Iterable[Figure]) -> list[float]:
    """Every number that the words of these name."""
    return [end for figure in figures for end in (figure.low, figure.high) if end is not None]


def most_of(thing: Thing) -> float:
    """The largest number of a thing, whatever its sign; its unit is chosen by that."""
    return max((abs(end) for end in ends_of(thing.figures)), default=0.0)
