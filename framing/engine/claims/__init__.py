"""Sentences -> claims: what an account states, where it stands, whose words, and its numbers."""

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from framing.engine import quantities
from framing.engine.attribution import give_sources
from framing.engine.claims.checkable import is_checkable
from framing.engine.claims.statements import states_something
from framing.engine.cleaning import to_raw
from framing.engine.values import (
    Attribution,
    Claim,
    Clean,
    Mention,
    Quantity,
    Sentence,
    Span,
    Text,
    Voice,
)

__all__ = ["REPORTS", "extract", "is_checkable", "is_told", "key_of", "placed"]

_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
REPORTS: Final = frozenset({Voice.REPORTED, Voice.MIXED})  # with the voice of who reports
_KEY_BYTES = 20  # 40 hexadecimal digits: no two texts of a lifetime share them


def extract(
    text: Text,
    clean: Clean,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
) -> tuple[Claim, ...]:
    """Return one claim for each sentence that states something, in the order of the text.

    `attributions` holds one value per sentence, `mentions` are in order; all offsets that go in are
    clean offsets, all that come out point into `text.text`.
    """
    claims: list[Claim] = []
    starts = [mention.span.start for mention in mentions]
    seen: Counter[str] = Counter()
    told = zip(sentences, attributions, _counted(text, clean, sentences), strict=True)
    for sentence, attribution, (words, numbers) in told:
        if not _states(words, text.language, numbers):
            continue
        key = key_of(words)
        seen[key] += 1
        span = to_raw(clean, sentence.span)
        around = attribution.quotes, _between(mentions, starts, sentence.span)
        numbers = give_sources(clean, sentence.span, around, numbers, text.language)
        claims.append(
            Claim(
                id=f"{text.id}:{span.start}-{span.end}",
                account=text.id,
                span=span,
                text=words,
                language=text.language,
                order=len(claims),
                **_told(attribution, words, text.language, clean),
                quantities=placed(numbers, sentence.span, clean),
                names=tuple(replace(name, span=to_raw(clean, name.span)) for name in around[1]),
                key=f"{key}#{seen[key]}",
            )
        )
    return tuple(claims)


def _counted(
    text: Text, clean: Clean, sentences: Iterable[Sentence]
) -> Iterator[tuple[str, tuple[Quantity, ...]]]:
    """Yield the words of each sentence and what they count."""
    block, before = -1, tuple[Quantity, ...]()
    for sentence in sentences:
        words = clean.text[sentence.span.start : sentence.span.end]
        numbers = quantities.find(words, text.language, published=text.published)
        if sentence.block == block:
            numbers = quantities.carried_on(before, numbers, words, text.language)
        block, before = sentence.block, numbers
        yield words, numbers


def _told(attribution: Attribution, words: str, language: str, clean: Clean) -> dict[str, Any]:
    """Return the fields of a claim that say whose words it is in and what they are good for."""
    return {
        "voice": attribution.voice,
        "speaker": attribution.speaker,
        "speaker_chain": attribution.chain,
        "hedged": attribution.hedged,
        "checkable": is_checkable(
            words, language, told=is_told(attribution.voice, attribution.cue)
        ),
        "cue": attribution.cue,
        "quotes": tuple(to_raw(clean, quote) for quote in attribution.quotes),
        "frame": tuple(to_raw(clean, part) for part in attribution.frame),
    }


def _states(words: str, language: str, numbers: Iterable[Quantity]) -> bool:
    """Return whether it has a verb or at least counts something ("Toll: 16 dead")."""
    return states_something(words, language) or any(number.what for number in numbers)


def is_told(voice: Voice, cue: str) -> bool:
    """Return whether words show that a sentence reports what somebody said."""
    return voice in REPORTS and cue != ""


def key_of(words: str) -> str:
    """Return what is the same for the same words, whatever their case, spaces and punctuation."""
    normal = " ".join(_LETTERS_AND_DIGITS.findall(words.casefold()))
    return hashlib.blake2b(normal.encode(), digest_size=_KEY_BYTES).hexdigest()


def placed(found: Iterable[Quantity], sentence: Span, clean: Clean) -> tuple[Quantity, ...]:
    """Carry quantities of a sentence, clean offsets, to the offsets of its text."""
    start = sentence.start
    return tuple(
        replace(q, span=to_raw(clean, Span(start + q.span.start, start + q.span.end)))
        for q in found
    )


def _between(
    mentions: Sequence[Mention], starts: Sequence[int], sentence: Span
) -> tuple[Mention, ...]:
    first, behind = (bisect_left(starts, place) for place in (sentence.start, sentence.end))
    return tuple(mention for mention in mentions[first:behind] if mention.span.end <= sentence.end)
