"""Clean text -> where quotation marks enclose words, across sentences and paragraphs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from framing.engine.values import Block, Clean, Span

_MARK: Final = re.compile(r"[„“”\"«»‚‘’‹›]")
# What closes a quotation that this mark opened. A „ closed by " is common in pasted text.
_CLOSES: Final = {
    "„": '“”"',
    "“": "”“",
    '"': '"”',
    "»": "«",
    "«": "»",
    "‚": "‘’",
    "‘": "’",
    "‹": "›",
    "›": "‹",
}


def quotations(clean: Clean) -> tuple[Span, ...]:
    """Return the outermost quotations in order, marks included, cut at the ends of blocks.

    A quotation that its block leaves open runs on into the next one if the next mark closes it
    there or the block opens it anew, as newspapers do with each paragraph of a long quotation.
    """
    found: list[Span] = []
    opened = ""
    for at, block in enumerate(clean.blocks):
        spans, still = _in_block(clean.text, block, opened)
        if still and not _runs_on(clean, at + 1, still):
            still = ""
        found += spans
        opened = still
    return tuple(found)


def _in_block(text: str, block: Block, opened: str) -> tuple[list[Span], str]:
    """Return the quotations of one block, and the mark that is still open at its end."""
    spans = []
    start, mark = block.span.start, opened
    for at, char in _marks(text, block.span):
        if mark:
            if _closes(text, at, mark):
                spans.append(Span(start, at + 1))
                mark = ""
        elif _opens(text, at, char):
            start, mark = at, char
    if mark:
        spans.append(Span(start, block.span.end))
    return spans, mark


def _marks(text: str, span: Span) -> Iterator[tuple[int, str]]:
    for match in _MARK.finditer(text, span.start, span.end):
        yield match.start(), match[0]


def _opens(text: str, at: int, char: str) -> bool:
    """A mark opens where a word follows it and none stands before it; „ does anywhere."""
    if char == "„":
        return True
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return char in _CLOSES and not after.isspace() and not before.isalnum() and before not in ".,!?"


def _closes(text: str, at: int, mark: str) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return text[at] in _CLOSES[mark] and not after.isalnum()


def _runs_on(clean: Clean, at: int, mark: str) -> bool:
    """Tell whether the next block that holds a mark closes the quotation or opens it anew."""
    for block in clean.blocks[at : at + 1]:
        for place, char in _marks(clean.text, block.span):
            return _closes(clean.text, place, mark) or (char == mark and place == block.span.start)
    return False


def inside(parts: Sequence[Span], span: Span) -> tuple[Span, ...]:
    """Return what of quotations or notes, which are in order, lies in a span."""
    return tuple(
        Span(max(part.start, span.start), min(part.end, span.end))
        for part in parts[slice(*touching(parts, span))]
    )


def touching(parts: Sequence[Span], span: Span) -> tuple[int, int]:
    """Return the range of those parts that have a character in common with a span."""
    first = bisect_right(parts, span.start, key=attrgetter("end"))
    return first, bisect_left(parts, span.end, key=attrgetter("start"))


def joined(quotes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the quotations uncut: one that runs over blocks is one span again."""
    whole: list[Span] = []
    for quote in quotes:
        if whole and whole[-1].end + 1 == quote.start:
            whole[-1] = Span(whole[-1].start, quote.end)
        else:
            whole.append(quote)
    return tuple(whole)
