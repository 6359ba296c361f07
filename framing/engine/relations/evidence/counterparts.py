"""Which word of the one claim faces which word of the other, and which are opposites."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import is_kin, is_variant
from framing.engine.relations.evidence.grammar import content, lower, whole
from framing.engine.relations.evidence.poles import Side, sides
from framing.engine.rules import Duo
from framing.engine.words import Told, Word, once

_NEGATIVE: Final = ("un", "in", "im", "miss", "nicht", "dis", "ir", "il")
_NOTHING: Final[frozenset[Side]] = frozenset()


@dataclass(frozen=True)
class Counterparts:
    """Two claims laid over each other word by word."""

    pairs: tuple[tuple[Word, Word, float], ...]  # with how alike they are
    left: tuple[Word, ...]  # what is left over
    right: tuple[Word, ...]
    opposed: tuple[tuple[Word, Word], ...]

    @property
    def of_left(self) -> Mapping[Word, Word]:
        """Lead from the words of the left claim to those of the right."""
        return {one: other for one, other, _ in self.pairs}

    @property
    def of_right(self) -> Mapping[Word, Word]:
        """Lead from the words of the right claim to those of the left."""
        return {other: one for one, other, _ in self.pairs}


def find(duo: Duo) -> Counterparts:
    """Pair equal words, then the rest, the likest first, each word once."""
    lefts, rights = _entries(duo.left), _entries(duo.right)
    pairs = [(lefts[key].word, rights[key].word, 1.0) for key in lefts if key in rights]
    one = [entry for key, entry in lefts.items() if key not in rights]
    other = [entry for key, entry in rights.items() if key not in lefts]
    graded = [
        (alike, i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if (alike := _likeness(a, b))
    ]
    opposed = tuple((one[i].word, other[j].word) for alike, i, j in graded if alike < 0)
    free, free_other = (dict(enumerate(e.word for e in side)) for side in (one, other))
    near = [entry for entry in graded if entry[0] >= tuning.COUNTERPART]
    for alike, i, j in sorted(near, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if i in free and j in free_other:
            pairs.append((free.pop(i), free_other.pop(j), alike))
    return Counterparts(tuple(pairs), tuple(free.values()), tuple(free_other.values()), opposed)


class _Entry(NamedTuple):
    """A word with all that its likeness to another depends on."""

    word: Word
    name: str
    key: str
    form: str
    sides: frozenset[Side]
    contrary: frozenset[Side]


@once
def _entries(told: Told) -> Mapping[str, _Entry]:
    """Return the words that say something, under what they are compared by."""
    on = sides(told)
    return {
        (key := whole(told, word)): _Entry(
            word,
            word.name,
            key,
            lower(word),
            (said := on.get(word, _NOTHING)),
            frozenset((name, 1 - side) for name, side in said),
        )
        for word in content(told)
    }


def _likeness(one: _Entry, other: _Entry) -> float:
    """Return how alike two different words are, 0 to 1; -1 for opposites."""
    if one.name and other.name:
        return 0.9 if is_variant(one.name, other.name) else 0.0
    if one.name or other.name:
        return 0.6 if likeness(one.key, other.key) > 0 else 0.0
    alike = _graded(one.key, other.key, one.form, other.form)
    if alike >= 0 and one.sides and other.sides:
        if not one.sides.isdisjoint(other.sides):
            return max(alike, 0.7)
        if alike < tuning.SAME_WORD and not one.contrary.isdisjoint(other.sides):
            return -1.0
    return alike


@lru_cache(maxsize=262144)
def _graded(key: str, other: str, form: str, other_form: str) -> float:
    """Return how alike two words are by their letters; -1 where one denies the other."""
    if is_negative(key, other) or is_negative(form, other_form):
        return -1.0
    return likeness(key, other)


def is_negative(one: str, other: str) -> bool:
    """Tell whether the one is the other with a prefix that denies, also inside a compound."""
    short, long = sorted((one, other), key=len)
    if len(short) < tuning.NEGATIVE_STEM or not long.endswith(short[-3:]):
        return False
    inside = (long[:n] + long[n + 2 :] for n in range(2, len(long) - 3) if long[n : n + 2] == "un")
    return any(long == prefix + short for prefix in _NEGATIVE) or short in inside


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> float:
    """Return how alike two lemmas are: a compound's tail, a common beginning, a common core."""
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and long[: -len(short)] in lexicons.words("evidence", "de", "unkin"):
        return 0.0
    if is_kin(one, other):
        return 0.9
    if len(short) >= tuning.WORD_START and short[: tuning.WORD_START] == long[: tuning.WORD_START]:
        return 0.8
    if len(short) < tuning.WORD_CORE:
        return 0.0
    starts = range(len(short) - tuning.WORD_CORE + 1)
    return 0.6 if any(short[at : at + tuning.WORD_CORE] in long for at in starts) else 0.0
