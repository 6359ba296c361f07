"""A noun phrase -> whether it can stand for somebody who speaks.

A name can, and so can any noun of which we know nothing else. What the lists of the step before
know as a day, a measure, a count or an outcome is none: "Festnahmen", "die Zahl", "drei Tage".
"""

import re
from functools import cache
from typing import Final

from framing.engine.attribution.lines import Line, group
from framing.engine.attribution.phrases import Phrase, named
from framing.engine.quantities.vocabulary import vocabulary

# Of the words for an outcome these are no nouns of things, or mean people: "tot", "sterben",
# "Verletzte", "detainee".
_NO_THING: Final = re.compile(r"(?:[td]|en|ee|ing)$")


def can_speak(line: Line, phrase: Phrase) -> bool:
    """Tell who may speak from what cannot; a pronoun and a name always may."""
    nouns = range(phrase.head, phrase.high)
    if phrase.pronoun or any(named(line, at) or line.tokens[at].quoted for at in nouns):
        return True
    last = phrase.high - 1
    things = _things(line.language) | group(line.language, "mute")
    days = tuple(vocabulary(line.language).weekday)
    day = bool(days) and line.lower(last).startswith(days)  # "Montagmorgen"
    return not day and not {line.lower(last), line.lemma(last)} & things


@cache
def _things(language: str) -> frozenset[str]:
    words = vocabulary(language)
    outcomes = {word for word in words.outcome if " " not in word and not _NO_THING.search(word)}
    counts = words.lists.get("count_of", frozenset()) | words.lists.get("total", frozenset())
    return frozenset({*words.unit, *words.month, *words.part, *outcomes, *counts})
