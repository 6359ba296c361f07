"""Named signals -> one score: how probable it is that two claims tell of the same thing."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from framing.engine import lexicons, tuning
from framing.engine.similarity.context import OWNED, PLAIN, Context, expit, odds
from framing.engine.similarity.tables import Matrix

ROUNDS: Final = ("first", "second", "third")
_TURNS: Final = 15  # at most, until the estimate moves the log odds by less than _AGREED
_AGREED: Final = 0.01
# The signals of context that a reader is shown beside those of the words, 0 to 1.
SHOWN: Final = ("share", "in_step", "place")
IN_COMMON: Final = "in_common"  # the same for all pairs of two accounts: which share has a partner


def alone(signals: Mapping[str, Matrix], *, same_language: bool) -> Matrix:
    """Return the score of each pair by its own words alone, 0 to 1."""
    return _rounded(logistic(signals, _weights(signals, same_language=same_language)["first"]))


def score(
    signals: Mapping[str, Matrix], *, same_language: bool
) -> tuple[Matrix, dict[str, Matrix]]:
    """Return a matrix of scores, 0 to 1, and the signals of context that made them.

    One set of weights each for accounts in one language and in two, with and without "meaning";
    bench/fit.py fits them and names the data.
    """
    return rounds(signals, _weights(signals, same_language=same_language))


def rounds(
    signals: Mapping[str, Matrix], weights: Mapping[str, Mapping[str, float]]
) -> tuple[Matrix, dict[str, Matrix]]:
    """Score by logistic regression in three rounds.

    Over the signals of the words, then twice over these and what the scores of the round before
    say of rivals and neighbours.
    """
    first, *others = ROUNDS
    words = [name for name in weights[first] if name != "constant"]
    every = np.empty((len(words) + len(PLAIN), *signals[words[0]].shape), dtype=np.float32)
    for place, name in enumerate(words):
        every[place] = signals[name]
    found = own = expit(_weighed(every[: len(words)], weights[first], words))
    alone = odds(own)
    around = Context(every[len(words) :], alone)
    owned = len(words) + PLAIN.index(OWNED[0])
    for name in others:
        around.fill(found)
        total = _weighed(every, weights[name], (*words, *PLAIN))
        part = every[owned : owned + len(OWNED)]
        total += around.own * _summed(part, weights[name], [f"own_{what}" for what in OWNED])
        found = expit(total)
    total = _blended(alone, odds(found))
    lowered, in_common = _lowered(total, weights["overlap"]["share"])
    found = expit(total + shifts(signals, lowered))
    # A copy is one whatever stands around it, and however often it is repeated.
    copies = signals["lemmas"] >= tuning.COPY
    found[copies] = np.maximum(found[copies], own[copies])
    shown = (every[len(words) + PLAIN.index(name)] for name in SHOWN)
    known = dict(zip(SHOWN, map(_rounded, shown), strict=True))
    return _rounded(found), {**known, IN_COMMON: np.full_like(found, in_common)}


def shifts(signals: Mapping[str, Matrix], lowered: float) -> Matrix | np.float32:
    """Return by how much each pair is moved: farther where it counts nothing in common.

    And less far the nearer in meaning two claims are without the names they share. Only where the
    two accounts have clearly too little in common, and meaning is known: without vectors it makes
    no pair surer than another.
    """
    moved: Matrix | np.float32 = np.float32(lowered)
    if "bare_meaning" in signals:
        weight, middle = tuning.BARE
        moved = moved - np.float32(weight * lowered) * (
            signals["bare_meaning"] - np.float32(middle)
        )
    beyond = lowered - tuning.UNCOUNTED
    if beyond > 0 or "meaning" not in signals:
        return moved
    counted = (signals["numbers"] > 0) | (signals["counted"] > 0)
    return np.where(counted, moved, moved + np.float32(beyond))


def _blended(own: Matrix, found: Matrix) -> Matrix:
    """Return log odds between two: few claims have no context that could speak for a pair.

    However much stands around it, a pair stays within reach of what its own words say.
    """
    claims = min(found.shape)
    weight = np.float32(claims / (claims + tuning.CONTEXT_CLAIMS))
    moved = weight * (found - own)
    most = np.float32(tuning.CONTEXT_MOST)
    return np.asarray(own + np.minimum(np.maximum(moved, -most), most), dtype=np.float32)


def _lowered(log_odds: Matrix, expected: float) -> tuple[float, float]:
    """Return what to add to log odds where two accounts have less in common than `expected`.

    And how much they have. The weights are fitted on accounts of which most claims have a partner.
    How many have one here is estimated from the scores themselves, and the scores moved by it, in
    turns until both agree: a classifier's outputs adjusted to new prior odds (Saerens, Latinne &
    Decaestecker 2002), as far down as `LEAST_IN_COMMON`: texts on one event tell of it. Of very few
    claims nothing can be estimated: there it stays as it is.
    """
    best, lowered = _best(log_odds), 0.0
    share = _partnered(best, lowered)
    for _ in range(_TURNS if min(log_odds.shape) >= tuning.FEWEST else 0):
        before = lowered
        share = max(share, tuning.LEAST_IN_COMMON)
        lowered = min(_logit(share) - _logit(expected), 0.0)
        if before - lowered < _AGREED:
            break
        share = _partnered(best, lowered)
    return lowered, share


def overlap(scores: Matrix) -> float:
    """Return how many pairs there are for each claim of the lesser account, by the best of each.

    The claims of the one may meet in few of the other. Never quite 0 nor 1, which have no odds.
    """
    return _partnered(_best(odds(scores)), 0.0)


def _best(log_odds: Matrix) -> tuple[Matrix, int]:
    """Return the best log odds of each claim, of both accounts; and where the second begins."""
    best = [np.maximum.reduce(log_odds, axis=axis) for axis in (0, 1)]
    return np.concatenate(best), len(best[0])


def _partnered(best: tuple[Matrix, int], moved: float) -> float:
    sides, second = best
    sure = expit(sides + np.float32(moved))
    sums = np.add.reduceat(sure, (0, second)).tolist()
    share = min(sums) / min(second, len(sides) - second)
    return float(min(max(share, tuning.LEAST_SURE), 1 - tuning.LEAST_SURE))


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def case(signals: Mapping[str, Matrix], *, same_language: bool) -> str:
    """Name the set of weights that these signals take."""
    language = "same" if same_language else "cross"
    return f"{language}_meaning" if "meaning" in signals else language


def _weights(signals: Mapping[str, Matrix], *, same_language: bool) -> Mapping[str, Any]:
    found: Mapping[str, Any] = lexicons.load("weights")[case(signals, same_language=same_language)]
    return found


def logistic(signals: Mapping[str, Matrix], weights: Mapping[str, float]) -> Matrix:
    """Return the logistic of the weighted sum; a signal without a weight does not count."""
    total = np.full(signals["characters"].shape, weights["constant"], dtype=np.float32)
    part = np.empty_like(total)
    for name, weight in weights.items():
        if weight and name != "constant":
            total += np.multiply(signals[name], weight, out=part)
    return expit(total)


def _weighed(every: Matrix, weights: Mapping[str, float], names: Sequence[str]) -> Matrix:
    """Return what `logistic` makes log odds of: signals in one array, in the order of `names`."""
    return _summed(every, weights, names) + np.float32(weights["constant"])


def _summed(every: Matrix, weights: Mapping[str, float], names: Sequence[str]) -> Matrix:
    # One product: to multiply and add took three times as long, and half of the time of a score.
    factors = np.array([weights[name] for name in names], dtype=np.float32)
    signals, lines, columns = every.shape
    return np.asarray((factors @ every.reshape(signals, -1)).reshape(lines, columns))


def _rounded(scores: Matrix) -> Matrix:
    return np.asarray(scores.round(4))
