"""One claim says the opposite of what the other says: accepted and rejected, rose and fell."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import Clause, alike, bar_for, facing, is_vetoed, without
from framing.engine.relations.negation import is_turned
from framing.engine.rules import OPPOSITE, Duo
from framing.engine.values import Finding
from framing.engine.words import Word


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
    if is_vetoed(duo):
        return None
    for left, right in facing(duo):
        if is_turned(left, duo.left.claim.language) is is_turned(right, duo.right.claim.language):
            for one, two in _opposed(duo, left, right):
                bar = max(bar_for(left, duo.left), bar_for(right, duo.right))
                rests = without(left, one.words), without(right, two.words)
                if alike(*rests, overlap=bar, shared=tuning.CLAUSE_SHARED):
                    spans = [[word.span for word in pole.words] for pole in (one, two)]
                    return duo.finding(OPPOSITE, *spans, opposites=one.key)
    return None


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
    for place, verb in enumerate(words):
        for prefix in words[place + 1 :]:
            whole = prefix.form.lower() + verb.lemma
            found += [Pole(*entry, (verb, prefix)) for entry in listed.get(whole, ())]
    return found
