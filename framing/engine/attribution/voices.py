"""Sentences -> whose words each is in, read in order, with what the sentences before it set."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from framing.engine import tuning
from framing.engine.attribution import hedges, mood
from framing.engine.attribution.cues import reports
from framing.engine.attribution.frames import frame_of, framed, subject
from framing.engine.attribution.lines import Line, group
from framing.engine.attribution.phrases import Speaker, candidates, speaker
from framing.engine.attribution.sources import Rank, Report
from framing.engine.attribution.things import can_speak
from framing.engine.values import Attribution, Span, Voice

# What opens a clause that depends on the one behind it: "Wie viele kamen, sei offen."
_DEPENDS: Final = re.compile(
    r"(?:dass|daß|ob|wie|was|wer|wo|warum|wann|weil|da|wenn|als|nachdem|während|obwohl|bevor)$"
)
# What opens a clause that says who told what stands before it.
_COMMENTS: Final = frozenset({"wie", "as"})


@dataclass
class Memory:
    """What earlier sentences leave behind."""

    speakers: tuple[Speaker, ...] = ()  # of the last sentence that had any
    actor: Speaker | None = None  # whom the last sentence of the outlet is about
    running: bool = False  # the last sentence was somebody's words or ended in a colon

    def last(self) -> tuple[Speaker, ...]:
        """Return who spoke last or, if the outlet has spoken since, whom it spoke of by name.

        On SpkAtt's tuning half 16 of 22 named ones were right, of those by a noun 15 of 47.
        """
        if self.running or not self.actor:
            return self.speakers
        return (self.actor,) if self.actor.named else ()

    def known(self) -> tuple[Speaker, ...]:
        """Return whom a pronoun may stand for, the likeliest first."""
        actors = (self.actor,) if self.actor else ()
        return (*self.speakers[:1], *actors) if self.running else (*actors, *self.speakers[:1])


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence shows by itself."""

    line: Line
    found: tuple[Report, ...]
    quotes: tuple[Span, ...]

    @property
    def share(self) -> float:
        """The part of its words in quotation marks, 0 to 1."""
        if not self.quotes:
            return 0.0
        words = [token for token in self.line.tokens if token.is_word]
        return sum(token.quoted for token in words) / len(words) if words else 0.0

    @property
    def longest(self) -> int:
        """The number of words of its longest quotation."""
        return max(map(self._words, self.quotes), default=0)

    @property
    def ranges(self) -> list[tuple[int, int]]:
        """The tokens that only attribute: all outside the quotation where nothing else does."""
        found = [part for report in self.found for part in report.frame]
        if not found and _framed(self):
            return [(0, len(self.line.tokens))]
        return found or _opinion(self.line)

    def _words(self, quote: Span) -> int:
        held = (t for t in self.line.tokens if quote.start <= t.start and t.end <= quote.end)
        return sum(token.is_word for token in held)


@dataclass(frozen=True, slots=True)
class Judgement:
    """An attribution, and what it means for the sentences around."""

    attribution: Attribution
    named: bool = False  # its own words name the speaker
    back: bool = False  # it names the speaker of the sentence before: "Das sagte X"


def judge(line: Line, quotes: tuple[Span, ...], memory: Memory) -> Judgement:
    """Say whose words a sentence is in and update the memory."""
    reading = Reading(line, reports(line), quotes)
    voice, cue = _voice(reading, memory)
    own = _named(reading, voice, memory)
    speakers = own or _carried(reading, voice, memory)
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
        frame=() if voice is Voice.OUTLET else frame_of(line, reading.ranges),
    )
    back = bool(names) and any(report.back for report in reading.found)
    return Judgement(result, named=bool(own), back=back)


def _voice(reading: Reading, memory: Memory) -> tuple[Voice, str]:
    """Choose the voice, and the words that show it."""
    found = [report for report in reading.found if not report.leads]
    cue = ", ".join(report.cue for report in found)
    if reading.share >= tuning.WHOLLY_QUOTED or _framed(reading):
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


def _named(reading: Reading, voice: Voice, memory: Memory) -> tuple[Speaker, ...]:
    """Return whom the sentence itself names as speakers, nearest first, pronouns resolved."""
    if voice is Voice.OUTLET:
        return ()
    nearest = (report for report in _nearest_first(reading) if not _is_beside(reading, report))
    named = [who for report in nearest for who in report.speakers]
    opens = reading.line.tokens[0].quoted and not _framed(reading)
    if not named and voice is Voice.QUOTED and not opens:
        named = [who for who in [subject(reading.line)] if who]
    full = [who for who in named if not who.pronoun]
    known = (*_of_themselves(reading), *memory.known())
    return tuple(full or filter(None, (_resolve(reading.line, one, known) for one in named)))


def _is_beside(reading: Reading, report: Report) -> bool:
    """Tell a second who says something of their own: "police said 500, while X claimed 900"."""
    verbs = [each for each in reading.found if each.rank is Rank.VERB and each.frame]
    if report not in verbs[1:]:
        return False
    low = reading.line.clause(min(report.frame)[0])[0]
    return reading.line.has(low, "beside")


def _of_themselves(reading: Reading) -> Iterator[Speaker]:
    """Yield the subject of "Die Wehr zählte zwölf, wie sie mitteilte": it tells of itself.

    Not of "Die Lage sei ernst, wie sie sagte": there the clause before is what somebody said.
    """
    line = reading.line
    starts = (min(report.frame)[0] for report in reading.found if report.frame)
    if any(start and line.lower(start) in _COMMENTS for start in starts):
        phrase = next(candidates(line, *line.clause(0)), None)
        who = speaker(line, phrase) if phrase and can_speak(line, phrase) else None
        yield from [who] if who and mood.subjunctive(line) is None else []


def _carried(reading: Reading, voice: Voice, memory: Memory) -> tuple[Speaker, ...]:
    """Return who speaks on where a sentence names nobody."""
    if voice is Voice.OUTLET:
        return ()
    if voice is Voice.QUOTED:
        return memory.last()
    if any(not report.carries for report in reading.found):
        return ()
    if mood.subjunctive(reading.line) is None and not reading.found:
        return _rumour(reading, memory)
    return _governor(reading, memory) or memory.last()


def _rumour(reading: Reading, memory: Memory) -> tuple[Speaker, ...]:
    """Return who says it where "will" or "soll" does: the subject, or whoever speaks already."""
    at = mood.evidential(reading.line)
    if at is not None and reading.line.has(at, "self_said"):
        return tuple(filter(None, [subject(reading.line)]))
    return memory.speakers if memory.running else ()


def _framed(reading: Reading) -> bool:
    """Tell a quotation and its presenter from a sentence with a term in quotation marks."""
    verb = any(report.rank is Rank.VERB for report in reading.found)
    return (verb or reading.longest > tuning.TERM_WORDS) and framed(reading.line)


def _governor(reading: Reading, memory: Memory) -> tuple[Speaker, ...]:
    """Return the subject of the clause that a Konjunktiv depends on: "X ist der Ansicht, Y sei"."""
    low, high = _governing(reading.line)
    own = subject(reading.line, low, high) if high else None
    who = _resolve(reading.line, own, memory.known()) if own else None
    return (who,) if who else ()


def _governing(line: Line) -> tuple[int, int]:
    """Return the main clause that a Konjunktiv depends on, (0, 0) where there is none."""
    at = mood.first(line)
    low, high = (0, 0) if at is None else line.before(at)
    governs = line.holds_verb(low, high) and not _DEPENDS.match(line.lower(low))
    return (low, high) if governs else (0, 0)


def _opinion(line: Line) -> list[tuple[int, int]]:
    """Return a governing clause that only says whose opinion follows, "dass" included."""
    low, high = _governing(line)
    nouns = group(line.language, "source_nouns")
    dass = line.lower(high + 1) in {"dass", "daß"}
    only = dass or any(line.lemma(at) in nouns for at in range(low, high))
    return [(low, high + 2 * dass)] if high and only else []


def _nearest_first(reading: Reading) -> Sequence[Report]:
    """In "laut X kamen 40, meldet Y" the source stands in what Y says: X is nearer."""
    verbs = [report for report in reading.found if report.rank is Rank.VERB]

    def rank(report: Report) -> int:
        told = report.rank is Rank.SOURCE and any(
            _is_told_by(reading.line, report, verb) for verb in verbs
        )
        return Rank.INVOKED if told else report.rank

    return sorted(reading.found, key=rank)


def _is_told_by(line: Line, source: Report, verb: Report) -> bool:
    """Tell whether a source phrase stands before the clause of a verb that says so at the end."""
    first, last = line.clause(source.frame[0][0]), line.clause(verb.frame[-1][0])
    return first < last and last[1] >= len(line.tokens) - 1


def _resolve(line: Line, who: Speaker, known: Iterable[Speaker]) -> Speaker | None:
    """Put the first of fitting gender in a pronoun's place; None without one."""
    if not who.pronoun:
        return who
    fitting = (one for one in known if not one.pronoun and _fits(line, who, one))
    one = next(fitting, None)
    return replace(one, gender=one.gender or who.gender) if one else None


def _fits(line: Line, who: Speaker, one: Speaker) -> bool:
    """Say whether a pronoun may stand for somebody.

    A German noun shows its gender by its article; one without is nobody's "er": "Straßen".
    """
    is_open = one.named or line.language != "de" or not who.gender
    return one.gender == who.gender or (is_open and "" in {one.gender, who.gender})


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
        memory.actor = (
            _resolve(reading.line, own, memory.known()) if own else None
        ) or memory.actor
        if leads and memory.actor:
            memory.speakers = (memory.actor,)
