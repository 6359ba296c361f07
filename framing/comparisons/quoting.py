"""What of a comparison everyone may read: of other people's texts a few quotations, and no more.

The rule and its reasons: docs/decisions/0004-what-everyone-may-read.md.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from django.db.models import F, Q
from django.db.models.functions import Length

from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.weights import STRENGTH
from framing.events.models import Account

MOST_SHARE: Final = 0.25  # of a text's characters
MOST_CLAIMS: Final = 40  # of a text; of a long one, a quarter would still be pages of it
# Characters of one claim. The longest of the practice event's 169 has 147; what is cut are the
# run-on sentences of some articles.
LONGEST_QUOTE: Final = 280
COPIES: Final = 3  # copied statements that make two accounts copies of each other
COPIED: Final = ("near_copy", "shared_text")  # rules; text that two outlets share unlocks nothing
SHARED_TEXT: Final = "shared_text"


class Told(NamedTuple):
    """A claim of a row that several accounts tell."""

    claim: int
    row: int
    account: int
    outlet: int
    length: int
    place: int  # of the row


@dataclass(frozen=True)
class Seen:
    """What the findings say of the rows and of who copied whom."""

    weights: dict[int, int] = field(default_factory=dict)  # row -> place of its weightiest finding
    copied: set[frozenset[int]] = field(default_factory=set)  # couples of claims
    copies: set[frozenset[int]] = field(default_factory=set)  # couples of accounts


class Withheld(NamedTuple):
    """Where a claim stands that a reader may not see."""

    row: int
    account: int


@dataclass(frozen=True)
class Shown:
    """What a reader may see: everything, but of the closed accounts only the quotable claims."""

    closed: frozenset[int] = frozenset()
    quotable: frozenset[int] = frozenset()
    # What was read to decide it, for pages that need the same again.
    told: tuple["Told", ...] = field(default=(), repr=False, compare=False)
    copies: frozenset[frozenset[int]] | None = field(default=None, repr=False, compare=False)

    def claims(self, path: str = "") -> Q:
        """Match claims that may be shown; `path` leads to them from what is filtered."""
        if not self.closed:
            return Q()
        open_to_all = ~Q(**{f"{path}account__in": self.closed})
        return open_to_all | Q(**{f"{path}pk__in": self.quotable})

    def findings(self) -> Q:
        """Match findings that show no claim which may not be shown."""
        if not self.closed:
            return Q()
        both = self.claims("pair__left__") & self.claims("pair__right__")
        return Q(pair__isnull=True) | both


def public(comparisons: Iterable[Comparison]) -> Shown:
    """What everyone may see of these comparisons."""
    keys = [comparison.pk for comparison in comparisons]
    accounts = Account.objects.filter(event__comparisons__in=keys)
    closed = frozenset(accounts.closed().values_list("pk", flat=True))
    return shown_of(keys, closed, lengths_of(closed) if closed else {})


def shown_of(
    comparisons: Collection[int], closed: Collection[int], lengths: Mapping[int, int]
) -> Shown:
    """What everyone may see, where the closed accounts and their texts' lengths are known."""
    if not closed:
        return Shown()
    told = shared_claims(comparisons)
    seen = seen_in(comparisons)
    chosen = quotable(told, seen, lengths)
    return Shown(frozenset(closed), frozenset(chosen), tuple(told), frozenset(seen.copies))


def shared_claims(comparisons: Collection[int]) -> list[Told]:
    """Load the claims of rows that several accounts tell."""
    shared = Claim.objects.filter(comparison__in=comparisons, row__account_count__gte=2)
    shared = shared.filter(account__hidden_at__isnull=True)
    length = F("end") - F("start")
    fields = ("pk", "row", "account", "account__outlet", length, "row__order")
    return [Told(*values) for values in shared.order_by("row__order", "pk").values_list(*fields)]


def seen_in(comparisons: Collection[int]) -> Seen:
    """Read off the findings how much each row weighs, and who copied whom."""
    seen = Seen()
    copied: Counter[frozenset[int]] = Counter()
    found = Finding.objects.filter(comparison__in=comparisons, pair__isnull=False)
    of_pair = [f"pair__{side}{of}" for of in ("", "__account") for side in ("left", "right")]
    for row, kind, rule, machine, left, right, one, two in (
        found.exclude(state=Finding.State.REJECTED)
        .order_by()
        .values_list("row", "kind", "rule", "machine_kind", *of_pair)
    ):
        weight = STRENGTH.index(kind) if kind in STRENGTH else len(STRENGTH)
        seen.weights[row] = min(weight, seen.weights.get(row, weight))
        # What a person calls a copy is one, too; what the machine took for one stays closed.
        if rule in COPIED or (machine and kind == Finding.Kind.SAME_ORIGIN):
            seen.copied.add(frozenset((left, right)))
            copied[frozenset((one, two))] += COPIES if rule == SHARED_TEXT else 1
    seen.copies.update(couple for couple, number in copied.items() if number >= COPIES)
    return seen


def copies_of(comparison: Comparison, shown: Shown) -> frozenset[frozenset[int]]:
    """Couples of accounts that copied each other; read anew only where `shown` has not done so."""
    if shown.copies is not None:
        return shown.copies
    return frozenset(seen_in([comparison.pk]).copies)


def lengths_of(accounts: Collection[int]) -> dict[int, int]:
    """How many characters the current texts of these accounts have."""
    read = Account.objects.readable().filter(pk__in=accounts)
    return dict(read.values_list("pk", Length("current_version__text")))


def quotable(told: Iterable[Told], seen: Seen, lengths: Mapping[int, int]) -> Iterable[int]:
    """Choose the claims of foreign texts (those in `lengths`) that a comparison may quote.

    Those that another outlet tells in words of its own, the rows that differ most first, until
    the text's share is used up.
    """
    rows: dict[int, list[Told]] = defaultdict(list)
    for claim in told:
        rows[claim.row].append(claim)
    left = {account: [MOST_SHARE * length, MOST_CLAIMS] for account, length in lengths.items()}
    nothing = len(STRENGTH) + 1
    for key in sorted(rows, key=lambda row: (seen.weights.get(row, nothing), rows[row][0].place)):
        for claim in rows[key]:
            room = left.get(claim.account, [0, 0])
            if claim.length <= room[0] and room[1] and is_unlocked(claim, rows[key], seen):
                room[0] -= claim.length
                room[1] -= 1
                yield claim.claim


def is_unlocked(claim: Told, row: Iterable[Told], seen: Seen) -> bool:
    """Whether another outlet tells this too and has not copied it."""
    return any(
        other.outlet != claim.outlet
        and frozenset((claim.claim, other.claim)) not in seen.copied
        and frozenset((claim.account, other.account)) not in seen.copies
        for other in row
    )
