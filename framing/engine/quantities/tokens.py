"""A sentence cut into numbers, words and marks."""

import re
from dataclasses import dataclass
from typing import Final

from framing.engine.quantities.vocabulary import lemma

# "43-jährige" is a word, "20km" a number and a unit, "Covid-19" and "G7" words.
_TOKEN: Final = re.compile(
    r"(?P<number>(?:(?<!\d)[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+)(?:[.,:\u00a0\u202f]\d+)*"
    r"(?=(?:km/h|km|kg|cm|mm|m|bn|mph|mln)\b|[^\w-]|-\W|-?$|-\d))"
    r"|(?P<word>km/h|[^\W_]+(?:[-'’][^\W_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)

_ENDINGS: Final = ("e", "en", "er", "es", "em")  # of German adjectives and nouns made of them


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark with its place in the sentence."""

    text: str
    start: int
    end: int
    kind: str  # "number", "word" or "mark"
    language: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def lemma(self) -> str:
        """The dictionary form in lower case."""
        return lemma(self.text, self.language)

    @property
    def forms(self) -> tuple[str, ...]:
        """What the word may stand under in a lexicon, the likeliest first."""
        ends = (end for end in _ENDINGS if self.language == "de" and self.lower.endswith(end))
        return (self.lower, self.lemma, *(self.lower.removesuffix(end) for end in ends))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def cut(sentence: str, language: str) -> tuple[Token, ...]:
    """Cut a sentence into tokens; offsets are those of the sentence."""
    return tuple(
        Token(found.group(), found.start(), found.end(), str(found.lastgroup), language)
        for found in _TOKEN.finditer(sentence)
    )
