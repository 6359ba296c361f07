"""Claims of n accounts -> pairs that may say the same thing, and rows of those that do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import similarity, tuning
from framing.engine.links import NO_LINKS, Links
from framing.engine.meaning import Encoder
from framing.engine.similarity import Matrix, Prepared
from framing.engine.values import Claim, Pair, Reading, Relation, Status, Subtype

Chosen = NDArray[np.bool_]
# One object for each value: a long event keeps a million of them.
_STEPS: Final = np.array([step / 10_000 for step in range(10_001)], dtype=object)
# Other account -> claim -> that account's nearest claim and its score, from NEAREST on.
Nearest = Mapping[str, Mapping[str, tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What belongs together, by claim ids; pairs carry no findings yet."""

    pairs: tuple[Pair, ...]  # in the order of their accounts and claims
    groups: tuple[tuple[str, ...], ...]  # every claim once; a claim alone is a group too
    nearest: Nearest = field(default_factory=dict)

    @property
    def row_of(self) -> dict[str, int]:
        """Lead from each claim to the place of its group."""
        return {claim: n for n, group in enumerate(self.groups) for claim in group}


@dataclass(frozen=True, slots=True)
class Beside:
    """What two accounts have in common, by claim ids."""

    pairs: tuple[Pair, ...]
    nearest: Nearest
    links: Links = NO_LINKS  # between the two, as asked for


def prepare(
    reading: Reading, *, encoder: Encoder | None, names: Mapping[str, str]
) -> tuple[Prepared, frozenset[frozenset[str]]]:
    """Make an account ready to be laid beside others; and which of its claims repeat each other.

    `names` leads from a mention's key to its group.
    """
    ready = similarity.prepare(reading.claims, clean=reading.clean, encoder=encoder, names=names)
    return ready, frozenset(_repeats(reading.claims, ready))


def lay(
    claims: tuple[Sequence[Claim], Sequence[Claim]],
    ready: tuple[Prepared, Prepared],
    links: Links = NO_LINKS,
) -> Beside:
    """Pair the claims of two accounts; the answer depends on these two and their links alone.

    The account that sorts first has to come first.
    """
    signals = similarity.signals(*ready)
    one_language = ready[0].language == ready[1].language
    scores, around = similarity.score(signals, same_language=one_language)
    signals |= around
    scores = similarity.comparable(*ready, signals, scores)
    pairs = _pairs(claims, ready, signals, _linked(claims, scores, links))
    (left, right) = claims
    nearest = {
        right[0].account: _nearest(left, right, scores),
        left[0].account: _nearest(right, left, scores.T),
    }
    return Beside(tuple(pairs), nearest, links)


def align(
    accounts: Sequence[Sequence[Claim]],
    beside: Iterable[Beside],
    repeats: AbstractSet[frozenset[str]],
    links: Links = NO_LINKS,
) -> Alignment:
    """Join matching claims of all accounts into rows.

    `accounts` are in the order of their ids, `beside` holds every two of them once, `repeats` the
    claims of one account that say the same twice. ValueError where `links` exclude each other.
    """
    pairs: list[Pair] = []
    nearest: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
    for two in beside:
        pairs += two.pairs
        for account, found in two.nearest.items():
            nearest[account].update(found)
    return Alignment(tuple(pairs), _groups(accounts, pairs, repeats, links), nearest)


def _linked(
    claims: tuple[Sequence[Claim], Sequence[Claim]], scores: Matrix, links: Links
) -> tuple[Matrix, Chosen, AbstractSet[tuple[int, int]]]:
    """Return the scores, which of them make a pair, and which are a match whatever their score."""
    scores = _outranked_lowered(scores)
    chosen = scores >= tuning.SUGGEST
    place = {claim.id: n for side in claims for n, claim in enumerate(side)}
    must = {(place[left], place[right]) for left, right in links.must}
    for i, j in must:
        chosen[i, j] = True
    for left, right in links.cannot:
        chosen[place[left], place[right]] = False
    return scores, chosen, must


def _pairs(
    claims: tuple[Sequence[Claim], Sequence[Claim]],
    ready: tuple[Prepared, Prepared],
    signals: Mapping[str, Matrix],
    linked: tuple[Matrix, Chosen, AbstractSet[tuple[int, int]]],
) -> Iterator[Pair]:
    """Yield every pair that was chosen."""
    (left, right), (first, second) = claims, ready
    scores, chosen, must = linked
    places = np.flatnonzero(chosen)
    lines, columns = (found.tolist() for found in np.divmod(places, len(right)))
    numbers, *told = _numbers(np.stack([m.ravel()[places] for m in (scores, *signals.values())]))
    letters = similarity.letters(
        [first.strings[i] for i in lines], [second.strings[j] for j in columns]
    )
    names = (*signals, *letters)
    shown = (dict(zip(names, v)) for v in zip(*told, *letters.values()))  # noqa: B905
    for i, j, score, known in zip(lines, columns, numbers, shown, strict=True):
        is_match = score >= tuning.MATCH or (i, j) in must
        yield Pair(
            left=left[i].id,
            right=right[j].id,
            score=score,
            status=Status.MATCH if is_match else Status.SUGGEST,
            signals=known,
        )


def _numbers(found: Matrix) -> list[Any]:
    """Return an array as plain numbers of 0 to 1, rounded to four places, or as lists of them."""
    steps = np.rint(found.astype(np.float64) * 10_000).astype(np.intp)
    numbers: list[Any] = _STEPS[steps].tolist()
    return numbers


def _nearest(
    claims: Sequence[Claim], others: Sequence[Claim], scores: Matrix
) -> dict[str, tuple[str, float]]:
    """Return each claim's nearest of another account, though it may be too far for a pair."""
    best = scores.argmax(axis=1)
    top = scores[np.arange(len(best)), best]
    near = np.flatnonzero(top >= tuning.NEAREST)
    found = zip(near.tolist(), best[near].tolist(), _numbers(top[near]), strict=True)
    return {claims[i].id: (others[j].id, score) for i, j, score in found}


def _outranked_lowered(scores: Matrix) -> Matrix:
    """Return the scores, below a suggestion where either claim has nearer ones in that account.

    A claim that is near many claims of one account is general and says little of each.
    """
    best = np.maximum(_least_of_best(scores), _least_of_best(scores.T).T)
    return np.where(scores >= best, scores, np.minimum(scores, np.float32(tuning.NEAREST)))


def _least_of_best(scores: Matrix) -> Matrix:
    """Return, as a column, the last score of each row that is among its best."""
    last = max(scores.shape[1] - tuning.PAIRS_PER_CLAIM, 0)
    return np.asarray(np.partition(scores, last, axis=1)[:, last : last + 1])


def _repeats(claims: Sequence[Claim], side: Prepared) -> Iterator[frozenset[str]]:
    """Yield the pairs of claims of one account that say the same thing twice."""
    if not claims:
        return
    scores = similarity.alone(similarity.signals(side, side), same_language=True)
    for i, j in np.argwhere(np.triu(scores, 1) >= tuning.REPEAT).tolist():
        yield frozenset((claims[i].id, claims[j].id))


def _groups(
    accounts: Sequence[Sequence[Claim]],
    pairs: Sequence[Pair],
    repeats: AbstractSet[frozenset[str]],
    links: Links = NO_LINKS,
) -> tuple[tuple[str, ...], ...]:
    """Join claims along the matches, the surest first, as far as `_Fit` allows."""
    apart = {(pair.left, pair.right) for pair in pairs if _count_two_groups(pair)}
    ranked = sorted(
        (
            pair
            for pair in pairs
            if pair.status is Status.MATCH and (pair.left, pair.right) not in apart
        ),
        key=lambda pair: (-pair.score, pair.left, pair.right),
    )
    # Both ways round, of those in a match alone: sets of two of all pairs took ten times as long.
    matched = {claim for pair in ranked for claim in (pair.left, pair.right)}
    asked = [pair for pair in pairs if pair.left in matched and pair.right in matched]
    scores = {
        (pair.left, pair.right): 0.0 if (pair.left, pair.right) in apart else pair.score
        for pair in asked
    }
    scores |= {(right, left): score for (left, right), score in scores.items()}
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


def _contradict(pair: Pair) -> bool:
    """Tell whether two claims contradict each other: rows are for seeing that."""
    return any(finding.kind is Relation.CONTRADICTION for finding in pair.findings)


def _count_two_groups(pair: Pair) -> bool:
    """Tell whether two claims have nothing in common but that one counts a part of the other's.

    16 officers killed and 164 dead in all are two statements, however alike they sound.
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
