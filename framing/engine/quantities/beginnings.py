"""Where an amount can begin: to see that takes less time than to read one."""

import re
from functools import lru_cache
from typing import Final

from framing.engine.lexicons.lemmas import KEPT
from framing.engine.quantities import ages, numbers, shares
from framing.engine.quantities.tokens import Token, words_of
from framing.engine.quantities.vocabulary import Vocabulary

_DIGIT: Final = re.compile(r"\d")


def may_hold(sentence: str, vocabulary: Vocabulary) -> bool:
    """Say whether a number, a share, an age or a multiple can begin anywhere in a sentence."""
    digit = _DIGIT.search(sentence) is not None
    return digit or any(_counts(word, vocabulary) for word in words_of(sentence))


def may_begin(token: Token, vocabulary: Vocabulary) -> bool:
    """Say whether any of these can begin at a token: at most words, none can."""
    return token.kind == "number" or _counts(token.lower, vocabulary)


@lru_cache(maxsize=KEPT)
def _counts(word: str, vocabulary: Vocabulary) -> bool:
    tables = (vocabulary.several, vocabulary.half, vocabulary.vague, vocabulary.times)
    return (
        word == "a"
        or any(word in table for table in tables)
        or word.endswith(tuple(vocabulary.times_suffix))
        or shares.may_be(word, vocabulary)
        or ages.joined(word, vocabulary) is not None
        or numbers.spelled(word, vocabulary) is not None
    )
