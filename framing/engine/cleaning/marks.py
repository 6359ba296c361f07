"""Inline marks of the small Markdown: taken off, with italics noted on the characters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from framing.engine.cleaning.characters import Chars

_ESCAPE = re.compile(r"\\(?:[!-/:-@\[-`{-~\n]|\Z)")
_LABEL = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
_TARGET = r"\((?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_IMAGE = re.compile(f"!{_LABEL}{_TARGET}")
_LINK = re.compile(f"(?P<label>{_LABEL}){_TARGET}")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")
_RUN = re.compile(r"\*+|_+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ANY = re.compile(r"[\\\[<*_]")
_MASK = "\0"  # stands for a character that is no mark; neither letter nor space


def strip(chars: Chars) -> Chars:
    """Take off escapes, images, link targets, address brackets and emphasis marks.

    What was between single emphasis marks comes back with `italic` set. A star inside a word is
    part of it (as in gendered spellings) unless it marks a longer piece of that word; an underscore
    inside a word is always part of it.
    """
    if not _ANY.search(chars.text):
        return chars
    escapes = [match.start() for match in _ESCAPE.finditer(chars.text)]
    masked = list(chars.text)
    for place in escapes:
        masked[place : place + 2] = _MASK * len(masked[place : place + 2])
    dropped = set(escapes) | _link_marks("".join(masked))
    kept = _others(dropped, len(masked))
    return _emphasis(chars.only(kept), "".join(masked[place] for place in kept))


def _others(dropped: set[int], count: int) -> list[int]:
    return [place for place in range(count) if place not in dropped]


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
    in_word: bool = False


def _runs(text: str) -> Iterator[_Run]:
    for run in _RUN.finditer(text):
        start, end = run.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        in_word = _splits_word(run.group()[0], before, _LETTERS.match(text, end))
        yield _Run(
            sign=run.group()[0],
            start=start,
            end=end,
            opens=after.strip() != "" and (in_word or not before.isalnum()),
            closes=before.strip() != "" and (in_word or not after.isalnum()),
            in_word=in_word,
        )


def _splits_word(sign: str, before: str, rest: re.Match[str] | None) -> bool:
    """Return whether stars may mark a part of a word: "*U*nbedingt", but not "Helfer*innen"."""
    if sign != "*" or rest is None or not before.isalpha():
        return False
    return len(rest.group()) > 2 and not rest.group().startswith("innen")


def _emphasis(chars: Chars, text: str) -> Chars:
    dropped: set[int] = set()
    italic: set[int] = set()
    waiting: list[_Run] = []
    for found in _runs(text):
        run = found
        while run.closes and run.start < run.end:
            depth = _partner(waiting, run, text)
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
    places = frozenset(chars.raw[place] for place in italic - dropped)
    return chars.only(_others(dropped, len(text)))._replace(italic=places)


def _partner(waiting: list[_Run], run: _Run, text: str) -> int | None:
    """Return the place of the nearest opener; one inside a word has its partner in that word."""
    for depth in range(len(waiting) - 1, -1, -1):
        opener = waiting[depth]
        if opener.sign == run.sign:
            across_words = any(sign.isspace() for sign in text[opener.end : run.start])
            return None if across_words and (opener.in_word or run.in_word) else depth
    return None
