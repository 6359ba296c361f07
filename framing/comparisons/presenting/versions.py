"""Two versions of one account -> its paragraphs side by side, changed words marked.

Works on the words that a page may print; where nothing but spaces, punctuation and capitals differ,
a paragraph counts as kept, and says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Final, NamedTuple

from framing import engine
from framing.comparisons.presenting.blind import shorten
from framing.events.models import NamesToHide, Version

WORD: Final = re.compile(r"\d+(?:[.,]\d+)+|\w+")
TOKEN: Final = re.compile(rf"{WORD.pattern}|\s+|[^\w\s]")
# Of two paragraphs' words, so many are alike where one is the other rewritten.
ALIKE: Final = 0.4


class State(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    TRIVIAL = "trivial"  # other spaces, punctuation or capitals only
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


class Block(NamedTuple):
    """A paragraph of a version as a page prints it."""

    words: str
    is_heading: bool


class Run(NamedTuple):
    """Words of a paragraph that the other version has too, or has not."""

    words: str
    is_changed: bool


@dataclass(frozen=True)
class Change:
    """A paragraph of either version, or of both."""

    state: State
    is_heading: bool
    older: tuple[Run, ...] = ()
    newer: tuple[Run, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether its words are the same in both."""
        return self.state in {State.SAME, State.TRIVIAL}


@dataclass(frozen=True)
class Stretch:
    """Paragraphs in a row that were kept, or that were not."""

    is_kept: bool
    changes: tuple[Change, ...]

    @property
    def trivial(self) -> int:
        """How many of them differ in spaces, punctuation or capitals."""
        return sum(change.state == State.TRIVIAL for change in self.changes)


@dataclass(frozen=True)
class Difference:
    """What distinguishes two versions: headings first, then the text as it runs."""

    headings: tuple[Change, ...]
    text: tuple[Stretch, ...]
    removed: int  # words that only the older one has
    added: int

    @property
    def is_empty(self) -> bool:
        """Whether both say the same in the same words."""
        return not (self.removed or self.added)


def blocks_of(version: Version, names: NamesToHide | None) -> list[Block]:
    """The paragraphs of a version; where outlets' names are hidden, without byline and address."""
    clean = engine.clean(version.text, markup=engine.Markup(version.markup))
    return [
        Block(
            shorten(names.hide(words)) if names else words, block.kind == engine.BlockKind.HEADING
        )
        for block in clean.blocks
        if not (names and block.kind == engine.BlockKind.META)
        for words in [clean.text[block.span.start : block.span.end]]
    ]


def difference(older: Sequence[Block], newer: Sequence[Block]) -> Difference:
    """Compare two versions paragraph by paragraph."""
    changes = list(changes_of(older, newer))
    headings = tuple(c for c in changes if c.is_heading and not c.is_kept)
    text = [change for change in changes if not change.is_heading or change.is_kept]
    return Difference(
        headings,
        tuple(
            Stretch(is_kept, tuple(found))
            for is_kept, found in groupby(text, key=lambda change: change.is_kept)
        ),
        removed=sum(count_words(change.older) for change in changes if not change.is_kept),
        added=sum(count_words(change.newer) for change in changes if not change.is_kept),
    )


def count_words(runs: Iterable[Run]) -> int:
    """How many words of a paragraph the other version has not."""
    return sum(len(WORD.findall(run.words)) for run in runs if run.is_changed)


def changes_of(older: Sequence[Block], newer: Sequence[Block]) -> Iterator[Change]:
    """Pair the paragraphs of two versions, in the order of the text."""
    matcher = SequenceMatcher(None, older, newer, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            for block in older[start:end]:
                kept = (Run(block.words, is_changed=False),)
                yield Change(State.SAME, block.is_heading, kept, kept)
        else:
            yield from rewritten(older[start:end], newer[first:last])


def rewritten(older: Sequence[Block], newer: Sequence[Block]) -> Iterator[Change]:
    """Pair paragraphs that are not equal: each with the next that is alike, else alone."""
    place = 0
    for block in older:
        alike = [likeness(block, other) for other in newer[place:]]
        best = max(alike, default=0.0)
        if best < ALIKE:
            yield Change(
                State.REMOVED, block.is_heading, older=(Run(block.words, is_changed=True),)
            )
            continue
        partner = place + alike.index(best)
        yield from added(newer[place:partner])
        yield changed(block, newer[partner])
        place = partner + 1
    yield from added(newer[place:])


def added(blocks: Iterable[Block]) -> Iterator[Change]:
    """Paragraphs that only the newer version has."""
    for block in blocks:
        yield Change(State.ADDED, block.is_heading, newer=(Run(block.words, is_changed=True),))


def likeness(one: Block, other: Block) -> float:
    """How much two paragraphs have in common, 0 to 1.

    A heading is no paragraph of the text, and takes the place of another whatever it says.
    """
    if one.is_heading is not other.is_heading:
        return 0.0
    words = words_of(one), words_of(other)
    ratio = SequenceMatcher(None, *words, autojunk=False).ratio()
    return max(ratio, ALIKE) if one.is_heading else ratio


def words_of(block: Block) -> list[str]:
    """The words of a paragraph, whatever their capitals."""
    return [word.casefold() for word in WORD.findall(block.words)]


def changed(one: Block, other: Block) -> Change:
    """Compare two paragraphs word by word."""
    before, after = TOKEN.findall(one.words), TOKEN.findall(other.words)
    older: list[Run] = []
    newer: list[Run] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        is_changed = tag != "equal"
        for runs, words in ((older, before[start:end]), (newer, after[first:last])):
            if words:
                runs.append(Run("".join(words), is_changed))
    is_trivial = words_of(one) == words_of(other)
    state = State.TRIVIAL if is_trivial else State.CHANGED
    return Change(state, one.is_heading, tuple(older), tuple(newer))
