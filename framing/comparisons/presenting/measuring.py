"""What of a thing is measured, in a word that its sentences share: a road costs, or is long.

"Road, in €" leaves open what of the road. A count needs no such word: "Verletzte" says it all.
Nothing is concluded: the words are the texts', and where they share none there is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from framing.comparisons.presenting.counted import Figure, Thing
from framing.comparisons.presenting.naming import GERMAN, STEM, WORD, Name
from framing.comparisons.topics import content

COUNT: Final = "count"
LENGTH: Final = "length"
FEWEST: Final = 2  # accounts that share the word
GAP: Final = " … "
ENDING: Final = 3  # letters that a form of a word may have more


@dataclass(frozen=True)
class Met:
    """A word of a sentence beside its number."""

    lemma: str
    form: str
    start: int
    distance: int  # characters from the number
    figure: Figure


def heading_of(thing: Thing, name: Name) -> Name:
    """The name of a measured thing with the word that most accounts put beside its number.

    In the order in which a sentence has both: "Straße kostet", "Verkehr … Altstadt". Where the
    name is only who says it, the word alone; of a length, what stands right before the name
    ("lange Straße") says no more than the unit does, and a verb further off ("gilt … Sperrzone") is
    no heading.
    """
    if thing.unit == COUNT or name.is_ours:
        return name
    figures = thing.figures  # those set apart, too: they stand below the same heading
    shared = nearest_shared(word for figure in figures for word in words_beside(figure, name))
    if not shared:
        return name
    if all(any(is_form_of(w, name.word) for w in WORD.findall(sayer_of(f))) for f in figures):
        return Name(shared[0].form, name.language)
    both = next(filter(None, (in_order(word, name) for word in shared)), "")
    is_led = name.language == GERMAN and both.endswith(name.word) and both[0].islower()
    if is_led and (GAP in both or thing.unit.startswith(LENGTH)):
        return name
    return Name(both or f"{name.word}{GAP}{shared[0].form}", name.language)


def sayer_of(figure: Figure) -> str:
    """Who says it, as the text puts it."""
    return f"{figure.claim.speaker} {figure.source}"


def words_beside(figure: Figure, name: Name) -> Iterable[Met]:
    """The content words of a sentence of the name's language, but the name and who says it."""
    claim = figure.claim
    if claim.account.language != name.language:
        return
    said_by = {word.casefold() for word in WORD.findall(f"{sayer_of(figure)} {claim.cue}")}
    start, end = figure.at
    for found in WORD.finditer(claim.text):
        is_inside = found.start() < end and start < found.end()
        if is_inside or is_form_of(found[0], name.word) or found[0].casefold() in said_by:
            continue
        for lemma in content(found[0], name.language)[:1]:
            away = max(start - found.end(), found.start() - end)
            yield Met(lemma, found[0], found.start(), away, figure)


def is_form_of(word: str, name: str) -> bool:
    """Whether a word is the name in another form: no "Straßenbahn" of "Straße"."""
    is_short = len(word) <= len(name) + ENDING
    return is_short and word.casefold().startswith(name.casefold()[: max(STEM, len(name) - 2)])


def nearest_shared(met: Iterable[Met]) -> Sequence[Met]:
    """Where the word stands that most accounts share; of several the one nearest to the number.

    Most of the sentences have it: what only some do ("verringern") would be wrong of the others.
    """
    by_lemma: dict[str, list[Met]] = defaultdict(list)
    for word in met:
        by_lemma[word.lemma].append(word)

    def rank(lemma: str) -> tuple[int, int, float, str]:
        told = by_lemma[lemma]
        away = sum(word.distance for word in told) / len(told)
        return (-len(accounts_of(told)), -len(sentences_of(told)), away, lemma)

    best = by_lemma[min(by_lemma, key=rank)] if by_lemma else []
    is_common = 2 * len(sentences_of(best)) > len(sentences_of(chain(*by_lemma.values())))
    return best if is_common and len(accounts_of(best)) >= FEWEST else ()


def accounts_of(met: Iterable[Met]) -> set[int]:
    """Who has a word."""
    return {word.figure.claim.account_id for word in met}


def sentences_of(met: Iterable[Met]) -> set[int]:
    """In which sentences a word stands."""
    return {word.figure.claim.pk for word in met}


def in_order(word: Met, name: Name) -> str:
    """The word and the name as its sentence has them; nothing where the name is not in there."""
    text, end = word.figure.claim.text, word.start + len(word.form)
    named = next((f for f in WORD.finditer(text) if is_form_of(f[0], name.word)), None)
    if named is None:
        return ""
    if named.start() < word.start:
        return f"{name.word}{gap(text[named.end() : word.start])}{word.form}"
    return f"{word.form}{gap(text[end : named.start()])}{name.word}"


def gap(between: str) -> str:
    """What stands for the words between two."""
    return GAP if between.strip() else " "
