"""Where it happened: a name or a noun of place behind a preposition."""

from typing import NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import Clause
from framing.engine.words import Told, Word, once


class Phrase(NamedTuple):
    """A phrase that fills a slot: the preposition, what follows, and whether it is denied."""

    words: Clause
    head: Word
    is_denied: bool


def phrases(told: Told, clause: Clause) -> list[Phrase]:
    """Return the phrases of place in a clause, in order."""
    language = told.claim.language
    listed = lexicons.words("slots", language, "place")
    found = []
    for start, word in enumerate(clause):
        if word.form.lower() in listed:
            head = _head(clause[start + 1 :], language)
            if head is not None:
                words = clause[start : clause.index(head) + 1]
                found.append(Phrase(words, head, is_denied(clause[:start], language)))
    return found


@once
def all_phrases(told: Told) -> list[Phrase]:
    """Return the phrases of place in the whole claim."""
    return phrases(told, told.words)


def is_denied(before: Clause, language: str) -> bool:
    """Tell whether a phrase is put right: "nicht am Rathaus", where the word stands before it."""
    listed = lexicons.words("negation", language, "negators")
    return bool(before) and before[-1].lemma in listed


def _head(behind: Clause, language: str) -> Word | None:
    """Return the name or the noun of place that a preposition opens, at most a few words on."""
    nouns = lexicons.words("slots", language, "place_noun")
    # "Sturm" is no "Turm".
    tails = tuple(noun for noun in nouns if len(noun) >= tuning.KIN_LETTERS)
    for word in behind[: tuning.PHRASE_REACH]:
        if word.name or word.lemma in nouns or (language == "de" and word.lemma.endswith(tails)):
            return word
        if word.content and word.form[0].isupper():
            return None
    return None
