"""The way between clean offsets and raw offsets."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.engine.cleaning.characters import Chars
from framing.engine.values import Clean, Piece, Span

_Start = Callable[[Piece], int]
_CLEAN_START: Final[_Start] = attrgetter("clean_start")
_RAW_START: Final[_Start] = attrgetter("raw_start")


def pieces(chars: Chars, raw: str) -> tuple[Piece, ...]:
    """Return the runs of characters that stand unchanged and side by side in the raw text."""
    at = np.array(chars.raw, dtype=np.int64)
    # A place of -1 is none; the last sign of the raw text stands in for it and is not looked at.
    is_same = (at >= 0) & (_signs(raw)[at] == _signs(chars.text)) if len(at) else at >= 0
    places = np.flatnonzero(is_same)
    raws = at[places]
    opens = np.flatnonzero((np.diff(places, prepend=-2) != 1) | (np.diff(raws, prepend=-2) != 1))
    lengths = np.diff(opens, append=len(places))
    runs = zip(places[opens].tolist(), raws[opens].tolist(), lengths.tolist(), strict=True)
    return tuple(Piece(*run) for run in runs)


def _signs(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text; also of half a pair, which is no character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def to_raw(clean: Clean, span: Span) -> Span:
    """Turn clean offsets into raw ones: start of the first character, end of the last.

    Marks, line ends and broken-word hyphens between the two lie inside the answer. Characters that
    have no place of their own in the raw text (a space that stands in for a line end) do not count;
    a span of such characters alone gives the empty span where they stand.
    """
    return _carry(span, clean.pieces, _CLEAN_START, _RAW_START)


def to_clean(clean: Clean, span: Span) -> Span:
    """Turn raw offsets into clean ones, clamped to the characters that the clean text has.

    A span of marks alone gives the empty span where they were.
    """
    return _carry(span, clean.pieces, _RAW_START, _CLEAN_START)


def _carry(span: Span, runs: Sequence[Piece], here: _Start, there: _Start) -> Span:
    """Carry a span over runs that rise on both sides."""
    first = bisect_right(runs, span.start, key=lambda run: here(run) + run.length)
    last = bisect_left(runs, span.end, key=here) - 1
    if first > last:
        place = there(runs[last]) + runs[last].length if last >= 0 else 0
        return Span(place, place)
    start = there(runs[first]) + max(0, span.start - here(runs[first]))
    return Span(start, there(runs[last]) + min(runs[last].length, span.end - here(runs[last])))
