"""Sentences -> whose words each is in, read in order, with what the sentences before it set."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.engine import tuning
from framing.engine.attribution import hedges, mood
from framing.engine.attribution.cues import reports
from framing.engine.attribution.frames import framed, subject
from framing.engine.attribution.lines import Line
from framing.engine.attribution.phrases import Speaker
from framing.engine.attribution.sources import Rank, Report
from framing.engine.values import Attribution, Span, Voice


@dataclass
class Memory:
    """What earlier sentences leave behind."""

    speakers: tuple[Speaker, ...] = ()  # of the last sentence that had any
    actor: Speaker | None = None  # whom the last sentence of the outlet is about
    running: bool = False  # the last sentence was somebody's words or ended in a colon

    def last(self) -> tuple[Speaker, ...]:
        """Return who spoke last or, if the outlet has spoken since, whom it spoke of."""
        if self.running or not self.actor:
            return self.speakers
        return (self.actor,)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence shows by itself."""

    line: Line
    found: tuple[Report, ...]
    quotes: tuple[Span, ...]

    @property
    def share(self) -> float:
        """The part of its words in quotation marks, 0 to 1."""
        words = [token for token in self.line.tokens if token.is_word]
        return sum(token.quoted for token in words) / len(words) if words else 0.0

    @property
    def longest(self) -> int:
        """The number of words of its longest quotation."""
        return max(map(self._words, self.quotes), default=0)

    def _words(self, quote: Span) -> int:
        held = (t for t in self.line.tokens if quote.start <= t.start and t.end <= quote.end)
        return sum(token.is_word for token in held)


def judge(line: Line, quotes: tuple[Span, ...], memory: Memory) -> tuple[Attribution, bool]:
    """Say whose words a sentence is in and update the memory.

    The second value tells whether it names the speaker of the sentence before ("Das sagte X").
    """
    reading = Reading(line, tuple(reports(line)), quotes)
    voice, cue = _voice(reading, memory)
    speakers = _speakers(reading, voice, memory)
    hedge = hedges.hedge(line)
    _remember(reading, voice, speakers, memory)
    names = tuple(dict.fromkeys(who.name for who in speakers))
    result = Attribution(
        voice=voice,
        speaker=names[0] if names else None,
        chain=names,
        hedged=bool(hedge),
        quotes=quotes,
        cue=", ".join(dict.fromkeys(part for part in (cue, hedge) if part)),
    )
    return result, any(report.back for report in reading.found)


def _voice(reading: Reading, memory: Memory) -> tuple[Voice, str]:
    """Choose the voice, and the words that show it."""
    found = [report for report in reading.found if not report.leads]
    cue = ", ".join(report.cue for report in found)
    if reading.share >= tuning.WHOLLY_QUOTED or framed(reading.line, reading.longest):
        return Voice.QUOTED, cue
    cue = cue or _mood(reading.line, memory)
    if cue:
        if reading.longest > tuning.TERM_WORDS or _only_asides(found):
            return Voice.MIXED, cue
        return Voice.REPORTED, cue
    if reading.share >= tuning.QUOTED_SHARE:
        return Voice.QUOTED, cue
    return Voice.OUTLET, ""


def _only_asides(found: Sequence[Report]) -> bool:
    return bool(found) and all(report.aside for report in found)


def _mood(line: Line, memory: Memory) -> str:
    """Return the verb form that gives reported speech away, "" without one."""
    at = mood.subjunctive(line)
    if at is None:
        at = mood.evidential(line)
    if at is None and memory.running:
        at = mood.past_subjunctive(line)
    return "" if at is None else line.tokens[at].form


def _speakers(reading: Reading, voice: Voice, memory: Memory) -> tuple[Speaker, ...]:
    """Return who speaks, nearest first, pronouns resolved."""
    if voice is Voice.OUTLET:
        return ()
    named = [who for report in _nearest_first(reading.found) for who in report.speakers]
    known = tuple(filter(None, (_resolve(who, memory) for who in named)))
    if known:
        return known
    if voice is Voice.QUOTED:
        return _presenter(reading, memory)
    if any(report.rank is Rank.VERB for report in reading.found):
        return ()
    return _governor(reading, memory) or memory.last()


def _governor(reading: Reading, memory: Memory) -> tuple[Speaker, ...]:
    """Return the subject of the clause that a Konjunktiv depends on: "X ist der Ansicht, Y sei"."""
    at = mood.subjunctive(reading.line)
    low = 0 if at is None else reading.line.main_end(at)
    own = subject(reading.line, low) if low else None
    who = _resolve(own, memory) if own else None
    return (who,) if who else ()


def _nearest_first(found: Sequence[Report]) -> Sequence[Report]:
    return sorted(found, key=lambda report: report.rank)


def _presenter(reading: Reading, memory: Memory) -> tuple[Speaker, ...]:
    """Return who is named beside a quotation, else who spoke before, else who acted before."""
    own = subject(reading.line) if framed(reading.line, reading.longest) else None
    who = _resolve(own, memory) if own else None
    if who:
        return (who,)
    return memory.last()


def _resolve(who: Speaker, memory: Memory) -> Speaker | None:
    """Put the last speaker or actor of fitting gender in a pronoun's place; None without one."""
    if not who.pronoun:
        return who
    for known in (*memory.speakers[:1], *filter(None, [memory.actor])):
        if not known.pronoun and (known.gender == who.gender or "" in {known.gender, who.gender}):
            return replace(known, gender=known.gender or who.gender)
    return None


def _remember(
    reading: Reading, voice: Voice, speakers: tuple[Speaker, ...], memory: Memory
) -> None:
    leads = reading.line.lower(len(reading.line.tokens) - 1) == ":"
    memory.running = voice is not Voice.OUTLET or leads
    if speakers:
        memory.speakers = speakers
    elif voice is Voice.OUTLET:
        found = [who for report in reading.found for who in report.speakers]
        own = found[0] if found else subject(reading.line)
        memory.actor = (_resolve(own, memory) if own else None) or memory.actor
        if leads and memory.actor:
            memory.speakers = (memory.actor,)
