"""Claims of n accounts -> pairs that may say the same thing, and rows of those that do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import rows, similarity, tuning
from framing.engine.links import NO_LINKS, Links
from framing.engine.meaning import Encoder
from framing.engine.similarity import Matrix, Prepared
from framing.engine.values import Claim, Pair, Reading, Status

Chosen = NDArray[np.bool_]
Places = AbstractSet[tuple[int, int]]
NOT_SURE: Final[Mapping[tuple[str, str], str]] = {}
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
    sure: Mapping[tuple[str, str], str] = NOT_SURE,
) -> Beside:
    """Pair the claims of two accounts; the answer depends on these two and their links alone.

    The account that sorts first has to come first. `sure` are claims that tell of one thing in
    whatever words, with what says so (relations/recounts, relations/bridges).
    """
    signals = similarity.signals(*ready)
    one_language = ready[0].language == ready[1].language
    scores, around = similarity.score(signals, same_language=one_language)
    signals |= around
    scores = similarity.comparable(*ready, signals, scores)
    pairs = _pairs(claims, ready, signals, _linked(claims, scores, links, sure))
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
    return Alignment(tuple(pairs), rows.join(accounts, pairs, repeats, links), nearest)


def _linked(
    claims: tuple[Sequence[Claim], Sequence[Claim]],
    scores: Matrix,
    links: Links,
    sure: Mapping[tuple[str, str], str],
) -> tuple[Matrix, Chosen, Places, Mapping[tuple[int, int], str]]:
    """Return the scores, which of them make a pair, which people joined, and which are sure."""
    scores = _outranked_lowered(scores)
    place = {claim.id: n for side in claims for n, claim in enumerate(side)}
    known = {(place[left], place[right]): why for (left, right), why in sure.items()}
    for at in known:
        scores[at] = max(scores[at], np.float32(tuning.TOLL))
    chosen = scores >= tuning.SUGGEST
    must = {(place[left], place[right]) for left, right in links.must}
    for i, j in must:
        chosen[i, j] = True
    for left, right in links.cannot:
        chosen[place[left], place[right]] = False
    return scores, chosen, must, known


def _pairs(
    claims: tuple[Sequence[Claim], Sequence[Claim]],
    ready: tuple[Prepared, Prepared],
    signals: Mapping[str, Matrix],
    linked: tuple[Matrix, Chosen, Places, Mapping[tuple[int, int], str]],
) -> Iterator[Pair]:
    """Yield every pair that was chosen."""
    (left, right), (first, second) = claims, ready
    scores, chosen, must, sure = linked
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
        if (i, j) in sure:
            known[sure[i, j]] = 1.0
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


def of_one_group(nearest: Nearest, pairs: Iterable[Pair]) -> Nearest:
    """Return what comes nearest, without claims that count another group: 9 officers, 80 dead."""
    apart = {frozenset((pair.left, pair.right)) for pair in pairs if rows.count_two_groups(pair)}
    return {
        account: {
            claim: found
            for claim, found in others.items()
            if frozenset((claim, found[0])) not in apart
        }
        for account, others in nearest.items()
    }


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
    signals = similarity.signals(side, side)
    alone = similarity.alone(signals, same_language=True)
    scores = similarity.comparable(side, side, signals, alone)
    for i, j in np.argwhere(np.triu(scores, 1) >= tuning.REPEAT).tolist():
        yield frozenset((claims[i].id, claims[j].id))
