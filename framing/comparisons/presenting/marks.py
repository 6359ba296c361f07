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
    edges = sorted({0, len(text)} | {edge for mark in ranked for edge in (mark.start, mark.end)})
    runs = [(start, end) for start, end in pairwise(edges)]
    pieces = [Piece(text[start:end], kind_at(start, ranked)) for start, end in runs]
    return tuple(Piece(shorten(piece.text), piece.kind) for piece in joined(pieces))


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
