"""Which side of which opposites a word is on: rose and fell, agreed and refused."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from framing.engine import lexicons
from framing.engine.quantities.kinds import TIMES
from framing.engine.relations.evidence.grammar import (
    Phrases,
    by_longest,
    forms,
    held,
    parted,
    per_claim,
)
from framing.engine.relations.evidence.turning import neutral
from framing.engine.words import Told, Word

Side = tuple[str, int]  # the opposites, and which of the two


class _Table(NamedTuple):
    words: dict[str, frozenset[Side]]
    phrases: Phrases[Side]


@cache
def _table(language: str) -> _Table:
    words: defaultdict[str, set[Side]] = defaultdict(set)
    phrases = []
    for key, languages in lexicons.load("poles").items():
        for side, listed in enumerate(languages.get(language, ())):
            for entry in listed:
                if " " in entry:
                    phrases.append((frozenset(entry.split()), (key, side)))
                else:
                    words[entry].add((key, side))
    return _Table({word: frozenset(sides) for word, sides in words.items()}, by_longest(phrases))


@per_claim
def sides(told: Told) -> dict[Word, frozenset[Side]]:
    """Lead from each word to the sides it is on; words of a phrase carry the phrase's side."""
    table = _table(told.claim.language)
    found: defaultdict[Word, set[Side]] = defaultdict(set)
    # "Knapp 400" and "Hunderte" are amounts; figures are compared elsewhere.
    aside, said = neutral(told) | amounts(told), forms(told)
    for word in told.words:
        if not word.name and word not in aside:
            for form in _readings(told, word) & table.words.keys():
                found[word] |= table.words[form]
    for clause in told.clauses:
        listed = {form: word for word in reversed(clause) for form in said[word]}
        for phrase, side in held(listed, table.phrases):
            for form in phrase:
                found[listed[form]].add(side)
    return {word: frozenset(on) for word, on in found.items()}


@per_claim
def amounts(told: Told) -> frozenset[Word]:
    """Return the words of numbers with their bounds and units; words of days are not among them."""
    spans = [q.span for q in told.claim.quantities if q.unit not in TIMES]
    return frozenset(
        word for word in told.words if any(s.start <= word.span.start < s.end for s in spans)
    )


def _readings(told: Told, word: Word) -> frozenset[str]:
    """A parted verb is not its bare stem: "lehnte … ab" leans on nothing."""
    if word in parted(told):
        return frozenset((parted(told)[word][1],))
    return forms(told)[word]
