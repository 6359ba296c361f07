"""The claims of a row -> a few words that name what the row is about."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from framing import engine

WORDS = 3  # as many as fit on one line of a column head
WORD = re.compile(r"[^\W\d_][\w-]+")
SENTENCE_STARTERS = 1  # the first word of a claim is capitalised whatever it is


def topics(rows: Sequence[Sequence[engine.Claim]]) -> list[str]:
    """Name each row by the words that most of its claims share and few other rows have.

    The measure is the share of the row's claims that hold a word times the logarithm of how rare
    it is among the rows (inverse document frequency, Sparck Jones 1972). It is a label, nothing
    is decided by it.
    """
    counted = [Counter(word for claim in row for word in set(candidates(claim))) for row in rows]
    spread = Counter(stem(word) for words in counted for word in words)
    return [
        label(words, len(row), spread, len(rows)) for words, row in zip(counted, rows, strict=True)
    ]


def candidates(claim: engine.Claim) -> Iterable[str]:
    """Names and, in German, nouns: the words that a claim writes with a capital inside it."""
    yield from (name.surface for name in claim.names)
    inside = WORD.findall(claim.text)[SENTENCE_STARTERS:]
    in_names = {part for name in claim.names for part in WORD.findall(name.surface)}
    yield from (word for word in inside if word[0].isupper() and word not in in_names)


def stem(word: str) -> str:
    """Join the forms of a noun roughly: "Soldaten" and "Soldat" share a beginning."""
    return word.casefold()[:6]


def label(words: Counter[str], claims: int, spread: Counter[str], rows: int) -> str:
    """Choose the most telling words and put them in one line."""
    weight = {
        word: count / claims * math.log(1 + rows / spread[stem(word)])
        for word, count in words.items()
    }
    chosen: list[str] = []
    for word in sorted(weight, key=lambda word: (-weight[word], word)):
        if stem(word) not in {stem(other) for other in chosen}:
            chosen.append(word)
    return " · ".join(chosen[:WORDS])[:200]
