"""A sentence -> its words and its main clause, as far as a few rules can tell."""

import re
from functools import cache
from typing import Final, NamedTuple

from framing.engine.lexicons import words

WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W\d_]+)*")
_CLAUSE_END: Final = re.compile(r"[,;:()]|\s[–—-](?=[\s,])")


class Clauses(NamedTuple):
    """The clauses of one sentence as small words; none of them is empty."""

    language: str
    all: tuple[tuple[str, ...], ...]
    main: tuple[tuple[str, ...], ...]  # up to the first that depends on, or is joined to, these
    said: str  # the words of these with spaces around, a line end between two clauses

    @property
    def states_content(self) -> bool:
        """Return whether a "that" clause follows the main one: "Remember that …"."""
        follows = self.all[len(self.main) :][:1]
        return any(clause[0] in words("checkable", self.language, "content") for clause in follows)

    @property
    def openers(self) -> frozenset[str]:
        """Return the first word of each clause."""
        return frozenset(clause[0] for clause in self.all)


def take_apart(sentence: str, language: str) -> Clauses:
    """Divide a sentence at commas, colons, semicolons, brackets and dashes.

    English sets no comma before "that" or "because": there such a word begins a clause itself.
    """
    parts = [WORD.findall(part.lower().replace("’", "'")) for part in _CLAUSE_END.split(sentence)]
    cuts = words("checkable", language, "cuts")
    found: list[list[str]] = []
    for part in parts:
        found.append([])
        for word in part:
            if word in cuts:
                found.append([])
            found[-1].append(word)
    clauses = tuple([tuple(part) for part in found if part])
    main = clauses[: _main_end(clauses, language)]
    # The line end keeps a phrase from reaching over two clauses.
    said = " \n ".join([" ".join(clause) for clause in main])
    return Clauses(language, clauses, main, f" {said} ")


def _main_end(clauses: tuple[tuple[str, ...], ...], language: str) -> int:
    opens = words("checkable", language, "subordinators")
    joins = words("checkable", language, "coordinators")
    before = words("checkable", language, "before_relatives")
    for place, clause in enumerate(clauses):
        # "in der er …": the relative pronoun may stand behind a preposition.
        head = clause[1:2] if clause[0] in before else clause[:1]
        if place and (not opens.isdisjoint(head) or clause[0] in joins):
            return place
    return len(clauses)


def hold(clauses: Clauses, phrases: frozenset[str]) -> bool:
    """Return whether one of the main clauses has one of the phrases, its words side by side."""
    return any(map(clauses.said.__contains__, _spaced(phrases)))


@cache
def _spaced(phrases: frozenset[str]) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in phrases)
