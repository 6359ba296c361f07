"""What people correct of an account's claims -> its claims as they say.

A correction is about one sentence: which runs of its words are claims, whose words they are, and
whether they can be checked. A claim never reaches beyond its sentence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from framing.engine.claims import REPORTS, is_checkable, is_told, key_of, placed
from framing.engine.cleaning import to_clean, to_raw
from framing.engine.quantities import find
from framing.engine.values import Claim, Clean, Span, Text, Voice

_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s(?:.*\s)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A claim as a person wants it: words `first` up to `behind` of a sentence, counted from 0.

    None leaves a field as it was read.
    """

    first: int
    behind: int
    voice: Voice | None = None
    speaker: str | None = None  # "" for nobody named
    checkable: bool | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """What a person says of one sentence: the claims in it, in the order of the text; none at all.

    A stray line has no parts: it is no claim. `key` is that of the claim that the text alone gives
    (`read` without overrides). Words are counted and not characters, since the key stays the same
    under other punctuation.
    """

    account: str  # Text.id
    key: str
    parts: tuple[Part, ...]


def words_in(text: str) -> tuple[Span, ...]:
    """Return the words of a sentence as parts count them."""
    return tuple(Span(*found.span()) for found in _WORD.finditer(text))


def applies(override: Override, claim: Claim) -> bool:
    """Tell whether an override speaks of this claim, as the text alone gives it."""
    is_of_it = (override.account, override.key) == (claim.account, claim.key)
    last = max((part.behind for part in override.parts), default=0)
    return is_of_it and last <= len(words_in(claim.text))


def apply(
    text: Text, clean: Clean, claims: Sequence[Claim], overrides: Iterable[Override]
) -> tuple[Claim, ...]:
    """Return the claims of a text as people corrected them, in the order of the text.

    Overrides of other accounts, and those whose words the text no longer has, change nothing.
    ValueError for parts that are empty or overlap, and for two overrides of one sentence.
    """
    wanted = _by_key(overrides, text.id)
    if not wanted:
        return tuple(claims)
    # A part's key counts on behind those of whole sentences, which keep theirs.
    seen = Counter(claim.key.rpartition("#")[0] for claim in claims)
    found: list[Claim] = []
    for claim in claims:
        override = wanted.get(claim.key)
        if override and applies(override, claim):
            found += _parts(claim, override.parts, text, clean, seen)
        else:
            found.append(claim)
    return tuple(replace(claim, order=order) for order, claim in enumerate(found))


def _by_key(overrides: Iterable[Override], account: str) -> Mapping[str, Override]:
    found: dict[str, Override] = {}
    for override in overrides:
        if override.account != account:
            continue
        edges = [edge for part in override.parts for edge in (part.first, part.behind)]
        filled = all(part.first < part.behind for part in override.parts)
        if not filled or min(edges, default=0) < 0 or any(a > b for a, b in pairwise(edges)):
            raise ValueError("The parts of a sentence have to be in order, and none empty.")
        if override.key in found:
            raise ValueError("Two overrides speak of one sentence.")
        found[override.key] = override
    return found


def _parts(
    claim: Claim, parts: Iterable[Part], text: Text, clean: Clean, seen: Counter[str]
) -> Iterator[Claim]:
    words = words_in(claim.text)
    for part in parts:
        if part.behind - part.first < len(words):
            start = _gap(claim.text, words, part.first)[1]
            end = _gap(claim.text, words, part.behind)[0]
            piece = _cut(claim, Span(start, end), text, clean)
            key = key_of(piece.text)
            seen[key] += 1
            piece = replace(piece, key=f"{key}#{seen[key]}")
        else:
            piece = claim
        yield _corrected(piece, part)


def _gap(text: str, words: Sequence[Span], place: int) -> tuple[int, int]:
    """Return where what stands before a word ends, and where the word begins, both with marks.

    A mark belongs to the word it touches; what touches both belongs to the first.
    """
    if place in {0, len(words)}:
        return (0, 0) if place == 0 else (len(text), len(text))
    before, behind = words[place - 1].end, words[place].start
    space = _SPACE.search(text, before, behind)
    return space.span() if space else (behind, behind)


def _cut(claim: Claim, part: Span, text: Text, clean: Clean) -> Claim:
    """Return the claim that a stretch of a claim's words is."""
    origin = to_clean(clean, claim.span).start
    sentence = Span(origin + part.start, origin + part.end)
    span, words = to_raw(clean, sentence), claim.text[part.start : part.end]
    numbers = find(words, claim.language, published=text.published)
    return replace(
        claim,
        id=f"{text.id}:{span.start}-{span.end}",
        span=span,
        text=words,
        quantities=placed(numbers, sentence, clean),
        names=tuple(n for n in claim.names if span.start <= n.span.start < n.span.end <= span.end),
        quotes=_within(claim.quotes, span),
        frame=_within(claim.frame, span),
        labels=(),  # found anew
    )


def _within(spans: Iterable[Span], place: Span) -> tuple[Span, ...]:
    cut = (Span(max(s.start, place.start), min(s.end, place.end)) for s in spans)
    return tuple(span for span in cut if span.start < span.end)


def _corrected(claim: Claim, part: Part) -> Claim:
    """Return a claim with what a person knows better; what showed another voice shows no more."""
    voice = claim.voice if part.voice is None else part.voice
    speaker = claim.speaker if part.speaker is None else part.speaker or None
    speaker = None if voice is Voice.OUTLET else speaker
    if voice is not claim.voice:
        claim = replace(claim, voice=voice, cue="", frame=())
    if speaker != claim.speaker:
        claim = replace(claim, speaker=speaker, speaker_chain=(speaker,) if speaker else ())
    reports = is_told(voice, claim.cue) or (part.voice is not None and voice in REPORTS)
    checkable = is_checkable(claim.text, claim.language, told=reports)
    return replace(claim, checkable=checkable if part.checkable is None else part.checkable)
