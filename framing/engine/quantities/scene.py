"""What the steps that interpret an amount share: the sentence, its amounts, lookups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from framing.engine.lexicons.lemmas import KEPT
from framing.engine.quantities.amounts import Amount
from framing.engine.quantities.tokens import Token, forms_of
from framing.engine.quantities.vocabulary import Vocabulary

CLAUSE_ENDS: Final = frozenset(",;:()–")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted; `outcome` is set where something happened to those counted."""

    outcome: str = ""
    group: str | None = None  # None: the text names no group; "": people in general
    end: int = 0  # index of the token after the noun phrase
    carrier: str = ""  # "vertreter" where the group is what they are members of
    by_verb: bool = False  # a predicate says what happened, which may hold for others too

    @property
    def what(self) -> str:
        """The outcome, or else the noun."""
        return self.outcome or self.carrier or self.group or ""

    @property
    def of_whom(self) -> str:
        """The group, where `what` is an outcome."""
        return self.group or "" if self.outcome else ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its amounts; places are indexes of tokens."""

    tokens: Sequence[Token]
    amounts: Sequence[Amount]
    taken: frozenset[int]
    words: Vocabulary

    def word(self, at: int) -> str:
        """The word at a place in small letters; "" beyond the ends."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def lemma(self, at: int) -> str:
        """The dictionary form of the word at a place."""
        return self.tokens[at].lemma

    def among(self, at: int) -> bool:
        """Whether "including", "unter ihnen" or "в том числе" begins at a token."""
        return any(
            self.words.any_of("among", " ".join(self.word(at + offset) for offset in range(length)))
            for length in (1, 2, 3)
        )

    def closes_aside(self, at: int) -> bool:
        """Whether a mark closes a bracket or a pair of dashes that an amount stands in."""
        opener = {")": "(", "–": "–"}.get(self.word(at), "")
        return bool(opener) and any(self.word(place) == opener for place in range(at))

    def clause(self, at: int) -> range:
        """The places before a token as far back as the last mark."""
        start = at
        while start and self.word(start - 1) not in CLAUSE_ENDS:
            start -= 1
        return range(start, at)

    @property
    def forces(self) -> tuple[str, ...]:
        """Nouns for bodies of soldiers; German compounds end in them."""
        return tuple(self.words.lists.get("force", ()))

    def stop(self, index: int) -> int:
        """Token where the next amount begins."""
        following = index + 1
        return self.amounts[following].first if following < len(self.amounts) else len(self.tokens)

    def start(self, index: int) -> int:
        """Token after the amount before; "einer" in "nach einer Zählung" is none."""
        before = [amount.end for amount in self.amounts[:index] if not amount.article]
        return before[-1] if before else 0


def key(table: Mapping[str, str], token: Token) -> str | None:
    """Look a word up as it stands, by its dictionary form, and in German without its ending.

    So "Getötete" and "verwundeten" are found under the participle.
    """
    for form in token.forms:
        if form in table:
            return table[form]
    return None


def may_happen(scene: Scene, at: int) -> bool:
    """Whether `phrase` can find an outcome or an act at a place; at most words, it cannot."""
    return _tells(scene.tokens[at].text, scene.words)


@lru_cache(maxsize=KEPT)
def _tells(word: str, words: Vocabulary) -> bool:
    forms = forms_of(word, words.language)
    return forms[0] in words.heads or any(f in words.outcome or f in words.act for f in forms)


def phrase(scene: Scene, at: int, table: Mapping[str, str]) -> str:
    """Look up the word at a place, or the two words or three words that begin there."""
    token = scene.tokens[at]
    for length in (3, 2) if token.lower in scene.words.heads else ():
        phrase = " ".join(scene.word(at + offset) for offset in range(length))
        if phrase in table:
            return table[phrase]
    return key(table, token) or ""
