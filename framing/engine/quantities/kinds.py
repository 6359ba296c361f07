"""What a quantity counts, under a word that both languages and all synonyms share."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from framing.engine import lexicons
from framing.engine.lexicons.lemmas import KEPT
from framing.engine.values import Quantity

TIMES: Final = ("date", "time")  # units that place and count nothing
_KINDS: Final = tuple(lexicons.load("figures")["same"])
_PARTS: Final = tuple(lexicons.load("figures")["group"])


def kind_of(quantity: Quantity) -> str:
    """Return the listed word for what is counted, else the text's own."""
    return kind_of_word(quantity.what)


@lru_cache(maxsize=KEPT)
def kind_of_word(what: str) -> str:
    """Return the word under which all synonyms of a counted noun are listed, else the noun."""
    return next((kind for kind in _KINDS if what in lexicons.words("figures", "same", kind)), what)


def part_of(word: str) -> str:
    """Return the part of all people that a word ends in the name of: children, officers; else "".

    Only what is always a part. "Randalierer" is what one text calls everybody who was arrested.
    """
    groups = (group for group in _PARTS if end_of(word, "group", group))
    return next(groups, "")


def end_of(word: str, table: str, name: str) -> str:
    """Return the listed end of a word: "polizist" of "grenzpolizist"."""
    listed = lexicons.words("figures", table, name)
    return max((tail for tail in listed if word.endswith(tail)), default="")


def is_outcome(quantity: Quantity) -> bool:
    """Tell whether it counts those to whom something happened: the dead, the arrested."""
    return quantity.what in lexicons.words("figures", "all", "outcomes")


def is_fate(quantity: Quantity) -> bool:
    """Tell whether it counts those to whom something happened, or who did something: marched."""
    return is_outcome(quantity) or kind_of(quantity) in lexicons.words("figures", "all", "fates")


def is_cumulative(couple: Iterable[Quantity]) -> bool:
    """Tell what is counted up from day to day; a cost of another source is another cost."""
    counted = lexicons.words("figures", "all", "cumulative")
    return all(kind_of(quantity) in counted for quantity in couple)
