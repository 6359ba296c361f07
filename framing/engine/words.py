"""A claim -> its words: lemmas, names under their common key, clauses, and raw offsets."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from typing import Any, Final, Protocol, TypeVar

from framing.engine import lexicons
from framing.engine.cleaning import to_clean, to_raw
from framing.engine.lexicons.lemmas import KEPT, small_lemma
from framing.engine.values import Claim, Reading, Span, Text

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CLAUSE_END: Final = re.compile(r"[,;:()–—]")


@dataclass(slots=True)
class Word:
    """One word of a claim; not frozen, which would take five times as long to make."""

    form: str  # as written
    lemma: str  # lower case
    at: Span  # offsets into Claim.text
    span: Span  # raw offsets
    clause: int  # clauses of the claim are numbered in order
    name: str = ""  # common key of the name that the word belongs to; "" for other words
    content: bool = False  # says something: no article, preposition, auxiliary, number
    quoted: bool = False  # inside quotation marks

    def __hash__(self) -> int:
        """Hash by place alone: words are put into sets much, and no two of a claim share one."""
        return self.at.start

    @property
    def item(self) -> str:
        """What the word is compared by: the name's key, else the lemma."""
        return self.name or self.lemma


@dataclass(frozen=True)
class Told:
    """A claim with all that a rule looks at."""

    claim: Claim
    reading: Reading
    names: Mapping[str, str]  # the common keys that names.learn found
    answers: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def text(self) -> Text:
        """The text that the claim is of."""
        return self.reading.text

    @property
    def account(self) -> tuple[Claim, ...]:
        """All claims of that text."""
        return self.reading.claims

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The claim taken apart, once a rule asks: one claim in three is in no pair."""
        return _words(self.claim, self.reading, self.names)

    @cached_property
    def items(self) -> frozenset[str]:
        """The content of the claim, names under their common key."""
        return items(self.words)

    @cached_property
    def clauses(self) -> tuple[tuple[Word, ...], ...]:
        """The words clause by clause."""
        count = self.words[-1].clause + 1 if self.words else 0
        return tuple(tuple(w for w in self.words if w.clause == n) for n in range(count))


class Asked(Protocol):
    """What keeps the answers of the rules that were asked about it."""

    @property
    def answers(self) -> dict[Any, Any]: ...


_About = TypeVar("_About", bound=Asked)
_Thing = TypeVar("_Thing")
_Answer = TypeVar("_Answer")


def once(rule: Callable[[_About], _Answer]) -> Callable[[_About], _Answer]:
    """Let a rule be asked once about a claim or a pair, which keeps the answer: pairs are many."""

    @wraps(rule)
    def ask(about: _About) -> _Answer:
        try:
            answer: _Answer = about.answers[rule]
        except KeyError:
            answer = about.answers[rule] = rule(about)
        return answer

    return ask


def once_each(rule: Callable[[_About, _Thing], _Answer]) -> Callable[[_About, _Thing], _Answer]:
    """Do the same for a rule about one thing that the claim holds, and keeps as long as itself."""

    @wraps(rule)
    def ask(about: _About, thing: _Thing) -> _Answer:
        key = rule, id(thing)
        try:
            answer: _Answer = about.answers[key]
        except KeyError:
            answer = about.answers[key] = rule(about, thing)
        return answer

    return ask


def forms(text: str) -> list[str]:
    """Return the words of a claim as they are written."""
    return _TOKEN.findall(text)


def tell(claim: Claim, reading: Reading, names: Mapping[str, str]) -> Told:
    """Make a claim ready for the rules; `names` are the common keys that names.learn found."""
    return Told(claim, reading, names)


def _words(claim: Claim, reading: Reading, names: Mapping[str, str]) -> tuple[Word, ...]:
    listed = lexicons.words("function", claim.language, "words")
    named = [(mention.span, mention.key) for mention in claim.names]
    quotes = [(quote, "quote") for quote in claim.quotes]
    words: list[Word] = []
    clause = behind = 0
    language, text = claim.language, claim.text
    lead = _way_to_raw(claim, reading)
    for match in _TOKEN.finditer(text):
        form, (start, end) = match[0], match.span()
        if words and (start != behind + 1 or text[behind] != " "):
            clause += _CLAUSE_END.search(text, behind, start) is not None
        behind, span = end, lead(start, end)
        lemma = lemma_of(form, language)
        key = _first_around(span, named) if named else ""
        content = bool(key) or (form[0].isalpha() and lemma not in listed)
        quoted = bool(quotes) and bool(_first_around(span, quotes))
        name = names.get(key, key)
        words.append(Word(form, lemma, _place(start, end), span, clause, name, content, quoted))
    return tuple(words)


@lru_cache(maxsize=1 << 14)
def _place(start: int, end: int) -> Span:
    """Return one Span for all words that stand there: a long event has 70,000 words."""
    return Span(start, end)


def _way_to_raw(claim: Claim, reading: Reading) -> Callable[[int, int], Span]:
    """Return what leads from a place in a claim's text back to the raw text."""
    first, clean = claim.span.start, reading.clean
    if reading.text.text[first : claim.span.end] == claim.text:  # no mark or line end inside
        return lambda start, end: Span(first + start, first + end)
    base = to_clean(clean, claim.span).start
    return lambda start, end: to_raw(clean, Span(base + start, base + end))


def _first_around(inner: Span, spans: Iterable[tuple[Span, str]]) -> str:
    """Return what the first span is that holds another one, "" where none does."""
    for outer, what in spans:
        if outer.start <= inner.start and inner.end <= outer.end:
            return what
    return ""


@lru_cache(maxsize=KEPT)
def lemma_of(form: str, language: str) -> str:
    """Return the lower-case dictionary form of a word, by simplemma (Barbaresi 2021)."""
    return small_lemma(form.replace("’", "'"), language)


def denies(text: str, language: str) -> bool:
    """Tell whether a text holds a word that denies: "nobody", "bestritt", at its end "… zurück"."""
    forms = _TOKEN.findall(text)
    lemmas = [lemma_of(form, language) for form in forms]
    parted = [lemmas[-1] + lemma for lemma in lemmas]  # "wies zurück"
    listed = (lexicons.words("evidence", language, name) for name in ("negators", "denials"))
    is_listed = any(not words.isdisjoint((*lemmas, *parted)) for words in listed)
    return is_listed or any(form.endswith(("n't", "n’t")) for form in forms)


@once
def name_keys(told: Told) -> frozenset[str]:
    """Return the common keys of the names that a claim holds."""
    return frozenset(word.name for word in told.words if word.name)


def items(words: Iterable[Word]) -> frozenset[str]:
    """Return what the content words among these are compared by."""
    return frozenset(word.item for word in words if word.content)


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the shared part of two sets, 0 to 1; 0 where both are empty (Dice 1945)."""
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0
