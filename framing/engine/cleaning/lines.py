"""Line ends, spaces and invisible characters inside a block: rejoined, evened out, dropped."""

import re
from collections.abc import Iterator

from framing.engine.cleaning.characters import Char, written
from framing.engine.cleaning.spelling import Spelling, glue

# Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SOFT_BREAK = re.compile(rf"[{INVISIBLE}]*\u00ad[{INVISIBLE}]*\s*\n\s*")
_LAST_SOFT_HYPHEN = re.compile(r"(?<=\w)\u00ad\s*\Z")
_BREAK = re.compile(r"(?<=\w)[-‐¬]\s*\n\s*(?=\w)")
_SPACES = re.compile(r"\s+")
_LAST_LETTERS = re.compile(r"[^\W\d_]+\Z")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")


def tidy(chars: tuple[Char, ...], spelling: Spelling) -> tuple[Char, ...]:
    """Make one line of a block: words broken at a line end whole again, single plain spaces.

    Every character that stays keeps its place in the raw text; a plain space may stand in for a
    line end or for another kind of space.
    """
    chars = _cut(chars, _SOFT_BREAK)
    last = _LAST_SOFT_HYPHEN.search(written(chars))
    # A soft hyphen at the very end tells `joins` that the word goes on in the next block.
    kept = last.start() if last else -1
    chars = tuple(c for at, c in enumerate(chars) if c.sign not in INVISIBLE or at == kept)
    chars = tuple(_rejoined(chars, spelling))
    chars = tuple(_spaced(chars))
    start = 1 if written(chars[:1]) == " " else 0
    return chars[start:-1] if written(chars[-1:]) == " " else chars[start:]


def _cut(chars: tuple[Char, ...], pattern: re.Pattern[str]) -> tuple[Char, ...]:
    kept: list[Char] = []
    place = 0
    for match in pattern.finditer(written(chars)):
        kept.extend(chars[place : match.start()])
        place = match.end()
    return (*kept, *chars[place:])


def _rejoined(chars: tuple[Char, ...], spelling: Spelling) -> Iterator[Char]:
    text = written(chars)
    place = 0
    for broken in _BREAK.finditer(text):
        yield from chars[place : broken.start()]
        left = _LAST_LETTERS.search(text, 0, broken.start())
        right = _FIRST_LETTERS.match(text, broken.end())
        between = glue(left.group(), right.group(), spelling) if left and right else "-"
        # The hyphen's own character, then the line end's, which `_spaced` makes a plain space.
        yield from chars[broken.start() : broken.start() + len(between)]
        place = broken.end()
    yield from chars[place:]


def _spaced(chars: tuple[Char, ...]) -> Iterator[Char]:
    place = 0
    for space in _SPACES.finditer(written(chars)):
        yield from chars[place : space.start()]
        yield chars[space.start()]._replace(sign=" ")
        place = space.end()
    yield from chars[place:]
