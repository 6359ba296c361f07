"""A claim -> its words: lemmas, names under their common key, clauses, and raw offsets."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import simplemma

from framing.engine import lexicons
from framing.engine.cleaning import to_clean, to_raw
from framing.engine.values import Claim, Reading, Span, Text

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CLAUSE_END: Final = re.compile(r"[,;:()–—]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a claim."""

    form: str  # as written
    lemma: str  # lower case
    at: Span  # offsets into Claim.text
    span: Span  # raw offsets
    clause: int  # clauses of the claim are numbered in order
    name: str = ""  # common key of the name that the word belongs to; "" for other words
    content: bool = False  # says something: no article, preposition, auxiliary, number
    quoted: bool = False  # inside quotation marks

    @property
    def item(self) -> str:
        """What the word is compared by: the name's key, else the lemma."""
        return self.name or self.lemma


@dataclass(frozen=True)
class Told:
    """A claim with all that a rule looks at."""

    claim: Claim
    text: Text
    words: tuple[Word, ...]
    names: Mapping[str, str]

    @cached_property
    def items(self) -> frozenset[str]:
        """The content of the claim, names under their common key."""
        return items(self.words)

    @cached_property
    def clauses(self) -> tuple[tuple[Word, ...], ...]:
        """The words clause by clause."""
        count = self.words[-1].clause + 1 if self.words else 0
        return tuple(tuple(w for w in self.words if w.clause == n) for n in range(count))


def tell(claim: Claim, reading: Reading, names: Mapping[str, str]) -> Told:
    """Take a claim apart into words; `names` are the common keys that names.learn found."""
    base = to_clean(reading.clean, claim.span).start
    words: list[Word] = []
    clause = end = 0
    for match in _TOKEN.finditer(claim.text):
        clause += bool(words and _CLAUSE_END.search(claim.text, end, match.start()))
        start, end = match.span()
        lemma = lemma_of(match[0], claim.language)
        raw = to_raw(reading.clean, Span(base + start, base + end))
        word = Word(match[0], lemma, Span(start, end), raw, clause)
        words.append(_placed(word, claim, names))
    return Told(claim, reading.text, tuple(words), names)


def _placed(word: Word, claim: Claim, names: Mapping[str, str]) -> Word:
    """Add what the claim knows of a word: the name it belongs to, quotation marks around it."""
    key = next((mention.key for mention in claim.names if _holds(mention.span, word.span)), "")
    listed = lexicons.words("function", claim.language, "words")
    return replace(
        word,
        name=names.get(key, key),
        content=bool(key) or (word.form[0].isalpha() and word.lemma not in listed),
        quoted=any(_holds(quote, word.span) for quote in claim.quotes),
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def lemma_of(form: str, language: str) -> str:
    """Return the lower-case dictionary form of a word, by simplemma (Barbaresi 2021)."""
    return str(simplemma.lemmatize(form.replace("’", "'"), lang=language)).lower()


def items(words: Iterable[Word]) -> frozenset[str]:
    """Return what the content words among these are compared by."""
    return frozenset(word.item for word in words if word.content)


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the shared part of two sets, 0 to 1; 0 where both are empty (Dice 1945)."""
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0
