"""Stored claims -> what their comparison lays beside them.

Who looks a sentence up that stands in a text, or that some text says too, is told what the pages of
the comparison tell: there whole accounts were laid side by side, and people decided.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from framing.comparisons import lookup
from framing.comparisons.models import Claim, Finding, Pair
from framing.comparisons.weights import weight_of

SIDES: Final = ("left", "right")


@dataclass(frozen=True, slots=True)
class Companion:
    """A claim of which a comparison says something beside one of the claims asked for."""

    claim: Claim
    beside: Claim
    findings: tuple[Finding, ...]  # between the two that readers see, the weightiest first

    @property
    def finding(self) -> Finding:
        """The weightiest."""
        return self.findings[0]

    @property
    def side(self) -> str:
        """On which side of the finding the claim stands."""
        return "left" if self.finding.two_claims.left_id == self.claim.pk else "right"

    @property
    def other_side(self) -> str:
        """On which side the claim stands that was asked for."""
        return "right" if self.side == "left" else "left"


def companions(claims: Sequence[Claim], others: Mapping[int, Claim]) -> list[Companion]:
    """What readers see between these claims and others, each of these once, the weightiest first.

    `others` are those in the rows of the claims: only there a finding is shown. Figures of other
    groups are left out: they say no more than that both stand in one row.
    """
    keys = {claim.pk: claim for claim in claims}
    found = Finding.objects.shown().filter(touching(keys, "pair__")).select_related("pair")
    found = found.exclude(subtype=Finding.Subtype.OTHER_GROUP)
    told: dict[int, list[Finding]] = defaultdict(list)  # by the claim that was not asked for
    beside: dict[int, int] = {}
    for finding in sorted(found, key=lambda one: (weight_of(one.kind, one.subtype), one.pk)):
        pair = finding.two_claims
        here, there = pair.left_id, pair.right_id
        if here not in keys:
            here, there = there, here
        if there not in keys and beside.setdefault(there, here) == here:
            told[there].append(finding)
    return [
        Companion(others[key], keys[beside[key]], tuple(findings))
        for key, findings in told.items()
        if key in others
    ]


def met(claims: Collection[Claim]) -> set[int]:
    """The claims that a comparison has put beside one of these, surely or as a suggestion."""
    keys = {claim.pk for claim in claims}
    pairs = Pair.objects.filter(touching(keys)).order_by().values_list(*SIDES)
    return {key for pair in pairs for key in pair} - keys


def in_rows(claims: Collection[Claim]) -> dict[int, Claim]:
    """Load all claims in the rows of these that everyone may read, in the order of rows."""
    if not claims:
        return {}
    held = lookup.current().filter(row__in={claim.row_id for claim in claims})
    held = held.filter(account__hidden_at=None).order_by("row__order", "account", "order")
    listed = lookup.allowed(list(held))
    return {claim.pk: claim for claim in listed}


def touching(keys: Iterable[int], path: str = "") -> Q:
    """Match pairs of which one side is among these claims."""
    left, right = (Q(**{f"{path}{side}__in": list(keys)}) for side in SIDES)
    return left | right
