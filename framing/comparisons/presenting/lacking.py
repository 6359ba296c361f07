"""What each account lacks though others have it, weighed by how many independent others do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.absences import Absence
from framing.comparisons.presenting.quotes import Quote, by_date, quote_of
from framing.engine import AbsenceReason
from framing.events.models import Account

Couple = frozenset[int]  # keys of two accounts


@dataclass(frozen=True)
class Lacking:
    """One statement that an account lacks."""

    finding: Finding
    absence: Absence
    title: str
    others: int  # accounts that have it, those of one source counted once
    accounts: int  # accounts that have it
    differs: bool  # whether they do not all say the same
    quotes: tuple[Quote, ...]  # of those that this reader may see

    @property
    def is_early(self) -> bool:
        """Whether the account was published before any other told it."""
        return bool(self.finding.evidence.get("reason") == AbsenceReason.EARLIER)


@dataclass(frozen=True)
class Gap:
    """What one account lacks, and what it alone has."""

    account: Account
    lacking: tuple[Lacking, ...]  # told by most independent others first
    alone: int
    most: int  # how many the page shows

    @property
    def open(self) -> list[Lacking]:
        """What it could have had."""
        return [each for each in self.lacking if not each.is_early]

    @property
    def early(self) -> list[Lacking]:
        """What was told only after it was published."""
        return [each for each in self.lacking if each.is_early]

    @property
    def shown(self) -> list[Lacking]:
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


def strongest(lacking: Iterable[Lacking]) -> tuple[Lacking, ...]:
    """Sort: told by most independent others first, then as the comparison orders its rows."""
    return tuple(sorted(lacking, key=lambda each: (-each.others, each.finding.row_id or 0)))


def gaps_of(
    accounts: Sequence[Account], lacking: Iterable[Lacking], alone: Mapping[int, int], most: int
) -> list[Gap]:
    """What each account lacks, in the order of `accounts`."""
    told: dict[int, list[Lacking]] = defaultdict(list)
    for each in lacking:
        told[each.absence.account.pk].append(each)
    return [Gap(a, strongest(told[a.pk]), alone.get(a.pk, 0), most) for a in accounts]
