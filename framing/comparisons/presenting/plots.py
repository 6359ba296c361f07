"""Things that are counted -> dot plots: where each number stands on the axis, and how it is drawn.

A plot is a list of lines, one a number. Positions across are per cent of the plot's width, so that
it fits every screen; down the page, each line draws from the line before it to itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from framing.comparisons.models import Finding
from framing.comparisons.presenting.axes import Scale, scale_of
from framing.comparisons.presenting.blind import shorten, shortened
from framing.comparisons.presenting.counted import Figure, Link, Series, Thing
from framing.comparisons.presenting.divisions import division_of
from framing.comparisons.presenting.kinds import BY_CODE, PLACE, Kind
from framing.comparisons.presenting.measuring import heading_of
from framing.comparisons.presenting.naming import Name, group_name, name_of
from framing.comparisons.presenting.numerals import TIMES, axis_value, unit_name, value
from framing.comparisons.presenting.quotes import Quote, quote_of
from framing.comparisons.presenting.stands import stands_of
from framing.comparisons.topics import Title, title
from framing.engine import Bound

OPEN_UP: Final = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
OPEN_DOWN: Final = frozenset({Bound.LESS_THAN, Bound.UP_TO})
HOLLOW: Final = frozenset({Bound.MORE_THAN, Bound.LESS_THAN, Bound.ABOUT})
# Why two numbers differ, by the kind of finding or what is special about it.
REASONS: Final[Mapping[str, Promise]] = {
    Finding.Kind.FIGURE: gettext_lazy("Zahl gegen Zahl"),
    Finding.Kind.UPDATE: gettext_lazy("der spätere Text ersetzt sie"),
    Finding.Subtype.OTHER_GROUP: gettext_lazy("andere Gruppe, kein Widerspruch"),
}


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
class Plot:
    """The numbers of one group on the axis of their thing."""

    series: Series
    lines: tuple[Line, ...]
    name: Name | None
    # Of a name that an earlier plot has: a finding tells them apart, or several texts give both.
    is_other: bool = False

    @property
    def example(self) -> Title:
        """A line out of one of its claims, which tells what is counted where no name does."""
        return example_of(self.series.figures)


@dataclass(frozen=True)
class Drawn:
    """A counted thing with its plots, one a group, on one axis."""

    thing: Thing
    scale: Scale
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
        ends = [(figure.low, figure.high) for figure in self.thing.figures]
        return max((abs(end) for pair in ends for end in pair if end is not None), default=0.0)

    @cached_property
    def ticks(self) -> list[tuple[float, str]]:
        """Where the axis has labels, and what they say."""
        return [
            (self.scale.x(tick), axis_value(tick, self.thing.unit, self.most))
            for tick in self.scale.ticks
        ]

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


def draw(thing: Thing) -> Drawn:
    """Give a thing its axis, its plots and its names."""
    figures = thing.compared or thing.figures
    ends = [end for figure in figures for end in (figure.low, figure.high) if end is not None]
    scale = scale_of(ends)
    plots = [
        Plot(
            series,
            tuple(lines_of(series, thing.links, scale)),
            group_name(series),
            is_other=series.of_whom in {earlier.of_whom for earlier in thing.series[:place]},
        )
        for place, series in enumerate(thing.series)
    ]
    return Drawn(
        thing,
        scale,
        name=heading_of(thing, name_of(thing)),
        title=example_of(thing.series[0].figures if thing.series else figures),
        plots=tuple(plots),
        apart=tuple(Line(figure, scale, (), ()) for figure in thing.apart),
        findings=tuple(findings_in(thing)),
    )


def findings_in(thing: Thing) -> Iterable[Found]:
    """Count what was found between the numbers of a thing, other groups apart."""
    told = Counter(
        (PLACE[link.finding.kind], link.finding.kind, link.finding.subtype) for link in thing.links
    )
    for place, kind, subtype in sorted(told):
        special = Finding.Subtype(subtype).label if subtype else ""
        reason = REASONS.get(subtype or kind, "")
        yield Found(BY_CODE[kind], str(special), str(reason), told[place, kind, subtype])


def lines_of(series: Series, links: Sequence[Link], scale: Scale) -> Iterable[Line]:
    """Lay out a group line by line."""
    named = shared_values(series.figures)
    guides = tuple(scale.x(number) for number in named)
    chain = replaced(series.figures, links)
    stands = stands_of(links)
    places = {figure: place for place, figure in enumerate(series.figures)}
    for place, figure in enumerate(series.figures):
        steps = []
        for newer, older in chain.items():
            if places[older] < place <= places[newer]:
                across = scale.x(newer.value) if newer is figure else None
                steps.append(Step(scale.x(older.value), across))
        yield Line(figure, scale, guides, tuple(steps), stands.get(figure, ""))


def shared_values(figures: Sequence[Figure]) -> list[float]:
    """The values that two or more accounts name, with any bound."""
    exact = [figure for figure in figures if not figure.is_vague]
    named = {(figure.value, figure.claim.account_id) for figure in exact}
    told = Counter(number for number, _account in named)
    return sorted(number for number, times in told.items() if times > 1)


def any_vague(figures: Iterable[Figure]) -> bool:
    """Whether one of these is a word for a magnitude, which has no place to lead a line from."""
    return any(figure.is_vague for figure in figures)


def replaced(figures: Sequence[Figure], links: Iterable[Link]) -> dict[Figure, Figure]:
    """For each number that replaces others, the last of those before it; others follow from it."""
    places = {figure: place for place, figure in enumerate(figures)}
    chain: dict[Figure, Figure] = {}
    for link in links:
        couple = [figure for figure in (link.left, link.right) if figure in places]
        if link.finding.kind != Finding.Kind.UPDATE or len(couple) < 2 or any_vague(couple):
            continue
        older, newer = sorted(couple, key=lambda figure: places[figure])
        # Where a text gives the older state later, a line would lead backwards.
        if newer.value <= older.value:
            continue
        if newer not in chain or places[chain[newer]] < places[older]:
            chain[newer] = older
    return chain
