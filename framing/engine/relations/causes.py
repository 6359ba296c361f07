"""Why it happened: what stands behind a word that gives a cause."""

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import Clause
from framing.engine.relations.places import Phrase, is_denied
from framing.engine.words import Told, Word, once


@once
def phrases(told: Told) -> list[Phrase]:
    """Return the causes that a claim gives, each with the word that gives it."""
    language = told.claim.language
    nouns = lexicons.words("slots", language, "cause")
    clauses = lexicons.words("slots", language, "cause_clause")
    found = []
    for clause in told.clauses:
        for place, word in enumerate(clause):
            behind = clause[place + 1 :]
            if word.lemma in clauses and not _is_preposition(behind, language):
                named = behind
            elif word.lemma in nouns or word.lemma in clauses:
                named = _noun(behind, language)
            else:
                continue
            content = [w for w in named if w.content]
            if content:
                words = clause[place : clause.index(named[-1]) + 1]
                found.append(Phrase(words, content[-1], is_denied(clause[:place], language)))
    return found


def _is_preposition(behind: Clause, language: str) -> bool:
    """Tell "because of the heat" from "because it was hot"."""
    return language == "en" and bool(behind) and behind[0].lemma in {"of", "to"}


def _noun(behind: Clause, language: str) -> Clause:
    """Return the words up to the noun that a preposition governs."""
    for place, word in enumerate(behind[: tuning.PHRASE_REACH]):
        if word.content and (language != "de" or word.form[0].isupper()):
            return behind[: place + 1 + _more(behind, place, language)]
    return ()


def _more(behind: Clause, place: int, language: str) -> int:
    """In English an adjective stands before the noun and cannot be told from it."""
    rest = behind[place + 1 :]
    if language == "de":
        return 0
    return next((n for n, word in enumerate(rest) if not word.content), len(rest))


def nouns(phrase: Phrase) -> list[Word]:
    """Return the words that name the cause."""
    return [word for word in phrase.words[1:] if word.content]
