"""Which word of the one claim faces which word of the other, and which are opposites."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import is_kin, is_variant
from framing.engine.relations.evidence.grammar import content, lower, whole
from framing.engine.relations.evidence.poles import Side, sides
from framing.engine.rules import Duo
from framing.engine.words import Told, Word

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
    lefts = {whole(duo.left, word): word for word in content(duo.left)}
    rights = {whole(duo.right, word): word for word in content(duo.right)}
    shared = [key for key in lefts if key in rights]
    pairs = [(lefts[key], rights[key], 1.0) for key in shared]
    one = [word for key, word in lefts.items() if key not in rights]
    other = [word for key, word in rights.items() if key not in lefts]
    graded = [(_likeness(duo, a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other)]
    opposed = tuple((one[i], other[j]) for alike, i, j in graded if alike < 0)
    free, free_other = dict(enumerate(one)), dict(enumerate(other))
    for alike, i, j in sorted(graded, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if alike >= tuning.COUNTERPART and i in free and j in free_other:
            pairs.append((free.pop(i), free_other.pop(j), alike))
    return Counterparts(tuple(pairs), tuple(free.values()), tuple(free_other.values()), opposed)


def _likeness(duo: Duo, one: Word, other: Word) -> float:
    """Return how alike two different words are, 0 to 1; -1 for opposites."""
    if one.name and other.name:
        return 0.9 if is_variant(one.item, other.item) else 0.0
    first, second = whole(duo.left, one), whole(duo.right, other)
    if one.name or other.name:
        return 0.6 if likeness(first, second) > 0 else 0.0
    if is_negative(first, second) or is_negative(lower(one), lower(other)):
        return -1.0
    alike = likeness(first, second)
    on, against = _sides(duo.left, one), _sides(duo.right, other)
    if on & against:
        return max(alike, 0.7)
    if alike < tuning.SAME_WORD and any((key, 1 - side) in against for key, side in on):
        return -1.0
    return alike


def _sides(told: Told, word: Word) -> frozenset[Side]:
    return sides(told).get(word, _NOTHING)


@lru_cache(maxsize=262144)
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
    core = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return 0.6 if core.size >= tuning.WORD_CORE else 0.0
