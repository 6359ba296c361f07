"""Matches -> rows: which claims of all accounts tell of one thing."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from typing import Final

from framing.engine import tuning
from framing.engine.links import NO_LINKS, Links
from framing.engine.quantities.kinds import is_outcome, kind_of
from framing.engine.values import Claim, Pair, Relation, Status, Subtype

_BY_SIGNS: Final = "signs_"  # how the rules of relations/excluding begin


def join(
    accounts: Sequence[Sequence[Claim]],
    pairs: Sequence[Pair],
    repeats: AbstractSet[frozenset[str]],
    links: Links = NO_LINKS,
) -> tuple[tuple[str, ...], ...]:
    """Return every claim once, in groups of those that one row holds.

    Claims are joined along the matches, the surest first, as far as `_Fit` allows. `accounts` are
    in the order of their ids; ValueError where `links` exclude each other.
    """
    apart = {(pair.left, pair.right) for pair in pairs if count_two_groups(pair)}
    lead = {claim.id: _lead(claim) for claims in accounts for claim in claims}
    ranked = sorted(
        (
            pair
            for pair in pairs
            if pair.status is Status.MATCH and (pair.left, pair.right) not in apart
        ),
        key=lambda pair: (_lead_apart(pair, lead), -pair.score, pair.left, pair.right),
    )
    scores = _scores(pairs, ranked, apart)
    account = {claim.id: claim.account for claims in accounts for claim in claims}
    place = {claim: n for n, claim in enumerate(account)}
    group = {claim: [claim] for claim in account}
    for one, other in sorted(links.must):
        _join(group, one, other)
    fit = _Fit(account, scores, repeats, links, {c: group[c][0] for two in links.must for c in two})
    if any(group[one] is group[other] for one, other in links.cannot):
        raise ValueError("What must be in one row cannot be kept apart.")
    for pair in ranked:
        left, right = group[pair.left], group[pair.right]
        least = tuning.DISPUTED_ROW_MEAN if _contradict(pair) else tuning.ROW_MEAN
        if left is not right and fit.allows(left, right, least):
            _join(group, pair.left, pair.right)
    return _once(sorted(members, key=place.__getitem__) for members in group.values())


def _scores(
    pairs: Sequence[Pair], ranked: Sequence[Pair], apart: AbstractSet[tuple[str, str]]
) -> dict[tuple[str, str], float]:
    """Return the scores of pairs of claims in a match, both ways round; 0 for two groups."""
    # Of those in a match alone: sets of two of all pairs took ten times as long.
    matched = {claim for pair in ranked for claim in (pair.left, pair.right)}
    found = {
        (pair.left, pair.right): 0.0 if (pair.left, pair.right) in apart else pair.score
        for pair in pairs
        if pair.left in matched and pair.right in matched
    }
    return found | {(right, left): score for (left, right), score in found.items()}


def _lead(claim: Claim) -> str:
    """Name what a claim counts first of what happened to people; "" where it counts none."""
    fates = (kind_of(q) for q in claim.quantities if is_outcome(q) and not q.former)
    return next(fates, "")


def _lead_apart(pair: Pair, lead: Mapping[str, str]) -> bool:
    """Tell whether one claim leads with the dead, the other with the injured, and no number is one.

    "11 killed, 52 injured" belongs with the dead first: an account stands in a row once, and rows
    would fall apart where it went with the injured of one text and with the dead of another.
    """
    one, other = lead[pair.left], lead[pair.right]
    return bool(one and other) and one != other and not pair.signals.get("numbers")


def _contradict(pair: Pair) -> bool:
    """Tell whether two claims contradict each other: rows are for seeing that.

    What only many signs together show is asked of matches, and joins no rows that else stay apart.
    """
    return any(
        finding.kind is Relation.CONTRADICTION and not finding.rule.startswith(_BY_SIGNS)
        for finding in pair.findings
    )


def count_two_groups(pair: Pair) -> bool:
    """Tell whether two claims have nothing in common but that one counts a part of the other's.

    9 officers killed and 80 dead in all are two statements, however alike they sound.
    """
    found = {
        finding.subtype or finding.kind
        for finding in pair.findings
        if finding.kind is not Relation.WORDING
    }
    return found == {Subtype.OTHER_GROUP}


def _join(group: dict[str, list[str]], one: str, other: str) -> None:
    if (left := group[one]) is not (right := group[other]):
        left.extend(right)
        group.update(dict.fromkeys(right, left))


@dataclass(frozen=True, slots=True)
class _Fit:
    """What decides whether two groups are one row."""

    account: Mapping[str, str]
    scores: Mapping[tuple[str, str], float]
    repeats: AbstractSet[frozenset[str]]
    links: Links
    block: Mapping[str, str]  # of a claim that people put beside others: one of these

    def allows(self, left: Iterable[str], right: Iterable[str], least: float) -> bool:
        """Tell whether two groups are one row, with a mean score from `least` on.

        No weak bridge, an account twice only in repetition. What people put together counts as one,
        as near as its nearest: they joined what the scores did not.
        """
        found: dict[tuple[str, str], float] = {}
        for one, other in product(left, right):
            if not self._may_meet(one, other):
                return False
            if self.account[one] != self.account[other]:
                two = self.block.get(one, one), self.block.get(other, other)
                found[two] = max(found.get(two, 0.0), self.scores.get((one, other), 0.0))
        return sum(found.values()) / len(found) >= least

    def _may_meet(self, one: str, other: str) -> bool:
        if (one, other) in self.links.cannot or (other, one) in self.links.cannot:
            return False
        is_twice = self.account[one] == self.account[other]
        return not is_twice or frozenset((one, other)) in self.repeats


def _once(groups: Iterable[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Drop the repeated groups; the first claim's place gives the order."""
    return tuple(dict.fromkeys(tuple(group) for group in groups))
