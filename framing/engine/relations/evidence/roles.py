"""Who acts, when, and why, as far as a claim's word order shows it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
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
    aside = framing_of(told)
    for word in told.words:
        for kind, said in _times_of(word.form, word.lemma, told.claim.language).items():
            if word not in aside:
                found[kind] |= said
    return dict(found)


@lru_cache(maxsize=KEPT)
def _times_of(form: str, lemma: str, language: str) -> Mapping[str, frozenset[str]]:
    """Return the weekday, month, year or part of the day that a word is, by kind."""
    listed = {kind: lexicons.words("evidence", language, kind) for kind in _CALENDAR}
    found = {kind: words & {form.lower(), lemma} for kind, words in listed.items()}
    # "Montags", "Montagabend".
    found["weekdays"] |= {day for day in listed["weekdays"] if form.lower().startswith(day)}
    found["years"] = frozenset({form} if _YEAR.fullmatch(form) else ())
    is_noun = form[0].isupper() or language != "de"
    found["parts"] = frozenset(p for p in PARTS if is_noun and _is_part(lemma, language, p))
    return {kind: said for kind, said in found.items() if said}


def _is_part(lemma: str, language: str, part: str) -> bool:
    return lemma in lexicons.words("slots", language, part) or lemma.endswith(
        _tails(language, part)
    )


@cache
def _tails(language: str, part: str) -> tuple[str, ...]:
    return tuple(f"tag{name}" for name in lexicons.words("slots", language, part))


def time_words(told: Told) -> list[Word]:
    """Return the words that `times` reads."""
    days = set().union(*(times(told).get(kind, frozenset()) for kind in (*_CALENDAR, "years")))
    return [
        word
        for word in told.words
        if any(lower(word).startswith(day) for day in days)
        or any(_is_part(word.lemma, told.claim.language, part) for part in PARTS)
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
