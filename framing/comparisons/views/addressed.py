"""What an address names by numbers: pages, and rows, also those of an earlier run."""

from collections.abc import Iterable
from typing import Final

from framing.comparisons.models import Comparison
from framing.comparisons.tracing import heirs_of

SLIDE: Final = "slide"  # in the address: a row that was chosen, for the wall or a sheet
DIGITS: Final = 18  # of a key; a database takes no more than these


def present_rows(keys: Iterable[str], comparison: Comparison) -> list[int]:
    """Return the rows of these keys, or those that hold now what they held, each once."""
    asked = [number_in(words, DIGITS) for words in keys]
    if not any(asked):
        return []
    present = set(comparison.rows.filter(pk__in=asked).values_list("pk", flat=True))
    missing = set(asked) - present - {0}
    heirs = heirs_of(missing, comparison) if missing else {}
    found = (row if row in present else heirs.get(row, 0) for row in asked)
    return [row for row in dict.fromkeys(found) if row]


def number_in(words: str, digits: int) -> int:
    """Read a number of so many digits at most; 0 where there is none."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= digits else 0
