"""Things that are counted -> plots: axes, and what each number's line draws.

Down the page, each line draws from the line before it to itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from framing.comparisons.models import Finding
from framing.comparisons.presenting.axes import Scale, scale_of
from framing.comparisons.presenting.counted import Figure, Link, Series, Thing
from framing.comparisons.presenting.kinds import BY_CODE, PLACE
from framing.comparisons.presenting.measuring import COUNT, heading_of
from framing.comparisons.presenting.naming import group_name, name_of
from framing.comparisons.presenting.numerals import axis_value
from framing.comparisons.presenting.plots import (
    Axis,
    Drawn,
    Found,
    Line,
    Plot,
    Step,
    ends_of,
    example_of,
    most_of,
)
from framing.comparisons.presenting.stands import stands_of

# A group whose numbers would all lie in the first quarter of their thing's axis has its own.
OWN_AXIS: Final = 4
# Why two numbers differ, by the kind of finding or what is special about it.
REASONS: Final[Mapping[str, Promise]] = {
    Finding.Kind.FIGURE: gettext_lazy("Zahl gegen Zahl"),
    Finding.Kind.UPDATE: gettext_lazy("der spätere Text ersetzt sie"),
    Finding.Subtype.OTHER_GROUP: gettext_lazy("andere Gruppe, kein Widerspruch"),
}


def draw(thing: Thing) -> Drawn:
    """Give a thing its names, and each of its groups an axis and a plot."""
    figures = thing.compared or thing.figures
    scale = scale_of(ends_of(figures), whole=thing.unit == COUNT)
    return Drawn(
        thing,
        name=heading_of(thing, name_of(thing)),
        title=example_of(thing.series[0].figures if thing.series else figures),
        plots=tuple(plots_of(thing, scale)),
        apart=tuple(Line(figure, scale, (), ()) for figure in thing.apart),
        findings=tuple(findings_in(thing)),
    )


def plots_of(thing: Thing, shared: Scale) -> Iterable[Plot]:
    """Draw the groups of a thing on one axis, but small ones each on its own."""
    named: set[frozenset[str]] = set()
    for series in thing.series:
        own = own_scale(series, thing) if not shared.is_log else None
        scale = own or shared
        yield Plot(
            series,
            tuple(lines_of(series, thing.links, scale)),
            group_name(series),
            axis_of(scale, thing),
            has_own_axis=own is not None,
            is_other=series.of_whom in named,
        )
        named.add(series.of_whom)


def own_scale(series: Series, thing: Thing) -> Scale | None:
    """The axis of a group that would hardly leave the start of its thing's; else none.

    Nor is there one whose labels would round to the same in the unit of the thing.
    """
    ends, of_all = ends_of(series.figures), ends_of(thing.compared)
    if not ends or max(ends) * OWN_AXIS >= max(of_all):
        return None
    scale = scale_of(ends, whole=thing.unit == COUNT)
    labels = [label for _x, label in axis_of(scale, thing).ticks]
    return scale if len(set(labels)) == len(labels) else None


def axis_of(scale: Scale, thing: Thing) -> Axis:
    """Say what stands along an axis, in the unit in which the values of its thing are told."""
    most = most_of(thing)
    ticks = ((scale.x(tick), axis_value(tick, thing.unit, most)) for tick in scale.ticks)
    return Axis(tuple(ticks), scale.is_log)


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
