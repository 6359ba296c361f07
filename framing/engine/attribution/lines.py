"""A sentence -> its tokens, each with its lemma and whether it stands in quotation marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.lexicons.lemmas import small_lemma
from framing.engine.values import Mention, Span

_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)*\.?|[^\W\d_]+(?:[-/’'.][^\W_]+)*|[^\w\s]|_")
_TITLES: Final = frozenset({"dr", "prof"})
_BREAKS: Final = frozenset(",;:()[]–—!?.")
AUXILIARIES: Final = frozenset(
    {
        "haben",
        "sein",
        "werden",
        "have",
        "be",
        "do",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "shall",
    }
)


def group(language: str, name: str) -> frozenset[str]:
    """Return one word list of the attribution lexicon."""
    return lexicons.words("attribution", language, name)


class Token(NamedTuple):
    """A word or a mark of a sentence; offsets are clean offsets."""

    form: str
    lower: str
    start: int
    end: int
    quoted: bool
    apart: bool  # in a quotation too long to be a name
    is_word: bool  # it holds letters or digits

    @property
    def is_break(self) -> bool:
        """Whether it is a mark that may part two clauses."""
        return self.form in _BREAKS


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens; `words` leaves out what stands in quotation marks."""

    tokens: tuple[Token, ...]
    language: str
    mentions: tuple[Mention, ...] = ()
    clauses: dict[int, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    def lemma(self, at: int) -> str:
        """Return the lemma of a token in lower case."""
        return small_lemma(self.tokens[at].form, self.language)

    def lemma_of(self, form: str) -> str:
        """Return the lemma of any word of the language in lower case."""
        return small_lemma(form, self.language)

    def lower(self, at: int) -> str:
        """Return a token in lower case; "" beyond either end."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def has(self, at: int, name: str) -> bool:
        """Tell whether a token is in a word list of the lexicon."""
        listed = lexicons.words("attribution", self.language, name)
        return 0 <= at < len(self.tokens) and self.tokens[at].lower in listed

    def clause(self, at: int) -> tuple[int, int]:
        """Return the range of tokens around one that no mark, and no quotation, divides."""
        if at not in self.clauses:
            self.clauses[at] = self._clause(at)
        return self.clauses[at]

    def _clause(self, at: int) -> tuple[int, int]:
        low, high = at, at + 1
        while low > 0 and not self.divides(low - 1):
            low -= 1
        while high < len(self.tokens) and not self.divides(high):
            high += 1
        return low, high

    def before(self, at: int) -> tuple[int, int]:
        """Return the clause right before the clause of a token; (0, 0) where it is the first."""
        high = max(0, self.clause(at)[0] - 1)
        return (self.clause(high - 1)[0], high) if high else (0, 0)

    def holds_verb(self, low: int, high: int) -> bool:
        """Tell whether an inflected verb seems to stand in a range of tokens."""
        return any(self._inflected(at) for at in range(low, high) if self.tokens[at].form.islower())

    def _inflected(self, at: int) -> bool:
        """A German infinitive ends in n; an English form in s may be a noun."""
        lemma, form = self.lemma(at), self.lower(at)
        verb = lemma.endswith("n") if self.language == "de" else not form.endswith("s")
        return lemma != form and verb

    def divides(self, at: int) -> bool:
        """Tell a mark that parts two clauses, and a word of a quotation too long to be a name."""
        token = self.tokens[at]
        return (token.is_break and not self.is_abbreviation(at)) or token.apart

    def is_abbreviation(self, at: int) -> bool:
        """Tell the full stop in "Dr. Klaus Beispiel"."""
        return self.lower(at) == "." and self.lower(at - 1) in _TITLES

    def words(self, low: int, high: int) -> str:
        """Return the words of a range of tokens, one blank between them."""
        return " ".join(token.form for token in self.tokens[low:high])


def line_of(
    text: str, span: Span, quotes: Sequence[Span], mentions: Sequence[Mention], language: str
) -> Line:
    """Take a sentence apart; `quotes` and `mentions` are those that touch it."""
    matches = _TOKEN.finditer(text, span.start, span.end)
    if not quotes:  # as in most sentences
        plain = [
            Token(form := m[0], form.lower(), *m.span(), False, False, form[0].isalnum())  # noqa: FBT003
            for m in matches
        ]
        return Line(tuple(plain), language, tuple(mentions))
    tokens = list[Token]()
    long = [quote for quote in quotes if text.count(" ", quote.start, quote.end) > tuning.NAME_GAPS]
    for match in matches:
        (start, end), form = match.span(), match[0]
        quoted = _held(start, end, quotes)
        apart = quoted and _held(start, end, long)
        is_word = form[0].isalnum()
        tokens.append(Token(form, form.lower(), start, end, quoted, apart, is_word))
    return Line(tuple(tokens), language, tuple(mentions))


def _held(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= start and end <= span.end for span in spans)
