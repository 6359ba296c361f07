"""One account's claims, made ready to be compared with any other account's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.meaning import Encoder
from framing.engine.similarity import background, counts, tables, words
from framing.engine.similarity.background import Background
from framing.engine.similarity.counts import Counts
from framing.engine.similarity.messages import Message, message
from framing.engine.similarity.tables import Table
from framing.engine.values import Claim, Clean


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What a comparison needs of an account; the n-th row of each field is the n-th claim's."""

    language: str
    characters: NDArray[np.float32]  # claims x buckets: weighted n-grams, each row of length 1
    lemmas: Table  # roots of the lemmas' weights
    strings: tuple[str, ...]  # the lemmas in order, for letter-true comparison
    lengths: NDArray[np.float32]  # words that say something
    names: Table  # group keys
    counts: Counts
    vectors: NDArray[np.float32] | None

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self.strings)


def prepare(
    claims: Sequence[Claim],
    *,
    clean: Clean,
    encoder: Encoder | None,
    names: Mapping[str, str],
    general: Mapping[str, Background] | None = None,
) -> Prepared:
    """Make the claims of one account, all in one language, ready for `signals`.

    `clean` is the account's clean text, which leads from raw to clean offsets; `names` leads from
    a mention's key to its group; a key that is missing stands for itself. `general` replaces the
    shipped background (for bench).
    """
    language = claims[0].language if claims else ""
    known = general[language] if general and claims else background.load(language)
    told = [message(claim, clean) for claim in claims]
    lemmas = [[words.lemma(w, language) for w in line.tokens if w[0].isalpha()] for line in told]
    return Prepared(
        language=language,
        characters=_characters([line.tokens for line in told], known),
        lemmas=tables.build([_weighed(line, known) for line in lemmas]),
        strings=tuple(" ".join(line) for line in lemmas),
        lengths=np.array([_length(*pair) for pair in zip(told, claims, strict=True)], np.float32),
        names=tables.build([_named(line, names) for line in told]),
        counts=counts.count([claim.quantities for claim in claims]),
        # With who says it: a frame taken out by mistake costs more than one left in.
        vectors=encoder.encode([claim.text for claim in claims]) if encoder and claims else None,
    )


def _named(told: Message, names: Mapping[str, str]) -> dict[str, float]:
    return dict.fromkeys((names.get(m.key, m.key) for m in told.names), 1.0)


def _length(told: Message, claim: Claim) -> int:
    """Count the words that say something; a figure says what is counted, and how many."""
    return sum(words.says_something(word, claim.language) for word in told.tokens) + len(
        claim.quantities
    )


def _weighed(lemmas: Sequence[str], known: Background) -> dict[str, float]:
    """Lead from each lemma to the root of its weight: two roots make a weight of two claims."""
    return {lemma: known.lemma_weight(lemma) ** 0.5 for lemma in lemmas}


def _characters(found: Sequence[Sequence[str]], known: Background) -> NDArray[np.float32]:
    matrix = np.zeros((len(found), tuning.CHARACTER_BUCKETS), dtype=np.float32)
    for row, line in enumerate(found):
        held = Counter(b for word in line for b in words.buckets(words.fold(word)))
        matrix[row, list(held)] = 1 + np.log(np.array(list(held.values()), dtype=np.float32))
    matrix *= known.character_weights()
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.maximum(lengths, 1e-9), dtype=np.float32)
