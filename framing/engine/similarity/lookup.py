"""One sentence -> which of many claims say it, the nearest first."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.meaning import Encoder
from framing.engine.similarity import words

Scores = NDArray[np.float64]


class Index:
    """Many claims, made ready to be asked for a sentence; in any languages."""

    def __init__(self, texts: Sequence[str], *, encoder: Encoder | None) -> None:
        """Read the claims in the order in which they became known."""
        self._encoder = encoder
        self._size = len(texts)
        self._vectors = encoder.encode(texts) if encoder and texts else None
        held = [Counter(_grams(text)) for text in texts]
        rows = np.repeat(np.arange(self._size), [len(line) for line in held])
        grams = np.array([gram for line in held for gram in line], dtype=np.int64)
        counts = np.array([n for line in held for n in line.values()], dtype=np.float64)
        self._grams, place = np.unique(grams, return_inverse=True)
        seen = np.bincount(place, minlength=len(self._grams))
        self._rarity = np.log(1 + (self._size - seen + 0.5) / (seen + 0.5))
        weights = (1 + np.log(counts)) * self._rarity[place]
        lengths = np.sqrt(np.bincount(rows, weights**2, minlength=self._size))
        pivot = lengths.mean() if self._size else 0.0
        norms = (1 - tuning.PIVOT) * pivot + tuning.PIVOT * lengths
        order = np.argsort(place, kind="stable")
        self._rows = rows[order]
        self._weights = (weights / np.maximum(norms[rows], 1e-9))[order]
        self._starts = np.searchsorted(place[order], np.arange(len(self._grams) + 1))

    def scores(self, sentence: str) -> Scores:
        """Return how near each claim is to the sentence, in steps of a tenth; 0 is far.

        Weighted character n-grams with pivoted length (Singhal et al. 1996), as a part of the
        best, and nearness in meaning. The steps are wide on purpose: among claims that say the
        same, the one that became known first comes first.
        """
        found = self._by_characters(sentence)
        found /= max(found.max(initial=0.0), 1e-9)
        if self._vectors is not None and self._encoder:
            near = self._vectors @ self._encoder.encode([sentence])[0]
            found += tuning.LOOKUP_MEANING * np.clip(near, 0, 1)
        return np.round(found, 1)

    def nearest(self, sentence: str, count: int) -> list[tuple[int, float]]:
        """Return the places of the nearest claims with their scores, best first."""
        found = self.scores(sentence)
        best = np.argsort(-found, kind="stable")[:count]
        return [(int(place), float(found[place])) for place in best if found[place] > 0]

    def _by_characters(self, sentence: str) -> Scores:
        found = np.zeros(self._size)
        for gram, count in Counter(_grams(sentence)).items():
            place = int(np.searchsorted(self._grams, gram))
            if place < len(self._grams) and self._grams[place] == gram:
                part = slice(self._starts[place], self._starts[place + 1])
                weight = (1 + np.log(count)) * self._rarity[place]
                np.add.at(found, self._rows[part], weight * self._weights[part])
        return found


def _grams(text: str) -> list[int]:
    return [gram for token in words.tokens(text) for gram in words.grams(words.fold(token.text))]
