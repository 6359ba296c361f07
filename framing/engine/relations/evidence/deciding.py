"""Signals -> a finding: which kind of contradiction it is, and the words that decide."""

from collections.abc import Iterable, Mapping
from typing import Final

from framing.engine import lexicons
from framing.engine.relations import times as clock
from framing.engine.relations.evidence import roles
from framing.engine.relations.evidence.grammar import is_noun, lower, parted
from framing.engine.relations.evidence.observed import Observed
from framing.engine.rules import ACTOR, CAUSE, DATE, NEGATION, OPPOSITE, PLACE, Rule
from framing.engine.values import Finding, Span
from framing.engine.words import Told, Word

_NEGATION: Final = ("denied", "refused", "aside", "part")
_OPPOSITE: Final = ("opposed", "particle")
_DATE: Final = ("timed",)
_CAUSE: Final = ("why",)
_SLOT: Final = ("replaced", "named", "sole")
Words = tuple[Iterable[Word], Iterable[Word]]


def finding(seen: Observed, weighed: Mapping[str, float], sure: float) -> Finding:
    """Build the finding of the strongest kind of evidence; the signals stand in it for "why?"."""
    rule = _rule(seen, weighed)
    left, right = _words(seen, rule)
    return seen.duo.finding(
        rule,
        _spans(seen.duo.left, left),
        _spans(seen.duo.right, right),
        signals={name: round(value, 2) for name, value in sorted(weighed.items())},
        probability=sure,
    )


def _rule(seen: Observed, weighed: Mapping[str, float]) -> Rule:
    families = {
        NEGATION: _NEGATION,
        OPPOSITE: _OPPOSITE,
        DATE: _DATE,
        CAUSE: _CAUSE,
        ACTOR: _SLOT,
    }
    totals = {
        rule: sum(v for name, v in weighed.items() if name.split("_")[0] in family)
        for rule, family in families.items()
    }
    best = max(totals, key=lambda rule: totals[rule])
    return _slot(seen) if best is ACTOR else best


def _slot(seen: Observed) -> Rule:
    """Tell by what stands before it which slot is filled otherwise."""
    if seen.is_other_time or seen.is_other_date:
        return DATE
    left, _ = _things(seen)
    told = seen.duo.left
    first = next(iter(left), None)
    if first is None:
        return ACTOR
    clause = told.clauses[first.clause]
    before = [w for w in clause[: clause.index(first)] if not w.content or w.form[0].islower()]
    if first in roles.reasons(told):
        return CAUSE
    places = lexicons.words("slots", told.claim.language, "place")
    return PLACE if any(lower(w) in places for w in before[-2:]) else ACTOR


def _words(seen: Observed, rule: Rule) -> Words:
    if rule is NEGATION:
        return _turning(seen)
    if rule is OPPOSITE:
        return _opposites(seen)
    if rule is DATE:
        return _times(seen)
    if rule is CAUSE and seen.is_other_reason:
        return roles.reasons(seen.duo.left), roles.reasons(seen.duo.right)
    return _things(seen)


def _turning(seen: Observed) -> Words:
    hits = [*seen.hits, *seen.parts]
    left = [hit.turn.word for hit in hits if hit.told is seen.duo.left]
    return left, [hit.turn.word for hit in hits if hit.told is not seen.duo.left]


def _opposites(seen: Observed) -> Words:
    if seen.opposed:
        return [one for one, _ in seen.opposed], [other for _, other in seen.opposed]
    one, other = seen.particles or ("", "")
    return (
        [word for word in seen.duo.left.words if lower(word) == one],
        [word for word in seen.duo.right.words if lower(word) == other],
    )


def _times(seen: Observed) -> Words:
    """Return the dates that exclude each other, else the names of days and months."""
    one, other = seen.tolds
    clash = clock.clash(one, other)
    if clash is None:
        return roles.time_words(one), roles.time_words(other)
    return _inside(one, clash[0].span), _inside(other, clash[1].span)


def _inside(told: Told, span: Span) -> list[Word]:
    return [word for word in told.words if span.start <= word.span.start < span.end]


def _things(seen: Observed) -> Words:
    """Return what stands in the same place, else the nouns and names that are left over."""
    if seen.replaced[0]:
        return seen.replaced
    return (
        [w for w in seen.laid.left if w.name or is_noun(seen.duo.left, w)],
        [w for w in seen.laid.right if w.name or is_noun(seen.duo.right, w)],
    )


def _spans(told: Told, words: Iterable[Word]) -> list[Span]:
    """Return each word once, a parted verb with its prefix."""
    found: dict[Span, None] = {}
    for word in words:
        found[word.span] = None
        if word in parted(told):
            found[parted(told)[word][0].span] = None
    return list(found)
