"""Fits the weights of relations/evidence and writes lexicons/contradictions.toml.

Usage: python bench/fit_contradictions.py. Fitted on our own pairs (tests/corpus/pairs/tuning and
the labelled pairs of eight events) and the paraphrases of STS-B de, train; never on the frozen
pairs and events.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import contrary
import gold
import numpy as np
from contrary import Labelled
from numpy.typing import NDArray
from weights import write

Array = NDArray[np.float64]
# Of 3, 10, 20 and 50 the best, cross-fitted on the tuning pairs.
RIDGE: Final = 10.0
STEPS: Final = 30
# What a labelled pair of an event counts for; 0, .3 and 1 are alike.
EVENTS: Final = 1.0


def fit(found: Sequence[Labelled]) -> dict[str, float]:
    """Return the weights fitted on labelled pairs."""
    weights = [EVENTS if one.source in gold.TUNING else 1.0 for one in found]
    return logistic([one.signals for one in found], [one.contradicts for one in found], weights)


def logistic(
    said: Sequence[Mapping[str, float]],
    truth: Sequence[bool],
    weights: Sequence[float],
    ridge: float = RIDGE,
) -> dict[str, float]:
    """Return the weights of a logistic regression with a ridge on what varies."""
    names = sorted({name for signals in said for name in signals})
    table = np.array([[signals.get(name, 0.0) for name in names] for signals in said])
    true = np.array(truth, dtype=np.float64)
    mean, spread = table.mean(0), table.std(0)
    spread[spread == 0] = 1
    scaled = np.c_[np.ones(len(table)), (table - mean) / spread]
    beta = _solve(scaled, true, np.array(weights), ridge)
    slopes = beta[1:] / spread
    constant = float(beta[0] - slopes @ mean)
    return {"constant": constant, **dict(zip(names, slopes.tolist(), strict=True))}


def _solve(table: Array, true: Array, weight: Array, least: float) -> Array:
    """Newton's method; the constant is not held back."""
    ridge = np.full(table.shape[1], least)
    ridge[0] = 0
    beta = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(table @ beta)))
        slope = table.T @ (weight * (true - chance)) - ridge * beta
        bend = (table * (weight * chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        beta = beta + np.linalg.solve(bend, slope)
    return beta


def main() -> None:
    """Fit both languages together: the signals mean the same in each."""
    found = [*contrary.tuning_pairs(), *contrary.paraphrases()]
    for event in gold.TUNING:
        found += contrary.event_pairs(event)
    weights = fit(found)
    kept = {name: value for name, value in weights.items() if round(value, 2)}
    sets = {"de": kept, "en": kept}
    write("contradictions", "relations/evidence", "fit_contradictions.py", sets, places=2)


if __name__ == "__main__":
    main()
