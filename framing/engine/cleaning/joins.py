"""Paragraphs that a page break tore apart, put together again."""

import re
from collections.abc import Iterable

from framing.engine import tuning
from framing.engine.cleaning.characters import Char, Draft
from framing.engine.cleaning.lines import tidy
from framing.engine.cleaning.spelling import WORD, Spelling, among
from framing.engine.values import BlockKind

_CLOSERS = " \"'”“’‘»«›‹)]*"
_OPENERS = " \"'”“’‘»«›‹([„‚–—-"
_ENDS = ".!?:;…"
_BROKEN = re.compile(r"[^\W\d_][-‐¬\u00ad]\Z")
_SAME_KIND = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})


def join(drafts: Iterable[Draft], spelling: Spelling) -> list[Draft]:
    """Join each block to the one before it where one sentence or word runs on over both."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and _runs_on(joined[-1], draft):
            before = joined[-1]
            gap = Char("\n", before.chars[-1].raw + 1)
            chars = tidy((*before.chars, gap, *draft.chars), spelling)
            joined[-1] = before._replace(chars=chars)
        else:
            joined.append(draft)
    return joined


def _runs_on(before: Draft, after: Draft) -> bool:
    left, right = before.text, after.text
    if after.kind not in _SAME_KIND or before.kind not in {after.kind, BlockKind.ITEM}:
        return False
    if _BROKEN.search(left) and right[0].isalpha():
        return True
    if before.kind is BlockKind.ITEM or _ended(left) or not _is_sentence_part(left, right):
        return False
    return _starts_small(right) or _left_open(left)


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def _is_sentence_part(left: str, right: str) -> bool:
    """Return False for a title without a mark, a credit line, a writer who uses no capitals."""
    several_words = len(left.split()) >= tuning.LEAST_WORDS_BEFORE_PAGE_BREAK
    comes_to_an_end = _ended(right) or _BROKEN.search(right) is not None
    is_text = comes_to_an_end or len(right) >= tuning.LONGEST_CREDIT_LINE
    return several_words and is_text and not _starts_small(left)


def _starts_small(text: str) -> bool:
    """Return whether the first word is all small letters: "der", but not "iPhone"."""
    word = WORD.match(text.lstrip(_OPENERS))
    return word is not None and word.group().islower()


def _left_open(text: str) -> bool:
    """Return whether the last word cannot end a sentence or a title."""
    last = WORD.findall(text)[-1:]
    return text[-1].isalpha() and among("".join(last), "open_ends")
