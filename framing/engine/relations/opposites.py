"""One claim says the opposite of what the other says: accepted and rejected, rose and fell."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import (
    Clause,
    bar_for,
    common,
    facing,
    is_near_across,
    is_vetoed,
    without,
)
from framing.engine.relations.negation import is_turned
from framing.engine.relations.speakers import framing_of
from framing.engine.rules import OPPOSITE, Duo
from framing.engine.values import Finding
from framing.engine.words import Told, Word, items, once


class Pole(NamedTuple):
    """One side of a pair of opposites as a claim words it."""

    key: str
    side: int
    words: tuple[Word, ...]


@cache
def _poles(language: str) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for key, languages in lexicons.load("opposites").items():
        for side, lemmas in enumerate(languages.get(language, ())):
            for lemma in lemmas:
                found[lemma] = (*found.get(lemma, ()), (key, side))
    return found


def find(duo: Duo) -> Finding | None:
    """Return the contradiction by opposite words between two claims, if there is one."""
    if is_vetoed(duo) or not _may_oppose(duo):
        return None
    asides = framing_of(duo.left), framing_of(duo.right)
    for left, right in facing(duo):
        if is_turned(left, duo.left.claim.language) is is_turned(right, duo.right.claim.language):
            for one, two in _opposed(duo, left, right):
                rests = (
                    without(left, {*one.words, *asides[0]}),
                    without(right, {*two.words, *asides[1]}),
                )
                if _is_one(duo, rests, max(bar_for(left, duo.left), bar_for(right, duo.right))):
                    spans = [[word.span for word in pole.words] for pole in (one, two)]
                    return duo.finding(OPPOSITE, *spans, opposites=one.key)
    return None


def _may_oppose(duo: Duo) -> bool:
    """Tell whether the claims hold opposites at all: what a clause holds, the whole does too."""
    right = _sides(duo.right)
    return any((key, 1 - side) in right for key, side in _sides(duo.left))


@once
def _sides(told: Told) -> frozenset[tuple[str, int]]:
    return frozenset((pole.key, pole.side) for pole in poles(told.words, told.claim.language))


def _is_one(duo: Duo, rests: tuple[Clause, Clause], bar: float) -> bool:
    """Tell whether the rest is one statement; how much it rose or fell may differ."""
    if not duo.one_language:
        return is_near_across(duo)
    shared, overlap = common(*_without_amounts(duo, *rests))
    return shared >= tuning.CLAUSE_SHARED and overlap >= bar


def _without_amounts(duo: Duo, left: Clause, right: Clause) -> tuple[Clause, Clause]:
    both = items(left) & items(right)
    return _unless_counted(duo.left, left, both), _unless_counted(duo.right, right, both)


def _unless_counted(told: Told, words: Clause, both: frozenset[str]) -> Clause:
    spans = [quantity.span for quantity in told.claim.quantities]
    return tuple(
        word
        for word in words
        if word.item in both or not any(s.start <= word.span.start < s.end for s in spans)
    )


def _opposed(duo: Duo, left: Clause, right: Clause) -> Iterator[tuple[Pole, Pole]]:
    lefts = poles(left, duo.left.claim.language)
    rights = poles(right, duo.right.claim.language)
    for one in lefts:
        for two in rights:
            # A claim that names both sides ("rose, then fell") denies neither.
            if (
                (one.key, 1 - one.side) == (two.key, two.side)
                and not _names(lefts, one.key, two.side)
                and not _names(rights, two.key, one.side)
            ):
                yield one, two


def _names(found: Sequence[Pole], key: str, side: int) -> bool:
    return any((pole.key, pole.side) == (key, side) for pole in found)


def poles(words: Sequence[Word], language: str) -> list[Pole]:
    """Return the sides of opposites that these words hold, also of a parted German verb."""
    listed = _poles(language)
    found = [Pole(*entry, (word,)) for word in words for entry in listed.get(word.lemma, ())]
    heads = _heads(language)
    lowers = [word.form.lower() for word in words]
    prefixes = [(n, words[n], low) for n, low in enumerate(lowers) if low in heads]
    for place, verb in enumerate(words):
        for behind, prefix, low in prefixes:
            if behind > place:
                entries = listed.get(low + verb.lemma, ())
                found += [Pole(*entry, (verb, prefix)) for entry in entries]
    return found


@cache
def _heads(language: str) -> frozenset[str]:
    """Return what the listed words may begin with: few words of a claim can be such a prefix."""
    return frozenset(lemma[:end] for lemma in _poles(language) for end in range(1, len(lemma)))
