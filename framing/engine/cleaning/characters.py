"""Characters that remember where they stand in the raw text: what the steps of cleaning pass on."""

from collections.abc import Iterable
from typing import NamedTuple

from framing.engine.values import BlockKind


class Char(NamedTuple):
    """One code point of the clean text; `raw` is the place it stands at or stands in for."""

    sign: str
    raw: int
    italic: bool = False


class Draft(NamedTuple):
    """A block on its way from raw to clean; a newline in it is a line end of the raw text."""

    kind: BlockKind
    chars: tuple[Char, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """Return the block's characters as a string, of the same length as `chars`."""
        return written(self.chars)


def written(chars: Iterable[Char]) -> str:
    """Return the characters as a string."""
    return "".join(char.sign for char in chars)


def taken(raw: str, start: int, end: int) -> tuple[Char, ...]:
    """Return the characters of `raw[start:end]`."""
    return tuple(Char(raw[place], place) for place in range(start, end))
