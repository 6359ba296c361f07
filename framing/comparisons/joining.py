"""A sentence that a text tears over two blocks: where it may be, joined, and taken apart again."""

from collections.abc import Sequence
from dataclasses import dataclass

from framing import engine
from framing.comparisons.build import text_of
from framing.comparisons.correcting import Sentence
from framing.comparisons.models import Correction
from framing.events.models import Account


@dataclass(frozen=True, slots=True)
class Place:
    """A place at which a sentence may be torn."""

    key: str  # of the seam
    before: str  # the words of the account on its two sides
    behind: str
    correction: Correction | None  # also one that was taken back

    @property
    def is_joined(self) -> bool:
        """Whether a person joined both sides."""
        return bool(self.correction and self.correction.joined)

    @property
    def version(self) -> int:
        """Of what was said of it."""
        return self.correction.version if self.correction else 0


def places_at(account: Account, sentence: Sentence) -> list[Place]:
    """The places at which a sentence may go on in the next block, or come from the one before."""
    if account.current_version is None:
        return []
    text = text_of(account.current_version)
    span = sentence.read.span
    kept = {each.key: each for each in account.corrections.select_related("decided_by")}
    return [
        Place(
            torn.seam.key,
            text.text[torn.first.start : torn.first.end],
            text.text[torn.second.start : torn.second.end],
            kept.get(torn.seam.key),
        )
        for torn in engine.torn(text)
        if any(p.start < span.end and span.start < p.end for p in (torn.first, torn.second))
    ]


def holding(sentences: Sequence[Sentence], words: str) -> Sentence | None:
    """The first sentence that holds these words of the account."""
    wanted = " ".join(words.split())
    return next((each for each in sentences if wanted in each.read.text), None)
