"""A sentence -> its source phrases: "laut X", "nach Angaben X", "X zufolge", "according to X"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import Final

from framing.engine import tuning
from framing.engine.attribution.lines import Line, group
from framing.engine.attribution.phrases import (
    Phrase,
    Speaker,
    candidates,
    modifier,
    named,
    phrases,
    speaker,
)
from framing.engine.attribution.things import can_speak
from framing.engine.lexicons.lemmas import is_known
from framing.engine.names.words import is_common


class Rank(IntEnum):
    """Who is nearest to the words where a sentence names several."""

    INVOKED = 0  # "unter Berufung auf X"
    VERB = 1  # "X sagte"
    SOURCE = 2  # "laut X", "wie X berichtet"
    RELAY = 3  # "das X zitierte"


@dataclass(frozen=True, slots=True)
class Report:
    """One place of a sentence that says whose words it gives."""

    cue: str
    speakers: tuple[Speaker, ...] = ()  # nearest first
    rank: Rank = Rank.SOURCE
    back: bool = False  # "Das sagte X": the sentence before is what was said
    aside: bool = False  # between dashes or brackets: part of the sentence only
    carries: bool = False  # points back to whoever spoke: "demnach"
    leads: bool = False  # ends in a colon: the next sentence is what was said
    frame: tuple[tuple[int, int], ...] = ()  # ranges of tokens that do nothing but attribute


_OPENING: Final = (
    *("source_after", "source_before", "invoked", "carried", "whereby"),
    *("source_noun_before", "source_pairs"),  # the prepositions behind which `_noun` finds one
)

# Lists of nouns behind which "wonach" tells what is said.
_SAID: Final = ("source_nouns", "documents", "said_nouns")
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")
_OF: Final = frozenset({"von", "vom", "auf", "of", "from", "by"})


def openers(language: str) -> frozenset[str]:
    """Return the words at which `source` finds anything at all."""
    return _first_words(*(group(language, name) for name in _OPENING))


@cache
def _first_words(*lists: frozenset[str]) -> frozenset[str]:
    return frozenset({"so", *(entry.partition(" ")[0] for entries in lists for entry in entries)})


def source(line: Line, at: int) -> Report | None:
    """Read the source phrase that begins at a token, None where none does."""
    if line.has(at, "source_after"):
        return _behind(line, at)
    if line.has(at, "source_before"):
        return _named(line, at) or _noun(line, at)
    if line.has(at, "invoked"):
        return report(line, at, at + 1, first(line, at + 1), Rank.INVOKED)
    if line.has(at, "carried"):
        return Report(line.tokens[at].form, carries=True, frame=((at, at + 1),))
    return _whereby(line, at) if line.has(at, "whereby") else _so_or_noun(line, at)


def _so_or_noun(line: Line, at: int) -> Report | None:
    if line.lower(at) == "so" and line.lower(at - 1) in {",", "–", "-"}:
        return _so(line, at)
    return _noun(line, at) if line.has(at, "prepositions") else None


def _behind(line: Line, at: int) -> Report | None:
    """Read "X zufolge", and whose they are in "eigenen Angaben zufolge"."""
    phrase = _last_before(line, at)
    if phrase is None or not line.has(phrase.head - 1, "own"):
        return report(line, at, at + 1, phrase) if phrase else None
    words = line.words(phrase.head, at + 1)
    frame = ((phrase.low, at + 1),)
    return Report(words, _subject(line, phrase), aside=_aside(line, at), frame=frame)


def _named(line: Line, at: int) -> Report | None:
    """Read "laut X", "according to X"."""
    start = at if line.has(at, "prepositions") else at + 1
    phrase = first(line, start)
    if phrase is None or phrase.low != start or _source_word(line, phrase):
        return None
    return report(line, at, at + 1, phrase)


def _noun(line: Line, at: int) -> Report | None:
    """Read "nach Angaben der Polizei", "nach Polizeiangaben", "unter Berufung auf X"."""
    phrase = first(line, at)
    word = _source_word(line, phrase) if phrase and phrase.low == at else ""
    if phrase is None or not word:
        return _owned(line, at, phrase) if phrase and phrase.low == at else None
    after = phrase.head + 1
    rank = Rank.INVOKED if line.lower(after) == "auf" else Rank.SOURCE
    of = first(line, after)
    # Not "nach eigenen Worten am Montag".
    belongs = of and of.low == after and (not of.preposition or of.preposition in _OF)
    if of and belongs and (of.head > after or named(line, after)):
        return report(line, at, after, _without_subject(line, of), rank)
    whose = _holder(line, phrase, word)
    return Report(line.words(at, after), whose, aside=_aside(line, at), frame=((at, after),))


def _whereby(line: Line, at: int) -> Report | None:
    """Read "Angaben des Vereins, wonach …": the noun in the clause before, and whose it is."""
    found = ((p, _said_word(line, p)) for p in phrases(line, *line.before(at)))
    phrase, word = next(((p, word) for p, word in found if word), (None, ""))
    if phrase is None:
        return None
    of = modifier(line, phrase)
    if of:
        whose = tuple(filter(None, [speaker(line, of)]))
    elif phrase.article.startswith(("ihr", "sein")):
        whose = _subject(line, phrase)
    else:
        whose = _holder(line, phrase, word)
    frame = ((phrase.low, at + 1),)
    return Report(line.words(phrase.head, at + 1), whose, frame=frame)


def _said_word(line: Line, phrase: Phrase) -> str:
    """Return the word for what somebody says that a noun ends in: "bericht", "gerücht"."""
    words = (word for name in _SAID for word in group(line.language, name))
    return _longest_end(words, line.lower(phrase.head), line.lemma(phrase.head))


def _longest_end(words: Iterable[str], *forms: str) -> str:
    """Return the longest of some words that one of these forms ends in, "" for none."""
    return max((w for w in words if any(f.endswith(w) for f in forms)), key=len, default="")


def _without_subject(line: Line, phrase: Phrase) -> Phrase:
    """Leave out the noun behind "nach Darstellung der Polizei | Flaschenwürfe aus der Menge".

    A name behind a noun belongs to it: "nach Angaben des Ministers Klaus Beispiel".
    """
    behind = phrase.head + 1
    if line.language != "de" or behind >= phrase.high or named(line, phrase.head):
        return phrase
    both = (line.tokens[at].form for at in (phrase.head, behind))
    apart = not named(line, behind) and all(is_common(form, line.language) for form in both)
    return replace(phrase, high=behind) if apart else phrase


def _owned(line: Line, at: int, phrase: Phrase) -> Report | None:
    """Read "nach Lindgards Worten", "by the union's own count", "by its own count"."""
    last = _report_noun(line, phrase) if line.has(at, "source_noun_before") else 0
    if not last:
        return None
    is_own = line.has(last - 1, "own")
    high, end = last - is_own, last + 1
    owner = line.lower(high - 1)
    if is_own and owner == phrase.article:
        whose = (Speaker(owner, pronoun=True),)
        return Report(line.words(at, end), whose, frame=((at, end),))
    is_name = named(line, high - 1) is not None and owner.endswith("s")
    is_owner = is_name or (line.language == "en" and owner.endswith(_POSSESSIVE))
    return report(line, at, end, replace(phrase, high=high)) if is_owner else None


def _report_noun(line: Line, phrase: Phrase) -> int:
    """Return where a phrase's noun for a report stands, 0 where it has none.

    "Estimate" is a verb too, and "its own" taken for a phrase without it.
    """
    last = phrase.high - (not line.has(phrase.high - 1, "own"))
    nouns = group(line.language, "source_nouns")
    is_one = last < len(line.tokens) and not nouns.isdisjoint({line.lemma(last), line.lower(last)})
    return last if is_one else 0


def _holder(line: Line, phrase: Phrase, word: str) -> tuple[Speaker, ...]:
    """Return whose report it is where no genitive says so."""
    form = line.tokens[phrase.head].form
    whole_word = form.lower() if word in form.lower() else line.lemma(phrase.head)
    stem = form[: whole_word.rindex(word)].rstrip("-s")
    if phrase.article.startswith(("ihr", "sein")):
        return (Speaker(phrase.article, "m" if phrase.article[0] == "s" else "", pronoun=True),)
    if line.has(phrase.head - 1, "own"):
        return _subject(line, phrase)
    if word in group(line.language, "documents"):
        return tuple(filter(None, [speaker(line, phrase)]))
    return (Speaker(stem),) if stem else ()


def _subject(line: Line, own: Phrase) -> tuple[Speaker, ...]:
    """Return whose own "nach eigenen Angaben" are: who stands right before, else the first subject.

    "Die Daten liegen der Behörde nach eigenen Angaben vor", not "seinen Hof nach eigenen Angaben".
    """
    before = (p for p in phrases(line, 0, own.low) if p.high == own.low and not p.preposition)
    near = (p for p in before if not p.article.startswith(("ihr", "sein")))
    subjects = (p for p in candidates(line, 0, len(line.tokens)) if p.head != own.head)
    phrase = next((p for p in (*near, *subjects) if can_speak(line, p)), None)
    return tuple(filter(None, [speaker(line, phrase)])) if phrase else ()


def _source_word(line: Line, phrase: Phrase) -> str:
    """Return the word for a report that a noun is or ends in: "angabe" in "Polizeiangaben"."""
    lemma = line.lemma(phrase.head)
    pair = f"{phrase.preposition} {lemma}"
    if pair in group(line.language, "source_pairs"):
        return lemma
    if not line.has(phrase.low, "source_noun_before"):
        return ""
    # A compound that simplemma does not know keeps its plural: "Deichamtsangaben".
    lemma = lemma if is_known(lemma, line.language) else lemma.removesuffix("n")
    words = group(line.language, "source_nouns") | group(line.language, "documents")
    # Some report in the plural alone: "nach Zahlen".
    return _longest_end(words, lemma, line.lower(phrase.head))


def _so(line: Line, at: int) -> Report | None:
    """Read ", so X" at the end of a sentence or before the next comma."""
    phrase = first(line, at + 1)
    if phrase is None or phrase.low != at + 1 or phrase.pronoun:
        return None
    return report(line, at, at + 1, phrase)


def report(
    line: Line, low: int, high: int, phrase: Phrase | None, rank: Rank = Rank.SOURCE
) -> Report:
    """Return a report whose cue are the words from low to high."""
    who = speaker(line, phrase) if phrase else None
    whose = (who,) if who else ()
    begin = min(low, phrase.low) if phrase else low
    frame = ((begin, max(high, whole(line, phrase) if phrase else high)),)
    return Report(line.words(low, high), whose, rank, aside=_aside(line, low), frame=frame)


def whole(line: Line, phrase: Phrase) -> int:
    """Return the end of a phrase with the genitive or "von" phrase that belongs to it."""
    link = modifier(line, phrase)
    return link.high if link else phrase.high


def _aside(line: Line, at: int) -> bool:
    """Tell whether the words stand between dashes or brackets inside the sentence."""
    low, high = line.clause(at)
    return line.lower(low - 1) in {"–", "—", "("} and line.lower(high) in {"–", "—", ")"}


def first(line: Line, at: int) -> Phrase | None:
    """Return the first phrase within reach of a token."""
    return next(phrases(line, at, min(at + tuning.SOURCE_REACH, len(line.tokens))), None)


def _last_before(line: Line, at: int) -> Phrase | None:
    """Return the phrase that ends right before a token, with the one that it modifies."""
    found = list(phrases(line, line.clause(at)[0], at))
    if not found or found[-1].high != at:
        return None
    genitive = len(found) > 1 and found[-2].high == found[-1].low
    return found[-2] if genitive and not found[-1].preposition else found[-1]
