"""Sentences -> whose words each is in: the outlet's own, quoted, reported, and by whom."""

from collections.abc import Sequence
from dataclasses import replace

from framing.engine.attribution.lines import line_of
from framing.engine.attribution.quotation import inside, quotations
from framing.engine.attribution.speeches import Source, notes, speeches
from framing.engine.attribution.voices import Memory, judge
from framing.engine.values import Attribution, BlockKind, Clean, Mention, Sentence, Span, Voice

__all__ = ["attribute"]


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
    memory, results = Memory(), list[Attribution]()
    for sentence in sentences:
        parts = inside(quotes, sentence.span)
        if _mostly(sentence.span, asides):
            results.append(Attribution(Voice.OUTLET, quotes=parts))
        elif sentence.block in spoken or clean.blocks[sentence.block].kind is BlockKind.QUOTE:
            results.append(_spoken(spoken.get(sentence.block), memory, parts))
        else:
            held = [m for m in mentions if sentence.span.start <= m.span.start < sentence.span.end]
            line = line_of(clean.text, sentence.span, parts, held, language)
            result, back = judge(line, parts, memory)
            if back and results and results[-1].voice is Voice.OUTLET:
                results[-1] = _said_by(results[-1], result)
            results.append(result)
    return tuple(results)


def _mostly(span: Span, parts: Sequence[Span]) -> bool:
    covered = sum(max(0, min(span.end, p.end) - max(span.start, p.start)) for p in parts)
    return covered * 2 > span.end - span.start


def _spoken(name: str | None, memory: Memory, quotes: tuple[Span, ...]) -> Attribution:
    name = name or (memory.speakers[0].name if memory.speakers else None)
    chain = (name,) if name else ()
    return Attribution(Voice.QUOTED, name, chain, quotes=quotes)


def _said_by(said: Attribution, by: Attribution) -> Attribution:
    """The sentence before is what "Das sagte X" speaks of."""
    return replace(said, voice=Voice.REPORTED, speaker=by.speaker, chain=by.chain, cue=by.cue)
