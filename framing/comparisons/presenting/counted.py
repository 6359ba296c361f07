"""The numbers that claims hold -> the things they count, each with its groups.

Numbers belong to one thing where a finding sets them against each other, or where they count the
same word in the same unit. A number without a word of its own goes with its row.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.grouping import Groups
from framing.engine import Subtype

# Days and hours count nothing: where two texts differ in them, it is a contradiction.
NOT_COUNTED: Final = frozenset({"date", "time"})
FIGURE_RULES: Final = ("same_value", "other_value", "later_value", "other_group")


@dataclass(frozen=True, eq=False)
class Figure:
    """A number as one claim puts it."""

    claim: Claim
    unit: str
    what: str
    of_whom: str
    low: float | None
    high: float | None
    bound: str
    words: str
    at: tuple[int, int]  # characters of the claim's text

    @property
    def value(self) -> float:
        """The number that the words name: of a range, its middle."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends) if ends else 0.0

    @property
    def sort_key(self) -> tuple[bool, str, int, int, int]:
        """By the account's date, then as its text goes."""
        account = self.claim.account
        day = account.published_on
        return (day is None, str(day), account.pk, self.claim.order, self.at[0])


@dataclass(frozen=True)
class Link:
    """Two numbers that a finding sets against each other."""

    left: Figure
    right: Figure
    finding: Finding

    @property
    def is_one_group(self) -> bool:
        """Whether both count the same group, as far as the texts say."""
        return self.finding.subtype != Subtype.OTHER_GROUP


@dataclass(frozen=True)
class Series:
    """The numbers of one group; `of_whom` is empty where the texts name none."""

    of_whom: frozenset[str]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Thing:
    """Something that accounts count."""

    unit: str
    figures: tuple[Figure, ...]  # all of them, by date
    series: tuple[Series, ...]  # of these, those that are compared, by group
    apart: tuple[Figure, ...]  # the same word, but in no row or finding with another of them
    links: tuple[Link, ...] = field(default=())

    @property
    def accounts(self) -> int:
        """How many accounts count it."""
        return len({figure.claim.account_id for figure in self.compared})

    @property
    def compared(self) -> tuple[Figure, ...]:
        """What is set side by side."""
        return tuple(figure for series in self.series for figure in series.figures)

    @property
    def spread(self) -> float:
        """How far the numbers of its widest group lie apart, 0 to 1."""
        return max((spread_of(series.figures) for series in self.series), default=0.0)


def spread_of(figures: Iterable[Figure]) -> float:
    """How far numbers lie apart, as a share of the largest."""
    values = [figure.value for figure in figures]
    most = max(values, default=0.0)
    return (most - min(values)) / most if most > 0 else 0.0


def figures_of(claims: Iterable[Claim]) -> list[Figure]:
    """Read the numbers of claims, by date of the account."""
    found = [
        figure_of(claim, quantity)
        for claim in claims
        for quantity in claim.quantities
        if quantity["unit"] not in NOT_COUNTED and not quantity.get("former")
    ]
    return sorted(found, key=lambda figure: figure.sort_key)


def figure_of(claim: Claim, quantity: dict[str, Any]) -> Figure:
    """Read one number as it is stored."""
    start, end = quantity.get("at", (0, 0))
    return Figure(
        claim=claim,
        unit=quantity["unit"],
        what=quantity["what"],
        of_whom=quantity["of_whom"],
        low=quantity["low"],
        high=quantity["high"],
        bound=quantity["bound"],
        words=claim.text[start:end] or quantity["words"],
        at=(start, end),
    )


def links_of(findings: Iterable[Finding], figures: Iterable[Figure]) -> list[Link]:
    """Find which numbers findings speak of, by the characters that they mark."""
    by_claim: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_claim[figure.claim.pk].append(figure)
    found = []
    for finding in findings:
        pair = finding.two_claims
        marks = finding.evidence.get("marks", {})
        left = marked(by_claim[pair.left_id], marks.get("left", []))
        right = marked(by_claim[pair.right_id], marks.get("right", []))
        if left and right and left.unit == right.unit:
            found.append(Link(left, right, finding))
    return found


def marked(figures: Iterable[Figure], spans: Sequence[Sequence[int]]) -> Figure | None:
    """The number that stands where a finding points."""
    return next(
        (
            figure
            for figure in figures
            for start, end in spans
            if start < figure.at[1] and figure.at[0] < end
        ),
        None,
    )


def things_of(figures: Sequence[Figure], links: Sequence[Link]) -> list[Thing]:
    """Join numbers to things: those of most accounts first, then those that differ most."""
    groups = Groups()
    wordless = topics_of_rows(figures)
    for figure in figures:
        what = figure.what or wordless.get((figure.claim.row_id, figure.unit), "")
        groups.join((figure.unit, what, 0 if what else figure.claim.row_id), figure)
    for link in links:
        # Other groups of another word may be quite other things: weapons taken, shops looted.
        if link.is_one_group or link.left.what == link.right.what:
            groups.join(link.left, link.right)
    gathered: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        gathered[groups.of(figure)].append(figure)
    things = [thing_of(members, links) for members in gathered.values()]
    return sorted(things, key=lambda thing: (-thing.accounts, -thing.spread))


def topics_of_rows(figures: Iterable[Figure]) -> dict[tuple[int, str], str]:
    """What most numbers of a row count, by row and unit: numbers without a word go with these."""
    told: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for figure in figures:
        if figure.what:
            told[figure.claim.row_id, figure.unit][figure.what] += 1
    found = {}
    for place, counted in told.items():
        what, number = counted.most_common(1)[0]
        if 2 * number > counted.total():
            found[place] = what
    return found


def thing_of(figures: Sequence[Figure], links: Iterable[Link]) -> Thing:
    """Lay out the numbers of one thing by group."""
    members = set(figures)
    own = tuple(link for link in links if {link.left, link.right} <= members)
    met = met_in(figures, own)
    compared = [figure for figure in figures if figure in met]
    # A thing that only one account counts has nothing to be compared with.
    if not compared and len({figure.claim.account_id for figure in figures}) == 1:
        compared = list(figures)
    return Thing(
        unit=figures[0].unit,
        figures=tuple(figures),
        series=tuple(series_of(compared, own)),
        apart=tuple(figure for figure in figures if figure not in set(compared)),
        links=own,
    )


def met_in(figures: Sequence[Figure], links: Iterable[Link]) -> set[Figure]:
    """The numbers that stand in a row, or in a finding, with one of another account.

    The same number of the same word is met as well, wherever it stands.
    """
    by_row: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_row[figure.claim.row_id].append(figure)
    met = {figure for link in links for figure in (link.left, link.right)}
    for told in by_row.values():
        if len({figure.claim.account_id for figure in told}) > 1:
            met.update(told)
    named = {(figure.what, figure.of_whom, figure.value) for figure in met}
    return met | {f for f in figures if f.what and (f.what, f.of_whom, f.value) in named}


def series_of(figures: Sequence[Figure], links: Sequence[Link]) -> Iterator[Series]:
    """Keep groups apart: by their names, and where a finding says that two are others.

    Two names of a group are one where a finding says so. Of most numbers the text names no group;
    of these, too, 44 and 164 dead are not of one where a finding has told them apart.
    """
    names, same = Groups(), Groups()
    for link in links:
        if link.is_one_group:
            same.join(link.left, link.right)
            if link.left.of_whom and link.right.of_whom:
                names.join(link.left.of_whom, link.right.of_whom)
    gathered: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        same.join((figure.what, figure.of_whom, figure.value), figure)
        gathered[names.of(figure.of_whom)].append(figure)
    others = {
        frozenset((same.of(link.left), same.of(link.right)))
        for link in links
        if not link.is_one_group
    }
    told = {name: apart(held, same, others) for name, held in gathered.items()}
    # The whole before its parts, then the groups that most accounts name.
    for _name, parts in sorted(
        told.items(), key=lambda item: (item[0] != "", -sum(map(len, item[1])))
    ):
        for part in parts:
            yield Series(frozenset(figure.of_whom for figure in part), tuple(part))


def apart(
    figures: Sequence[Figure], same: Groups, others: Collection[frozenset[Hashable]]
) -> list[list[Figure]]:
    """Part the numbers of one name so that none stands with one of another group.

    What findings take for one stays together; what they say nothing of goes with the most.
    """
    held: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        held[same.of(figure)].append(figure)
    parts: list[list[Hashable]] = []
    for key in sorted(held, key=lambda key: -len(held[key])):
        fitting = (
            part for part in parts if not any(frozenset((key, one)) in others for one in part)
        )
        place = next(fitting, None)
        if place is None:
            parts.append([key])
        else:
            place.append(key)
    return [[figure for figure in figures if same.of(figure) in part] for part in parts]
