"""A sentence -> its verbs of saying that come with what was said, one report each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from framing.engine.attribution import mood, objects
from framing.engine.attribution.lines import AUXILIARIES, Line, group
from framing.engine.attribution.phrases import Phrase, phrases
from framing.engine.attribution.sources import Rank, Report, whole
from framing.engine.attribution.subjects import (
    attributive,
    passive,
    points_back,
    relay,
    spoken_by,
    subject_of,
)
from framing.engine.lexicons.lemmas import is_known, lemma_of

_QUESTION: Final = re.compile(r"(?:dass|daß|ob|wie|was|wer|wo|warum|weshalb|wann|welche[rsmn]?)$")
_THAT: Final = frozenset({"that", "whether", "how", "why", "what", "что"})
_OPENS: Final = re.compile(r"(?:when|after|as|while|if|although|though|because|before|since)$")
_LISTS: Final = ("speech", "told", "counts")
_COUNTS_ONLY: Final = frozenset({"counts"})
_MODALS: Final = frozenset({"können", "müssen", "wollen", "sollen", "dürfen", "mögen", "werden"})


@dataclass(frozen=True, slots=True)
class Found:
    """A verb of the lexicon at its place in a sentence."""

    lemma: str  # with the part split off
    at: int
    lists: frozenset[str]  # those that hold it
    particle: int | None = None

    def cue(self, line: Line) -> str:
        """Return its words as they stand."""
        form = line.tokens[self.at].form
        return form if self.particle is None else f"{form} {line.lower(self.particle)}"


def verb(line: Line, at: int, *, sourced: bool) -> Report | None:
    """Read the verb of saying at a token, None where there is none or nothing is said.

    `sourced`: the sentence named a source before, which a verb like "zitieren" passes on.
    """
    found = _entry(line, at)
    if found is None or _own_words(line, at) or attributive(line, at):
        return None
    relays = found.lemma in group(line.language, "relays")
    leads = line.lower(len(line.tokens) - 1) == ":" and _clause_follows(line, at) is None
    content = "told" in found.lists or (relays and sourced) or _has_object(line, found)
    if not content and (found.lists == _COUNTS_ONLY or not (leads or _has_content(line, at))):
        return None
    if relays:
        return relay(line, at, found.cue(line))
    wie = line.lower(line.clause(at)[0]) == "wie"
    if wie and line.lower(line.clause(at)[0] + 1) == "ihn":  # "ein Abzug, wie ihn X fordert"
        return None
    rank = Rank.SOURCE if wie else Rank.VERB
    phrase = subject_of(line, at, found.lemma)
    return Report(
        found.cue(line),
        spoken_by(line, phrase),
        rank,
        back=points_back(line, at),
        leads=leads,
        frame=_frame(line, found, phrase),
    )


def _has_object(line: Line, found: Found) -> bool:
    """Tell whether the object is what was said: a name that is given, a number of people."""
    at = found.at
    told = ("counts" in found.lists and objects.gives_count(line, at)) or (
        found.lemma in group(line.language, "labels") and objects.gives_name(line, at)
    )
    return told and not passive(line, at) and subject_of(line, at) is not None


def _frame(line: Line, found: Found, phrase: Phrase | None) -> tuple[tuple[int, int], ...]:
    """Return the tokens that only attribute: the verb's clause where what is said stands outside.

    Else what is said is the object inside the clause, and they are the subject and the verb.
    """
    at = found.at
    low, high = line.clause(at)
    follows = _clause_follows(line, at)
    who: tuple[tuple[int, int], ...] = ((phrase.low, whole(line, phrase)),) if phrase else ()
    apposed = phrase is not None and phrase.high <= low
    wie = phrase is not None and line.lower(phrase.low - 1) == "wie"
    if phrase and apposed and not line.holds_verb(phrase.high, low):
        who = ((phrase.low - wie, low),)
    if follows is not None:
        high = follows
    elif not (_said_before(line, at) and (wie or not apposed)) and not _said_beside(
        line, low, high
    ):
        parts = () if found.particle is None else ((found.particle, found.particle + 1),)
        return (*who, (at, at + 1), *parts)
    return (*who, (low, high))


def _said_beside(line: Line, low: int, high: int) -> bool:
    """Tell a clause that holds neither quotation marks nor a Konjunktiv: what is said is outside.

    That is so where the sentence holds them elsewhere.
    """
    inner = range(low, high)
    told = {at for at, token in enumerate(line.tokens) if token.quoted}
    told |= {at for at in (mood.subjunctive(line), mood.past_subjunctive(line)) if at is not None}
    return bool(told) and told.isdisjoint(inner)


def _own_words(line: Line, at: int) -> bool:
    """Tell what the author says in the first person: "ich betone", "ich zeige, wie X meint"."""
    low, high = line.clause(at)
    if line.lower(low) == "wie":
        low, high = 0, len(line.tokens)
    return any(line.has(n, "author") and not line.tokens[n].quoted for n in range(low, high))


def is_verb(line: Line, at: int) -> bool:
    """Tell a verb of saying that is not the author's own, whatever it comes with."""
    found = _entry(line, at)
    return found is not None and found.lists != _COUNTS_ONLY and not _own_words(line, at)


def _entry(line: Line, at: int) -> Found | None:
    """Return a verb of the lexicon, with what is split off it."""
    form = line.tokens[at].form
    lemma = lemma_of(form, line.language)
    listed = lemma in endings(line.language)
    is_other = line.has(at + 1, "other_verb")  # "called off"
    if not listed or is_other or not form.islower() or not _is_finite(line, at):
        return None
    for near in _particles(line, at, len(line.tokens)):
        whole_verb = line.lower(near) + lemma
        found = _listed(line, at, whole_verb)
        if found:
            return Found(whole_verb, at, found, near)
    found = _listed(line, at, lemma)
    beside = (line.lower(near) for near in _particles(line, at, line.clause(at)[1]))
    if not found or any(is_known(particle + lemma, line.language) for particle in beside):
        return None
    # "The drivers were urged to leave" names nobody who says so.
    nobody = line.language == "en" and passive(line, at) and subject_of(line, at) is None
    return Found(lemma, at, found - {"told"} if nobody else found)


def _listed(line: Line, at: int, lemma: str) -> frozenset[str]:
    """Return the lists that hold a verb whose companion stands by it."""
    return frozenset(
        name
        for name in _LISTS
        for word in _companions(group(line.language, name)).get(lemma, ())
        if _accompanied(line, at, word)
    )


def endings(language: str) -> frozenset[str]:
    """Return all ends of the verbs listed: what may be left where a part is split off."""
    return _ends(*(group(language, name) for name in _LISTS))


@cache
def _ends(*lists: frozenset[str]) -> frozenset[str]:
    verbs = {entry.partition(" ")[0] for entries in lists for entry in entries}
    return frozenset(verb[at:] for verb in verbs for at in range(len(verb)))


@cache
def _companions(entries: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Split "sprechen von" into the verb and the word that must stand by it."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in sorted(entries):
        lemma, _, word = entry.partition(" ")
        found[lemma] = (*found.get(lemma, ()), word)
    return found


def _accompanied(line: Line, at: int, word: str) -> bool:
    low, high = line.clause(at)
    return not word or any(line.lower(near) == word for near in range(low, high))


def _is_finite(line: Line, at: int) -> bool:
    """Leave out infinitives, and participles that are inflected or without an auxiliary."""
    form, lemma = line.lower(at), line.lemma(at)
    if line.language == "en":
        return not form.endswith("ing") and (form != lemma or _takes_no_ending(line, at))
    return line.language != "de" or not (
        _infinitive(line, at, form, lemma) or _loose_participle(line, form, lemma)
    )


def _infinitive(line: Line, at: int, form: str, lemma: str) -> bool:
    """Tell "zu sagen", "auszugehen", "kann sagen"."""
    modal = any(line.lemma(near) in _MODALS for near in range(*line.clause(at)))
    return _with_zu(line, at) or (form == lemma and modal)


def _loose_participle(line: Line, form: str, lemma: str) -> bool:
    """Tell "die genannten", "auch X genannt"."""
    if "ge" not in form or "ge" in lemma:
        return False
    if lemma in {line.lemma_of(form[:-2]), line.lemma_of(form[:-1])}:
        return True
    return not any(line.lemma(near) in AUXILIARIES for near in range(len(line.tokens)))


def _particles(line: Line, at: int, high: int) -> Iterator[int]:
    """Yield where something may be split off the verb: "mit", "bekannt" at the end of a clause."""
    for near in range(at + 1, high):
        token = line.tokens[near]
        if not token.quoted and token.form.islower() and _clause_ends(line, near + 1):
            yield near


def _clause_ends(line: Line, at: int) -> bool:
    if at >= len(line.tokens):
        return True
    return line.tokens[at].is_break or line.tokens[at].quoted or line.lower(at) in {"und", "als"}


def _has_content(line: Line, at: int) -> bool:
    return (
        any(token.quoted for token in line.tokens)
        or points_back(line, at)
        or _clause_follows(line, at) is not None
        or _said_before(line, at)
        or mood.subjunctive(line) is not None
        or mood.past_subjunctive(line) is not None
    )


def _clause_follows(line: Line, at: int) -> int | None:
    """Find the colon, ", dass", ", ob" or clause with "zu" behind the verb that says what.

    Returns the token behind what only attributes, "dass" included; None where nothing follows.
    """
    for near in range(at + 1, len(line.tokens) - 1):
        mark, word = line.lower(near), line.lower(near + 1)
        if mark == ":" or mark in _THAT:
            return near + (mark in {":", "that"})
        if mark == "," and (_QUESTION.match(word) or _infinitive_clause(line, near + 1)):
            return near + 2 * (word in {"dass", "daß"})
    return at + 1 if line.language == "en" and _direct_clause(line, at) else None


def _direct_clause(line: Line, at: int) -> bool:
    """English leaves "that" out: "X said the bridge was closed". A verb follows then."""
    return not passive(line, at) and any(
        line.lemma(near) in AUXILIARIES or line.holds_verb(near, near + 1)
        for near in range(at + 1, line.clause(at)[1])
    )


def _infinitive_clause(line: Line, at: int) -> bool:
    """Tell ", das Dach zu räumen" and ", das Dach abzudecken"."""
    low, high = line.clause(at)
    return high - low >= 2 and _with_zu(line, high - 1)


def _with_zu(line: Line, at: int) -> bool:
    form = line.lower(at)
    return line.lower(at - 1) == "zu" or ("zu" in form[1:] and "zu" not in line.lemma(at))


def _said_before(line: Line, at: int) -> bool:
    """Tell ", sagte X", "wie X sagte" and ", X said."."""
    low, high = line.clause(at)
    english = line.language == "en" and (high == at + 1 or _trails(line, at))
    return ((low == at or english) and low > 0) or line.lower(low) == "wie"


def _trails(line: Line, at: int) -> bool:
    """Tell ", the ministry said on Monday": a whole main clause stands before it."""
    low, high = line.before(at)
    said = any(line.lemma(near) in AUXILIARIES for near in range(low, high))
    said = said or line.holds_verb(low, high)
    return said and not _OPENS.match(line.lower(low)) and not _direct_clause(line, at)


def _takes_no_ending(line: Line, at: int) -> bool:
    """Tell a verb without an ending in "police say", "men in Kent say", or in the past: "put"."""
    first = next(phrases(line, line.clause(at)[0], at), None)
    between = range(first.high if first else at - 1, at)
    if any(line.lower(near) == "to" or line.lemma(near) in AUXILIARIES for near in between):
        return False
    if line.lower(at) in group(line.language, "unchanged"):
        return first is not None
    heads = {line.lower(at - 1), line.lower(first.high - 1) if first else ""}
    return any(h.endswith("s") or h in group(line.language, "plurals") for h in heads)
