"""Why an account lacks a row: the reason, and what of its claims came nearest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.quotes import Quote, quote_of
from framing.engine import AbsenceReason
from framing.events.models import Account

# From here on "perhaps in other words". As one reader counted on the practice event, 7 of the 20
# claims from .6 on tell of the same, alike or otherwise (the opposite, too); from .4 on 2 of 18.
NEAR: Final = 0.6
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
        """Whether the nearest claim may well be what was missed, put in other words."""
        return self.score >= NEAR

    @property
    def is_far(self) -> bool:
        """Whether there is a nearest claim, but hardly one that says the same."""
        return self.nearest is not None and not self.is_near


def absences(
    findings: Iterable[Finding], claims: Iterable[Claim], accounts: Sequence[Account]
) -> list[Absence]:
    """Explain the absences among findings; `claims` hold the nearest ones, accounts loaded."""
    by_key = {account.pk: account for account in accounts}
    by_place = placed(claims)
    return [
        absence(finding, by_key[finding.account_id], by_place)
        for finding in findings
        if finding.account_id
    ]


def absence(finding: Finding, account: Account, by_place: Mapping[Place, Claim]) -> Absence:
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


def placed(claims: Iterable[Claim]) -> dict[Place, Claim]:
    """Claims by where they stand; their accounts are loaded."""
    return {(claim.account.slug, claim.start): claim for claim in claims}


def told_places(finding: Finding) -> set[Place]:
    """Where the claims stand that have what is absent; others of the row only come near it."""
    return {place_of(claim) for claim in finding.evidence.get("told_by", ())}


def place_of(claim: str) -> Place:
    """Read a claim's id as the engine writes it: "<slug>:<start>-<end>"."""
    slug, _colon, span = claim.rpartition(":")
    return slug, int(span.partition("-")[0])


def nearest_place(finding: Finding) -> Place | None:
    """Read where the nearest claim stands."""
    nearest = finding.evidence.get("nearest")
    return place_of(nearest["claim"]) if nearest else None


def why_empty(account: Account, finding: Finding | None) -> str:
    """Say why an account has no claim in a row, as far as is known."""
    if account.taken_down_at:
        return _("Text entfernt")
    if account.current_version_id is None:
        return _("Text noch nicht abgerufen")
    told = {
        AbsenceReason.ELSEWHERE: _("vermutlich in anderen Worten gesagt, in einer anderen Zeile"),
        AbsenceReason.EARLIER: _("erschienen vor dem ersten Text, der es enthält"),
    }
    reason = finding.evidence.get("reason") if finding else None
    if reason in told:
        return told[AbsenceReason(reason)]
    if account.completeness == Account.Completeness.DIGEST:
        return _("nicht gefunden; der Digest ist unvollständig")
    if account.completeness == Account.Completeness.TEASER:
        return _("nicht gefunden; nur der Anfang des Textes liegt vor")
    return _("in diesem Text nicht gefunden")
