"""The address of a comparison page -> which accounts, rows and findings it shows.

The whole state of the page is in its address, so that it can be shared, printed and gone back to.
What an address asks for and the event does not have is left out, not refused.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict

from framing.comparisons.models import Claim, Comparison, Finding, FindingQuerySet, Row
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.quoting import Shown
from framing.comparisons.weights import NO_WEIGHT, WEIGHT
from framing.events.models import Account

Couple = frozenset[int]  # the keys of two accounts
ALL = "all"  # in place of every account's code
PER_PAGE = 30
PRINTED = 1000  # rows of a page to print: all of them, short of a page that no browser bears
COLUMNS = 4  # chosen at first: as many as a laptop shows without scrolling sideways


@dataclass(frozen=True)
class Selection:
    """What a reader has chosen to see of a comparison."""

    comparison: Comparison
    shown: Shown  # what this reader may see of it
    accounts: tuple[Account, ...]  # in the order of the columns
    marked: frozenset[str]  # codes that the form shows as chosen; a base is shown besides
    base: Account | None
    kinds: frozenset[str]
    search: str
    with_single: bool

    def claims(self) -> QuerySet[Claim]:
        """Claims of the chosen accounts that this reader may see."""
        chosen = Claim.objects.filter(comparison=self.comparison, account__in=self.accounts)
        return chosen.filter(self.shown.claims())

    def withheld(self) -> QuerySet[Claim]:
        """Claims of the chosen accounts that this reader may not see."""
        chosen = Claim.objects.filter(comparison=self.comparison, account__in=self.shown.closed)
        return chosen.filter(account__in=self.accounts).exclude(pk__in=self.shown.quotable)

    def findings(self) -> FindingQuerySet:
        """Findings between the chosen accounts; with a base, only those that it has part in."""
        both = Q(pair__left__account__in=self.accounts, pair__right__account__in=self.accounts)
        if self.base:
            both &= Q(pair__left__account=self.base) | Q(pair__right__account=self.base)
        found = Finding.objects.filter(self.shown.findings(), comparison=self.comparison).shown()
        return found.filter(both | Q(account__in=self.accounts))

    def rows(self, kinds: Iterable[str] | None = None) -> QuerySet[Row]:
        """Rows to show; `kinds` replaces the chosen kinds (to count what a choice would give)."""
        chosen = self.kinds if kinds is None else frozenset(kinds)
        seen = Q(claims__account__in=self.accounts) & self.shown.claims("claims__")
        told = Count("claims__account", filter=seen, distinct=True)
        rows = self.comparison.rows.annotate(told=told)
        rows = rows.filter(told__gte=1 if self.with_single else 2)
        here = self.claims().filter(row=OuterRef("pk"))
        if self.base:
            rows = rows.filter(Exists(here.filter(account=self.base)))
        for word in self.search.split():
            rows = rows.filter(Exists(here.filter(holds(word))))
        if chosen:
            rows = rows.filter(Exists(self.findings().filter(row=OuterRef("pk"), kind__in=chosen)))
        found = (
            self.findings().filter(row=OuterRef("pk")).annotate(weight=WEIGHT).order_by("weight")
        )
        weight = Coalesce(Subquery(found.values("weight")[:1]), NO_WEIGHT)
        return rows.annotate(weight=weight).order_by("weight", "order")

    def page(self, number: str | None, *, whole: bool = False) -> Page[Row]:
        """One page of the rows, or all; a number out of range gives the nearest page."""
        return Paginator(self.rows(), PRINTED if whole else PER_PAGE).get_page(number)

    def counts(self) -> dict[str, int]:
        """How many of the rows have a finding of each kind, whatever kinds are chosen."""
        found = self.findings().filter(row__in=self.rows(kinds=()).values("pk"))
        counted = found.order_by().values_list("kind").annotate(Count("row", distinct=True))
        return dict(counted)


def holds(search: str) -> Q:
    """Match words in a claim in any case; SQLite alone would fold the case of ASCII only."""
    spellings = {search, search.lower(), search.capitalize(), search.upper()}
    return Q(*(("text__icontains", spelling) for spelling in sorted(spellings)), _connector=Q.OR)


def selection_of(
    query: QueryDict,
    comparison: Comparison,
    available: Sequence[Account],
    shown: Shown,
    *,
    everyone: bool = False,
) -> Selection:
    """Read an address. `available` are the accounts of the comparison, by date.

    An address that names no account means all of them for `everyone`, else a few to begin with.
    """
    by_code = {account.code: account for account in available}
    search = query.get("q", "").strip()[:200]
    marked = set(by_code) if ALL in query.getlist("account") else set(query.getlist("account"))
    marked &= by_code.keys()
    if not marked:
        few = available if everyone else usual(comparison, available, shown)
        marked = {account.code for account in few}
    base = by_code.get(query.get("base", ""))
    wanted = marked | ({base.code} if base else set())
    columns = [account for account in available if account.code in wanted]
    return Selection(
        comparison=comparison,
        shown=shown,
        accounts=tuple(sorted(columns, key=lambda account: account != base)),
        marked=frozenset(marked),
        base=base,
        kinds=frozenset(query.getlist("kind")) & BY_CODE.keys(),
        search=search,
        with_single=query.get("single") == "1",
    )


def usual(comparison: Comparison, available: Sequence[Account], shown: Shown) -> list[Account]:
    """A few accounts to begin with: the one that shares most, then what differs most from it.

    Copies of one agency share most and show least, so differences count before shared rows.
    """
    if len(available) <= COLUMNS:
        return list(available)
    shared = shared_between(comparison, shown)
    counts = (differences_between(comparison, shown), shared)
    sharing = Counter({a.pk: met(a, available, [shared])[0] for a in available})
    chosen = [max(available, key=lambda account: sharing[account.pk])]
    while len(chosen) < COLUMNS:
        left = [account for account in available if account not in chosen]
        # Where nothing ties an account to the chosen ones, what ties it to all decides.
        ranks = {a.pk: met(a, chosen, counts) + met(a, available, counts) for a in left}
        chosen.append(max(left, key=lambda account: ranks[account.pk]))
    return chosen


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
    shared = Claim.objects.filter(comparison=comparison, row__account_count__gte=2)
    shared = shared.filter(shown.claims()).order_by()
    told: dict[int, set[int]] = defaultdict(set)
    for row, account in shared.values_list("row", "account"):
        told[row].add(account)
    return Counter(
        frozenset(pair) for accounts in told.values() for pair in combinations(accounts, 2)
    )
