"""Short ways to clean a text of ours."""

from framing.engine.cleaning import clean
from framing.engine.values import Clean, Markup


def markdown(raw: str) -> Clean:
    """Clean a text written in the small Markdown."""
    return clean(raw, markup=Markup.MARKDOWN)


def blocks(raw: str, markup: Markup = Markup.MARKDOWN) -> list[tuple[str, str]]:
    """Return kind and words of each block."""
    cleaned = clean(raw, markup=markup)
    return [
        (block.kind.value, cleaned.text[block.span.start : block.span.end])
        for block in cleaned.blocks
    ]
