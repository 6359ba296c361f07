"""What others have and an account has not, with the reason."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from framing.engine import tuning
from framing.engine.rules import LACKING
from framing.engine.values import AbsenceReason, Completeness, Finding, Text

_PARTIAL = (Completeness.TEASER, Completeness.DIGEST)


@dataclass(frozen=True, slots=True)
class Field:
    """What absences are judged against: the accounts, and which of them are not independent."""

    texts: Mapping[str, Text]
    siblings: Collection[frozenset[str]] = ()
    # account -> claim id -> the nearest claim of that account and its score, below the match
    nearest: Mapping[str, Mapping[str, tuple[str, float]]] = field(default_factory=dict)


def find(
    row: Sequence[str],
    accounts: Mapping[str, str],
    known: Field,
    partners: Mapping[str, Collection[str]],
) -> tuple[Finding, ...]:
    """Return a finding for each account that lacks what two independent ones have.

    `row` are claim ids, `accounts` leads from a claim id to its account, `partners` to the claims
    that it matches. What is lacking is the core of the row: an account whose claim stands there by
    way of others is not said to have it, nor to lack it.
    """
    claims = core(row, accounts, partners)
    having = sorted({accounts[claim] for claim in claims})
    if _independent(having, known) < 2:
        return ()
    days = [day for account in having if (day := known.texts[account].published)]
    first = min(days, default=None)
    lacking = sorted(set(known.texts) - {accounts[claim] for claim in row})
    return tuple(_finding(claims, having, first, known.texts[name], known) for name in lacking)


def core(
    row: Sequence[str], accounts: Mapping[str, str], partners: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """Return the claim of a row that most accounts match, and those that match it, in order."""

    def matched(claim: str) -> int:
        there = partners.get(claim, ())
        return len({accounts[other] for other in row if other in there})

    hub = max(row, key=matched)  # the first of several
    return tuple(claim for claim in row if claim == hub or claim in partners.get(hub, ()))


def _independent(accounts: Sequence[str], known: Field) -> int:
    """Count accounts, siblings of one source once."""
    kept: list[str] = []
    for account in accounts:
        if not any(frozenset((account, other)) in known.siblings for other in kept):
            kept.append(account)
    return len(kept)


def _finding(
    claims: Sequence[str], having: list[str], first: date | None, text: Text, known: Field
) -> Finding:
    account = text.id
    there = known.nearest.get(account, {})
    near = [there[claim] for claim in claims if claim in there]
    claim, score = max(near, key=lambda found: (found[1], found[0]), default=("", 0.0))
    evidence: dict[str, object] = {
        "reason": _reason(text, first, score).value,
        "known_since": first.isoformat() if first else None,
        "published": text.published.isoformat() if text.published else None,
        "accounts": having,
        "told_by": list(claims),
    }
    if near:
        evidence["nearest"] = {"claim": claim, "score": score}
    return Finding(LACKING.kind, LACKING.name, tuple(claims), account=account, evidence=evidence)


def _reason(text: Text, first: date | None, score: float) -> AbsenceReason:
    """Say why; `score` is that of what comes nearest in the text."""
    if score >= tuning.ELSEWHERE:
        return AbsenceReason.ELSEWHERE
    if first and text.published and text.published < first:
        return AbsenceReason.EARLIER
    return AbsenceReason.INCOMPLETE if text.completeness in _PARTIAL else AbsenceReason.NOT_FOUND
