"""A verb of saying -> its subject: who speaks."""

import re
from collections.abc import Iterator
from typing import Final

from framing.engine import lexicons
from framing.engine.attribution.lines import AUXILIARIES, Line, group
from framing.engine.attribution.phrases import (
    Phrase,
    Speaker,
    candidates,
    kind,
    modifier,
    named,
    oblique,
    phrases,
    speaker,
)
from framing.engine.attribution.sources import Rank, Report
from framing.engine.attribution.things import can_speak

_RELATIVE: Final = re.compile(r"(?:d(?:er|ie|as|em|en|essen|eren)|who|which|whose)$")
_PARTICIPLE: Final = re.compile(r"(?:t|en)e[mnrs]?$")  # verkündete, verkündeten, beschriebenes
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
    low = _last_joint(line, _behind_quotation(line, low, at), at)
    if lemma in group(line.language, "stated_in"):
        yield from _statement(line, low, high)
    found = (
        *_before_apposition(line, low, at),
        *(() if _inverted(line, low, at) else candidates(line, low, at)),
        *candidates(line, at + 1, high),
        *candidates(line, low, at),
        *(candidates(line, at + 1, len(line.tokens)) if points_back(line, at) else ()),
        *_before_bracket(line, low),
        *(() if _ends_with(line, at) else _first_of_all(line, low)),
    )
    able = [phrase for phrase in found if can_speak(line, phrase)]
    yield from sorted(able, key=lambda phrase: _disagrees(line, phrase, at))


def _ends_with(line: Line, at: int) -> bool:
    """Tell ", meldet X." at the end of a sentence: what is said stands before it."""
    low, high = line.clause(at)
    return low == at and high >= len(line.tokens) - 1 and not _apposed(line, *line.before(at))


def _first_of_all(line: Line, low: int) -> Iterator[Phrase]:
    """Yield the subject of "Die Wirtin lacht, sagt aber, dass": it opens the sentence."""
    found = next(phrases(line, 0, low), None)
    if found and found.low == 0 and not oblique(found):
        yield found


def _behind_quotation(line: Line, low: int, at: int) -> int:
    """Go behind the end of a quotation that began in an earlier clause."""
    if low and line.tokens[low - 1].quoted:
        while low < at and line.tokens[low].quoted:
            low += 1
    return low


def _disagrees(line: Line, phrase: Phrase, at: int) -> bool:
    """Tell a German plural beside a verb in the singular: "Die Ereignisse nannte er".

    Only where the verb of saying itself is inflected and the plural shows by its dictionary form.
    """
    if line.language != "de" or any(named(line, near) for near in range(phrase.head, phrase.high)):
        return False
    finite = not any(line.lemma(near) in AUXILIARIES for near in range(*line.clause(at)))
    several = len(line.lemma(phrase.high - 1)) < len(line.lower(phrase.high - 1))
    return finite and several and line.lower(at).endswith(("t", "te"))


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
        if phrase.preposition in {"von", "vom", "by"} and can_speak(line, phrase):
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
    gap = closed or _covered(line, low, at)
    # "he added", "which officials said": the verb's clause has a subject of its own.
    own = line.has(low - 1, "focus") or any(p.pronoun for p in phrases(line, low, at))
    # "The ferry sank, a spokesman said": in English nothing but the subject stands there.
    own = own or (line.language == "en" and next(candidates(line, low, at), None) is not None)
    apposed = head + 1 == low or _apposed(line, head + 1, low)
    if 0 < head < low - (low == at) and gap and not own and apposed and _covered(line, 0, head):
        yield from list(candidates(line, 0, head))[:1]
    first, end = line.before(line.before(at)[0])
    # ", wie Jana Beispiel, die Leiterin, sagte" and "“…,” the mayor, Jana Beispiel, said"
    if low == at and (line.lower(first) == "wie" or line.tokens[first].quoted):
        yield from candidates(line, _behind_quotation(line, first, end), end)
    if line.language == "en" and low == at and first:
        yield from _name_in_commas(line, (first, end), line.before(at))


def _name_in_commas(line: Line, *clauses: tuple[int, int]) -> Iterator[Phrase]:
    """Yield the name of "…, the mayor, Jana Beispiel, said"; the mayor may stand behind it."""
    names = [clause for clause in clauses if all(named(line, at) for at in range(*clause))]
    if names and not line.holds_verb(clauses[0][0], clauses[-1][1]):
        yield from candidates(line, *names[-1])


def _covered(line: Line, low: int, high: int) -> bool:
    """Tell whether phrases fill a range of tokens, so that it holds no verb."""
    found = list(phrases(line, low, high))
    ends = [low, *(phrase.high for phrase in found)]
    return all(end == phrase.low for end, phrase in zip(ends, found, strict=False)) and (
        ends[-1] == high
    )


def _apposed(line: Line, low: int, high: int) -> bool:
    """Tell an apposition or a relative clause from the rest of a statement, which has a verb."""
    relative = line.lower(low + line.has(low, "prepositions"))
    return bool(_RELATIVE.match(relative)) or not line.holds_verb(low, high)


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
    low, high = line.clause(at)
    saying = (near + 1 for near in range(at, high) if line.lower(near) == "saying")
    return Report(cue, speakers, Rank.RELAY, frame=((low, next(saying, high)),))


def attributive(line: Line, at: int) -> bool:
    """Tell a German participle before its noun: "die amtlich verkündete „Beruhigung“".

    Between it and its article stand adverbs alone, and its noun follows: "das allerdings bestritt
    die Regierung" and "die zwei sagten, …" have verbs.
    """
    if line.language != "de" or not _PARTICIPLE.search(line.lower(at)):
        return False
    numbers = lexicons.load("quantities")["de"]["number"]
    first = at - 1
    while first > 0 and line.tokens[first].form.islower() and not kind(line.lower(first)):
        if line.lower(first) in numbers:
            return False
        first -= 1
    opens = first == 0 or line.lower(first - 1) not in {",", ";", ":", "–"}
    is_led = opens and kind(line.lower(first)) == "article" and at - first > 1
    behind = next((token for token in line.tokens[at + 1 :] if token.is_word), None)
    is_noun = behind is not None and (behind.quoted or behind.form[0].isupper())
    return is_led and is_noun and line.tokens[at + 1].form != ","
