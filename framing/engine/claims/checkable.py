"""Whether a sentence states something about the world that could be shown true or false."""

import re
from itertools import chain

from framing.engine.claims.clauses import Clauses, hold, take_apart
from framing.engine.lexicons import words

_CLOSERS = " \"'”“’‘»«›‹)]"
# "Nehmen Sie", "Seien wir": a German verb before one of these pronouns asks somebody to do it.
_ADDRESSED = ("Sie", "wir")
_INFINITIVE = ("en", "ern", "eln")
_ENDING = re.compile(r"e[rsnm]?\Z")


def is_checkable(sentence: str, language: str, *, told: bool) -> bool:
    """Judge a sentence that states something (it has a word).

    Returns False for questions, appeals, opinions, remarks about the text, and prophecies.

    `told` says that the sentence reports what somebody said: then it may be an opinion or an
    appeal, for that it was said is a fact. In a language without lists only questions are told
    apart. Only the main clause decides: "Then X spoke, whose speech I find good" states that X
    spoke.
    """
    if sentence.rstrip(_CLOSERS).endswith("?"):
        return False
    clauses = take_apart(sentence, language)
    if _is_about_text(clauses):
        return False
    return told or not (
        _is_appeal(sentence, clauses)
        or hold(clauses, words("checkable", language, "opinions"))
        or _is_judgement(clauses)
        or _is_prophecy(clauses)
    )


def _is_appeal(sentence: str, clauses: Clauses) -> bool:
    language = clauses.language
    if clauses.all[0][0] in words("checkable", language, "appeal_starts"):
        return True
    if hold(clauses, words("checkable", language, "appeals")):
        return not _reminds(clauses)
    return language == "de" and _calls_on(sentence.split()[:2])


def _reminds(clauses: Clauses) -> bool:
    """Return whether the appeal is only to know a fact: "We must not forget that …"."""
    knowing = words("checkable", clauses.language, "knowing")
    return clauses.states_content and not knowing.isdisjoint(chain.from_iterable(clauses.main))


def _calls_on(start: list[str]) -> bool:
    first = start[0].lower()
    verb = first.endswith(_INFINITIVE) and first not in words("checkable", "de", "no_verbs")
    return verb and start[-1] in _ADDRESSED


def _is_judgement(clauses: Clauses) -> bool:
    """Return whether a form of "be" joins the subject to a judging word.

    The word ends its clause ("… is dangerous"), or the clause points at what was said before
    ("That is a dangerous trend"). "It is strange that X happened" states that X happened, "it is
    necessary that" states nothing.
    """
    language = clauses.language
    copulas = words("checkable", language, "copulas")
    pointers = words("checkable", language, "pointers")
    judgements = words("checkable", language, "judgements")
    if clauses.states_content:
        judgements = frozenset()
    return _is_need(clauses) or any(
        clause[-1] in judgements
        or (clause[0] in pointers and clause[1] in copulas and _judges(clause, judgements))
        for clause in clauses.main
        if not copulas.isdisjoint(clause)
    )


def _judges(clause: tuple[str, ...], judgements: frozenset[str]) -> bool:
    """Return whether a judging word stands there, perhaps with a German ending."""
    return any(_ENDING.sub("", word) in judgements for word in clause)


def _is_need(clauses: Clauses) -> bool:
    """Return whether "it is necessary": now, and not of a thing ("two votes are necessary")."""
    language = clauses.language
    pointers = words("checkable", language, "pointers")
    copulas = words("checkable", language, "copulas") - words("checkable", language, "past")
    needs = words("checkable", language, "needs")
    return any(
        not (pointers.isdisjoint(clause) or copulas.isdisjoint(clause))
        and (clause[-1] in needs or (clause[1] in copulas and not needs.isdisjoint(clause)))
        for clause in clauses.main
    )


def _is_about_text(clauses: Clauses) -> bool:
    """Return whether the writer speaks of the text itself and tells no fact along with it."""
    language = clauses.language
    if clauses.states_content or clauses.openers & words("checkable", language, "reasons"):
        return False
    if hold(clauses, words("checkable", language, "about_text")):
        return True
    speaks = hold(clauses, words("checkable", language, "first_person"))
    verbs = words("checkable", language, "text_verbs")
    return speaks and not verbs.isdisjoint(chain.from_iterable(clauses.main))


def _is_prophecy(clauses: Clauses) -> bool:
    """Return whether it says what will be in case of something, or for ever, or some day."""
    language = clauses.language
    future = words("checkable", language, "future")
    if clauses.all[0][0] in words("checkable", language, "conditions"):
        # German: "Wenn es regnet, wird …"; a "wird" in the condition may be a passive.
        later = clauses.openers if language == "de" else chain.from_iterable(clauses.all[1:])
        return not future.isdisjoint(later)
    said = frozenset(chain.from_iterable(clauses.all))
    if said.isdisjoint(future) or said & words("checkable", language, "past"):
        return False
    return hold(clauses, words("checkable", language, "prophecies"))
