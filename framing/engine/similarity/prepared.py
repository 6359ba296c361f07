"""One account's claims, made ready to be compared with any other account's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.meaning import Encoder
from framing.engine.similarity import words
from framing.engine.values import Claim, Quantity


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a comparison needs of an account; the n-th entry of each field is the n-th claim's."""

    language: str
    characters: NDArray[np.float32]  # claims x buckets: 1 + log of the n-gram's count, or 0
    held: NDArray[np.float32]  # of each bucket: how many claims hold it
    lemmas: tuple[frozenset[str], ...]
    counts: Mapping[str, int]  # of each lemma: how many claims hold it
    strings: tuple[str, ...]  # the lemmas in order, for letter-true comparison
    lengths: NDArray[np.float32]  # words that say something
    names: tuple[frozenset[str], ...]  # group keys
    quantities: tuple[tuple[Quantity, ...], ...]
    vectors: NDArray[np.float32] | None

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self.strings)


def prepare(
    claims: Sequence[Claim], *, encoder: Encoder | None, names: Mapping[str, str]
) -> Prepared:
    """Make the claims of one account, all in one language, ready for `signals`.

    `names` leads from a mention's key to its group; a key that is missing stands for itself.
    """
    language = claims[0].language if claims else ""
    found = [[token.text for token in words.tokens(claim.text)] for claim in claims]
    lemmas = [[words.lemma(w, language) for w in line if w[0].isalpha()] for line in found]
    says = [sum(words.says_something(w, language) for w in line) for line in found]
    characters = _characters(found)
    return Prepared(
        language=language,
        characters=characters,
        held=np.asarray((characters > 0).sum(axis=0), dtype=np.float32),
        lemmas=tuple(frozenset(line) for line in lemmas),
        counts=Counter(lemma for line in lemmas for lemma in sorted(set(line))),
        strings=tuple(" ".join(line) for line in lemmas),
        lengths=np.array(says, dtype=np.float32),
        names=tuple(frozenset(names.get(m.key, m.key) for m in claim.names) for claim in claims),
        quantities=tuple(claim.quantities for claim in claims),
        vectors=encoder.encode([claim.text for claim in claims]) if encoder and claims else None,
    )


def _characters(found: list[list[str]]) -> NDArray[np.float32]:
    matrix = np.zeros((len(found), tuning.CHARACTER_BUCKETS), dtype=np.float32)
    for row, line in enumerate(found):
        counts = Counter(b for word in line for b in words.buckets(words.fold(word)).tolist())
        matrix[row, list(counts)] = 1 + np.log(np.array(list(counts.values()), dtype=np.float32))
    return matrix
