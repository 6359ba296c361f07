"""First scores of two accounts -> what speaks for a pair beside its own words.

Whether another claim is nearer (rivals), and whether the sentences before and after tell of the
same things too (neighbours). News tells a matter in several sentences, and in much the same order.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.similarity.tables import Matrix

_RIVALS: Final = ("odds", "least_best", "most_best", "ahead")
_NEIGHBOURS: Final = ("share", "in_step", "corners", "beside", "around", "place")
PLAIN: Final = (*_RIVALS, *_NEIGHBOURS, "own")
# Of these "own_…" exists as well; they stand beside each other.
OWNED: Final = ("ahead", *_NEIGHBOURS)
CONTEXT: Final = (*PLAIN, *(f"own_{name}" for name in OWNED))
_FADING: Final = np.array(tuning.FADING, dtype=np.float32)


class Context:
    """The signals of context, one matrix each, in one array and in the order of `PLAIN`.

    "odds" are log odds; "ahead" is by how much they exceed the best rival's, in the better of the
    two accounts; the others are probabilities, or sums of them. "own_…" is the same as far as the
    claims' own words speak for the pair: two sentences are not one for what stands around them.
    """

    # Short accounts have many signals of a few numbers each: to make an array for each of them,
    # and to weigh each alone, took most of the time.

    def __init__(self, every: Matrix, alone: Matrix) -> None:
        """Write into `every` what is the same in each round.

        `alone` are the log odds of the scores by the claims' own words.
        """
        self._named = dict(zip(PLAIN, every, strict=True))
        # What each "own_…" is the product of, beside the signal of that name.
        self.own = np.maximum(alone - np.float32(tuning.NO_RIVAL), 0)
        np.square(self.own, out=self._named["own"])
        self._named["place"][...] = _place(alone)

    def fill(self, scores: Matrix) -> None:
        """Write what the scores of the round before say; 0 for what a short account lacks."""
        found, sure = self._named, _sure(scores)
        log_odds = _log_odds(sure, found["odds"])
        np.maximum(_ahead(log_odds), _ahead(log_odds.T).T, out=found["ahead"])
        lines, columns = (np.maximum.reduce(sure, axis=n, keepdims=True) for n in (1, 0))
        np.minimum(lines, columns, out=found["least_best"])
        np.maximum(lines, columns, out=found["most_best"])
        _share(sure, found["share"])
        near = _padded(sure, 1, 1)
        before, after = near[:-2, :-2], near[2:, 2:]
        np.maximum(before, after, out=found["in_step"])
        np.add(before + after + near[:-2, 2:], near[2:, :-2], out=found["corners"])
        above = np.maximum(near[:-2, 1:-1], near[2:, 1:-1])
        np.add(above, np.maximum(near[1:-1, :-2], near[1:-1, 2:]), out=found["beside"])
        found["around"][...] = _faded(_faded(sure).T).T


def context(scores: Matrix, alone: Matrix) -> dict[str, Matrix]:
    """Return the signals of context by name, those of `CONTEXT`; see `Context`."""
    every = np.empty((len(PLAIN), *scores.shape), dtype=np.float32)
    around = Context(every, alone)
    around.fill(scores)
    found = dict(zip(PLAIN, every, strict=True))
    return found | {f"own_{name}": around.own * found[name] for name in OWNED}


def odds(scores: Matrix) -> Matrix:
    """Return the log odds of scores, none wholly sure."""
    return _log_odds(_sure(scores))


def _log_odds(sure: Matrix, out: Matrix | None = None) -> Matrix:
    return np.asarray(np.log(sure / (1 - sure), out=out), dtype=np.float32)


def expit(total: Matrix) -> Matrix:
    """Return the probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float32)


def _sure(scores: Matrix) -> Matrix:
    # Twice as fast as np.clip, which is half of the time of short accounts.
    least = np.float32(tuning.LEAST_SURE)
    return np.minimum(np.maximum(scores, least), np.float32(1 - tuning.LEAST_SURE))


def _ahead(log_odds: Matrix) -> Matrix:
    """Return how far each pair is ahead of the best other pair in its row."""
    least = np.float32(tuning.NO_RIVAL)
    firsts = np.arange(len(log_odds)), log_odds.argmax(axis=1)
    best = np.maximum(log_odds[firsts], least)[:, None]
    others = log_odds.copy()
    others[firsts] = least
    second = np.maximum.reduce(others, axis=1, keepdims=True)
    return np.asarray(log_odds - np.where(log_odds >= best, second, best))


def _share(sure: Matrix, out: Matrix) -> None:
    """Write how much of all that speaks for either claim speaks for this pair."""
    rows, across = (np.float32(tuning.MISSING_MASS / n) for n in sure.shape)
    lines, columns = (np.add.reduce(sure, axis=n, keepdims=True) for n in (1, 0))
    np.multiply(sure * (1 / (lines + across)), sure * (1 / (columns + rows)), out=out)


def _faded(sure: Matrix) -> Matrix:
    """Return the sum of the rows before and after, the nearer the more."""
    reach, rows = len(_FADING), len(sure)
    faded = np.multiply.outer(_FADING, _padded(sure, reach, 0))
    ends = ((n, reach + way * (n + 1)) for n in range(reach) for way in (-1, 1))
    first, second, *others = (faded[n, end : end + rows] for n, end in ends)
    total = np.asarray(first + second, dtype=np.float32)
    for part in others:
        total += part
    return total


def _padded(sure: Matrix, lines: int, columns: int) -> Matrix:
    """Put zeros around; np.pad takes ten times as long, as long as all else for short accounts."""
    height, width = sure.shape
    padded = np.zeros((height + 2 * lines, width + 2 * columns), dtype=np.float32)
    padded[lines : lines + height, columns : columns + width] = sure
    return padded


def _place(sure: Matrix) -> Matrix:
    """Return 1 where two claims stand at the same part of their accounts, 0 at opposite ends."""
    lines, columns = map(_places, sure.shape)
    return np.asarray(1 - np.abs(np.subtract.outer(lines, columns)), dtype=np.float32)


@lru_cache(maxsize=256)
def _places(claims: int) -> NDArray[np.float32]:
    return ((np.arange(claims) + 0.5) / claims).astype(np.float32)
