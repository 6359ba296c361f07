"""A verb of saying -> its subject: who speaks."""

from collections.abc import Iterator
from typing import Final

from framing.engine.attribution.lines import AUXILIARIES, Line, group
from framing.engine.attribution.phrases import (
    Phrase,
    Speaker,
    candidates,
    covered,
    modifier,
    named,
    oblique,
    phrases,
    speaker,
)
from framing.engine.attribution.sources import Rank, Report

_POINTS_BACK: Final = frozenset({"das", "dies", "dieses", "so", "this"})


def subject_of(line: Line, at: int, lemma: str = "") -> Phrase | None:
    """Find who speaks: before the verb, or behind it where something else stands first."""
    return next(_agents(line, at) if passive(line, at) else _subjects(line, at, lemma), None)


def spoken_by(line: Line, phrase: Phrase | None) -> tuple[Speaker, ...]:
    """Return the speaker that a phrase names, none without a phrase."""
    who = speaker(line, phrase) if phrase else None
    return (who,) if who else ()


def _subjects(line: Line, at: int, lemma: str) -> Iterator[Phrase]:
    """Yield what may be the subject of a verb, the likeliest first."""
    low, high = line.clause(at)
    low = _last_joint(line, low, at)
    if lemma in group(line.language, "stated_in"):
        yield from _statement(line, low, high)
    yield from _before_apposition(line, low, at)
    if not _inverted(line, low, at):
        yield from candidates(line, low, at)
    yield from candidates(line, at + 1, high)
    yield from candidates(line, low, at)
    if points_back(line, at):
        yield from candidates(line, at + 1, len(line.tokens))
    yield from _before_bracket(line, low)
    found = next(phrases(line, 0, low), None)
    if found and found.low == 0 and not oblique(found):
        yield found


def passive(line: Line, at: int) -> bool:
    """Tell "was told", "wird gefordert", "ist gefordert worden"."""
    if line.language == "en":
        return line.lemma(at - 1) == "be"
    finite = line.lower(at).endswith(("te", "ten")) or line.lower(at) == line.lemma(at)
    becomes = any(line.lemma(near) == "werden" for near in range(*line.clause(at)))
    return becomes and not finite


def _agents(line: Line, at: int) -> Iterator[Phrase]:
    """Yield who is named with "von" beside a passive."""
    for phrase in phrases(line, *line.clause(at)):
        if phrase.preposition in {"von", "vom", "by"}:
            yield phrase


def _last_joint(line: Line, low: int, at: int) -> int:
    """Go behind "und er" and behind "auch", to where the verb's own clause begins."""
    for near in range(at - 1, low, -1):
        joint = line.has(near - 1, "joints") and line.holds_verb(low, near - 1)
        if joint and next(candidates(line, near, at), None):
            return near
    while low < at and line.has(low, "focus"):
        low += 1
    return low


def _statement(line: Line, low: int, high: int) -> Iterator[Phrase]:
    """Yield whose paper it is in "In dem Schreiben der Stadt heißt es", "geht aus X hervor"."""
    for phrase in phrases(line, low, high):
        if phrase.preposition in {"in", "im", "aus", "auf"}:
            yield modifier(line, phrase) or phrase


def _before_apposition(line: Line, low: int, at: int) -> Iterator[Phrase]:
    """Yield the subject of "Der Leiter, Klaus Beispiel, sagte" and of "Der Rat (DRB) sagte"."""
    head = line.clause(0)[1]
    closed = low == at or line.lower(low - 1) == ")" or line.lemma(low) in AUXILIARIES
    gap = closed or covered(line, low, at)
    if 0 < head < low and gap and covered(line, 0, head):
        yield from list(candidates(line, 0, head))[:1]


def _before_bracket(line: Line, low: int) -> Iterator[Phrase]:
    """Yield the subject of "hat Ole Brand (Die Ufer) bekanntgegeben"."""
    if line.lower(low - 1) == ")":
        opening = max(at for at in range(low) if line.lower(at) == "(" or not at)
        yield from candidates(line, line.clause(max(0, opening - 1))[0], opening)


def _inverted(line: Line, low: int, at: int) -> bool:
    """Tell a clause whose first phrase is not its subject: "Am Montag sagte X"."""
    found = next(phrases(line, low, at), None)
    if found is None or found.low != low or oblique(found):
        return True
    if line.lower(low) in _POINTS_BACK and line.holds_verb(low, found.head):
        return True
    after = next(phrases(line, at + 1, len(line.tokens)), None)
    object_first = found.article in {"die", "eine", "das"} and not named(line, found.high - 1)
    return (
        object_first
        and after is not None
        and after.low == at + 1 == after.head
        and bool(named(line, at + 1))
    )


def points_back(line: Line, at: int) -> bool:
    return at == 1 and line.lower(0) in _POINTS_BACK


def relay(line: Line, at: int, cue: str) -> Report:
    """Read "X zitiert Y": the words are Y's; in the passive the subject is Y."""
    found = [p for p in phrases(line, *line.clause(at)) if p.preposition in {"", "von", "by"}]
    by = [p for p in found if p.preposition]
    plain = [p for p in found if not p.preposition]
    order = plain[:1] + by[:1] if passive(line, at) else [*plain[1:2], *plain[:1]]
    speakers = tuple(filter(None, (speaker(line, p) for p in order)))
    return Report(cue, speakers, Rank.RELAY, frame=(line.clause(at),))
