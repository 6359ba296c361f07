"""Characters that remember where they stand in the raw text: what the steps of cleaning pass on."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from framing.engine.values import BlockKind


class Chars(NamedTuple):
    """Text on its way from raw to clean; the n-th of `raw` is the n-th character's place.

    A character stands at that place of the raw text, or stands in for what stands there.
    """

    text: str
    raw: Sequence[int]
    italic: frozenset[int] = frozenset()  # raw places of what is in italics

    def part(self, start: int, end: int) -> "Chars":
        """Return the characters of `text[start:end]`."""
        return self._replace(text=self.text[start:end], raw=self.raw[start:end])

    def only(self, places: Sequence[int]) -> "Chars":
        """Return the characters at these places of `text`."""
        return self._replace(
            text="".join([self.text[place] for place in places]),
            raw=[self.raw[place] for place in places],
        )

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> "Chars":
        """Put words in the place of `text[start:end]`, for each edit (start, end, words), in order.

        The words are no longer than what they replace and take the first of its places.
        """
        texts: list[str] = []
        raw: list[int] = []
        done = 0
        for start, end, words in edits:
            texts += (self.text[done:start], words)
            raw += self.raw[done : start + len(words)]
            done = end
        if not done:
            return self
        raw += self.raw[done:]
        return self._replace(text="".join((*texts, self.text[done:])), raw=raw)


class Draft(NamedTuple):
    """A block on its way from raw to clean; a newline in it is a line end of the raw text."""

    kind: BlockKind
    chars: Chars
    level: int = 0

    @property
    def text(self) -> str:
        """Return the block's characters as a string."""
        return self.chars.text


def taken(raw: str, start: int, end: int) -> Chars:
    """Return the characters of `raw[start:end]`."""
    return Chars(raw[start:end], range(start, end))


def joined(parts: Sequence[Chars]) -> Chars:
    """Return the characters of all parts."""
    return Chars(
        "".join(part.text for part in parts),
        list(chain.from_iterable(part.raw for part in parts)),
        frozenset().union(*(part.italic for part in parts)),
    )
