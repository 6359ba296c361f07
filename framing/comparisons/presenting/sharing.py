"""Findings and pairs with their claims, each claim loaded once."""

from collections.abc import Iterable, Sequence

from framing.comparisons.models import Claim, Finding, FindingQuerySet, Pair
from framing.comparisons.presenting.cells import attach, attach_findings
from framing.events.models import Account


def findings_of(keys: Sequence[int], accounts: Iterable[Account]) -> list[Finding]:
    """Load the findings of these keys, in their order, with claims and accounts."""
    found = {each.pk: each for each in Finding.objects.filter(pk__in=keys).with_claims()}
    return attach_findings([found[key] for key in keys], accounts)


def share_claims(
    pairs: Iterable[Pair], claims: Iterable[Claim], accounts: Iterable[Account]
) -> list[Pair]:
    """Give pairs claims that `attach` has had already; those that are not among them are read.

    A claim stands in as many pairs as there are others of its row: loaded with each of them, it
    would be made anew each time.
    """
    listed = list(pairs)
    known = {claim.pk: claim for claim in claims}
    wanted = {key for pair in listed for key in (pair.left_id, pair.right_id)} - known.keys()
    if wanted:
        known |= {
            claim.pk: claim for claim in attach(Claim.objects.filter(pk__in=wanted), accounts)
        }
    for pair in listed:
        pair.left, pair.right = known[pair.left_id], known[pair.right_id]
    return listed


def share_with_findings(
    findings: FindingQuerySet, claims: Iterable[Claim], accounts: Iterable[Account]
) -> list[Finding]:
    """Load findings and give them claims that are loaded already."""
    return share_claims_of(list(findings.select_related("pair")), claims, accounts)


def share_claims_of(
    findings: list[Finding], claims: Iterable[Claim], accounts: Iterable[Account]
) -> list[Finding]:
    """Give findings, loaded with their pairs, claims that are loaded already."""
    share_claims([finding.pair for finding in findings if finding.pair], claims, accounts)
    return findings
