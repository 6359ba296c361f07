"""Which account tells which statement: the map on an event's first page, and what it adds up to."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final, NamedTuple

from django.utils.translation import get_language

from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.blind import shortened
from framing.comparisons.presenting.cells import attach, masked
from framing.comparisons.presenting.grouping import Groups
from framing.comparisons.presenting.kinds import BY_CODE, KINDS, PLACE, Kind
from framing.comparisons.quoting import Shown, copies_of
from framing.comparisons.topics import Title, title
from framing.comparisons.weights import STRENGTH, is_dispute
from framing.engine import Subtype
from framing.events.models import Account

MOST_COLUMNS: Final = 60  # statements on the map, those that most accounts tell; more is no glance

# What a claim needs to name a row, and to hide outlets' names in it; the rest is half of a claim.
NAMING: Final = ("account", "row", "text", "cue", "speaker", "speaker_chain")


@dataclass(frozen=True, slots=True)
class Field:
    """Where an account and a statement meet: whether it is told there, and what differs."""

    account: Account
    row: int
    title: Title
    is_told: bool
    kind: Kind | None  # of the weightiest difference that this account has part in


@dataclass(frozen=True, slots=True)
class Line:
    """One account's line of the map."""

    account: Account
    fields: tuple[Field, ...]
    shared: int  # statements of the map that it tells
    alone: int  # statements that no other account tells


@dataclass(frozen=True, slots=True)
class Coverage:
    """The map: its columns are statements, those that most accounts tell first."""

    lines: tuple[Line, ...]
    titles: tuple[tuple[int, Title], ...]  # key of the row, what it is about
    left_out: int  # statements told by several accounts that the map has no room for


class Difference(NamedTuple):
    """What was found between two accounts in a row."""

    row: int
    kind: str
    subtype: str
    left: int  # keys of the accounts
    right: int


@dataclass(frozen=True)
class Told:
    """Who tells what, and what was found: read once, counted in several ways."""

    claims: int  # of all accounts
    accounts: Mapping[int, set[int]]  # row -> accounts that tell it
    found: Sequence[Difference]

    @cached_property
    def shared(self) -> dict[int, set[int]]:
        """Rows that two or more accounts tell."""
        return {row: those for row, those in self.accounts.items() if len(those) > 1}

    @cached_property
    def alone(self) -> Counter[int]:
        """How many rows each account tells that no other does."""
        return Counter(next(iter(those)) for those in self.accounts.values() if len(those) == 1)

    @property
    def kinds(self) -> list[tuple[Kind, int]]:
        """In how many rows each kind occurs."""
        rows = Counter(kind for _row, kind in {(each.row, each.kind) for each in self.found})
        return [(kind, rows[kind.code]) for kind in KINDS if rows[kind.code]]


def told_in(comparison: Comparison, seen: Shown) -> Told:
    """Read off a comparison who tells what; two queries."""
    claims = comparison.claims.order_by().values_list("row", "account")
    accounts: dict[int, set[int]] = defaultdict(set)
    for row, account in claims:
        accounts[row].add(account)
    found = Finding.objects.filter(seen.findings(), comparison=comparison).shown().order_by()
    sides = ("pair__left__account", "pair__right__account")
    found_between = found.values_list("row", "kind", "subtype", *sides)
    return Told(len(claims), accounts, [Difference(*values) for values in found_between])


def coverage(told: Told, accounts: Sequence[Account], seen: Shown) -> Coverage:
    """Lay out the map of these accounts, in one query."""
    ranked = sorted(told.shared, key=lambda row: (-len(told.shared[row]), row))
    columns = ranked[:MOST_COLUMNS]
    titles = titles_of(columns, accounts, seen, disputed_in(told.found))
    kinds = kinds_by_field(told.found)

    def field(account: Account, row: int) -> Field:
        kind = BY_CODE.get(kinds.get((account.pk, row), ""))
        return Field(account, row, titles[row], account.pk in told.shared[row], kind)

    lines = []
    for account in accounts:
        fields = tuple(field(account, row) for row in columns)
        shared = sum(field.is_told for field in fields)
        lines.append(Line(account, fields, shared, told.alone[account.pk]))
    named = tuple((row, titles[row]) for row in columns)
    return Coverage(tuple(lines), named, len(ranked) - len(columns))


def disputed_in(found: Iterable[Difference]) -> set[int]:
    """The rows of which only one telling can be so as it stands."""
    return {each.row for each in found if is_dispute(each.kind, each.subtype)}


def titles_of(
    rows: Sequence[int], accounts: Sequence[Account], seen: Shown, disputed: Collection[int]
) -> dict[int, Title]:
    """Name statements by words that this reader may see."""
    shown = Claim.objects.filter(seen.claims(), row__in=rows, account__in=accounts)
    shown = shown.only(*NAMING, *(f"row__{name}" for name in ("comparison", "topic")))
    by_row: dict[int, list[Claim]] = defaultdict(list)
    for claim in attach(shown.select_related("row").order_by("order"), accounts):
        by_row[claim.row_id].append(claim)
    language = get_language() or "de"
    names = {}
    for row in rows:
        told, is_disputed = by_row[row], row in disputed
        topic = Title(masked(told[0].row.topic, accounts) if told else "–")
        names[row] = topic or shortened(title(told, language, is_disputed=is_disputed))
    return names


def kinds_by_field(found: Iterable[Difference]) -> dict[tuple[int, int], str]:
    """The weightiest difference of each account in each row."""
    kinds: dict[tuple[int, int], str] = {}
    for each in found:
        if each.kind not in STRENGTH or each.subtype == Subtype.OTHER_GROUP:
            continue
        for account in (each.left, each.right):
            known = kinds.get((account, each.row))
            if known is None or PLACE[each.kind] < PLACE[known]:
                kinds[account, each.row] = each.kind
    return kinds


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much of what several accounts tell alike comes from one source."""

    rows: int  # with an agreement or a copy
    copied: int  # of these, those in which nobody agrees but copies
    origins: tuple[tuple[Account, ...], ...]  # accounts that share a whole text
    couples: tuple[
        tuple[Account, Account, int], ...
    ]  # others that share a source, in how many rows


def agreement(
    comparison: Comparison, told: Told, accounts: Sequence[Account], seen: Shown
) -> Agreement:
    """Count rows that agree, and those that agree only because one copied the other."""
    copies = copies_of(comparison, seen)
    independent: dict[int, bool] = defaultdict(bool)
    for each in told.found:
        if each.kind in {Finding.Kind.AGREEMENT, Finding.Kind.SAME_ORIGIN}:
            agrees = each.kind == Finding.Kind.AGREEMENT
            independent[each.row] |= agrees and frozenset((each.left, each.right)) not in copies
    return Agreement(
        rows=len(independent),
        copied=sum(not free for free in independent.values()),
        origins=tuple(groups_of(copies, accounts)),
        couples=tuple(couples_of(told, copies, accounts)),
    )


def couples_of(
    told: Told, copies: Collection[frozenset[int]], accounts: Sequence[Account]
) -> Iterable[tuple[Account, Account, int]]:
    """Two accounts each that share a source in some rows, but not a whole text: most rows first."""
    shared = {
        (each.row, frozenset((each.left, each.right)))
        for each in told.found
        if each.kind == Finding.Kind.SAME_ORIGIN
    }
    rows = Counter(couple for _row, couple in shared if couple not in copies)
    found = [
        (one, other, rows[frozenset((one.pk, other.pk))])
        for one, other in combinations(accounts, 2)
    ]
    return sorted((each for each in found if each[2]), key=lambda each: -each[2])


def groups_of(
    couples: Iterable[frozenset[int]], accounts: Sequence[Account]
) -> list[tuple[Account, ...]]:
    """Join couples of accounts to groups, each in the order of `accounts`."""
    groups = Groups()
    for couple in couples:
        groups.join(*sorted(couple))
    gathered: dict[Hashable, list[Account]] = defaultdict(list)
    for account in accounts:
        gathered[groups.of(account.pk)].append(account)
    return [tuple(group) for group in gathered.values() if len(group) > 1]
