"""Texts of ours as the step before attribution hands them on."""

from collections.abc import Sequence

from framing.engine.attribution import attribute
from framing.engine.values import (
    Attribution,
    Block,
    BlockKind,
    Clean,
    Mention,
    Piece,
    Sentence,
    Span,
)

HOLDS_CLAIMS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM})


def make_text(
    *blocks: str | tuple[BlockKind, str], italic: Sequence[str] = ()
) -> tuple[Clean, tuple[Sentence, ...]]:
    """Set blocks as a text; "|" divides their sentences, `italic` names parts in italics."""
    text, kept, sentences = "", list[Block](), list[Sentence]()
    for at, block in enumerate(blocks):
        kind, words = (BlockKind.PARAGRAPH, block) if isinstance(block, str) else block
        text += "\n" if at else ""
        start = len(text)
        for part in words.split("|"):
            text += " " if len(text) > start else ""
            if kind in HOLDS_CLAIMS:
                sentences.append(Sentence(Span(len(text), len(text) + len(part.strip())), at))
            text += part.strip()
        kept.append(Block(kind, Span(start, len(text))))
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in italic)
    clean = Clean(text, (Piece(0, 0, len(text)),), tuple(kept), emphasis=spans)
    return clean, tuple(sentences)


def mentions_of(clean: Clean, names: Sequence[str]) -> tuple[Mention, ...]:
    """Return each name at each of its places."""
    found = []
    for name in names:
        at = clean.text.find(name)
        while at >= 0:
            found.append(Mention(Span(at, at + len(name)), name, name.lower()))
            at = clean.text.find(name, at + 1)
    return tuple(sorted(found, key=lambda mention: mention.span))


def voices(
    *blocks: str | tuple[BlockKind, str],
    names: Sequence[str] = (),
    language: str = "de",
    italic: Sequence[str] = (),
) -> tuple[Attribution, ...]:
    """Attribute the sentences of a text."""
    clean, sentences = make_text(*blocks, italic=italic)
    return attribute(clean, sentences, mentions_of(clean, names), language)
