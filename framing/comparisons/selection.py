"""The address of a comparison page -> which accounts, rows and findings it shows.

The whole state of the page is in its address, so that it can be shared, printed and gone back to.
What an address asks for and the event does not have is left out, not refused.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain
from math import inf
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet, Value
from django.http import QueryDict

from framing.comparisons.meeting import COLUMNS, usual
from framing.comparisons.models import Claim, Comparison, Finding, FindingQuerySet, Row
from framing.comparisons.presenting.headlines import Asked
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.quoting import Shown, Withheld
from framing.comparisons.telling import FoundKind, ToldClaim
from framing.comparisons.weights import NO_WEIGHT, weight_of
from framing.engine import AbsenceReason
from framing.events.models import Account

Choice = TypeVar("Choice", bound=StrEnum)
ALL = "all"  # in place of every account's code
OWN = "own"  # in place of a number of columns: they stand as the reader has put them
WIDTHS = (COLUMNS, 6, 8)  # columns to begin with
PER_PAGE = 30
PRINTED = 1000  # rows of a page to print: all of them, short of a page that no browser bears
SPEAKERS = 40  # in the list to choose from
STATES = frozenset({Finding.State.MACHINE, Finding.State.CONFIRMED})


class Sort(StrEnum):
    """In which order rows come."""

    DISPUTE = "dispute"
    TEXT = "text"  # as the base, or else the first column, tells them
    TIME = "time"
    SUBJECT = "subject"  # as dispute, rows of one subject together


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
    is_ordered: bool = False  # the reader has put the columns in order

    @property
    def asked(self) -> Asked:
        """What the reader wants findings to be of."""
        speakers = frozenset(self._keys) if self.speaker else frozenset[str]()
        return Asked(self.kinds, self.state, speakers, self.base)

    def claims(self) -> QuerySet[Claim]:
        """Claims of the chosen accounts that this reader may see."""
        chosen = Claim.objects.filter(comparison=self.comparison, account__in=self.accounts)
        return chosen.filter(self.shown.claims())

    def withheld(self, row: Row | None = None) -> list[Withheld]:
        """Where the chosen accounts say what this reader may not see: everywhere, or in a row."""
        if not self.shown.closed:
            return []
        chosen = Claim.objects.filter(comparison=self.comparison, account__in=self.shown.closed)
        chosen = chosen.filter(account__in=self.accounts).exclude(pk__in=self.shown.quotable)
        hidden = (chosen.filter(row=row) if row else chosen).order_by()
        return [Withheld(*where) for where in hidden.values_list("row", "account")]

    def findings(self) -> FindingQuerySet:
        """Findings between the chosen accounts; with a base, only those that it has part in."""
        both = Q(pair__left__account__in=self.accounts, pair__right__account__in=self.accounts)
        if self.base:
            both &= Q(pair__left__account=self.base) | Q(pair__right__account=self.base)
        found = Finding.objects.filter(self.shown.findings(), comparison=self.comparison).shown()
        found = found.filter(both | Q(account__in=self.accounts))
        return found.filter(state=self.state) if self.state else found

    @cached_property
    def _told(self) -> dict[int, list[ToldClaim]]:
        """The claims of the chosen accounts by row: one plain query, for the database is slow at
        asking of each row what its claims and findings are.
        """
        words = "text" if self.search else Value("")
        of_row = ("row", "row__order", "row__subject", "row__account_count")
        fields = (*of_row, "account", "order", "speaker", "speaker_key", words)
        by_row: dict[int, list[ToldClaim]] = defaultdict(list)
        for values in self.claims().order_by().values_list(*fields):
            claim = ToldClaim(*values)
            by_row[claim.row].append(claim)
        return by_row

    @cached_property
    def _found(self) -> dict[int, list[FoundKind]]:
        """What was found between the chosen accounts, by row.

        What a text most likely tells in another row is not missing in it.
        """
        fields = ("row", "kind", "subtype", "pair")
        by_row: dict[int, list[FoundKind]] = defaultdict(list)
        told = Q(kind=Finding.Kind.ABSENCE, evidence__reason=AbsenceReason.ELSEWHERE)
        for values in self.findings().exclude(told).order_by().values_list(*fields):
            found = FoundKind(*values)
            by_row[found.row].append(found)
        return by_row

    def rows(self, kinds: Iterable[str] | None = None) -> list[int]:
        """Keys of the rows to show; `kinds` replaces the chosen ones (to count what they give)."""
        wanted = self.kinds if kinds is None else frozenset(kinds)
        chosen = [
            row
            for row, claims in self._told.items()
            if self.holds(claims) and self.shows(self._found.get(row, ()), wanted)
        ]
        if self.sort == Sort.SUBJECT:
            return self.by_subject(chosen)
        return sorted(chosen, key=self.place_of)

    @cached_property
    def told_rows(self) -> Counter[int]:
        """How many rows each account shares with another, by its key, whatever is asked for.

        So that columns stay where they are when a reader filters.
        """
        tellers = ({claim.account for claim in claims} for claims in self._told.values())
        return Counter(key for keys in tellers if len(keys) > 1 for key in keys)

    def by_subject(self, rows: Iterable[int]) -> list[int]:
        """Put rows of one subject together, the most disputed subject first, the others last."""
        groups: dict[str, list[int]] = defaultdict(list)
        for row in sorted(rows, key=self.place_of):
            groups[self._told[row][0].subject].append(row)
        others = groups.pop("", [])
        return [*chain.from_iterable(groups.values()), *others]

    def holds(self, claims: Sequence[ToldClaim]) -> bool:
        """Whether a row is told by those and in the words that were asked for."""
        tellers = {claim.account for claim in claims}
        if self.single == Single.ONLY:
            enough = len(tellers) == 1 and claims[0].tellers == 1
        else:
            enough = len(tellers) >= (1 if self.single == Single.ALSO else 2)
        texts = [claim.text.casefold() for claim in claims] if self.search else []
        return (
            enough
            and (self.base is None or self.base.pk in tellers)
            and (not self.speaker or any(claim.speaker_key in self._keys for claim in claims))
            and all(any(word in text for text in texts) for word in self.search.casefold().split())
        )

    def holders(self) -> set[int]:
        """Keys of the accounts of which a claim in one of the rows holds all the searched words."""
        words = self.search.casefold().split()
        told = chain.from_iterable(self._told[row] for row in self.rows())
        return {c.account for c in told if all(word in c.text.casefold() for word in words)}

    def shows(self, found: Iterable[FoundKind], wanted: Collection[str]) -> bool:
        """Whether a row has a finding of a kind, or in a state, that was asked for."""
        if wanted:
            return any(each.kind in wanted for each in found)
        return not self.state or any(each.pair for each in found)

    def place_of(self, row: int) -> tuple[float, int]:
        """Where a row comes in the order that the reader wants; ties as they are stored."""
        claims = self._told[row]
        if self.sort == Sort.TIME:
            return (0, claims[0].row_order)
        if self.sort == Sort.TEXT:
            first = self.accounts[0].pk
            places = [claim.order for claim in claims if claim.account == first]
            return (min(places, default=inf), claims[0].row_order)
        weights = [weight_of(each.kind, each.subtype) for each in self._found.get(row, ())]
        return (min(weights, default=NO_WEIGHT), claims[0].row_order)

    def page(self, number: str | None, *, whole: bool = False) -> Page[int]:
        """Keys of one page of the rows, or all; a number out of range gives the nearest page."""
        return Paginator(self.rows(), PRINTED if whole else PER_PAGE).get_page(number)

    def counts(self) -> Counter[str]:
        """How many of the rows have a finding of each kind, whatever kinds are chosen."""
        rows = self.rows(kinds=())
        return Counter(
            kind for row in rows for kind in {each.kind for each in self._found.get(row, ())}
        )

    @cached_property
    def _keys(self) -> set[str]:
        """What the claims of the speaker that was asked for are known by."""
        claims = chain.from_iterable(self._told.values())
        return {claim.speaker_key for claim in claims if claim.speaker == self.speaker} - {""}

    @cached_property
    def _names(self) -> dict[str, str]:
        """Speakers by key, those with most to say first, under the name used most."""
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in chain.from_iterable(self._told.values()):
            if claim.speaker_key:
                forms[claim.speaker_key][claim.speaker] += 1
        keys = sorted(forms, key=lambda key: (-forms[key].total(), key))
        return {k: min(forms[k], key=lambda name: (-forms[k][name], name)) for k in keys}

    def speakers(self) -> list[str]:
        """Who is quoted or reported in the chosen accounts, each once."""
        return list(self._names.values())[:SPEAKERS]

    @property
    def speaker_name(self) -> str:
        """The one of `speakers` that was asked for, under whatever name."""
        return next((self._names[key] for key in sorted(self._keys)), "")


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
    named = query.getlist("account")
    chosen = [by_code[code] for code in dict.fromkeys(named) if code in by_code]
    if ALL in named or (everyone and not chosen):
        chosen = list(available)
    chosen = chosen or usual(comparison, available, shown, width_of(query))
    is_ordered = query.get("columns") == OWN
    if not is_ordered:  # a form sends them by date, whatever stood on the page
        chosen.sort(key=available.index)
    base = by_code.get(query.get("base", ""))
    columns = chosen + ([base] if base and base not in chosen else [])
    return Selection(
        comparison=comparison,
        shown=shown,
        accounts=tuple(sorted(columns, key=lambda account: account != base)),
        marked=frozenset(account.code for account in chosen),
        base=base,
        kinds=frozenset(query.getlist("kind")) & BY_CODE.keys(),
        search=query.get("q", "").strip()[:200],
        single=one_of(Single, query.get("single"), Single.NO),
        sort=one_of(Sort, query.get("sort"), Sort.DISPUTE),
        state=query.get("state", "") if query.get("state") in STATES else "",
        speaker=query.get("speaker", "").strip()[:200],
        is_ordered=is_ordered,
    )


def width_of(query: QueryDict) -> int:
    """How many columns an address wants to begin with."""
    return next((n for n in WIDTHS if str(n) == query.get("columns")), COLUMNS)


def one_of(choices: type[Choice], value: str | None, default: Choice) -> Choice:
    """Read one of a few words; any other word means the default."""
    return choices(value) if value in set(choices) else default
