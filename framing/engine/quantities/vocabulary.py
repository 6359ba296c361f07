"""The word lists of one language, ready for looking up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from framing.engine import lexicons
from framing.engine.values import Bound

# Lists of which a word stands in each sentence that replaces an amount; what takes one back
# ("taken_back") is asked for anyway.
_FORMER: Final = (
    *("replaced_by", "instead", "instead_the", "earlier", "set_right"),
    *("recalled", "moved_from", "withdrawn"),
)

_TABLES: Final = (
    *("number", "scale", "half", "several", "join", "times", "times_suffix", "share", "month"),
    *("weekday", "part", "relative", "day", "outcome", "act", "deed", "group", "whereabouts"),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word measures, and how many of the base unit it is."""

    name: str  # "money:EUR", "duration:day"
    factor: float


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All lists of `lexicons/quantities.toml` for one language; absent lists are empty."""

    language: str
    number: Mapping[str, float]
    scale: Mapping[str, float]
    half: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    several: Mapping[str, float]
    bound: Mapping[str, Bound]
    inside: Mapping[str, Bound]
    after: Mapping[str, Bound]
    join: Mapping[str, float]
    unit: Mapping[str, Unit]
    times: Mapping[str, float]
    times_suffix: Mapping[str, float]
    share: Mapping[str, float]
    month: Mapping[str, int]
    weekday: Mapping[str, int]
    part: Mapping[str, int]
    relative: Mapping[str, int]
    day: Mapping[str, int]
    outcome: Mapping[str, str]
    act: Mapping[str, str]
    deed: Mapping[str, str]
    whereabouts: Mapping[str, str]
    group: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    heads: frozenset[str]  # first words of the outcomes, acts and deeds of several words
    split_acts: tuple[tuple[str, str, str], ...]  # verb, particle, act: "nahm … fest"
    split_outcomes: tuple[tuple[str, str, str], ...]  # the same of what happens: "sitzen … fest"
    former: frozenset[str]  # last words of what shows that an amount does not hold any more
    taken_back: Mapping[str, Sequence[str]]  # "zahl": "löschen", "verschwinden", ...

    def any_of(self, name: str, word: str) -> bool:
        """Say whether a word stands in one of the plain lists."""
        return word in self.lists.get(name, ())


def _unit(text: str) -> Unit:
    name, _, factor = text.partition(" ")
    return Unit(name, float(factor or 1))


def _verbs(pairs: Iterable[str]) -> dict[str, list[str]]:
    """Return the verbs that stand beside each noun."""
    found: dict[str, list[str]] = {}
    for noun, verb in map(str.split, pairs):
        found.setdefault(noun, []).append(verb)
    return found


def _split(table: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return verb, particle and meaning of the German verbs that are listed in two parts."""
    return tuple(
        (verb, particle, meaning)
        for parts, meaning in table.items()
        for verb, mark, particle in [parts.partition(" … ")]
        if mark
    )


def _rallies(lists: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Whoever is "an einer Kundgebung" or comes "zum Protest" takes part in it."""
    leads, nouns = lists.get("rally_lead", ()), lists.get("rally", ())
    return {f"{lead} {noun}": "teilnahme" for lead in leads for noun in nouns}


@cache
def vocabulary(language: str) -> Vocabulary:
    """Read the lists of a language; a language without lists knows digits only."""
    tables: Mapping[str, Any] = lexicons.load("quantities").get(language, {})
    plain = {name: tables.get(name, {}) for name in _TABLES}
    lists = {name: frozenset(entries) for name, entries in tables.get("lists", {}).items()}
    plain["outcome"] = {**plain["outcome"], **_rallies(lists)}
    # "Dienstagabend" is a day as "Dienstag" is.
    parts = ("", *sorted(lists.get("day_part", ())))
    plain["weekday"] = {f"{day}{part}": n for day, n in plain["weekday"].items() for part in parts}
    return Vocabulary(
        language=language,
        vague={word: (low, high) for word, (low, high) in tables.get("vague", {}).items()},
        bound={word: Bound(name) for word, name in tables.get("bound", {}).items()},
        inside={word: Bound(name) for word, name in tables.get("inside", {}).items()},
        after={word: Bound(name) for word, name in tables.get("after", {}).items()},
        unit={word: _unit(text) for word, text in tables.get("unit", {}).items()},
        lists=lists,
        split_acts=_split(plain["act"]),
        split_outcomes=_split(plain["outcome"]),
        former=frozenset(entry.split()[-1] for name in _FORMER for entry in lists.get(name, ())),
        taken_back=_verbs(lists.get("taken_back", ())),
        heads=frozenset(
            phrase.partition(" ")[0]
            for phrase in (*plain["outcome"], *plain["act"], *plain["deed"], *plain["whereabouts"])
            if " " in phrase
        ),
        **plain,
    )
