"""Digits and number words -> values, with the place where they end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from framing.engine.lexicons.lemmas import KEPT
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary

_GROUPED: Final = {
    "de": re.compile(r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?"),
    "en": re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?"),
    "ru": re.compile(r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?"),
}
_DECIMAL: Final = {
    "de": re.compile(r"\d+(?:,\d+)?"),
    "en": re.compile(r"\d+(?:\.\d+)?"),
    "ru": re.compile(r"\d+(?:[.,]\d+)?"),
}


MOST_DIGITS: Final = 15  # that a float holds exactly; hundreds of them would be infinite


@dataclass(frozen=True, slots=True)
class Value:
    """A number as the words give it: one value, or the least and the greatest."""

    low: float
    high: float
    end: int  # index of the token after it
    vague: bool = False  # "dozens", "several thousand", "a dozen"
    article: bool = False  # "ein", "one": a number only where the rest says so
    scaled: bool = False  # "million" was part of it


def digits(text: str, language: str) -> float | None:
    """Read a number in digits; a German point and an English comma divide thousands.

    None where it is no amount: a telephone number, a score, a date, a version, a row of digits.
    """
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        return None
    if len(text) > 1 and text[0] == "0" and text[1].isdigit():
        return None
    separator = "," if language == "en" else "."
    if _GROUPED.get(language, _GROUPED["en"]).fullmatch(text):
        text = re.sub(rf"[{separator} \u00a0\u202f]", "", text)
    elif not _DECIMAL.get(language, _DECIMAL["en"]).fullmatch(text):
        return None
    return float(text.replace(",", "."))


@lru_cache(maxsize=KEPT)
def spelled(word: str, vocabulary: Vocabulary) -> float | None:
    """Read one written number: "zweiundzwanzig", "dreihundert", "twenty-two"."""
    if word in vocabulary.number:
        return vocabulary.number[word]
    for scale in ("tausend", "hundert"):
        head, found, tail = word.partition(scale)
        if found and scale in vocabulary.scale:
            left = spelled(head, vocabulary) if head else 1
            right = spelled(tail.removeprefix("und"), vocabulary) if tail else 0
            return None if left is None or right is None else left * vocabulary.scale[scale] + right
    return _tens(word, vocabulary)


def _tens(word: str, vocabulary: Vocabulary) -> float | None:
    """Value of "zweiundzwanzig", "sechzehn" or "twenty-two"."""
    if word.endswith("zehn"):
        head, tail = word.removesuffix("zehn"), "zehn"
    else:
        head, _, tail = word.partition("und" if "und" in word else "-")
    ones, tens = vocabulary.number.get(head), vocabulary.number.get(tail)
    return None if ones is None or tens is None else ones + tens


def read(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> Value | None:
    """Read the number that begins at a token, with its scale word; None where none begins."""
    return (
        _several(tokens, at, vocabulary)
        or _half(tokens, at, vocabulary)
        or _vague(tokens, at, vocabulary)
        or _plain(tokens, at, vocabulary)
    )


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _scale(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[float, int]:
    """Factor of the scale word at a token, and the token after it and its full stop."""
    word = _word(tokens, at)
    factor = vocabulary.scale.get(word) or vocabulary.scale.get(tokens[at].lemma if word else "", 0)
    if not factor:
        return 0, at
    stop = _word(tokens, at + 1) == "." and len(word) < 4 and at + 2 < len(tokens)
    return factor, at + 1 + stop


def _several(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> Value | None:
    """Read "mehrere Tausend", "several hundred", "ein paar Dutzend"."""
    least = vocabulary.several.get(_word(tokens, at))
    if least is None:
        return None
    low, high = vocabulary.vague.get(_word(tokens, at + 1), (0, 0))
    if high:
        return Value(low, high, at + 2, vague=True, scaled=True)
    factor, end = _scale(tokens, at + 1, vocabulary)
    if not factor:
        return None
    return Value(least * factor, factor * 10 - 1, end, vague=True, scaled=True)


def _half(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> Value | None:
    """Read "ein halbes Dutzend", "half a million", "half an hour"."""
    here, after = _word(tokens, at), _word(tokens, at + 1)
    german = vocabulary.half.get(after) if here in vocabulary.number else None
    english = vocabulary.half.get(here) if after in {"a", "an"} else None
    half = german or english
    if half is None:
        return None
    factor, end = _scale(tokens, at + 2, vocabulary)
    known = _word(tokens, at + 2) in vocabulary.unit
    if not factor and not known:
        return None
    return Value(half * (factor or 1), half * (factor or 1), end, vague=factor == 12)


def _vague(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> Value | None:
    """Read "Hunderte", "scores of", "hundreds of thousands"."""
    found = vocabulary.vague.get(_word(tokens, at))
    if found is None:
        return None
    of = _word(tokens, at + 1) in {"of", "von"}
    more = vocabulary.vague.get(_word(tokens, at + 2)) if of else None
    if more is not None:
        factor = more[0] / 2
        return Value(found[0] * factor, (found[1] + 1) * factor - 1, at + 3, vague=True)
    return Value(*found, at + 1, vague=True)


def _plain(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> Value | None:
    """Read digits or spelled words, then a scale word: "2,5 Millionen", "two hundred and fifty"."""
    value, factor, end = _first(tokens, at, vocabulary)
    if value is None or _word(tokens, end) in vocabulary.several:  # "ein paar"
        return None
    if not factor:
        return Value(value, value, end, article=tokens[at].kind == "word" and value == 1)
    value *= factor
    if vocabulary.language == "en" and factor in {100, 1000}:
        joined = end + (_word(tokens, end) == "and")
        rest = _plain(tokens, joined, vocabulary) if joined < len(tokens) else None
        if rest is not None and rest.high < factor and tokens[joined].kind == "word":
            value, end = value + rest.high, rest.end
    return Value(value, value, end, vague=factor == 12, scaled=True)


def _first(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary
) -> tuple[float | None, float, int]:
    """Value of the word or digits at a token, factor of the scale behind it, and where it ends."""
    token = tokens[at]
    factor, end = _scale(tokens, at + 1, vocabulary)
    if token.kind == "number":
        return digits(token.text, vocabulary.language), factor, end
    value = spelled(token.lower, vocabulary)
    if value is None and token.lower == "a" and factor:
        return 1, factor, end
    return value, factor, end
