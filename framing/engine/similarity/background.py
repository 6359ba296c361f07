"""How often words and character n-grams occur in general: what every word weight comes from.

The weight is inverse document frequency (Spärck Jones 1972) in the fixed background alone, so that
another account changes no weight.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning

_FULL: Final = 1 + tuning.BACKGROUND_SENTENCES


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

    def character_weights(self) -> NDArray[np.float32]:
        """Return how much each bucket says: seldom in general, much; else little."""
        rates = self.characters / max(self.sentences, 1)
        return np.log(_FULL / (0.5 + tuning.BACKGROUND_SENTENCES * rates)).astype(np.float32)

    def lemma_weight(self, lemma: str) -> float:
        """Return how much a lemma says; an unknown one says most."""
        rate = self.lemmas.get(lemma, 0) / max(self.sentences, 1)
        return math.log(_FULL / (0.5 + tuning.BACKGROUND_SENTENCES * rate))


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
