"""Who did it: the one agent of a clause."""

import re
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import Clause, is_variant
from framing.engine.words import Told, Word

_PARTICIPLE: Final = re.compile(r"(?:[A-ZÄÖÜ][a-zäöü]{1,4}ge|Ge)[a-zäöüß]+(?:t|en)")


def agent(told: Told, clause: Clause) -> Clause:
    """Return the words that name who acts in a clause, its title with it; empty where unsure.

    It is the name that opens the clause, that follows its verb without a preposition where
    another part of the sentence stands in front, or that "von" or "by" points to in a passive.
    """
    language = told.claim.language
    heads = _heads(clause)
    found = [group for group in heads if _acts(clause, group, language)]
    return found[0] if len(found) == 1 else ()


def _heads(clause: Clause) -> list[Clause]:
    """Return the runs of words that are one name each, with the nouns that stand before it.

    What stands in quotation marks behind a noun is a name too: the group "Hafen frei".
    """
    groups: list[list[Word]] = []
    for place, word in enumerate(clause):
        if groups and place and clause[place - 1] is groups[-1][-1] and _names(word):
            groups[-1].append(word)
        elif word.name or (word.quoted and _title(clause[:place])):
            groups.append([*_title(clause[:place]), word])
    return [tuple(group) for group in groups]


def _names(word: Word) -> bool:
    return bool(word.name) or word.quoted


def _title(before: Clause) -> Clause:
    """Return the nouns right before a name: "Polizeidirektor", "Landrätin"."""
    title: list[Word] = []
    for word in reversed(before[-tuning.TITLE_WORDS :]):
        if _names(word) or not word.content or not word.form[0].isupper():
            break
        title.insert(0, word)
    return tuple(title)


def _acts(clause: Clause, group: Clause, language: str) -> bool:
    start = clause.index(group[0])
    before = clause[:start]
    articles = lexicons.words("slots", language, "article")
    if before and before[-1].form.lower() in articles:
        before = before[:-1]
    if not before:
        return not _is_copula(clause[start + len(group) :], language)
    last = before[-1]
    if last.lemma in lexicons.words("slots", language, "agent"):
        passive = lexicons.words("slots", language, "passive")
        return any(word.lemma in passive for word in clause)
    # "Den Befehl gab Korff": German puts who acts behind the verb where something else opens.
    return _opens_with_object(clause, language) and last.form[0].islower() and _is_verb(last)


def _is_copula(behind: Clause, language: str) -> bool:
    """Tell "X is a moth": such a sentence says what X is, and nobody acts."""
    return bool(behind) and behind[0].lemma in lexicons.words("slots", language, "copula")


def _opens_with_object(clause: Clause, language: str) -> bool:
    first = clause[0].form
    listed = lexicons.words("slots", language, "object_article")
    return first.lower() in listed or bool(language == "de" and _PARTICIPLE.fullmatch(first))


def _is_verb(word: Word) -> bool:
    """Take a content word or an auxiliary for a verb; prepositions and conjunctions are neither."""
    return word.content or word.lemma in {"haben", "werden"}


def is_other(told: Told, one: Clause, other: Clause) -> bool:
    """Tell whether the first agent is neither the second nor named in the second claim.

    Names are compared word by word: "Indiens Modi" and "Narendra Modi" are one, and so are
    "GE" and "General Electric".
    """
    named = [w.form.casefold() for w in told.words if _names(w) or w in other]
    return not any(
        is_variant(word.form.casefold(), name) for word in one for name in named
    ) and not _is_short_for(one, other)


def _is_short_for(one: Clause, other: Clause) -> bool:
    heads = [[w.form for w in side if _names(w)] for side in (one, other)]
    firsts = ["".join(form[0] for form in side) for side in heads]
    return firsts[0] in heads[1] or firsts[1] in heads[0]
