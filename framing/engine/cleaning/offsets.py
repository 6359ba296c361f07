"""The way between clean offsets and raw offsets."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from framing.engine.cleaning.characters import Char
from framing.engine.values import Clean, Piece, Span


def pieces(chars: Sequence[Char], raw: str) -> tuple[Piece, ...]:
    """Return the runs of characters that stand unchanged and side by side in the raw text."""
    runs: list[Piece] = []
    for place, char in enumerate(chars):
        if raw[char.raw : char.raw + 1] != char.sign:
            continue
        last = runs[-1] if runs else Piece(0, 0, 0)
        ends = (last.clean_start + last.length, last.raw_start + last.length)
        if runs and ends == (place, char.raw):
            runs[-1] = Piece(last.clean_start, last.raw_start, last.length + 1)
        else:
            runs.append(Piece(place, char.raw, 1))
    return tuple(runs)


def to_raw(clean: Clean, span: Span) -> Span:
    """Turn clean offsets into raw ones: start of the first character, end of the last.

    Marks, line ends and broken-word hyphens between the two lie inside the answer. Characters that
    have no place of their own in the raw text (a space that stands in for a line end) do not count;
    a span of such characters alone gives the empty span where they stand.
    """
    return _carry(span, [(run.clean_start, run.raw_start, run.length) for run in clean.pieces])


def to_clean(clean: Clean, span: Span) -> Span:
    """Turn raw offsets into clean ones, clamped to the characters that the clean text has.

    A span of marks alone gives the empty span where they were.
    """
    return _carry(span, [(run.raw_start, run.clean_start, run.length) for run in clean.pieces])


def _carry(span: Span, runs: Sequence[tuple[int, int, int]]) -> Span:
    """Carry a span over runs of (here, there, length), which rise on both sides."""
    first = bisect_right(runs, span.start, key=lambda run: run[0] + run[2])
    last = bisect_left(runs, span.end, key=lambda run: run[0]) - 1
    if first > last:
        place = runs[last][1] + runs[last][2] if last >= 0 else 0
        return Span(place, place)
    here, there, _ = runs[first]
    start = there + max(0, span.start - here)
    here, there, length = runs[last]
    return Span(start, there + min(length, span.end - here))
