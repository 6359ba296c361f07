"""Raw text -> clean text, with the way back to raw offsets."""

from collections.abc import Iterator, Sequence

from framing.engine.cleaning import blocks, bylines, joins, marks, slips
from framing.engine.cleaning.characters import Chars, Draft, joined
from framing.engine.cleaning.lines import tidy
from framing.engine.cleaning.offsets import pieces, to_clean, to_raw
from framing.engine.cleaning.spelling import Spelling, learn
from framing.engine.values import Block, BlockKind, Clean, Markup, Span

__all__ = ["clean", "to_clean", "to_raw"]


def clean(raw: str, *, markup: Markup) -> Clean:
    """Take the marks off a text and put together what line ends and page breaks tore apart.

    The answer's offsets count code points of its own text; `to_raw` leads back to `raw`.
    """
    spelling = learn(raw)
    drafts = joins.join(tuple(_drafts(raw, markup, spelling)), spelling)
    chars = _one_text(drafts)
    return Clean(
        text=chars.text,
        pieces=pieces(chars, raw),
        blocks=_placed(drafts),
        emphasis=_emphasis(chars),
        slips=slips.find(chars.text, spelling),
    )


def _drafts(raw: str, markup: Markup, spelling: Spelling) -> Iterator[Draft]:
    for draft in blocks.find(raw, markup):
        chars = marks.strip(draft.chars) if markup is Markup.MARKDOWN else draft.chars
        chars = tidy(chars, spelling)
        if not chars.text:
            continue
        about = draft.kind is BlockKind.PARAGRAPH and bylines.is_about(chars.text)
        yield draft._replace(chars=chars, kind=BlockKind.META if about else draft.kind)


def _one_text(drafts: Sequence[Draft]) -> Chars:
    """Return all characters, a newline between blocks; it stands for no place of the raw text."""
    newline = Chars("\n", (-1,))
    return joined([part for draft in drafts for part in (newline, draft.chars)][1:])


def _placed(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    placed: list[Block] = []
    start = 0
    for draft in drafts:
        end = start + len(draft.text)
        placed.append(Block(draft.kind, Span(start, end), draft.level))
        start = end + 1
    return tuple(placed)


def _emphasis(chars: Chars) -> tuple[Span, ...]:
    """Return the runs of italics; a space between two, as a page break leaves it, joins them."""
    spans: list[Span] = []
    if not chars.italic:
        return ()
    for place in [place for place, raw in enumerate(chars.raw) if raw in chars.italic]:
        end = spans[-1].end if spans else -1
        if end == place or (end == place - 1 and chars.text[end] == " "):
            spans[-1] = Span(spans[-1].start, place + 1)
        else:
            spans.append(Span(place, place + 1))
    return tuple(spans)
