"""A verb of saying and its object -> whether the object alone is what was said.

"X nannte die Tat einen Anschlag" gives a name, "X zählte 3.000 Teilnehmer" a number of people: no
clause, no colon and no quotation says more.
"""

from functools import cache
from itertools import pairwise

from framing.engine import lexicons, tuning
from framing.engine.attribution.lines import Line
from framing.engine.attribution.phrases import phrases
from framing.engine.quantities.tokens import forms_of
from framing.engine.quantities.vocabulary import vocabulary


def gives_name(line: Line, at: int) -> bool:
    """Tell "X nannte die Tat einen Anschlag", "X called it a plot", "X nannte 40 Festnahmen".

    And "X nannte als Grund auch den Wind".
    """
    high = line.clause(at)[1]
    near = range(at + 1, min(at + tuning.NUMBER_REACH, high))
    if any(line.lower(place)[0].isdigit() for place in near):
        return not any(line.has(place, "taken") for place in range(at + 1, high))
    if any(line.has(n, "reasons") and line.lower(n - 1) == "als" for n in range(at + 1, high)):
        return True
    found = list(phrases(line, at + 1, high))
    articles = ("ein", "a")
    return any(a.high == b.low and b.article.startswith(articles) for a, b in pairwise(found))


def gives_count(line: Line, at: int) -> bool:
    """Tell a number of the dead, the arrested or those who march: "zählte 17 Tote".

    "Die Stadt zählt 5.000 Einwohner" states what everybody may know.
    """
    within = range(*line.clause(at))
    numbers, people = _numbers(line.language), _people(line.language)
    return any(line.lower(n)[0].isdigit() or line.lower(n) in numbers for n in within) and any(
        not people.isdisjoint(forms_of(line.tokens[n].form, line.language)) for n in within
    )


@cache
def _numbers(language: str) -> frozenset[str]:
    words = vocabulary(language)
    return frozenset({*words.number, *words.scale, *words.vague})


@cache
def _people(language: str) -> frozenset[str]:
    """The words for an outcome, and for those who do what is counted like one."""
    words, figures = vocabulary(language), lexicons.load("figures")
    doers = {word for fate in figures["all"]["fates"] for word in figures["same"][fate]}
    named = (word for word, common in words.group.items() if common in doers)
    return frozenset({*words.outcome, *doers, *named})
