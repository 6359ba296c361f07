"""What somebody else saved while a person was writing, as a page tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a thing, and the values that stand there now, each with its label."""

    sentence: str
    values: Sequence[tuple[str, str]] = ()

    def __iter__(self) -> Iterator[str]:
        """The same line by line."""
        if self.sentence:
            yield self.sentence
        yield from (f"{label}: {value}" for label, value in self.values)
