"""First scores of two accounts -> what speaks for a pair beside its own words.

Whether another claim is nearer (rivals), and whether the sentences before and after tell of the
same things too (neighbours). News tells a matter in several sentences, and in much the same order.
"""

from typing import Final

import numpy as np

from framing.engine import tuning
from framing.engine.similarity.tables import Matrix

_ALONE: Final = ("odds", "least_best", "most_best")


def context(scores: Matrix, alone: Matrix) -> dict[str, Matrix]:
    """Return the signals of context, one matrix each; 0 for what a short account lacks.

    `scores` are those of the round before, `alone` the log odds of those by the claims' own words.
    "odds" are log odds; "ahead" is by how much they exceed the best rival's, in the better of the
    two accounts; the others are probabilities, or sums of them. "own_…" is the same as far as the
    claims' own words speak for the pair: two sentences are not one for what stands around them.
    """
    sure = _sure(scores)
    found = _around(sure, _log_odds(sure))
    own = np.maximum(alone - np.float32(tuning.NO_RIVAL), 0)
    return {
        **found,
        "own": own**2,
        **{f"own_{name}": own * found[name] for name in found if name not in _ALONE},
    }


def odds(scores: Matrix) -> Matrix:
    """Return the log odds of scores, none wholly sure."""
    return _log_odds(_sure(scores))


def _log_odds(sure: Matrix) -> Matrix:
    return np.asarray(np.log(sure / (1 - sure)), dtype=np.float32)


def expit(total: Matrix) -> Matrix:
    """Return the probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float32)


def _sure(scores: Matrix) -> Matrix:
    # Twice as fast as np.clip, which is half of the time of short accounts.
    least = np.float32(tuning.LEAST_SURE)
    return np.minimum(np.maximum(scores, least), np.float32(1 - tuning.LEAST_SURE))


def _around(sure: Matrix, log_odds: Matrix) -> dict[str, Matrix]:
    near = _padded(sure, 1, 1)
    before, after = near[:-2, :-2], near[2:, 2:]
    return {
        "odds": log_odds,
        "ahead": np.maximum(_ahead(log_odds), _ahead(log_odds.T).T),
        **_best(sure),
        "share": _share(sure),
        "in_step": np.maximum(before, after),
        "corners": before + after + near[:-2, 2:] + near[2:, :-2],
        "beside": np.maximum(near[:-2, 1:-1], near[2:, 1:-1])
        + np.maximum(near[1:-1, :-2], near[1:-1, 2:]),
        "around": _faded(_faded(sure).T).T,
        "place": _place(sure),
    }


def _ahead(log_odds: Matrix) -> Matrix:
    """Return how far each pair is ahead of the best other pair in its row."""
    least = np.float32(tuning.NO_RIVAL)
    firsts = np.arange(len(log_odds)), log_odds.argmax(axis=1)
    best = np.maximum(log_odds[firsts], least)[:, None]
    others = log_odds.copy()
    others[firsts] = least
    second = others.max(axis=1, keepdims=True)
    return np.asarray(np.where(log_odds >= best, log_odds - second, log_odds - best))


def _best(sure: Matrix) -> dict[str, Matrix]:
    """Return the best scores of the two claims, the lesser and the greater of them."""
    lines, columns = sure.max(axis=1, keepdims=True), sure.max(axis=0, keepdims=True)
    return {"least_best": np.minimum(lines, columns), "most_best": np.maximum(lines, columns)}


def _share(sure: Matrix) -> Matrix:
    """Return how much of all that speaks for either claim speaks for this pair."""
    rows, across = (np.float32(tuning.MISSING_MASS / n) for n in sure.shape)
    lines, columns = sure.sum(axis=1, keepdims=True), sure.sum(axis=0, keepdims=True)
    return np.asarray(sure / (lines + across) * sure / (columns + rows), dtype=np.float32)


def _faded(sure: Matrix) -> Matrix:
    """Return the sum of the rows before and after, the nearer the more."""
    reach = len(tuning.FADING)
    padded = _padded(sure, reach, 0)
    rows = len(sure)
    total = np.zeros_like(sure)
    for step, weight in enumerate(tuning.FADING, 1):
        total += weight * (padded[reach - step : reach - step + rows])
        total += weight * (padded[reach + step : reach + step + rows])
    return total


def _padded(sure: Matrix, lines: int, columns: int) -> Matrix:
    """Put zeros around; np.pad takes ten times as long, as long as all else for short accounts."""
    height, width = sure.shape
    padded = np.zeros((height + 2 * lines, width + 2 * columns), dtype=np.float32)
    padded[lines : lines + height, columns : columns + width] = sure
    return padded


def _place(sure: Matrix) -> Matrix:
    """Return 1 where two claims stand at the same part of their accounts, 0 at opposite ends."""
    lines, columns = (((np.arange(n) + 0.5) / n).astype(np.float32) for n in sure.shape)
    return np.asarray(1 - np.abs(np.subtract.outer(lines, columns)), dtype=np.float32)
