"""Why an account lacks a row: the reason, and what of its claims came nearest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.cells import why_empty
from framing.comparisons.presenting.quotes import Quote, quote_of
from framing.events.models import Account

# Shown unasked. A new user took for missing what stood there otherwise, at .79; not measured.
NEAR: Final = 0.75
Place = tuple[str, int]  # slug of an account, start of a claim in its text


@dataclass(frozen=True, slots=True)
class Absence:
    """What an account does not have, as a page explains it."""

    account: Account
    reason: str
    known_since: date | None
    nearest: Quote | None
    score: float

    @property
    def is_near(self) -> bool:
        """Whether a reader should see the nearest claim at once: it may be what was missed."""
        return self.score >= NEAR


def absences(
    findings: Iterable[Finding], claims: Iterable[Claim], accounts: Sequence[Account]
) -> list[Absence]:
    """Explain the absences among findings; `claims` hold the nearest ones, accounts loaded."""
    by_key = {account.pk: account for account in accounts}
    by_place = {(claim.account.slug, claim.start): claim for claim in claims}
    return [
        absence(finding, by_key[finding.account_id], by_place)
        for finding in findings
        if finding.account_id
    ]


def absence(finding: Finding, account: Account, by_place: dict[Place, Claim]) -> Absence:
    """Explain one."""
    since = finding.evidence.get("known_since")
    place = nearest_place(finding)
    claim = by_place.get(place) if place else None
    return Absence(
        account=account,
        reason=why_empty(account, finding),
        known_since=date.fromisoformat(since) if since else None,
        nearest=quote_of(claim, ()) if claim else None,
        score=finding.evidence["nearest"]["score"] if claim else 0,
    )


def nearest_place(finding: Finding) -> Place | None:
    """Read where the nearest claim stands: the engine names it "<slug>:<start>-<end>"."""
    nearest = finding.evidence.get("nearest")
    if not nearest:
        return None
    slug, _colon, span = nearest["claim"].rpartition(":")
    return slug, int(span.partition("-")[0])
