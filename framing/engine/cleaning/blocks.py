"""Raw text -> blocks, each with its kind, block marks taken off, line ends still in it."""

import re
from collections.abc import Iterator

from framing.engine.cleaning.characters import Chars, Draft, joined, taken
from framing.engine.values import BlockKind, Markup

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s+#+)?\s*")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_ITEM = re.compile(r"\s*(?:[-*+•]|(\d{1,3})[.)])\s+")


def find(raw: str, markup: Markup) -> tuple[Draft, ...]:
    """Divide the raw text into blocks.

    Blank lines divide blocks in both markups; Markdown's headings, quotes and items are blocks of
    their own kind without their marks. Inline marks and line ends inside a block stay.
    """
    builder = _Blocks(raw)
    for start, end in _lines(raw):
        if not raw[start:end].strip():
            builder.close()
        elif markup is Markup.PLAIN:
            builder.go_on(start, end)
        else:
            builder.read(start, end)
    builder.close()
    return tuple(builder.done)


def _lines(raw: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(raw):
        yield line.span(1)


class _Blocks:
    """Collects lines into blocks; `done` holds those that are complete."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.done: list[Draft] = []
        self._lines: list[Chars] = []
        self._kind = BlockKind.PARAGRAPH
        self._number = 0  # of the last numbered item: only its successor is an item again

    def close(self) -> None:
        """End the block that is open, if one is."""
        if self._lines:
            self.done.append(Draft(self._kind, joined(self._lines)))
        self._lines = []
        self._kind = BlockKind.PARAGRAPH

    def go_on(self, start: int, end: int) -> None:
        """Add a line to the open block, or open a paragraph with it."""
        if self._lines:
            self._lines.append(Chars("\n", (start - 1,)))
        self._lines.append(taken(self.raw, start, end))

    def read(self, start: int, end: int) -> None:
        """Read one line of Markdown that is not blank."""
        if _RULE.fullmatch(self.raw, start, end):
            self.close()
        elif heading := _HEADING.fullmatch(self.raw, start, end):
            self.close()
            level = len(heading.group(1))
            self.done.append(Draft(BlockKind.HEADING, taken(self.raw, *heading.span(2)), level))
        elif quote := _QUOTE.match(self.raw, start, end):
            self._quote(quote.end(), end)
        elif item := self._item(start, end):
            self._begin(BlockKind.ITEM, item, end)
        else:
            self.go_on(start, end)

    def _begin(self, kind: BlockKind, start: int, end: int) -> None:
        self.close()
        self._kind = kind
        self.go_on(start, end)

    def _quote(self, start: int, end: int) -> None:
        if not self.raw[start:end].strip():
            self.close()
        elif item := self._item(start, end):
            self._begin(BlockKind.QUOTE, item, end)
        elif self._kind is BlockKind.QUOTE:
            self.go_on(start, end)
        else:
            self._begin(BlockKind.QUOTE, start, end)

    def _item(self, start: int, end: int) -> int:
        """Return where the words of an item begin; 0 if the line is none.

        A number makes an item only where it is 1 or the next one, so that a paragraph may begin
        with a date: "10. Januar".
        """
        mark = _ITEM.match(self.raw, start, end)
        if not mark:
            return 0
        if mark.group(1):
            number = int(mark.group(1))
            if number not in (1, self._number + 1):
                return 0
            self._number = number
        return mark.end()
