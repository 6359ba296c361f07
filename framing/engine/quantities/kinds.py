"""What a quantity counts, under a word that both languages and all synonyms share."""

from functools import lru_cache
from typing import Final

from framing.engine import lexicons
from framing.engine.lexicons.lemmas import KEPT
from framing.engine.values import Quantity

TIMES: Final = ("date", "time")  # units that place and count nothing
_KINDS: Final = tuple(lexicons.load("figures")["same"])


def kind_of(quantity: Quantity) -> str:
    """Return the listed word for what is counted, else the text's own."""
    return kind_of_word(quantity.what)


@lru_cache(maxsize=KEPT)
def kind_of_word(what: str) -> str:
    """Return the word under which all synonyms of a counted noun are listed, else the noun."""
    return next((kind for kind in _KINDS if what in lexicons.words("figures", "same", kind)), what)


def is_outcome(quantity: Quantity) -> bool:
    """Tell whether it counts those to whom something happened: the dead, the arrested."""
    return quantity.what in lexicons.words("figures", "all", "outcomes")


def is_fate(quantity: Quantity) -> bool:
    """Tell whether it counts those to whom something happened, or who did something: marched."""
    return is_outcome(quantity) or kind_of(quantity) in lexicons.words("figures", "all", "fates")
