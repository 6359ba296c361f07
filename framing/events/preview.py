"""What was understood of a text before it is saved: its statements, speakers, oddities, doubts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from framing.engine import Block, BlockKind, Claim, Clean, Markup, Reading, Slip, Text, read
from framing.events.extraction import Caution, Extracted
from framing.events.intake import find_account
from framing.events.models import Account, Event, Outlet

OPENING_BLOCKS: Final = 6
# A text that names fewer than this proves nothing by sharing no name. On the demo event each of 18
# texts shares a name with another, digests of three sentences and other languages included.
FEWEST_NAMES: Final = 2
LACKS: Final = {
    Caution.NO_TITLE: "title",
    Caution.NO_DATE: "published_on",
    Caution.NO_ADDRESS: "url",
}
BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


class Concern(StrEnum):
    """What saving this text would come to, where that is not a plain new account."""

    REPLACES_DIGEST = "replaces_digest"
    NEW_VERSION = "would_be_new_version"
    SAME_TEXT = "would_be_same_text"
    FILLS_EMPTY = "fills_empty"
    ALREADY_THERE = "would_change_nothing"
    TEXT_ELSEWHERE = "text_elsewhere"
    NOTHING_SHARED = "nothing_shared"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A concern and the account that it is about, if it is about one."""

    concern: Concern
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text as it will be read."""

    kind: BlockKind
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that the preview page shows of a text."""

    extracted: Extracted
    reading: Reading
    size: int  # characters of the text
    claims: int
    voices: dict[str, int]  # claims by engine voice
    speakers: tuple[tuple[str, int], ...]  # name and claims, most claims first
    joins: int  # places where a page or line break had torn a sentence apart
    slips: tuple[Slip, ...]
    opening: tuple[Passage, ...]
    rest: tuple[Passage, ...]


def preview_of(extracted: Extracted) -> Preview:
    """Read the text alone and count what is in it."""
    reading = reading_of(extracted.text, extracted.language, extracted.markup)
    speakers = Counter(claim.speaker for claim in reading.claims if claim.speaker)
    passages = tuple(passages_of(reading.clean))
    return Preview(
        extracted=extracted,
        reading=reading,
        size=len(extracted.text),
        claims=len(reading.claims),
        voices=dict(Counter(claim.voice.value for claim in reading.claims)),
        speakers=tuple(sorted(speakers.items(), key=lambda item: (-item[1], item[0]))),
        joins=sum(1 for _ in torn_places(extracted.text, reading.clean)),
        slips=reading.clean.slips,
        opening=passages[:OPENING_BLOCKS],
        rest=passages[OPENING_BLOCKS:],
    )


def cautions_left(extracted: Extracted, known: Mapping[str, Any]) -> list[Caution]:
    """List what a person should look at; nothing is missing that is known by now."""
    return [found for found in extracted.warnings if not known.get(LACKS.get(found, ""))]


def reading_of(text: str, language: str, markup: str) -> Reading:
    """Let the engine read one text."""
    return read(Text(id="draft", text=text, language=language, markup=Markup(markup)))


def torn_places(raw: str, clean: Clean) -> Iterator[int]:
    """Walk the places inside a block whose two sides stand apart by a blank line in `raw`."""
    inner = {block.span.start: block for block in clean.blocks}
    for before, after in pairwise(clean.pieces):
        gap = raw[before.raw_start + before.length : after.raw_start]
        if BLANK_LINE.search(gap) and not begins_block(after.clean_start, inner):
            yield after.clean_start


def begins_block(place: int, starts: dict[int, Block]) -> bool:
    """Say whether a block begins here or behind the newline that stands here."""
    return place in starts or place + 1 in starts


def passages_of(clean: Clean) -> Iterator[Passage]:
    """Walk the passages of a text, without address and byline."""
    for block in clean.blocks:
        if block.kind != BlockKind.META:
            yield Passage(block.kind, clean.text[block.span.start : block.span.end])


def doubts(
    event: Event, outlet: Outlet | None, url: str, digest: str, reading: Reading
) -> Iterator[Doubt]:
    """Say what a person should know before saving: what is there already, what does not fit.

    `outlet` is None for one that is new; `digest` is the SHA-256 of the bytes, empty for those that
    were fetched: to find them again is kept, too.
    """
    account = find_account(event, outlet, url, digest) if outlet else None
    if account:
        yield Doubt(concern_about(account, digest, reading.text.text), account)
    others = event.accounts.readable().select_related("current_version", "outlet")
    others = others.exclude(pk=account.pk) if account else others
    for other in others.filter(current_version__text=reading.text.text):
        yield Doubt(Concern.TEXT_ELSEWHERE, other)
    if shares_nothing(reading, others):
        yield Doubt(Concern.NOTHING_SHARED)


def concern_about(account: Account, digest: str, text: str) -> Concern:
    """Say what saving a text into this account comes to; no digest for one that was fetched."""
    if digest and account.snapshots.filter(sha256=digest).exists():
        return Concern.ALREADY_THERE
    if account.current_version is None:
        return Concern.FILLS_EMPTY
    if account.current_version.text == text:
        return Concern.SAME_TEXT
    return Concern.REPLACES_DIGEST if account.is_digest else Concern.NEW_VERSION


def shares_nothing(reading: Reading, others: Iterable[Account]) -> bool:
    """Say whether none of the people and places that a text names stands in the event's others.

    Those are read one after the other until one shares a name, which is mostly the first.
    """
    own = names_in(reading.claims)
    versions = [(other.current_version, other.language) for other in others]
    if len(own) < FEWEST_NAMES or not versions:
        return False
    readings = (reading_of(v.text, language, v.markup) for v, language in versions if v)
    return all(own.isdisjoint(names_in(other.claims)) for other in readings)


def names_in(claims: Sequence[Claim]) -> set[str]:
    """Collect the keys of the names in these claims."""
    return {mention.key for claim in claims for mention in claim.names}
