"""Line ends, spaces and invisible characters inside a block: rejoined, evened out, dropped."""

import re
from collections.abc import Iterator

from framing.engine.cleaning.characters import Chars
from framing.engine.cleaning.spelling import Spelling, glue

# Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SOFT_BREAK = re.compile(rf"[{INVISIBLE}]*\u00ad[{INVISIBLE}]*\s*\n\s*")
_LAST_SOFT_HYPHEN = re.compile(r"(?<=\w)\u00ad\s*\Z")
_BREAK = re.compile(r"(?<=\w)[-‐¬]\s*\n\s*(?=\w)")
_SPACES = re.compile(r"\s{2,}|[^\S ]")  # all but single plain spaces
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_LAST_LETTERS = re.compile(r"[^\W\d_]+\Z")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")


def tidy(chars: Chars, spelling: Spelling) -> Chars:
    """Make one line of a block: words broken at a line end whole again, single plain spaces.

    Every character that stays keeps its place in the raw text; a plain space may stand in for a
    line end or for another kind of space.
    """
    if _INVISIBLE.search(chars.text):
        chars = _seen(chars)
    chars = chars.edited(_rejoined(chars.text, spelling))
    chars = chars.edited((*space.span(), " ") for space in _SPACES.finditer(chars.text))
    text = chars.text
    return chars.part(text.startswith(" "), len(text) - text.endswith(" "))


def _seen(chars: Chars) -> Chars:
    """Drop what is invisible, line ends behind soft hyphens with it."""
    chars = chars.edited((*match.span(), "") for match in _SOFT_BREAK.finditer(chars.text))
    last = _LAST_SOFT_HYPHEN.search(chars.text)
    # A soft hyphen at the very end tells `joins` that the word goes on in the next block.
    kept = last.start() if last else -1
    found = (match.span() for match in _INVISIBLE.finditer(chars.text))
    return chars.edited((start, end, "") for start, end in found if start != kept)


def _rejoined(text: str, spelling: Spelling) -> Iterator[tuple[int, int, str]]:
    for broken in _BREAK.finditer(text):
        start, end = broken.span()
        left = _LAST_LETTERS.search(text, 0, start)
        right = _FIRST_LETTERS.match(text, end)
        between = glue(left.group(), right.group(), spelling) if left and right else "-"
        # The hyphen as it is written, then the line end, which becomes a plain space.
        yield start, end, text[start : start + len(between)]
