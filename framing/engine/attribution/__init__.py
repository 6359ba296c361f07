"""Sentences -> whose words each is in: the outlet's own, quoted, reported, and by whom."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from framing.engine.attribution.lines import line_of
from framing.engine.attribution.quotation import inside, joined, quotations, touching
from framing.engine.attribution.speeches import Source, notes, speeches
from framing.engine.attribution.tellers import give_sources
from framing.engine.attribution.voices import Judgement, Memory, judge
from framing.engine.values import Attribution, BlockKind, Clean, Mention, Sentence, Span, Voice

__all__ = ["attribute", "give_sources"]


def attribute(
    clean: Clean, sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> tuple[Attribution, ...]:
    """Say of each sentence, in the order given, whose words it is in.

    All offsets are clean offsets. `speaker` is the nearest speaker as the text names him, her or
    it; `chain` holds all of them, nearest first, and is empty where nobody is named. German and
    English are read by verbs, source phrases, moods and quotation marks; Russian by quotation
    marks and a few verbs; any other language by quotation marks alone.
    """
    quotes, asides = quotations(clean), notes(clean, language)
    spoken = speeches(Source(clean, mentions, language))
    ordered = sorted(mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    memory, found = Memory(), list[Judgement]()
    for sentence in sentences:
        parts = inside(quotes, sentence.span)
        if _mostly(sentence.span, asides):
            found.append(Judgement(Attribution(Voice.OUTLET, quotes=parts)))
        elif sentence.block in spoken or clean.blocks[sentence.block].kind is BlockKind.QUOTE:
            found.append(_spoken(spoken.get(sentence.block), memory, parts))
        else:
            low, high = (bisect_left(starts, at) for at in (sentence.span.start, sentence.span.end))
            held = ordered[low:high]
            line = line_of(clean.text, sentence.span, parts, held, language)
            found.append(judge(line, parts, memory))
    _look_back(found)
    _share(found, sentences, joined(quotes))
    return tuple(judgement.attribution for judgement in found)


def _mostly(span: Span, parts: Sequence[Span]) -> bool:
    covered = sum(part.end - part.start for part in inside(parts, span))
    return covered * 2 > span.end - span.start


def _spoken(name: str | None, memory: Memory, quotes: tuple[Span, ...]) -> Judgement:
    """A sentence of a speech or of a quoted block, by the one announced or who spoke last."""
    name = name or next((who.name for who in memory.speakers), None)
    return Judgement(Attribution(Voice.QUOTED, name, (name,) if name else (), quotes=quotes))


def _look_back(found: list[Judgement]) -> None:
    """The sentence before "Das sagte X" is what X said."""
    for at, judgement in enumerate(found[1:]):
        said, by = found[at].attribution, judgement.attribution
        if judgement.back and said.voice is Voice.OUTLET:
            told = replace(said, voice=by.voice, speaker=by.speaker, chain=by.chain, cue=by.cue)
            found[at] = Judgement(told)


def _share(found: list[Judgement], sentences: Sequence[Sentence], quotes: Sequence[Span]) -> None:
    """Give all sentences of one quotation the speaker who is named beside one of them."""
    spans = [sentence.span for sentence in sentences]
    for quote in quotes:
        held = range(*touching(spans, quote))
        source = next((found[at].attribution for at in reversed(held) if found[at].named), None)
        if source is None:
            continue
        for at in held:
            said = found[at].attribution
            if not found[at].named and said.voice is Voice.QUOTED:
                shared = replace(said, speaker=source.speaker, chain=source.chain)
                found[at] = Judgement(shared, named=True)
