"""Words and the spans that matter in them -> pieces to print one after the other.

Text is only ever cut at offsets, never searched; the template escapes each piece.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framing.comparisons.presenting.blind import shorten


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a claim's words, and the finding kind that rests on it."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `kind` is empty where no finding rests on it."""

    text: str
    kind: str = ""


def cut(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Cut at every edge of a mark; where marks overlap, the first one given wins."""
    ranked = list(marks)
    if not ranked:
        return (Piece(shorten(text)),)
    edges = sorted({0, len(text)} | {edge for mark in ranked for edge in (mark.start, mark.end)})
    runs = [(start, end) for start, end in pairwise(edges)]
    pieces = [Piece(text[start:end], kind_at(start, ranked)) for start, end in runs]
    return tuple(Piece(shorten(piece.text), piece.kind) for piece in joined(pieces))


def window(text: str, marks: Iterable[Mark], most: int) -> tuple[int, int]:
    """Where to begin and end so that at most so many characters are printed, cut at words.

    All of it where it is short enough. The first mark is inside, with some words before it.
    """
    if len(text) <= most:
        return (0, len(text))
    first = min(marks, key=lambda mark: mark.start, default=None)
    start = 0
    if first and first.end > most:
        start = max(0, min(first.start, len(text)) - most // 3)
        start = text.find(" ", start) + 1 if " " in text[start : first.start] else first.start
    end = start + most
    if end < len(text) and " " in text[start + 1 : end]:
        end = start + text[start:end].rfind(" ")
    return (start, min(end, len(text)))


def clipped(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks as they lie in a part of the words."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    return [Mark(max(m.start, start) - start, min(m.end, end) - start, m.kind) for m in inside]


def kind_at(offset: int, marks: Sequence[Mark]) -> str:
    """Name the kind of the first mark that covers this character."""
    return next((mark.kind for mark in marks if mark.start <= offset < mark.end), "")


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join neighbours of one kind."""
    out: list[Piece] = []
    for piece in pieces:
        if out and out[-1].kind == piece.kind:
            out[-1] = Piece(out[-1].text + piece.text, piece.kind)
        else:
            out.append(piece)
    return tuple(out)


def words_at(text: str, spans: Iterable[Sequence[int]]) -> str:
    """Give the marked words alone, with an ellipsis where something stands between them."""
    found: list[str] = []
    previous_end = 0
    for start, end in sorted((span[0], span[1]) for span in spans):
        if found and not text[previous_end:start].strip():
            found[-1] += text[previous_end:end]
        else:
            found.append(text[start:end])
        previous_end = end
    return shorten(" … ".join(found))
