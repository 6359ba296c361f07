"""How much a word or n-gram says: seldom in general and in the two accounts, much; else little."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.similarity.background import Background
from framing.engine.similarity.prepared import Prepared


def character_weights(
    background: Background, left: Prepared, right: Prepared
) -> NDArray[np.float32]:
    """Return one weight for each bucket."""
    claims = len(left) + len(right)
    return _weight(background.character_rates(), left.held + right.held, claims)


def lemma_weights(background: Background, left: Prepared, right: Prepared) -> dict[str, float]:
    """Return the weight of every lemma of the two accounts."""
    seen = Counter(left.counts) + Counter(right.counts)
    rates = np.array([background.lemma_rate(lemma) for lemma in seen], dtype=np.float32)
    counts = np.array(list(seen.values()), dtype=np.float32)
    weights = _weight(rates, counts, len(left) + len(right))
    return dict(zip(seen, weights.tolist(), strict=True))


def name_weights(lines: Iterable[frozenset[str]]) -> dict[str, float]:
    """Return the weight of every name by its rarity in the two accounts alone."""
    held = list(lines)
    seen = Counter(name for line in held for name in line)
    return {name: float(np.log1p(len(held) / count)) for name, count in seen.items()}


def _weight(
    rates: NDArray[np.float32], seen: NDArray[np.float32], claims: int
) -> NDArray[np.float32]:
    """Return inverse document frequency (Spärck Jones 1972) of both sources taken together.

    The background counts as much as `BACKGROUND_SENTENCES` claims of the two accounts would.
    """
    prior = tuning.BACKGROUND_SENTENCES
    weights = np.log((1 + prior + claims) / (0.5 + prior * rates + seen))
    return np.asarray(weights, dtype=np.float32)
