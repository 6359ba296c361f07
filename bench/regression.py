"""Fits the three rounds of logistic regression that make a score."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sheets import Sheet

from framing.engine import tuning
from framing.engine.similarity import Matrix, scoring
from framing.engine.similarity.context import context, odds

WORDS = (
    "characters",
    "lemmas",
    "containment",
    "names",
    "numbers",
    "counted",
    "other_counted",
    "one_counted",
)
LIKENESS = ("characters", "lemmas", "containment", "names", "numbers", "counted", "meaning")
CONTEXT = tuple(context(np.ones((2, 2), np.float32), np.ones((2, 2), np.float32)))
RIDGE = 1.0
Weights = dict[str, float]
Rounds = dict[str, Weights]
Array = NDArray[np.float64]


def fit(whole: Sequence[Sheet], more: Sequence[Sheet] = (), *, meaning: bool) -> Rounds:
    """Fit all rounds, each on what the one before says of the same sheets.

    How much accounts have in common is taken from the whole ones alone.
    """
    sheets = [*whole, *more]
    words = (*WORDS, "meaning") if meaning else WORDS
    same = [sheet.same for sheet in sheets]
    known: list[dict[str, Matrix]] = [dict(sheet.signals) for sheet in sheets]
    first, *others = scoring.ROUNDS
    found = {first: logistic(known, same, words)}
    own = scores = [scoring.logistic(signals, found[first]) for signals in known]
    for name in others:
        known = [
            {**signals, **context(now, odds(first))}
            for signals, now, first in zip(known, scores, own, strict=True)
        ]
        found[name] = logistic(known, same, (*words, *CONTEXT))
        scores = [scoring.logistic(signals, found[name]) for signals in known]
    return {**found, "overlap": {"share": overlap(whole, found)}}


def overlap(sheets: Sequence[Sheet], rounds: Mapping[str, Mapping[str, float]]) -> float:
    """Return what three in four of these have in common at least, by scores nothing has lowered.

    The mean would lower scores in every second event like those that are fitted on; by the lower
    quartile they stay as they were (docs/method.md, "Measured").
    """
    plain = {**rounds, "overlap": {"share": tuning.LEAST_SURE}}
    shares = [scoring.overlap(scoring.rounds(sheet.signals, plain)[0]) for sheet in sheets]
    return float(np.quantile(shares, 0.25))


def logistic(
    known: Sequence[Mapping[str, Matrix]], same: Sequence[NDArray[np.bool_]], names: Sequence[str]
) -> Weights:
    """Fit one round: logistic regression by Newton's method, a ridge on standardised signals."""
    table = np.concatenate(
        [np.stack([signals[name].ravel() for name in names], axis=1) for signals in known]
    ).astype(np.float64)
    truth = np.concatenate([matrix.ravel() for matrix in same]).astype(np.float64)
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    found = _positive(np.c_[np.ones(len(table)), (table - mean) / spread], truth, names)
    slopes = found[1:] / spread
    weights = dict(zip(names, slopes.tolist(), strict=True))
    return {"constant": float(found[0] - slopes @ mean), **weights}


def _positive(table: Array, truth: Array, names: Sequence[str]) -> Array:
    """Fit without negative weights for likeness: more of it must never lower a score."""
    kept = list(range(table.shape[1]))
    while True:
        found = _newton(table[:, kept], truth)
        wrong = [n for n, place in enumerate(kept) if place and names[place - 1] in LIKENESS]
        lowest = min(wrong, key=lambda n: found[n], default=None)
        if lowest is None or found[lowest] >= 0:
            break
        del kept[lowest]
    full = np.zeros(table.shape[1])
    full[kept] = found
    return full


def _newton(table: Array, truth: Array) -> Array:
    ridge = np.eye(table.shape[1]) * RIDGE
    ridge[0, 0] = 1e-6
    found = np.zeros(table.shape[1])
    for _ in range(25):
        guess = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (truth - guess) - ridge @ found
        curve = (table * (guess * (1 - guess))[:, None]).T @ table + ridge
        found = found + np.linalg.solve(curve, slope)
    return found
