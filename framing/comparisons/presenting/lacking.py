"""What each account lacks though others have it, weighed by how many independent others do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.absences import Absence
from framing.comparisons.presenting.quotes import Quote, by_date, quote_of
from framing.comparisons.topics import Title
from framing.events.models import Account

Couple = frozenset[int]  # keys of two accounts


class Missing(NamedTuple):
    """One statement that an account lacks, as far as choosing what to show needs it."""

    finding: int
    row: int
    account: int
    is_early: bool  # whether the account was published before any other told it
    others: int  # accounts that have it, those of one source counted once


@dataclass(frozen=True)
class Lacking:
    """One statement that an account lacks, as the page prints it."""

    finding: Finding
    absence: Absence
    title: Title
    others: int
    accounts: int  # that have it
    differs: bool  # whether they do not all say the same
    quotes: tuple[Quote, ...]  # of those that this reader may see


@dataclass(frozen=True)
class Gap:
    """What one account lacks, and what it alone has."""

    account: Account
    open: Sequence[Missing]  # what it could have had, told by most independent others first
    early: Sequence[Missing]  # what was told only after it was published
    alone: int
    most: int  # how many the page shows

    @property
    def shown(self) -> Sequence[Missing]:
        """The strongest."""
        return self.open[: self.most]

    @property
    def left_out(self) -> int:
        """How many more there are."""
        return len(self.open) - len(self.shown)


def independent(accounts: Iterable[int], copies: Collection[Couple]) -> int:
    """Count accounts; those that are copies of each other, directly or by a third, once."""
    groups: list[set[int]] = []
    for account in sorted(accounts):
        touched = [
            group for group in groups if any(frozenset((account, one)) in copies for one in group)
        ]
        groups = [group for group in groups if group not in touched]
        groups.append({account}.union(*touched))
    return len(groups)


def quotes_in(claims: Iterable[Claim]) -> tuple[Quote, ...]:
    """The words of those who have a statement, the first of each account, by date."""
    first: dict[int, Claim] = {}
    for claim in claims:
        first.setdefault(claim.account_id, claim)
    return tuple(
        quote_of(claim, ()) for claim in sorted(first.values(), key=lambda c: by_date(c.account))
    )


def by_row(claims: Iterable[Claim]) -> Mapping[int, list[Claim]]:
    """Sort claims by row."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.row_id].append(claim)
    return found


def gaps_of(
    accounts: Sequence[Account], missing: Iterable[Missing], alone: Mapping[int, int], most: int
) -> list[Gap]:
    """What each account lacks, in the order of `accounts`.

    Told by most independent others first, then as the comparison orders its rows.
    """
    told: dict[tuple[int, bool], list[Missing]] = defaultdict(list)
    for each in sorted(missing, key=lambda each: (-each.others, each.row)):
        told[each.account, each.is_early].append(each)
    return [Gap(a, told[a.pk, False], told[a.pk, True], alone.get(a.pk, 0), most) for a in accounts]
