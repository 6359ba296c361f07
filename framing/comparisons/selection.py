"""The address of a comparison page -> which accounts, rows and findings it shows.

The whole state of the page is in its address, so that it can be shared, printed and gone back to.
What an address asks for and the event does not have is left out, not refused.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict

from framing.comparisons.models import Claim, Comparison, Finding, FindingQuerySet, Row
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.quoting import Shown
from framing.comparisons.weights import NO_WEIGHT, WEIGHT
from framing.events.models import Account

Choice = TypeVar("Choice", bound=StrEnum)
Couple = frozenset[int]  # the keys of two accounts
ALL = "all"  # in place of every account's code
PER_PAGE = 30
PRINTED = 1000  # rows of a page to print: all of them, short of a page that no browser bears
SPEAKERS = 40  # in the list to choose from
STATES = frozenset({Finding.State.MACHINE, Finding.State.CONFIRMED})
COLUMNS = 4  # chosen at first: as many as a laptop shows without scrolling sideways


class Sort(StrEnum):
    """In which order rows come."""

    DISPUTE = "dispute"
    TEXT = "text"  # as the base, or else the first column, tells them
    TIME = "time"


class Single(StrEnum):
    """Whether statements of one account alone are rows too."""

    NO = ""
    ALSO = "1"
    ONLY = "only"


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
    single: Single
    sort: Sort = Sort.DISPUTE
    state: str = ""  # of findings: machine or confirmed; empty for both
    speaker: str = ""  # as the texts name the person

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
        found = found.filter(both | Q(account__in=self.accounts))
        return found.filter(state=self.state) if self.state else found

    def rows(self, kinds: Iterable[str] | None = None) -> QuerySet[Row]:
        """Rows to show; `kinds` replaces the chosen kinds (to count what a choice would give)."""
        chosen = self.kinds if kinds is None else frozenset(kinds)
        seen = Q(claims__account__in=self.accounts) & self.shown.claims("claims__")
        told = Count("claims__account", filter=seen, distinct=True)
        rows = self.comparison.rows.annotate(told=told)
        if self.single == Single.ONLY:
            rows = rows.filter(told=1, account_count=1)
        else:
            rows = rows.filter(told__gte=1 if self.single == Single.ALSO else 2)
        here = self.claims().filter(row=OuterRef("pk"))
        if self.base:
            rows = rows.filter(Exists(here.filter(account=self.base)))
        for word in self.search.split():
            rows = rows.filter(Exists(here.filter(holds(word))))
        if self.speaker:
            rows = rows.filter(Exists(here.filter(speaker=self.speaker)))
        found = self.findings().filter(row=OuterRef("pk"))
        if chosen:
            rows = rows.filter(Exists(found.filter(kind__in=chosen)))
        elif self.state:
            rows = rows.filter(Exists(found.filter(pair__isnull=False)))
        return self.sorted(rows)

    def sorted(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """Order rows as the reader wants them; by time is the order in which they are stored."""
        if self.sort == Sort.TIME:
            return rows.order_by("order")
        if self.sort == Sort.TEXT:
            told = self.claims().filter(row=OuterRef("pk"), account=self.accounts[0])
            place = Subquery(told.order_by("order").values("order")[:1])
            return rows.annotate(place=place).order_by(F("place").asc(nulls_last=True), "order")
        found = self.findings().filter(row=OuterRef("pk")).annotate(weight=WEIGHT)
        weight = Coalesce(Subquery(found.order_by("weight").values("weight")[:1]), NO_WEIGHT)
        return rows.annotate(weight=weight).order_by("weight", "order")

    def page(self, number: str | None, *, whole: bool = False) -> Page[int]:
        """Keys of one page of the rows, or all; a number out of range gives the nearest page."""
        keys = list(self.rows().values_list("pk", flat=True))
        return Paginator(keys, PRINTED if whole else PER_PAGE).get_page(number)

    def counts(self) -> tuple[dict[str, int], list[str]]:
        """In how many rows each kind occurs, whatever kinds are chosen, and who speaks how often.

        The kinds by code; the speakers of the chosen accounts, those with most to say first. One
        query for both: the page has to do with few.
        """
        found = self.findings().filter(row__in=self.rows(kinds=()).values("pk")).order_by()
        kinds = found.values("kind").annotate(number=Count("row", distinct=True))
        named = self.claims().exclude(speaker="").order_by()
        speakers = named.values("speaker").annotate(number=Count("pk"))
        both = kinds.values_list("kind", Value(""), "number").union(
            speakers.values_list(Value(""), "speaker", "number"), all=True
        )
        counted = list(both)
        often = sorted((-number, speaker) for _kind, speaker, number in counted if speaker)
        return (
            {kind: number for kind, _speaker, number in counted if kind},
            [speaker for _number, speaker in often[:SPEAKERS]],
        )


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
    named = query.getlist("account")
    # The order of the columns is the order in the address; each account once.
    chosen = [by_code[code] for code in dict.fromkeys(named) if code in by_code]
    if ALL in named or (everyone and not chosen):
        chosen = list(available)
    chosen = chosen or usual(comparison, available, shown)
    base = by_code.get(query.get("base", ""))
    columns = chosen + ([base] if base and base not in chosen else [])
    return Selection(
        comparison=comparison,
        shown=shown,
        accounts=tuple(sorted(columns, key=lambda account: account != base)),
        marked=frozenset(account.code for account in chosen),
        base=base,
        kinds=frozenset(query.getlist("kind")) & BY_CODE.keys(),
        search=search,
        single=one_of(Single, query.get("single"), Single.NO),
        sort=one_of(Sort, query.get("sort"), Sort.DISPUTE),
        state=query.get("state", "") if query.get("state") in STATES else "",
        speaker=query.get("speaker", "").strip()[:200],
    )


def one_of(choices: type[Choice], value: str | None, default: Choice) -> Choice:
    """Read one of a few words; any other word means the default."""
    return choices(value) if value in set(choices) else default


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
