"""Sentences that a text tears over two blocks -> one, where a person says so.

What line ends and page breaks tore, cleaning joins by itself; a seam is what it could not know.
The clean text keeps its length, so every place in it and the way back to the raw text stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from framing.engine.claims import key_of
from framing.engine.cleaning import clean, to_raw
from framing.engine.sentences import split
from framing.engine.values import Block, BlockKind, Clean, Sentence, Span, Text


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a sentence of an account is torn: known by the words of both of its parts.

    Where the same two parts stand beside each other several times, all are joined.
    """

    account: str  # Text.id
    before: str  # claims.key_of the words before it, in their block the last
    behind: str  # of those behind it, in the next block the first

    @property
    def key(self) -> str:
        """What it is known by within its account; no key of a claim looks like it."""
        return f"{self.before}~{self.behind}"


def seam_at(account: str, key: str) -> Seam | None:
    """Return the seam of an account with this key; None for the key of a sentence."""
    before, joint, behind = key.partition("~")
    return Seam(account, before, behind) if joint else None


@dataclass(frozen=True, slots=True)
class Torn:
    """A place at which a sentence may be torn, with the raw spans of both parts."""

    seam: Seam
    first: Span
    second: Span


def torn(text: Text) -> tuple[Torn, ...]:
    """Return every place where the end of a block and the next one's beginning make one sentence.

    Most are none: a list without full stops looks the same.
    """
    cleaned = clean(text.text, markup=text.markup)
    return tuple(
        Torn(_seam(text, cleaned, two), to_raw(cleaned, two[0].span), to_raw(cleaned, two[1].span))
        for two in _edges(cleaned, text.language)
    )


def close(text: Text, cleaned: Clean, seams: Iterable[Seam]) -> Clean:
    """Return a clean text in which the blocks on both sides of these seams are one.

    Seams of other accounts, and those that the text no longer has, change nothing.
    """
    wanted = {seam for seam in seams if seam.account == text.id}
    if not wanted:
        return cleaned
    edges = _edges(cleaned, text.language)
    joined = {two[0].block for two in edges if _seam(text, cleaned, two) in wanted}
    blocks: list[Block] = []
    characters = list(cleaned.text)
    for index, block in enumerate(cleaned.blocks):
        if index - 1 in joined:
            characters[block.span.start - 1] = " "  # the newline between them
            start = blocks[-1].span.start
            blocks[-1] = replace(blocks[-1], span=Span(start, block.span.end))
        else:
            blocks.append(block)
    return replace(cleaned, text="".join(characters), blocks=tuple(blocks))


def _edges(cleaned: Clean, language: str) -> Iterator[tuple[Sentence, Sentence]]:
    """Walk the sentences on both sides of each edge between blocks that may be one."""
    for one, other in pairwise(split(cleaned, language)):
        if other.block != one.block + 1:
            continue
        words = f"{_words(cleaned, one)} {_words(cleaned, other)}"
        whole = Block(BlockKind.PARAGRAPH, Span(0, len(words)))
        if len(split(Clean(words, (), (whole,)), language)) == 1:
            yield one, other


def _seam(text: Text, cleaned: Clean, two: tuple[Sentence, Sentence]) -> Seam:
    return Seam(text.id, *(key_of(_words(cleaned, each)) for each in two))


def _words(cleaned: Clean, sentence: Sentence) -> str:
    return cleaned.text[sentence.span.start : sentence.span.end]
