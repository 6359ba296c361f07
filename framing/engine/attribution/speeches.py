"""Clean text -> passages announced as somebody's speech, whose they are, and editors' notes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from framing.engine import tuning
from framing.engine.attribution.cues import named_speaker
from framing.engine.attribution.lines import Line, group, line_of
from framing.engine.lexicons.lemmas import small_lemma
from framing.engine.values import Block, BlockKind, Clean, Mention, Span

_WORD: Final = re.compile(r"[^\W\d_]+")
_TEXT: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class Source:
    """The text under reading, with what the search for speakers needs."""

    clean: Clean
    mentions: Sequence[Mention]
    language: str

    def words(self, at: int, most: int) -> list[str]:
        """Return the words of a block, no more of them than `most`."""
        span = self.clean.blocks[at].span
        found = _WORD.finditer(self.clean.text, span.start, span.end)
        return [word[0] for word in islice(found, most)]

    def line(self, at: int) -> Line:
        """Return a block as one line of tokens."""
        span = self.clean.blocks[at].span
        held = [m for m in self.mentions if span.start <= m.span.start and m.span.end <= span.end]
        return line_of(self.clean.text, span, (), held, self.language)


def speeches(source: Source) -> Mapping[int, str | None]:
    """Return the blocks that are somebody's speech as a whole, each with the speaker.

    A short heading or paragraph announces it ("Beginn der Übersetzung", "Start of the speech");
    it lasts to the one that ends it or, without one, as long as blocks are in italics or quoted.
    A paragraph that ends in a colon announces the italics that follow it.
    """
    found: dict[int, str | None] = {}
    at = 0
    while at < len(source.clean.blocks):
        held = _announced(source, at)
        if held:
            found |= dict.fromkeys(held, _whose(source, at, found))
        at = held[-1] + 1 if held else at + 1
    return found


def _announced(source: Source, at: int) -> Sequence[int]:
    """Return the blocks that the block announces, none if it is no announcement."""
    if _announces(source, at, "begins"):
        for end in range(at + 1, len(source.clean.blocks)):
            if _announces(source, end, "ends"):
                return range(at + 1, end)
        return _marked(source, at)
    block = source.clean.blocks[at]
    if source.clean.text[block.span.start : block.span.end].endswith(":"):
        return _marked(source, at)
    return ()


def _announces(source: Source, at: int, edge: str) -> bool:
    words = source.words(at, tuning.ANNOUNCEMENT_WORDS + 1)
    if len(words) > tuning.ANNOUNCEMENT_WORDS:
        return False
    lemmas = [small_lemma(word, source.language) for word in words]
    edges, things = group(source.language, edge), group(source.language, "speeches")
    return not edges.isdisjoint(lemmas) and not things.isdisjoint(lemmas)


def _marked(source: Source, at: int) -> Sequence[int]:
    """Return the blocks in italics or quoted that follow without a gap."""
    end = at + 1
    while end < len(source.clean.blocks) and _stands_out(source.clean, source.clean.blocks[end]):
        end += 1
    return range(at + 1, end)


def _stands_out(clean: Clean, block: Block) -> bool:
    if block.kind is BlockKind.QUOTE:
        return True
    overlaps = (
        min(block.span.end, part.end) - max(block.span.start, part.start) for part in clean.emphasis
    )
    covered = sum(max(0, overlap) for overlap in overlaps)
    return block.kind in _TEXT and covered >= tuning.ITALICS * (block.span.end - block.span.start)


def _whose(source: Source, at: int, known: Mapping[int, str | None]) -> str | None:
    """Search the announcement and the blocks before it for the person it names as speaker."""
    for near in range(at, max(-1, at - tuning.ANNOUNCEMENT_REACH), -1):
        if near in known:
            return known[near]
        name = named_speaker(source.line(near))
        if name:
            return name
    return None


def notes(clean: Clean, language: str) -> tuple[Span, ...]:
    """Return the bracketed notes of editors and translators."""
    spans = _note_pattern(group(language, "notes")).finditer(clean.text)
    return tuple(Span(*match.span()) for match in spans)


@cache
def _note_pattern(words: frozenset[str]) -> re.Pattern[str]:
    heads = "|".join(re.escape(word) for word in sorted(words, reverse=True))
    return re.compile(rf"[(\[]\s*(?:{heads or '(?!)'})\b[^)\]\n]*[)\]]", re.IGNORECASE)
