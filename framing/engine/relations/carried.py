"""A contradiction of two texts -> the same of a third that says what one of them does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from framing.engine.relations.times import clash
from framing.engine.rules import ACTOR, CAUSE, DATE, OPPOSITE, PLACE, SIGNS_DATE
from framing.engine.values import Finding, Pair, Relation, Status
from framing.engine.words import Told, Word

# Those whose deciding words say by themselves what is contradicted; a denial's "nicht" does not.
_DAYS: Final = frozenset({DATE.name, SIGNS_DATE.name})
_CARRIED: Final = _DAYS | {ACTOR.name, CAUSE.name, OPPOSITE.name, PLACE.name}
# A third text that differs from one of the two does not say what it says.
_OTHERWISE: Final = frozenset({Relation.CONTRADICTION, Relation.FIGURE, Relation.UPDATE})
# A pair of which this is found says already how it differs, or is one text.
_SETTLED: Final = _OTHERWISE | {Relation.SAME_ORIGIN}
_SIDES: Final = ("left", "right")
_Pairs = Mapping[frozenset[str], Pair]  # by the ids of the two claims


@dataclass(frozen=True, slots=True)
class _Seen:
    """A contradiction, looked at from one of its claims."""

    finding: Finding
    one: str  # the claim whose words a third may have
    other: str
    told: frozenset[str]  # the deciding words of the one, as words are compared
    against: frozenset[str]


def carry(pairs: Sequence[Pair], told: Mapping[str, Told]) -> tuple[Pair, ...]:
    """Return the pairs, with the contradictions that follow from those of a third text.

    Where A and B contradict each other in a slot or by opposites, and C matches both, it
    contradicts B too if it has the words in which A differs, and none of B's. On 18 labelled
    events, all nine that it finds beyond the other rules are right.
    """
    matched = [pair for pair in pairs if pair.status is Status.MATCH]
    between = {frozenset((pair.left, pair.right)): pair for pair in matched}
    partners: dict[str, list[str]] = defaultdict(list)
    for pair in matched:
        partners[pair.left].append(pair.right)
        partners[pair.right].append(pair.left)
    found: dict[frozenset[str], Finding] = {}
    for seen in _contradictions(matched, told):
        for third in partners[seen.one]:
            asked = between.get(frozenset((third, seen.other)))
            if asked and _says(seen, third, between, told):
                finding = _of_third(seen, told[third], asked)
                found.setdefault(frozenset(finding.claims), finding)
    if not found:
        return tuple(pairs)
    return tuple(_with(pair, found.get(frozenset((pair.left, pair.right)))) for pair in pairs)


def _contradictions(pairs: Iterable[Pair], told: Mapping[str, Told]) -> Iterator[_Seen]:
    for pair in pairs:
        for finding in pair.findings:
            if finding.kind is Relation.CONTRADICTION and finding.rule in _CARRIED:
                left, right = (
                    _deciding(finding, side, told[claim])
                    for side, claim in zip(_SIDES, (pair.left, pair.right), strict=True)
                )
                yield _Seen(finding, pair.left, pair.right, left, right)
                yield _Seen(finding, pair.right, pair.left, right, left)


def _deciding(finding: Finding, side: str, of: Told) -> frozenset[str]:
    """Return the deciding words of one claim: its names, where it has any among them."""
    words = [word for word in of.words if _is_marked(word, finding.evidence[side])]
    names = frozenset(word.item for word in words if word.name)
    return names or frozenset(word.item for word in words)


def _is_marked(word: Word, spans: object) -> bool:
    return isinstance(spans, list) and any(
        word.span.start < end and start < word.span.end for start, end in spans
    )


def _says(seen: _Seen, third: str, between: _Pairs, told: Mapping[str, Told]) -> bool:
    """Tell whether a third claim says what the one does, and the pair of it is not settled."""
    one, other, claim = told[seen.one], told[seen.other], told[third]
    if claim.claim.language != one.claim.language:
        return False
    beside = between[frozenset((third, seen.one))]
    asked = between[frozenset((third, seen.other))]
    if _shows(beside, _OTHERWISE) or _shows(asked, _SETTLED):
        return False
    words = {word.item for word in claim.words}
    if not seen.told or not seen.told <= words or not seen.against.isdisjoint(words):
        return False
    # "Am Montag" of two weeks, or "gestern" on two days, is another day.
    return seen.finding.rule not in _DAYS or clash(claim, other) is not None


def _shows(pair: Pair, kinds: frozenset[Relation]) -> bool:
    return any(finding.kind in kinds for finding in pair.findings)


def _of_third(seen: _Seen, third: Told, pair: Pair) -> Finding:
    """Return the finding with the words of the third claim in place of the one's."""
    place = seen.finding.claims.index(seen.other)
    evidence = seen.finding.evidence
    mine = sorted([w.span.start, w.span.end] for w in third.words if w.item in seen.told)
    is_right = pair.right == seen.other
    sides = (mine, evidence[_SIDES[place]]) if is_right else (evidence[_SIDES[place]], mine)
    shown: dict[str, object] = dict(zip(_SIDES, sides, strict=True))
    days = evidence.get("days")
    if isinstance(days, list):
        shown["days"] = days if is_right is (place == 1) else days[::-1]
    return replace(seen.finding, claims=(pair.left, pair.right), evidence=shown)


def _with(pair: Pair, finding: Finding | None) -> Pair:
    """Return the pair with the finding; what contradicts does not agree."""
    if finding is None:
        return pair
    kept = tuple(f for f in pair.findings if f.kind is not Relation.AGREEMENT)
    return replace(pair, findings=(finding, *kept))
