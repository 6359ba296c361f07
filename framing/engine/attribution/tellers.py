"""A sentence with several numbers -> who gives which: "die Polizei sprach von 500, X von 900"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from framing.engine import lexicons, tuning
from framing.engine.attribution.cues import reports
from framing.engine.attribution.lines import Line, line_of
from framing.engine.attribution.phrases import Phrase, candidates, phrases, speaker
from framing.engine.attribution.sources import Rank, Report
from framing.engine.attribution.subjects import passive, subject_of
from framing.engine.attribution.things import can_speak
from framing.engine.attribution.verbs import is_verb
from framing.engine.quantities.kinds import TIMES
from framing.engine.values import Clean, Mention, Quantity, Span


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of tokens in which one source speaks, if any does."""

    low: int
    high: int
    numbers: tuple[int, ...]  # first tokens of those that stand in it


def give_sources(
    clean: Clean,
    sentence: Span,
    around: tuple[Sequence[Span], Sequence[Mention]],
    quantities: Sequence[Quantity],
    language: str,
) -> tuple[Quantity, ...]:
    """Name who gives each amount of a sentence, where it names several who do.

    `sentence` and what is `around` (the quotations and names that it holds) have clean offsets,
    `quantities` offsets in the sentence.
    """
    amounts = [q for q in quantities if q.unit not in TIMES]
    if len(amounts) < 2:
        return tuple(quantities)
    line = line_of(clean.text, sentence, *around, language)
    at = sentence.start
    placed = {q.span: Span(at + q.span.start, at + q.span.end) for q in amounts}
    named = tellers(line, list(placed.values()))
    if not named:
        return tuple(quantities)
    words = clean.text[sentence.start : sentence.end]
    told = {
        amount.span: replace(amount, source=named.get(placed[amount.span], ""))
        for amount in _of_one_thing(amounts, words)
    }
    return tuple(told.get(q.span, q) for q in quantities)


def _of_one_thing(amounts: Sequence[Quantity], words: str) -> Iterator[Quantity]:
    """Say of a bare number what the others count, where they count one thing.

    "Die Polizei zählte 500 Teilnehmer, die Veranstalter sprachen von 900 Menschen". It takes over
    a unit only where nothing stands behind it: "die Stadt nennt 2 Millionen Euro, die Bank 3".
    """
    counted = {(q.unit, q.what, q.of_whom) for q in amounts if q.what or q.unit != "count"}
    sizes = [q.low or q.high or 0.0 for q in amounts]
    # Who serves 190,000 people a year has not called off 190,000 operations.
    is_one = len(counted) == 1 and max(sizes) <= min(sizes) * tuning.LONE_RATIO
    for amount in amounts:
        if not is_one or amount.what or amount.unit != "count":
            yield amount
            continue
        ((unit, what, of_whom),) = counted
        alone = not words[amount.span.end :].strip()[:1].isalnum()
        fits = unit == "count" or alone
        yield replace(amount, unit=unit, what=what, of_whom=of_whom) if fits else amount


def tellers(line: Line, numbers: Sequence[Span]) -> Mapping[Span, str]:
    """Name the source of each number (clean offsets) of a sentence that names more than one.

    Empty where fewer than two sources give numbers: then the sentence's speaker gives them.
    """
    if line.language not in lexicons.load("tellers"):
        return {}
    firsts = {span: _token_at(line, span) for span in numbers}
    parts = list(_parts(line, sorted(firsts.values())))
    told = {number: name for number, name in _told(line, parts) if name}
    found = {span: told[at] for span, at in firsts.items() if at in told}
    return found if len(set(found.values())) > 1 else {}


def _token_at(line: Line, span: Span) -> int:
    """Return the first token of a span."""
    held = (at for at, token in enumerate(line.tokens) if token.end > span.start)
    return next(held, len(line.tokens))


def _parts(line: Line, numbers: Sequence[int]) -> Iterator[Part]:
    """Cut a sentence at its marks, and at "und" or "während" behind a number."""
    joints = lexicons.words("tellers", line.language, "parts")
    low = 0
    for at in range(len(line.tokens) + 1):
        held = tuple(number for number in numbers if low <= number < at)
        is_end = at == len(line.tokens) or line.divides(at)
        opens = at == low and line.lower(at) in joints
        if is_end or opens or (held and line.lower(at) in joints):
            if at > low:
                yield Part(low, at, held)
            low = at + 1


def _told(line: Line, parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    """Yield each number with the source of its part, "" without one."""
    found = reports(line)
    own = [_source(line, part, found) for part in parts]
    by_verb = False
    for at, part in enumerate(parts):
        name, has_verb = own[at]
        if part.numbers and not name:
            name = _elliptic(line, part) if by_verb else ""
            name = name or _beside(parts, own, at) or _apposed(line, parts, at)
        elif part.numbers:
            by_verb = has_verb
        yield from ((number, name) for number in part.numbers)


def _beside(parts: Sequence[Part], own: Sequence[tuple[str, bool]], at: int) -> str:
    """Return the source of the part before, or behind, that gives no number itself."""
    near = (place for place in (at - 1, at + 1) if 0 <= place < len(parts))
    return next((own[p][0] for p in near if own[p][0] and not parts[p].numbers), "")


def _apposed(line: Line, parts: Sequence[Part], at: int) -> str:
    """Return the subject before the marks of "the organisers, Klarblick, spoke of 4,000"."""
    part, before = parts[at], parts[at - 1 if at else at]
    if not at or before.numbers or line.holds_verb(before.low, before.high):
        return ""
    if not _gives(line, part.low):
        return ""
    found = candidates(line, before.low, before.high)
    return _name(line, next((phrase for phrase in found if can_speak(line, phrase)), None))


def _source(line: Line, part: Part, found: Sequence[Report]) -> tuple[str, bool]:
    """Return whom a part names as its source, and whether as the subject of a verb."""
    for at in range(part.low, part.high):
        if _gives(line, at):
            phrase = subject_of(line, at) if passive(line, at) else _subject(line, part, at)
            name = _name(line, phrase)
            if name:
                return name, True
    for report in found:
        inside = any(low < part.high and part.low < high for low, high in report.frame)
        who = next((who for who in report.speakers if not who.pronoun), None)
        if inside and who:
            return who.name, report.rank is Rank.VERB
    return "", False


def _gives(line: Line, at: int) -> bool:
    """Tell a verb by which somebody gives a number, or says something at all."""
    if line.tokens[at].quoted or not line.tokens[at].form.islower():
        return False
    listed = lexicons.words("tellers", line.language, "counts")
    return line.lemma(at) in listed or is_verb(line, at)


def _subject(line: Line, part: Part, verb: int) -> Phrase | None:
    """Return the first phrase of a part that may be its subject and is not what is counted."""
    found = (*candidates(line, part.low, verb), *candidates(line, verb + 1, part.high))
    return next((phrase for phrase in found if _may_give(line, phrase, part)), None)


def _may_give(line: Line, phrase: Phrase, part: Part) -> bool:
    """Leave out what is counted: "zwölf Teilnehmer"."""
    counted = not phrase.article and phrase.low - 1 in part.numbers
    return can_speak(line, phrase) and not counted


def _elliptic(line: Line, part: Part) -> str:
    """Return the subject of ", die Veranstalter dagegen von 3.000" and ", 3.000 die Veranstalter".

    One of the two opens the part.
    """
    found = candidates(line, part.low, part.high)
    first = next((phrase for phrase in found if _may_give(line, phrase, part)), None)
    if first is None or line.holds_verb(part.low, part.high):
        return ""
    number = part.numbers[0]
    number_first = part.low == number and first.article != ""
    # "Well above the government's estimate of 12": more stands between than "dagegen von".
    leads = first.low == part.low and not any(phrases(line, first.high, number))
    return _name(line, first) if number_first or leads else ""


def _name(line: Line, phrase: Phrase | None) -> str:
    who = speaker(line, phrase) if phrase else None
    return who.name if who and not who.pronoun else ""
