"""Acronyms in brackets -> the long forms they stand for: "World Trade Body (WTB)"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from framing.engine.values import Mention, Span

_ACRONYM: Final = re.compile(r"[^\W\d_]{2,10}")
_WORD: Final = re.compile(r"\w[\w’'-]*")
_BRACKET: Final = " ("
# A long form has at most so many words (Schwartz and Hearst 2003).
_MORE: Final = 5
_TIMES: Final = 2
_LETTERS: Final = 16  # of a word, as a first guess


def long_forms(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Yield where the long forms stand whose acronyms follow in brackets, and where else."""
    seen = set[str]()
    for mention in mentions:
        before = mention.span.start - len(_BRACKET)
        if _is_acronym(mention.surface) and text.startswith(_BRACKET, max(before, 0)):
            start = _start(text, before, mention.surface)
            if start is not None:
                seen.add(text[start:before])
    for form in sorted(seen):
        yield from (Span(*match.span()) for match in re.finditer(re.escape(form), text))


def abbreviates(short: str, long: str) -> bool:
    """Tell whether an acronym can stand for a name of several words, by their letters."""
    return _is_acronym(short) and _start(long, len(long), short) == 0


def _is_acronym(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return bool(_ACRONYM.fullmatch(word)) and capitals * 2 > len(word)


def _start(text: str, end: int, short: str) -> int | None:
    """Find where the long form begins that ends at `end`, None where no words before it fit.

    Schwartz and Hearst 2003: the letters are found from right to left, the first of them at the
    beginning of a word. Stricter: it is a capital there, and there are at least two words.
    """
    reach = _last_words(text, end, min(len(short) + _MORE, len(short) * _TIMES))
    at = end
    for letter in reversed(short[1:]):
        at = max(text.rfind(form, 0, at) for form in {letter.lower(), letter.upper()})
        if at < 0:
            return None
    fits = (start for start in reversed(reach) if start < at and text[start] == short[0])
    start = next(fits, None)
    return start if start is not None and start < reach[-1] else None


def _last_words(text: str, end: int, count: int) -> list[int]:
    """Return where the last words before a place begin, without reading the whole text."""
    window = count * _LETTERS
    while True:
        begin = max(0, end - window)
        words = [match.start() for match in _WORD.finditer(text, begin, end)]
        # Where the window begins, a word may be cut.
        if begin == 0 or len(words) > count:
            return words[-count:]
        window *= 2
