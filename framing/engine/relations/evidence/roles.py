"""Who acts, when, and why, as far as a claim's word order shows it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.lexicons.lemmas import KEPT
from framing.engine.relations.evidence.grammar import is_in, is_noun, lower, per_claim
from framing.engine.relations.speakers import framing_of
from framing.engine.relations.times import PARTS
from framing.engine.words import Told, Word

Clause = tuple[Word, ...]
_CALENDAR: Final = ("weekdays", "months", "seasons", "feasts")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")


@per_claim
def subject(told: Told) -> Clause:
    """Return the words that name who acts: behind "von" in a passive, else the first subject."""
    for clause in told.clauses:
        if any(is_in(told, w, "passive") for w in told.words):
            agent = _agent(told, clause)
            if agent:
                return agent
    return next((run for clause in told.clauses for run in _subjects(told, clause)), ())


def _agent(told: Told, clause: Clause) -> Clause:
    for place, word in enumerate(clause):
        if is_in(told, word, "agents") and word not in framing_of(told):
            behind = clause[place + 1 : place + 1 + tuning.PHRASE_REACH]
            return tuple(w for w in behind if _may_head(told, w))[: tuning.TITLE_WORDS]
    return ()


def _may_head(told: Told, word: Word) -> bool:
    return word.content and (bool(word.name) or is_noun(told, word) or told.claim.language != "de")


def _subjects(told: Told, clause: Clause) -> Iterator[Clause]:
    """Yield the noun phrases that are neither governed nor in an oblique case."""
    for place, word in enumerate(clause):
        if _may_head(told, word) and word not in framing_of(told) and _is_free(told, clause, place):
            run = [word]
            for other in clause[place + 1 :]:
                if not _may_head(told, other):
                    break
                run.append(other)
            yield tuple(run)


def _is_free(told: Told, clause: Clause, place: int) -> bool:
    start = place - 1
    while start >= 0 and _is_adjective(clause[start]):
        start -= 1
    if start < 0:
        return True
    if is_in(told, clause[start], "prepositions") or lower(clause[start]) in _oblique(told):
        return False
    if start == 0 or clause[start].content:
        return True
    behind = clause[start - 1]
    governed = is_in(told, behind, "prepositions")
    return not governed and not (lower(clause[start]) == "der" and is_noun(told, behind))


def _is_adjective(word: Word) -> bool:
    return word.content and not word.name and word.form[0].islower()


def _oblique(told: Told) -> frozenset[str]:
    return lexicons.words("evidence", told.claim.language, "oblique")


@per_claim
def times(told: Told) -> dict[str, frozenset[str]]:
    """Return weekdays, months, years, parts of the day by kind, without when it was said."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    aside, language = framing_of(told), told.claim.language
    calendar = tuple(lexicons.words("evidence", language, kind) for kind in _CALENDAR)
    for word in told.words:
        if word in aside:
            continue
        for kind, said in _days(word.form, word.lemma, calendar).items():
            found[kind] |= said
        if word.form[0].isupper() or language != "de":
            found["parts"] |= {part for part in PARTS if _is_part(told, word, part)}
    return {kind: said for kind, said in found.items() if said}


@lru_cache(maxsize=KEPT)
def _days(form: str, lemma: str, listed: tuple[frozenset[str], ...]) -> dict[str, frozenset[str]]:
    """Return the weekday, month, season, feast or year that a word is, by kind.

    `listed` are the words of each kind of `_CALENDAR`.
    """
    lower, calendar = form.lower(), dict(zip(_CALENDAR, listed, strict=True))
    found = {kind: words & {lower, lemma} for kind, words in calendar.items()}
    # "Montags", "Montagabend".
    found["weekdays"] |= {day for day in calendar["weekdays"] if lower.startswith(day)}
    found["years"] = frozenset({form} if _YEAR.fullmatch(form) else ())
    return {kind: said for kind, said in found.items() if said}


def _is_part(told: Told, word: Word, part: str) -> bool:
    listed = lexicons.words("slots", told.claim.language, part)
    return word.lemma in listed or word.lemma.endswith(_tails(listed))


@cache
def _tails(listed: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"tag{name}" for name in listed)


def time_words(told: Told) -> list[Word]:
    """Return the words that `times` reads."""
    days = set().union(*(times(told).get(kind, frozenset()) for kind in (*_CALENDAR, "years")))
    return [
        word
        for word in told.words
        if any(lower(word).startswith(day) for day in days)
        or any(_is_part(told, word, part) for part in PARTS)
    ]


@per_claim
def reasons(told: Told) -> frozenset[Word]:
    """Return the words behind one that gives a cause."""
    found: set[Word] = set()
    for clause in told.clauses:
        for place, word in enumerate(clause):
            if is_in(told, word, "causes"):
                behind = clause[place + 1 : place + 2 + tuning.PHRASE_REACH]
                found |= {w for w in behind if w.content and not w.name}
    return frozenset(found)
