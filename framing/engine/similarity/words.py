"""A claim's words as they are compared: folded spelling, lemmas, hashed character n-grams."""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import lexicons, tuning
from framing.engine.lexicons.lemmas import lemma_of
from framing.engine.values import Span

_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_CYRILLIC: Final = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфхцыэ", "abvgdeezijklmnoprstufhcye", strict=True))
    | {"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number and where it stands in the string."""

    text: str
    span: Span


def tokens(text: str) -> list[Token]:
    """Split into words and numbers; hyphenated words fall into their parts."""
    return [Token(match[0], Span(*match.span())) for match in _TOKEN.finditer(text)]


def texts(text: str) -> list[str]:
    """Split likewise, where nobody asks for places."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return one spelling for several: lower case, Latin letters, no marks, w as v, y and j as i.

    So that Gorbatschow, Gorbachev and Горбачёв share most of their characters.
    """
    latin = word.casefold().translate(_CYRILLIC)
    plain = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    return plain.replace("w", "v").replace("y", "i").replace("j", "i")


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """Return the folded dictionary form."""
    return fold(lemma_of(word, language))


@lru_cache(maxsize=65536)
def says_something(word: str, language: str) -> bool:
    """Tell content words from articles, prepositions, auxiliaries and numbers."""
    form = lemma_of(word, language).casefold()
    return word[0].isalpha() and form not in lexicons.words("function", language, "words")


def terms(text: str, language: str) -> list[str]:
    """Return what an index keeps of a text: folded lemmas of content words, and bare numbers.

    Of a long word its head and tail too, behind a digit that keeps them apart from whole words:
    a compound is found by its parts. A number of one digit says too little to be looked for.
    """
    found = []
    for token in tokens(text):
        if token.text[0].isdigit():
            found.append("".join(filter(str.isdigit, token.text)))
        elif says_something(token.text, language):
            found += _parts(lemma(token.text, language))
    return [term for term in found if len(term) > 1]


def _parts(word: str) -> list[str]:
    letters = tuning.TERM_PART
    return [word, f"0{word[:letters]}", f"1{word[-letters:]}"] if len(word) > letters else [word]


@lru_cache(maxsize=65536)
def grams(word: str) -> tuple[int, ...]:
    """Return the hashed 3- to 5-grams of a folded word and its borders (Bojanowski et al. 2017)."""
    padded = f" {word} "
    # Of plain letters alone, the bytes are cut once and not each n-gram encoded.
    whole = padded.encode() if padded.isascii() else padded
    found = [whole[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1)]
    return tuple(zlib.crc32(g if isinstance(g, bytes) else g.encode()) for g in found)


@lru_cache(maxsize=65536)
def buckets(word: str) -> NDArray[np.int32]:
    """Return the buckets of the n-grams of a word, folded.

    A number gives none: two figures that share digits are not nearer for it.
    """
    folded = fold(word)
    found = () if folded[:1].isdigit() else grams(folded)
    return np.array([gram % tuning.CHARACTER_BUCKETS for gram in found], dtype=np.int32)
