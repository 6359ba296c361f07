"""A sentence cut into numbers, words and marks."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from framing.engine.lexicons.lemmas import KEPT, small_lemma

# "43-jährige" is a word, "20km" a number and a unit, "Covid-19" and "G7" words. Of a number that is
# part of a word ("1,200-strong") no half is one either; a broken one before a word is whole
# ("6,4-Kilometer-Brücke").
_TOKEN: Final = re.compile(
    r"(?P<number>(?:(?<!\d)[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+)(?:[.,:\u00a0\u202f]\d+)*"
    r"(?![.,:\u00a0\u202f]\d)"
    r"(?=(?:km/h|km|kg|cm|mm|m|bn|mph|mln)\b|[^\w-]|-\W|-?$|-\d|(?:(?<=[.,]\d)|(?<=[.,]\d\d))-[^\W\d_]))"
    r"|(?P<word>km/h|[^\W_]+(?:[-'’][^\W_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_WORD: Final = re.compile(r"km/h|[^\W_]+(?:[-'’][^\W_]+)*")

_ENDINGS: Final = ("e", "en", "er", "es", "em")  # of German adjectives and nouns made of them


class Token(NamedTuple):
    """One word, number or mark with its place in the sentence."""

    text: str
    lower: str
    start: int
    end: int
    kind: str  # "number", "word" or "mark"
    language: str

    @property
    def lemma(self) -> str:
        """The dictionary form in lower case."""
        return small_lemma(self.text, self.language)

    @property
    def forms(self) -> tuple[str, ...]:
        """What the word may stand under in a lexicon, the likeliest first."""
        return forms_of(self.text, self.language)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=KEPT)
def forms_of(text: str, language: str) -> tuple[str, ...]:
    """Return what a word may stand under in a lexicon, as it stands in small letters first."""
    lower = text.lower()
    ends = (end for end in _ENDINGS if language == "de" and lower.endswith(end))
    return (lower, small_lemma(text, language), *(lower.removesuffix(end) for end in ends))


def words_of(sentence: str) -> list[str]:
    """Return the words of a sentence without digits, as `cut` finds them, in small letters."""
    return list(map(str.lower, _WORD.findall(sentence)))


def cut(sentence: str, language: str) -> tuple[Token, ...]:
    """Cut a sentence into tokens; offsets are those of the sentence."""
    return tuple(
        [
            Token(word := found[0], word.lower(), *found.span(), str(found.lastgroup), language)
            for found in _TOKEN.finditer(sentence)
        ]
    )
