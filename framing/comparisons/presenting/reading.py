"""A version and its claims -> its blocks, cut into claims and the words between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framing import engine
from framing.comparisons.models import Finding
from framing.comparisons.presenting.cells import KindCount
from framing.comparisons.presenting.kinds import Kind
from framing.comparisons.presenting.quotes import Quote
from framing.events.models import Version


@dataclass(frozen=True, slots=True)
class Link:
    """From a claim to what another account says of the same thing."""

    partner: str  # anchor of the other account's claim
    kind: Kind | None = None  # what the two show; None where no rule has anything to say
    spot: str = ""  # of a difference that the page steps to, as its address names it
    number: int = 0  # of that difference, from 1
    checked: Finding | None = None  # the finding, where a person has checked it
    is_other_group: bool = False  # two numbers of two groups: no difference, and not marked as one

    @property
    def code(self) -> str:
        """The kind that gives a claim its line; nothing where it only has a counterpart."""
        return "" if self.kind is None or self.is_other_group else self.kind.code


@dataclass(frozen=True, slots=True)
class Said:
    """A claim and what was found about it."""

    quote: Quote
    kinds: tuple[KindCount, ...] = ()
    follows_gap: bool = False  # whether words are left out before it
    links: tuple[Link, ...] = ()  # beside one other account: the weightiest first


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a block: words of a claim, a probable slip, or what lies between."""

    text: str
    said: Said | None = None
    is_first: bool = False  # of the parts of its claim: it carries the claim's anchor
    is_last: bool = False  # of the parts of its claim: the findings follow it
    probable: str = ""  # what a probable slip was meant to be


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text as the page prints it."""

    kind: str
    level: int
    parts: tuple[Part, ...]


def passages(version: Version, told: Iterable[Said]) -> list[Passage]:
    """Lay out a version's text. Every character of the clean text appears once, in order."""
    clean = engine.clean(version.text, markup=engine.Markup(version.markup))
    placed = [
        (engine.to_clean(clean, engine.Span(said.quote.claim.start, said.quote.claim.end)), said)
        for said in told
    ]
    return [
        Passage(block.kind.value, block.level, parts_of(clean, block.span, placed))
        for block in clean.blocks
    ]


def parts_of(
    clean: engine.Clean, block: engine.Span, placed: Sequence[tuple[engine.Span, Said]]
) -> tuple[Part, ...]:
    """Cut a block at the edges of claims and slips."""
    spans = [span for span, _said in placed] + [slip.span for slip in clean.slips]
    edges = {edge for span in spans for edge in (span.start, span.end)}
    cuts = sorted({block.start, block.end} | {e for e in edges if block.start < e < block.end})
    return tuple(part_of(clean, engine.Span(start, end), placed) for start, end in pairwise(cuts))


def part_of(
    clean: engine.Clean, run: engine.Span, placed: Sequence[tuple[engine.Span, Said]]
) -> Part:
    """Build one run that holds no edge inside."""
    here = next((entry for entry in placed if entry[0].start <= run.start < entry[0].end), None)
    slip = next((s for s in clean.slips if s.span.start <= run.start < s.span.end), None)
    return Part(
        text=clean.text[run.start : run.end],
        said=here[1] if here else None,
        is_first=here is not None and here[0].start == run.start,
        is_last=here is not None and here[0].end == run.end,
        probable=slip.probable if slip else "",
    )
