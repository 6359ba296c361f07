"""What a person decides of a finding: kept, undone, and found again in a later run.

The present state stands in `Decision`, what became of it in the journal; the last journal entry of
each decision gives the present state (`journal.replay`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from framing.comparisons.adding import Added, AlreadyFoundError, keep_added, pair_of
from framing.comparisons.models import Comparison, Decision, Finding, Pair, words_of
from framing.comparisons.saying import OvertakenError, last_said, lock, save
from framing.journal import log
from framing.journal.models import Entry

DECIDED: Final = "finding-decided"
UNDONE: Final = "finding-undone"
ACTIONS: Final = (DECIDED, UNDONE)
CHANGED: Final = ["state", "decided_on", "kind", "subtype", "machine_kind", "machine_subtype"]
Key = tuple[str, int, str, int, str]  # kind, then account and words of both claims


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of a finding, and the version of the decision that they had before them.

    `seen` is 0 where nothing had been decided. `says` is the kind it is instead, "" for as found.
    """

    state: str
    note: str
    seen: int
    says: str = ""


def key_of(kind: str, pair: Pair) -> Key:
    """What a decision on this kind of finding between these claims is known by."""
    ends = sorted((claim.account_id, words_of(claim.key)) for claim in (pair.left, pair.right))
    return (kind, *ends[0], *ends[1])


def decision_on(finding: Finding) -> Decision | None:
    """What was decided of this finding; None where nothing was."""
    return Decision.objects.filter(**fields_of(finding)).select_related("decided_by").first()


def now(finding: Finding) -> Finding | None:
    """What a finding is in the present comparison: the same kind between the same words."""
    run = Comparison.objects.current().filter(event=finding.comparison.event_id).first()
    if run is None or run.pk == finding.comparison_id:
        return finding if run else None
    pair = finding.two_claims
    couple = (pair.left.account_id, pair.right.account_id)
    found = run.findings.found_as([finding.found_as]).select_related("comparison")
    found = found.filter(pair__left__account__in=couple, pair__right__account__in=couple)
    key = key_of(finding.found_as, pair)
    alike = (f for f in found.with_claims() if key_of(f.found_as, f.two_claims) == key)
    return next(alike, None)


def fields_of(finding: Finding) -> dict[str, Any]:
    """The fields that name the decision on a finding."""
    event_id = finding.comparison.event_id
    return fields_between(event_id, finding.found_as, finding.two_claims)


def fields_between(event_id: int, found_as: str, pair: Pair) -> dict[str, Any]:
    """The fields that name the decision on this kind of finding between two claims."""
    kind, first, first_words, second, second_words = key_of(found_as, pair)
    return {
        "event_id": event_id,
        "kind": kind,
        "first_id": first,
        "first_words": first_words,
        "second_id": second,
        "second_words": second_words,
    }


def decide(finding: Finding, verdict: Verdict, who: User) -> Decision:
    """Keep what a person says of a finding; OvertakenError where somebody else was faster.

    It holds for all findings of this kind between the two claims.
    """
    with transaction.atomic():
        lock(finding.comparison.event_id)
        decision = at_version(finding, verdict.seen)
        before = decision.values if decision.pk else {}
        decision.state, decision.note = verdict.state, verdict.note
        decision.says = "" if verdict.says == decision.kind else verdict.says
        save(decision, who)
        change = log.Change(before, decision.values)
        log.record(DECIDED, decision, who=who, change=change, why=verdict.note)
        show(decision)
    return decision


def add(added: Added, who: User) -> Decision:
    """Keep that two claims of a row show something which the machine did not find.

    AlreadyFoundError where the run has such a finding between them; ValueError where the two are
    of one account or of two rows.
    """
    pair = pair_of(added.left, added.right)
    comparison = added.left.comparison
    with transaction.atomic():
        lock(comparison.event_id)
        fields = fields_between(comparison.event_id, added.kind, pair)
        decision = Decision.objects.filter(**fields).first()
        decision = decision or Decision(**fields, version=0)
        found = findings_by_key(comparison, [decision])
        standing = next(iter(found.get(key_of(added.kind, pair), ())), None)
        if standing is not None:
            raise AlreadyFoundError(standing)
        before = decision.values if decision.pk else {}
        decision.state, decision.note, decision.says = "confirmed", added.note, ""
        decision.is_added, decision.spans = True, added.spans
        save(decision, who)
        change = log.Change(before, decision.values)
        log.record(DECIDED, decision, who=who, change=change, why=added.note)
        show(decision)
    return decision


def at_version(finding: Finding, seen: int) -> Decision:
    """The decision on a finding, a new one where there is none; OvertakenError if not as seen."""
    kept = Decision.objects.filter(**fields_of(finding)).first()
    kept = kept or Decision(**fields_of(finding), state=Finding.State.MACHINE, version=0)
    if kept.version != seen:
        raise OvertakenError(kept)
    return kept


def undo(entry: Entry, who: User) -> Decision:
    """Take back the last thing that was said of a finding, by an entry that says so.

    OvertakenError where something later was said of the same finding.
    """
    with transaction.atomic():
        decision = last_said(entry, Decision)
        before = decision.values
        decision.state = entry.before.get("state", Finding.State.MACHINE)
        decision.note = entry.before.get("note", "")
        decision.says = entry.before.get("says", "")
        decision.spans = entry.before.get("spans", [])
        save(decision, who)
        after = decision.values | {"undoes": entry.pk}
        log.record(UNDONE, decision, who=who, change=log.Change(before, after))
        show(decision)
    return decision


def show(decision: Decision) -> None:
    """Let the pages of the present comparison show a decision."""
    for comparison in Comparison.objects.current().filter(event=decision.event_id):
        carry_over(comparison, [decision])
        comparison.note_edit()


def carry_over(comparison: Comparison, decisions: Iterable[Decision] | None = None) -> int:
    """Apply decisions to the findings of a run, by kind, accounts and exact words.

    All of the event where none are given; what people added is added again. Returns how many
    findings they were applied to.
    """
    if decisions is None:
        decisions = Decision.objects.filter(event=comparison.event_id)
    decisions = list(decisions)
    found = findings_by_key(comparison, decisions)
    changed = []
    for key, decision in by_key(decisions).items():
        for finding in found.get(key, ()):
            finding.state = decision.state
            finding.call(decision.says)
            is_decided = decision.state != Finding.State.MACHINE
            finding.decided_on = timezone.localdate(decision.decided_at) if is_decided else None
            changed.append(finding)
    Finding.objects.bulk_update(changed, CHANGED, batch_size=500)
    of_each = {each.pk: found.get(key, []) for key, each in by_key(decisions).items()}
    return len(changed) + keep_added(comparison, decisions, of_each)


def by_key(decisions: Iterable[Decision]) -> dict[Key, Decision]:
    """Sort decisions by what they are known by."""
    return {
        (each.kind, each.first_id, each.first_words, each.second_id, each.second_words): each
        for each in decisions
    }


def findings_by_key(
    comparison: Comparison, decisions: Iterable[Decision]
) -> Mapping[Key, list[Finding]]:
    """The findings of a run between accounts that decisions are about, by their keys."""
    accounts = {each.first_id for each in decisions} | {each.second_id for each in decisions}
    found = comparison.findings.found_as({each.kind for each in decisions}).filter(
        pair__left__account__in=accounts,
        pair__right__account__in=accounts,
    )
    listed: dict[Key, list[Finding]] = defaultdict(list)
    for finding in found.with_claims():
        listed[key_of(finding.found_as, finding.two_claims)].append(finding)
    return listed


def not_found_in(comparison: Comparison) -> list[Decision]:
    """Decisions that this run has no finding for: its words, or the finding, are gone."""
    decided = Decision.objects.filter(event=comparison.event_id)
    decided = decided.exclude(state=Finding.State.MACHINE)
    decided = decided.exclude(is_added=True, state=Finding.State.REJECTED)  # is gone by a person
    decided = decided.select_related("first__outlet", "second__outlet", "decided_by", "event")
    decisions = list(decided)
    found = findings_by_key(comparison, decisions)
    return [each for key, each in by_key(decisions).items() if key not in found]
