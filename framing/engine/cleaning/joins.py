"""Paragraphs that a page break tore apart, put together again."""

import re
from collections.abc import Callable, Iterable, Sequence

from framing.engine import tuning
from framing.engine.cleaning.characters import Chars, Draft, joined
from framing.engine.cleaning.lines import tidy
from framing.engine.cleaning.spelling import WORD, Spelling, among
from framing.engine.values import BlockKind

_CLOSERS = " \"'”“’‘»«›‹)]*"
_OPENERS = " \"'”“’‘»«›‹([„‚–—-"
_ENDS = ".!?:;…"
_BROKEN = re.compile(r"[^\W\d_][-‐¬\u00ad]\Z")
_FOOTNOTE = re.compile(r"(?:\[\d+\]|[¹²³⁴-⁹])+\Z")
_QUOTED_CALL = re.compile(r"[!?]+[\"'”“’‘»«›‹]+\Z")
_SAME_KIND = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})


def join(drafts: Sequence[Draft], spelling: Spelling) -> list[Draft]:
    """Join each block to the one before it where one sentence or word runs on over both.

    What is surely torn shows that the text was taken from pages; only then a paragraph that begins
    with a capital is joined as well, for capitals begin sentences, too.
    """
    sure = _joined(drafts, _runs_on, spelling)
    return sure if len(sure) == len(drafts) else _joined(sure, _may_run_on, spelling)


def _joined(
    drafts: Iterable[Draft], torn: Callable[[Draft, Draft], bool], spelling: Spelling
) -> list[Draft]:
    whole: list[Draft] = []
    for draft in drafts:
        if whole and torn(whole[-1], draft):
            before = whole[-1]
            gap = Chars("\n", (before.chars.raw[-1] + 1,))
            chars = tidy(joined((before.chars, gap, draft.chars)), spelling)
            whole[-1] = before._replace(chars=chars)
        else:
            whole.append(draft)
    return whole


def _runs_on(before: Draft, after: Draft) -> bool:
    left, right = before.text, after.text
    if after.kind not in _SAME_KIND or before.kind not in {after.kind, BlockKind.ITEM}:
        return False
    if _BROKEN.search(left) and right[0].isalpha():
        return True
    if before.kind is BlockKind.ITEM or not _is_sentence_part(left, right):
        return False
    return _starts_small(right) or _left_open(left)


def _may_run_on(before: Draft, after: Draft) -> bool:
    left = before.text
    if after.kind not in _SAME_KIND or before.kind is not after.kind:
        return False
    last = WORD.findall(left)[-1:]
    stops_short = left[-1] == "," or (left[-1].isalpha() and last[0].islower())
    return stops_short and _is_sentence_part(left, after.text)


def _ended(text: str) -> bool:
    return _FOOTNOTE.sub("", text).rstrip(_CLOSERS)[-1:] in _ENDS


def _is_sentence_part(left: str, right: str) -> bool:
    """Return False where a sentence ends, for titles, credit lines, writers without capitals."""
    several_words = len(left.split()) >= tuning.LEAST_WORDS_BEFORE_PAGE_BREAK
    comes_to_an_end = _ended(right) or _BROKEN.search(right) is not None
    is_text = comes_to_an_end or len(right) >= tuning.LONGEST_CREDIT_LINE
    asked_inside = _QUOTED_CALL.search(left) is not None and _starts_small(right)
    ended = _ended(left) and not asked_inside  # „Hält er?“ / fragte sie
    return several_words and is_text and not (ended or _starts_small(left))


def _starts_small(text: str) -> bool:
    """Return whether the first word is all small letters: "der", but not "iPhone"."""
    word = WORD.match(text.lstrip(_OPENERS))
    return word is not None and word.group().islower()


def _left_open(text: str) -> bool:
    """Return whether the last word cannot end a sentence or a title."""
    last = WORD.findall(text)[-1:]
    return text[-1].isalpha() and among("".join(last), "open_ends")
