"""A sentence -> the words that report in it and whom they name: verbs and source phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from framing.engine.attribution.lines import Line, group, lemma_of
from framing.engine.attribution.mood import is_subjunctive
from framing.engine.attribution.phrases import Phrase, Speaker, oblique, phrases, speaker

_QUESTION: Final = re.compile(r"(?:dass|daß|ob|wie|was|wer|wo|warum|weshalb|wann|welche[rsmn]?)$")
_THAT: Final = re.compile(r"(?:that|whether|how|why|what|что)$")
_POINTS_BACK: Final = frozenset({"das", "dies", "dieses", "so", "this"})
_REACH: Final = 8  # words between a verb and the phrase that names its subject, at most


@dataclass(frozen=True, slots=True)
class Report:
    """One place of a sentence that says whose words it gives."""

    cue: str
    speakers: tuple[Speaker, ...] = ()  # nearest first
    back: bool = False  # "Das sagte X": the sentence before is what was said
    aside: bool = False  # between dashes or brackets: part of the sentence only


def reports(line: Line) -> Iterator[Report]:
    """Yield what reports in a sentence, outside quotation marks, in order."""
    for at, token in enumerate(line.tokens):
        if token.quoted or not token.is_word:
            continue
        found = _source(line, at) or _verb(line, at)
        if found:
            yield found


def _source(line: Line, at: int) -> Report | None:
    """Read "laut X", "nach Angaben X", "X zufolge", "so X", "according to X"."""
    if line.has(at, "source_after"):
        return _report(line, at, at + 1, _last_before(line, at))
    if line.has(at, "source_before"):
        return _named_source(line, at, at + 1)
    if line.has(at, "source_noun_before"):
        return _source_noun(line, at)
    if line.lower(at) == "so" and line.lower(at - 1) in {",", "–", "-"}:
        return _so(line, at)
    return None


def _named_source(line: Line, at: int, after: int) -> Report | None:
    phrase = _first(line, after)
    if phrase is None or phrase.low != after:
        return None
    return _report(line, at, after, phrase)


def _source_noun(line: Line, at: int) -> Report | None:
    """Read "nach Angaben der Polizei", "nach Polizeiangaben", "nach ihren Worten"."""
    phrase = next(phrases(line, at, min(at + _REACH, len(line.tokens))), None)
    if phrase is None or phrase.low != at:
        return None
    noun = line.lemma(phrase.head)
    source = next((s for s in group(line.language, "source_nouns") if noun.endswith(s)), None)
    if source is None:
        return None
    of = _first(line, phrase.head + 1)
    if of and of.low == phrase.head + 1:
        return _report(line, at, phrase.head + 1, of)
    stem = line.tokens[phrase.head].form[: len(noun) - len(source)].rstrip("-s")
    return Report(line.words(at, phrase.head + 1), (Speaker(stem),) if stem else ())


def _so(line: Line, at: int) -> Report | None:
    phrase = _first(line, at + 1)
    if phrase is None or phrase.low != at + 1 or phrase.pronoun:
        return None
    return _report(line, at, at + 1, phrase)


def _report(line: Line, low: int, high: int, phrase: Phrase | None) -> Report:
    who = speaker(line, phrase) if phrase else None
    return Report(line.words(low, high), (who,) if who else (), aside=_aside(line, low))


def _aside(line: Line, at: int) -> bool:
    """Tell whether the words stand between dashes or brackets inside the sentence."""
    low, high = line.clause(at)
    return line.lower(low - 1) in {"–", "—", "("} and line.lower(high) in {"–", "—", ")"}


def _first(line: Line, at: int) -> Phrase | None:
    return next(phrases(line, at, min(at + _REACH, len(line.tokens))), None)


def _last_before(line: Line, at: int) -> Phrase | None:
    """Return the phrase that ends right before a token, with the one that it modifies."""
    found = list(phrases(line, line.clause(at)[0], at))
    if not found or found[-1].high != at:
        return None
    genitive = len(found) > 1 and found[-2].high == found[-1].low
    return found[-2] if genitive and not found[-1].preposition else found[-1]


def _verb(line: Line, at: int) -> Report | None:
    """Read a verb of saying with what was said."""
    verb = _speech_verb(line, at)
    if verb is None or not _has_content(line, at, verb):
        return None
    return Report(verb.cue, _subject(line, at), back=_points_back(line, at))


@dataclass(frozen=True, slots=True)
class _Verb:
    cue: str
    strong: bool  # says something even with no clause or quotation behind it


def _speech_verb(line: Line, at: int) -> _Verb | None:
    token = line.tokens[at]
    if not token.form.islower():
        return None
    lemma = lemma_of(token.form, line.language)
    for particle in ("", *_particles(line, at)):
        for name in ("told", "speech"):
            if particle + lemma in group(line.language, name):
                return _Verb(f"{token.form} {particle}".strip(), strong=name == "told")
    return None


def _particles(line: Line, at: int) -> Iterator[str]:
    """Yield what may be split off the verb: "mit", "bekannt" further on in the sentence."""
    for near in range(at + 1, min(at + 40, len(line.tokens))):
        token = line.tokens[near]
        if not token.quoted and token.form.islower() and _clause_ends(line, near + 1):
            yield token.lower


def _clause_ends(line: Line, at: int) -> bool:
    return at >= len(line.tokens) or line.tokens[at].is_break or line.lower(at) in {"und", "als"}


def _has_content(line: Line, at: int, verb: _Verb) -> bool:
    return (
        verb.strong
        or any(token.quoted for token in line.tokens)
        or _points_back(line, at)
        or _clause_follows(line, at)
        or _said_before(line, at)
        or any(is_subjunctive(line, near) for near in range(len(line.tokens)))
    )


def _clause_follows(line: Line, at: int) -> bool:
    """Look for ", dass", ", ob", a colon or a clause with "zu" behind the verb."""
    for near in range(at + 1, len(line.tokens)):
        mark, word = line.lower(near), line.lower(near + 1)
        if mark == ":" or (mark == "," and _QUESTION.match(word)) or _THAT.match(mark):
            return True
        if mark == "," and _infinitive_clause(line, near + 1):
            return True
    return line.language == "en" and _direct_clause(line, at)


def _direct_clause(line: Line, at: int) -> bool:
    """English leaves "that" out: "X said the bridge was closed"."""
    after = _first(line, at + 1)
    return after is not None and after.low == at + 1


def _infinitive_clause(line: Line, at: int) -> bool:
    high = line.clause(at)[1] if at < len(line.tokens) else at
    return high - at >= 2 and line.lower(high - 2) == "zu"


def _said_before(line: Line, at: int) -> bool:
    """Tell ", sagte X" and "wie X sagte"."""
    low, _ = line.clause(at)
    return (low == at and at > 0) or line.lower(low) == "wie"


def _points_back(line: Line, at: int) -> bool:
    return at == 1 and line.lower(0) in _POINTS_BACK


def _subject(line: Line, at: int) -> tuple[Speaker, ...]:
    """Find who speaks: before the verb, or behind it where something else stands first."""
    low, high = line.clause(at)
    before = None if _inverted(line, low, at) else _candidate(line, low, at)
    phrase = before or _candidate(line, at + 1, high) or _far_subject(line, low)
    who = speaker(line, phrase) if phrase else None
    return (who,) if who else ()


def _inverted(line: Line, low: int, at: int) -> bool:
    """Tell a clause whose first phrase is not its subject: "Am Montag sagte X"."""
    if at == low or line.lower(low) in _POINTS_BACK:
        return True
    first = next(phrases(line, low, at), None)
    return first is None or first.low != low or oblique(first)


def _candidate(line: Line, low: int, high: int) -> Phrase | None:
    return next((p for p in phrases(line, low, high) if not oblique(p)), None)


def _far_subject(line: Line, low: int) -> Phrase | None:
    """Find the subject before an apposition: "Der Leiter, Klaus Beispiel, sagte"."""
    first = next(phrases(line, 0, low), None)
    return first if first and first.low == 0 and not oblique(first) else None


def named_speaker(line: Line) -> str | None:
    """Return whom a line names as speaker of what follows it, the last one it names.

    That is the subject of a verb of saying, or whose "Rede" or "Aussagen" it speaks of.
    """
    for at in reversed(range(len(line.tokens))):
        verb = _speech_verb(line, at)
        who = _subject(line, at) if verb else _owner(line, at)
        if who and not who[0].pronoun:
            return who[0].name
    return None


def _owner(line: Line, at: int) -> tuple[Speaker, ...]:
    if not line.lemma(at).endswith(tuple(group(line.language, "speeches"))):
        return ()
    phrase = _first(line, at + 1)
    who = speaker(line, phrase) if phrase and phrase.low == at + 1 else None
    return (who,) if who else ()
