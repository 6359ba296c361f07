"""Numbers -> the things they count, each with its groups.

Numbers belong to one thing where they count the same word in the same unit, or where a finding of
the same thing sets them against each other. A number without a word of its own goes with its row.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from framing.comparisons.presenting.counted import Figure, Link, Series, Thing
from framing.comparisons.presenting.grouping import Groups

# A number without a word counts something else than those of its row from which it is further away:
# 207 seized in two markets, 50,000 who took part. The engine compares counts as far.
FAR: Final = 10


def things_of(figures: Sequence[Figure], links: Sequence[Link]) -> list[Thing]:
    """Join numbers to things: those of most accounts first, then those that differ most."""
    groups = Groups()
    wordless = Wordless(figures)
    # Parts of a whole that somebody counts are one thing; what each text counts of something else
    # under one verb ("cars burnt", "shops burnt") is not.
    wholes = {(figure.unit, figure.kind) for figure in figures if not figure.of_whom}
    for figure in figures:
        what = figure.kind or wordless.what(figure)
        part = "" if (figure.unit, figure.kind) in wholes else figure.of_whom
        groups.join((figure.unit, what, part, 0 if what else figure.claim.row_id), figure)
    for link in links:
        if link.is_one_thing:
            groups.join(link.left, link.right)
    gathered: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        gathered[groups.of(figure)].append(figure)
    things = [thing_of(members, links) for members in gathered.values()]
    return sorted(things, key=lambda thing: (-thing.most_accounts, -thing.accounts, -thing.spread))


class Wordless:
    """What numbers without a word of their own count: the same as most numbers of their row."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.told: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        self.values: dict[tuple[int, str, str], set[float]] = defaultdict(set)
        for figure in figures:
            if figure.kind:
                row = figure.claim.row_id
                self.told[row, figure.unit][figure.kind] += 1
                self.values[row, figure.unit, figure.kind].add(figure.value)

    def what(self, figure: Figure) -> str:
        """What it counts; nothing where its row is of several things, or of quite other numbers."""
        row, unit = figure.claim.row_id, figure.unit
        counted = self.told.get((row, unit))
        if not counted:
            return ""
        what, number = counted.most_common(1)[0]
        if 2 * number <= counted.total():
            return ""
        near = (is_near(figure.value, value) for value in self.values[row, unit, what])
        return what if any(near) else ""


def is_near(one: float, other: float) -> bool:
    """Whether two numbers may count the same, by their size."""
    return max(one, other) <= FAR * min(one, other)


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
    named = {(figure.kind, figure.of_whom, figure.value) for figure in met}
    return met | {f for f in figures if f.kind and (f.kind, f.of_whom, f.value) in named}


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
        same.join((figure.kind, figure.of_whom, figure.value), figure)
        gathered[names.of(figure.of_whom)].append(figure)
    others = {
        frozenset((same.of(link.left), same.of(link.right)))
        for link in links
        if not link.is_one_group
    }
    others |= told_twice(figures, same)
    told = {name: apart(held, same, others) for name, held in gathered.items()}
    # The whole before its parts, then the groups that most accounts name.
    for _name, parts in sorted(
        told.items(), key=lambda item: (item[0] != "", -sum(map(len, item[1])))
    ):
        for part in parts:
            yield Series(frozenset(figure.of_whom for figure in part), tuple(part))


def told_twice(figures: Sequence[Figure], same: Groups) -> set[frozenset[Hashable]]:
    """Couples of numbers that several texts give in two sentences of two rows.

    Who tells of 1,200 at a rally and elsewhere of 400 on a bridge counts two crowds.
    """
    by_account: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_account[figure.claim.account_id].append(figure)
    times: Counter[frozenset[Hashable]] = Counter()
    for held in by_account.values():
        times.update(
            {
                frozenset((same.of(one), same.of(other)))
                for one, other in combinations(held, 2)
                if one.claim.row_id != other.claim.row_id and one.of_whom == other.of_whom
            }
        )
    return {couple for couple, number in times.items() if number > 1 and len(couple) > 1}


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
