"""How often words and character n-grams occur in general: the fixed half of every word weight."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning


@dataclass(frozen=True, slots=True)
class Background:
    """Document frequencies of one language, a sentence being a document."""

    sentences: int
    characters: NDArray[np.float32]  # one count a bucket
    lemmas: Mapping[str, int]

    @classmethod
    def empty(cls) -> "Background":
        """Return the background of a language that nothing is known of."""
        return cls(0, np.zeros(tuning.CHARACTER_BUCKETS, dtype=np.float32), {})

    def character_rates(self) -> NDArray[np.float32]:
        """Return the share of sentences that hold each bucket."""
        return np.asarray(self.characters / max(self.sentences, 1), dtype=np.float32)

    def lemma_rate(self, lemma: str) -> float:
        """Return the share of sentences that hold the lemma; 0 for an unknown one."""
        return self.lemmas.get(lemma, 0) / max(self.sentences, 1)


def weights(
    rates: NDArray[np.float32], seen: NDArray[np.float32], claims: int
) -> NDArray[np.float32]:
    """Return how much words say that are so frequent in general and in so many of the claims.

    Inverse document frequency (Spärck Jones 1972) of both sources taken together; the background
    counts as much as `BACKGROUND_SENTENCES` claims would.
    """
    prior = tuning.BACKGROUND_SENTENCES
    found = np.log((1 + prior + claims) / (0.5 + prior * rates + seen))
    return np.asarray(found, dtype=np.float32)


@cache
def load(language: str) -> Background:
    """Return the shipped statistics, made by bench/fit.py; empty for a language without any."""
    with (
        as_file(files("framing.engine.lexicons") / "background.npz") as path,
        np.load(path) as data,
    ):
        if f"{language}_sentences" not in data:
            return Background.empty()
        lemmas = str(data[f"{language}_lemmas"]).split()
        counts = data[f"{language}_counts"].tolist()
        return Background(
            int(data[f"{language}_sentences"]),
            data[f"{language}_characters"].astype(np.float32),
            dict(zip(lemmas, counts, strict=True)),
        )
