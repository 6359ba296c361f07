"""Shares in words: "ein Drittel", "die Hälfte", "by half", "three quarters of"."""

from collections.abc import Sequence
from typing import NamedTuple

from framing.engine.quantities import numbers
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary

_WHOLE = 100


class Share(NamedTuple):
    """A share in per cent, a third being 33.3; `first` and `end` are indexes of tokens."""

    value: float
    first: int
    end: int


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Share | None:
    """Return the share that begins at a token.

    "Ein Viertel" may be a part of a town and "a third" the next but one, so these are shares only
    of something, or behind a word like "um".
    """
    word = tokens[at].lower
    if words.any_of("whole_share", word):
        first = at - words.any_of("the", _word(tokens, at - 1))
        share, is_sure = Share(words.share.get(word, 0.0), first, at + 1), False
    else:
        times, name, end = _parts(tokens, at, words)
        part = words.share.get(name, 0.0) * (times or 0.0)
        share = Share(round(part, 1), at, end)
        is_sure = times != 1 or not words.any_of("doubtful_share", name)
    if not 0 < share.value < _WHOLE or _is_of_time(tokens, share.end, words):
        return None
    return share if is_sure or _is_share(tokens, share, words) else None


def may_be(word: str, words: Vocabulary) -> bool:
    """Whether a share may begin at a word that is no number."""
    _, mark, last = word.partition("-")
    return words.any_of("whole_share", word) or bool(mark and last in words.share)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _parts(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[float | None, str, int]:
    """Take "zwei Drittel" or "two-thirds" apart: how many, of what, and where it ends."""
    first, mark, last = tokens[at].lower.partition("-")
    times = 1.0 if words.any_of("one_share", first) else numbers.spelled(first, words)
    return (times, last, at + 1) if mark else (times, _word(tokens, at + 1), at + 2)


def _is_of_time(tokens: Sequence[Token], end: int, words: Vocabulary) -> bool:
    """Whether it is a part of a measure: "a quarter of an hour", "of a million"."""
    behind = [_word(tokens, place) for place in range(end + 1, end + 3)]
    return any(word in words.unit or word in words.scale for word in behind)


def _is_share(tokens: Sequence[Token], share: Share, words: Vocabulary) -> bool:
    """Whether the words around say that it is a share: "um ein Viertel", "a third of"."""
    before, behind = _word(tokens, share.first - 1), _word(tokens, share.end)
    told = words.any_of("share_by", before) or words.any_of("share_of", behind)
    return told and not words.any_of("not_share", before)
