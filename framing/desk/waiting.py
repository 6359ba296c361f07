"""Findings that wait for a person, the most useful first, and how far an event is."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from framing.comparisons.models import Comparison, Finding, FindingQuerySet, are_same_words
from framing.comparisons.presenting.kinds import KINDS, Kind
from framing.comparisons.weights import WEIGHT
from framing.desk.models import Report

# Rules whose findings rest on nearly the same words, so that one look at the list is enough.
BULK: Mapping[str, tuple[str, ...]] = {
    Finding.Kind.SAME_ORIGIN: ("near_copy", "shared_text", "agency"),
    Finding.Kind.AGREEMENT: ("same_statement", "same_value"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How many findings of a kind wait, hold and do not hold."""

    kind: Kind
    waiting: int
    confirmed: int
    rejected: int

    @property
    def all(self) -> int:
        """How many there are."""
        return self.waiting + self.confirmed + self.rejected


def pairs_in(comparison: Comparison) -> FindingQuerySet:
    """The findings between two claims of a run that readers see or would see."""
    found = Finding.objects.filter(comparison=comparison, pair__isnull=False, row__isnull=False)
    return found.exclude(pair__status="suggest")


def waiting(comparison: Comparison, kinds: Collection[str] = ()) -> FindingQuerySet:
    """Findings that nobody has decided on.

    What readers reported comes first, then the kinds that matter most; of a kind what most
    accounts tell, and of those what the machine was least sure of.
    """
    of_finding = Q(finding=OuterRef("pk")) | Q(row=OuterRef("row"), finding__isnull=True)
    reported = Report.objects.filter(of_finding, closed_at__isnull=True)
    found = pairs_in(comparison).filter(state=Finding.State.MACHINE)
    if kinds:
        found = found.filter(kind__in=kinds)
    return found.annotate(is_reported=Exists(reported), weight=WEIGHT).order_by(
        "-is_reported", "weight", "-row__account_count", "pair__score", "pk"
    )


def following(keys: Sequence[int], after: int | None) -> int | None:
    """The finding to look at: the one behind `after`, else the first; None where none waits."""
    if after in keys:
        place = keys.index(after) + 1
        return keys[place] if place < len(keys) else None
    return keys[0] if keys else None


def progress_of(comparison: Comparison) -> list[Progress]:
    """How far an event is, by kind; kinds that were not found are left out."""
    numbers = Counter(pairs_in(comparison).order_by().values_list("kind", "state"))
    counted = [
        Progress(
            kind, *(numbers[kind.code, state] for state in ("machine", "confirmed", "rejected"))
        )
        for kind in KINDS
    ]
    return [each for each in counted if each.all]


def alike(comparison: Comparison, kind: str) -> list[Finding]:
    """Waiting findings of a kind that may be confirmed together: nearly the same words."""
    if kind not in BULK:
        return []
    found = waiting(comparison, [kind]).filter(rule__in=BULK[kind]).with_claims()
    return [each for each in found if kind == Finding.Kind.SAME_ORIGIN or is_exact(each)]


def is_exact(finding: Finding) -> bool:
    """Whether both claims are the same words."""
    pair = finding.two_claims
    return are_same_words(pair.left.key, pair.right.key)
