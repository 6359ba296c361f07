"""Letter-true comparison by rapidfuzz: the one module that knows it."""

from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from framing.engine.similarity.words import Token, texts, tokens
from framing.engine.values import Span


def letters(left: Sequence[str], right: Sequence[str]) -> dict[str, list[float]]:
    """Return the letter-true signals of each pair of strings, 0 to 1: they explain, and score none.

    The words of a string have to be sorted. "token_set": how far the words of one hold those of
    the other; "token_sort": how alike they are letter by letter.
    """
    # Sorting them for each pair took half the time.
    scorers = {"token_set": fuzz.token_set_ratio, "token_sort": fuzz.ratio}
    return {name: _shares(left, right, scorer) for name, scorer in scorers.items()}


def _shares(left: Sequence[str], right: Sequence[str], scorer: Callable[..., float]) -> list[float]:
    # In one go: to ask for each pair alone takes half as long again.
    found = process.cpdist(left, right, scorer=scorer, dtype=np.float64, workers=1)
    shares: list[float] = np.round(found / 100, 4).tolist()
    return shares


def near_copy(left: str, right: str) -> float:
    """Return the share of words that two strings have in common in the same order, 0 to 1.

    Twice the longest common subsequence over all words; case does not count.
    """
    return float(Indel.normalized_similarity(_words(left), _words(right)))


def word_difference(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the runs of words that differ, as spans into the left and into the right string.

    The fewest words that must go or come to turn one into the other; case does not count.
    """
    if left == right:
        return (), ()
    first, second = tokens(left), tokens(right)
    codes = Indel.opcodes(*([token.text.casefold() for token in side] for side in (first, second)))
    return (
        _spans(first, [(c.src_start, c.src_end) for c in codes if c.tag == "delete"]),
        _spans(second, [(c.dest_start, c.dest_end) for c in codes if c.tag == "insert"]),
    )


def _words(text: str) -> list[str]:
    return [word.casefold() for word in texts(text)]


def _spans(words: list[Token], ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(words[a].span.start, words[b - 1].span.end) for a, b in ranges)
