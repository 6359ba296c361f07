"""What of a claim is said not to be so: what turns a clause round, how far it reaches."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.relations.evidence.grammar import (
    forms,
    is_in,
    is_infinitive_with_zu,
    lower,
    members,
    per_claim,
)
from framing.engine.words import Told, Word

Clause = tuple[Word, ...]
NEGATOR: Final = "negator"
DENIAL: Final = "denial"
FAILURE: Final = "failure"


class Turn(NamedTuple):
    """A word that denies, and the words that it denies."""

    word: Word
    kind: str
    scope: frozenset[Word]


@per_claim
def turns(told: Told) -> tuple[Turn, ...]:
    """Return what turns parts of a claim round: negators, verbs of denial and of failure."""
    found = [turn for clause in told.clauses for turn in _of_clause(told, clause)]
    # "ohne Zweifel": a doubt that is denied turns nothing round.
    gone = {w for turn in found if is_in(told, turn.word, "without") for w in turn.scope}
    return tuple(turn for turn in found if turn.kind == NEGATOR or turn.word not in gone)


def _of_clause(told: Told, clause: Clause) -> Iterator[Turn]:
    for place, word in enumerate(clause):
        if word in neutral(told):
            continue
        if is_in(told, word, "negators") or word.form.endswith(("n't", "n’t")):
            yield Turn(word, NEGATOR, _denied(told, clause, place) - {word})
        elif is_in(told, word, "without"):
            yield Turn(word, NEGATOR, _lacking(told, clause, place))
        elif is_in(told, word, "denials"):
            yield Turn(word, DENIAL, _disputed(told, clause, place))
        elif is_in(told, word, "failures"):
            yield Turn(word, FAILURE, _failed(told, clause, place))


def _denied(told: Told, clause: Clause, place: int) -> frozenset[Word]:
    """Return the clause of a negator, and a next one that only fills it in.

    Before "sondern" only what comes after the negator is denied.
    """
    before, after = around(told, clause)
    if is_put_right(told, clause):
        return frozenset(clause[place + 1 :])
    scope = set(clause)
    if after and (_opens_content(told, after) or _is_filling(told, after)):
        scope |= set(after)
    if before and _opens_content(told, before):
        scope |= set(before)
    return frozenset(scope)


def is_put_right(told: Told, clause: Clause) -> bool:
    """Tell "nicht der Sturm, sondern …"."""
    after = around(told, clause)[1]
    return bool(after) and is_in(told, after[0], "contrast")


def around(told: Told, clause: Clause) -> tuple[Clause, Clause]:
    """Return the clause before and the clause after; empty at the ends."""
    number = clause[0].clause
    before = told.clauses[number - 1] if number else ()
    return before, told.clauses[number + 1] if number + 1 < len(told.clauses) else ()


def _opens_content(told: Told, clause: Clause) -> bool:
    return is_in(told, clause[0], "content_opener")


def _is_filling(told: Told, clause: Clause) -> bool:
    """Tell a clause of what is to be done ("…, den Plan aufzuheben") or of which one it is."""
    if any(is_in(told, w, "infinitive") or is_infinitive_with_zu(w) for w in clause):
        return True
    relative = {"dem", "der", "denen"}
    return (
        len(clause) > 1 and is_in(told, clause[0], "prepositions") and lower(clause[1]) in relative
    )


def _lacking(told: Told, clause: Clause, place: int) -> frozenset[Word]:
    """Return what is lacking behind "ohne": a thing, or what was not done."""
    rest, after = clause[place + 1 :], around(told, clause)[1]
    if not rest:
        return frozenset(after)
    if told.claim.language == "de" and rest[0].content and rest[0].form[0].isupper():
        return frozenset(rest[:1])  # "ohne Warnung zu schießen": there was no warning
    if any(is_in(told, w, "infinitive") or is_in(told, w, "content_opener") for w in rest):
        return frozenset(rest)
    found: list[Word] = []
    for word in rest[: tuning.PHRASE_REACH]:
        found.append(word)
        if word.content and (told.claim.language != "de" or word.form[0].isupper()):
            break
    return frozenset(found)


def _disputed(told: Told, clause: Clause, place: int) -> frozenset[Word]:
    """Return what a verb of denial disputes: its own clause, and the next ones if that is short."""
    scope = set(clause) - {clause[place]}
    if _is_bare(clause, place):
        for other in around(told, clause):
            scope |= set(other)
    return frozenset(scope)


def _failed(told: Told, clause: Clause, place: int) -> frozenset[Word]:
    after = around(told, clause)[1]
    scope = set(clause) - {clause[place]}
    if (
        after
        and _is_bare(clause, place)
        and (_opens_content(told, after) or _is_filling(told, after))
    ):
        scope |= set(after)
    return frozenset(scope)


def _is_bare(clause: Clause, place: int) -> bool:
    """Tell whether little stands behind a verb in its own clause: then the next one fills it."""
    return sum(word.content for word in clause[place + 1 :]) <= tuning.BARE_WORDS


@per_claim
def neutral(told: Told) -> frozenset[Word]:
    """Return the words that deny and turn nothing round: "nicht nur", "nicht so … wie"."""
    found: set[Word] = set()
    for clause in told.clauses:
        found |= _phrases(told, clause)
        for place, word in enumerate(clause):
            rest = clause[place + 1 :]
            if is_in(told, word, "negators") and any(is_in(told, w, "comparison") for w in rest):
                found.add(word)
            if rest and is_in(told, word, "negators") and is_in(told, rest[0], "partial"):
                found |= {word, rest[0]}
    return frozenset(found)


def _phrases(told: Told, clause: Clause) -> set[Word]:
    found: set[Word] = set()
    denying = members(told, "negators") | members(told, "without")
    if denying.isdisjoint(clause):
        return found
    for phrase in lexicons.words("evidence", told.claim.language, "neutral"):
        places = [
            next((n for n, w in enumerate(clause) if part in forms(told)[w]), None)
            for part in phrase.split()
        ]
        known = [place for place in places if place is not None]
        if len(known) == len(places) and max(known) - min(known) <= tuning.NEUTRAL_REACH:
            found |= {clause[place] for place in known}
    return found


@per_claim
def is_partial(told: Told) -> bool:
    """Tell "nicht alle", "bis auf": what is said of some leaves the others open."""
    words = told.words
    return has_exception(told) or any(
        is_in(told, one, "negators") and is_in(told, two, "partial") for one, two in pairwise(words)
    )


@per_claim
def has_exception(told: Told) -> bool:
    """Tell a claim that leaves somebody out: "nur", "außer", "bis auf"."""
    said = " ".join(lower(word) for word in told.words)
    return bool(members(told, "exceptions")) or f" {said} ".find(" bis auf ") >= 0


@per_claim
def denied(told: Told) -> frozenset[Word]:
    """Return the words that are denied once, or thrice."""
    found: set[Word] = set()
    for turn in turns(told):
        found ^= turn.scope
    return frozenset(found)
