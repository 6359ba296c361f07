"""Which accounts meet where: the few to begin with, and those that differ most."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.quoting import Shown
from framing.events.models import Account

Couple = frozenset[int]  # the keys of two accounts
COLUMNS: Final = 4  # chosen at first: as many as a laptop shows without scrolling sideways


def usual(
    comparison: Comparison, available: Sequence[Account], shown: Shown, number: int = COLUMNS
) -> list[Account]:
    """A few accounts to begin with: the one that shares most, then what differs most from it.

    Copies of one agency share most and show least, so differences count before shared rows.
    """
    if len(available) <= number:
        return list(available)
    shared = shared_between(comparison, shown)
    counts = (differences_between(comparison, shown), shared)
    sharing = Counter({a.pk: met(a, available, [shared])[0] for a in available})
    chosen = [max(available, key=lambda account: sharing[account.pk])]
    while len(chosen) < number:
        left = [account for account in available if account not in chosen]
        # Where nothing ties an account to the chosen ones, what ties it to all decides.
        ranks = {a.pk: met(a, chosen, counts) + met(a, available, counts) for a in left}
        chosen.append(max(left, key=lambda account: ranks[account.pk]))
    return [account for account in available if account in chosen]


def met(
    account: Account, others: Iterable[Account], counts: Iterable[Counter[Couple]]
) -> tuple[int, ...]:
    """How often an account meets others, by each of the counts."""
    couples = [frozenset((account.pk, other.pk)) for other in others]
    return tuple(sum(count[couple] for couple in couples) for count in counts)


def differences_between(comparison: Comparison, shown: Shown) -> Counter[Couple]:
    """How many differences any two accounts have."""
    found = Finding.objects.filter(shown.findings(), comparison=comparison).shown()
    found = found.differences().order_by()
    return Counter(
        frozenset(couple)
        for couple in found.values_list("pair__left__account", "pair__right__account")
    )


def shared_between(comparison: Comparison, shown: Shown) -> Counter[Couple]:
    """How many rows any two accounts share."""
    told: dict[int, set[int]] = defaultdict(set)
    for row, account in told_in(comparison, shown):
        told[row].add(account)
    return Counter(
        frozenset(pair) for accounts in told.values() for pair in combinations(accounts, 2)
    )


def told_in(comparison: Comparison, shown: Shown) -> Iterable[tuple[int, int]]:
    """Rows that several tell and the accounts whose words in them this reader may see."""
    if shown.told:
        open_to_all = (
            claim
            for claim in shown.told
            if claim.account not in shown.closed or claim.claim in shown.quotable
        )
        return ((claim.row, claim.account) for claim in open_to_all)
    claims = Claim.objects.filter(comparison=comparison, row__account_count__gte=2)
    return claims.filter(shown.claims()).order_by().values_list("row", "account")
