"""Logistic regressions over named signals: the chance that they make, and which weights count."""

import math
from collections.abc import Mapping

from framing.engine import lexicons, tuning
from framing.engine.rules import Duo


def weights_of(duo: Duo, name: str) -> Mapping[str, float]:
    """Return the weights of a lexicon for a pair with vectors ("meaning"), or without ("words")."""
    case = "words" if duo.pair.signals.get("meaning") is None else "meaning"
    found: Mapping[str, float] = lexicons.load(name)[case]
    return found


def chance(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return how probable signals make it, 0 to 1; one without a weight counts nothing."""
    total = weights["constant"] + sum(v * weights.get(n, 0.0) for n, v in signals.items())
    return 1 / (1 + math.exp(-total))


def log_odds(probability: float) -> float:
    """Return the log odds of a probability, of which none is surer than `LEAST_SURE`."""
    sure = min(max(probability, tuning.LEAST_SURE), 1 - tuning.LEAST_SURE)
    return math.log(sure / (1 - sure))
