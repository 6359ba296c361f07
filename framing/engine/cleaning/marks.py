"""Inline marks of the small Markdown: taken off, with italics noted on the characters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from framing.engine.cleaning.characters import Char, written

_ESCAPE = re.compile(r"\\(?:[!-/:-@\[-`{-~\n]|\Z)")
_LABEL = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
_TARGET = r"\((?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_IMAGE = re.compile(f"!{_LABEL}{_TARGET}")
_LINK = re.compile(f"(?P<label>{_LABEL}){_TARGET}")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")
_RUN = re.compile(r"\*+|_+")
_MASK = "\0"  # stands for a character that is no mark; neither letter nor space


def strip(chars: tuple[Char, ...]) -> tuple[Char, ...]:
    """Take off escapes, images, link targets, address brackets and emphasis marks.

    What was between single emphasis marks comes back with `italic` set; a star or an underscore
    inside a word is part of the word (as in gendered spellings), not a mark.
    """
    text = written(chars)
    escapes = [match.start() for match in _ESCAPE.finditer(text)]
    masked = list(text)
    for place in escapes:
        masked[place : place + 2] = _MASK * len(masked[place : place + 2])
    dropped = set(escapes) | _link_marks("".join(masked))
    kept = [place for place in range(len(chars)) if place not in dropped]
    return _emphasis([chars[place] for place in kept], "".join(masked[place] for place in kept))


def _link_marks(text: str) -> set[int]:
    dropped: set[int] = set()
    for image in _IMAGE.finditer(text):
        dropped.update(range(*image.span()))
    # An image may stand inside a link's label: blank it out before looking for links.
    text = _IMAGE.sub(lambda image: _MASK * len(image.group()), text)
    for link in _LINK.finditer(text):
        start, end = link.span("label")
        dropped.update({start}, range(end - 1, link.end()))
    for address in _ADDRESS.finditer(text):
        dropped.update({address.start(), address.end() - 1})
    return dropped


class _Run(NamedTuple):
    """Stars or underscores in a row, and what they can do there."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool


def _runs(text: str) -> Iterator[_Run]:
    for run in _RUN.finditer(text):
        before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
        yield _Run(
            sign=run.group()[0],
            start=run.start(),
            end=run.end(),
            opens=after.strip() != "" and not before.isalnum(),
            closes=before.strip() != "" and not after.isalnum(),
        )


def _emphasis(chars: list[Char], text: str) -> tuple[Char, ...]:
    dropped: set[int] = set()
    italic: set[int] = set()
    waiting: list[_Run] = []
    for found in _runs(text):
        run = found
        while run.closes and run.start < run.end:
            depth = _partner(waiting, run.sign)
            if depth is None:
                break
            opener, waiting = waiting[depth], waiting[:depth]
            size = min(2, opener.end - opener.start, run.end - run.start)
            dropped.update(range(opener.end - size, opener.end))
            dropped.update(range(run.start, run.start + size))
            if size == 1:
                italic.update(range(opener.end, run.start))
            if opener.end - size > opener.start:
                waiting.append(opener._replace(end=opener.end - size))
            run = run._replace(start=run.start + size)
        if run.opens and run.start < run.end:
            waiting.append(run)
    return tuple(
        char._replace(italic=True) if place in italic else char
        for place, char in enumerate(chars)
        if place not in dropped
    )


def _partner(waiting: list[_Run], sign: str) -> int | None:
    for depth in range(len(waiting) - 1, -1, -1):
        if waiting[depth].sign == sign:
            return depth
    return None
