"""A state that a later day ended: shut and reopened, missing and found, called and called off."""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from framing.engine import lexicons
from framing.engine.relations.evidence.grammar import (
    Phrases,
    by_longest,
    forms,
    held,
    members,
    per_claim,
)
from framing.engine.relations.evidence.turning import denied
from framing.engine.rules import STATE, Duo
from framing.engine.values import Finding
from framing.engine.words import Told, Word

BEFORE: Final = 0
AFTER: Final = 1


class State(NamedTuple):
    """What a claim says of a change: which one, and whether it lies ahead or behind."""

    key: str
    side: int


def find(duo: Duo) -> Finding | None:
    """Return the change that the later account tells of and the earlier one could not know."""
    days = [told.text.published for told in (duo.left, duo.right)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return None
    first, last = (duo.left, duo.right) if days[0] < days[1] else (duo.right, duo.left)
    for key in _changes(first, last):
        spans = [
            [word.span for word in states(told)[State(key, side)]]
            for told, side in ((first, BEFORE), (last, AFTER))
        ]
        left, right = spans if first is duo.left else spans[::-1]
        ordinals = [day.toordinal() for day in days if day]
        return duo.finding(STATE, left, right, state=key, days=ordinals)
    return None


def _changes(first: Told, last: Told) -> Iterator[str]:
    """Yield what was ahead in the first claim and is behind in the last, and said of neither both.

    What the last claim dates to a day before the first account, that account could have told.
    """
    ahead, behind = states(first), states(last)
    is_old = _is_dated_before(last, first)
    for key, side in sorted(ahead):
        if is_old and State(key, BEFORE) not in behind:
            continue  # else the day is that of "der am Mittwoch Festgenommene"
        is_told = State(key, AFTER) in ahead or State(key, AFTER) not in behind
        if side == BEFORE and not is_told and _is_so(last, behind[State(key, AFTER)]):
            yield key


def _is_so(told: Told, words: tuple[Word, ...]) -> bool:
    """Tell whether a claim says that it came to that, and not that it did not, or may come."""
    clauses = {word.clause for word in words}
    wanted = members(told, "ahead")
    return denied(told).isdisjoint(words) and not any(w.clause in clauses for w in wanted)


def _is_dated_before(told: Told, other: Told) -> bool:
    """Tell whether every day that a claim names lies before the other account came out."""
    last = [q.high for q in told.claim.quantities if q.unit == "date" and q.high is not None]
    published = other.text.published
    return bool(last) and published is not None and max(last) < published.toordinal()


def are_opposed(duo: Duo) -> bool:
    """Tell whether a change is ahead in the one claim and behind in the other, of whatever day."""
    left, right = states(duo.left), states(duo.right)
    return any(State(key, 1 - side) in right for key, side in left)


@per_claim
def states(told: Told) -> dict[State, tuple[Word, ...]]:
    """Lead from what a claim says of each change to the words that say it."""
    found: dict[State, tuple[Word, ...]] = {}
    known, said = _phrases(told.claim.language), forms(told)
    for clause in told.clauses:
        listed = {form: word for word in reversed(clause) for form in said[word]}
        for phrase, state in held(listed, known):
            words = {listed[form] for form in phrase}
            found[state] = (*found.get(state, ()), *sorted(words, key=lambda w: w.at))
    return found


@cache
def _phrases(language: str) -> Phrases[State]:
    return by_longest(
        (frozenset(entry.split()), State(key, side))
        for key, languages in lexicons.load("states").items()
        for side, listed in enumerate(languages.get(language, ()))
        for entry in listed
    )
