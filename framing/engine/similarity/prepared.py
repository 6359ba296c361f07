"""One account's claims, made ready to be compared with any other account's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.meaning import Encoder
from framing.engine.similarity import words
from framing.engine.similarity.messages import Message, message
from framing.engine.values import Claim, Clean, Quantity


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
    claims: Sequence[Claim], *, clean: Clean, encoder: Encoder | None, names: Mapping[str, str]
) -> Prepared:
    """Make the claims of one account, all in one language, ready for `signals`.

    `clean` is the account's clean text, which leads from raw to clean offsets; `names` leads from
    a mention's key to its group; a key that is missing stands for itself.
    """
    language = claims[0].language if claims else ""
    told = [message(claim, clean) for claim in claims]
    lemmas = [[words.lemma(w, language) for w in line.tokens if w[0].isalpha()] for line in told]
    characters = _characters([line.tokens for line in told])
    return Prepared(
        language=language,
        characters=characters,
        held=np.asarray((characters > 0).sum(axis=0), dtype=np.float32),
        lemmas=tuple(frozenset(line) for line in lemmas),
        counts=Counter(lemma for line in lemmas for lemma in sorted(set(line))),
        strings=tuple(" ".join(line) for line in lemmas),
        lengths=np.array([_length(*pair) for pair in zip(told, claims, strict=True)], np.float32),
        names=tuple(frozenset(names.get(m.key, m.key) for m in line.names) for line in told),
        quantities=tuple(claim.quantities for claim in claims),
        vectors=encoder.encode([line.text for line in told]) if encoder and claims else None,
    )


def _length(told: Message, claim: Claim) -> int:
    """Count the words that say something; a figure says what is counted, and how many."""
    return sum(words.says_something(word, claim.language) for word in told.tokens) + len(
        claim.quantities
    )


def _characters(found: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    matrix = np.zeros((len(found), tuning.CHARACTER_BUCKETS), dtype=np.float32)
    for row, line in enumerate(found):
        counts = Counter(b for word in line for b in words.buckets(words.fold(word)).tolist())
        matrix[row, list(counts)] = 1 + np.log(np.array(list(counts.values()), dtype=np.float32))
    return matrix
