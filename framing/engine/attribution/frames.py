"""A sentence -> whether it presents a quotation, who stands there, which words only attribute."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby

from framing.engine import tuning
from framing.engine.attribution.lines import Line
from framing.engine.attribution.phrases import Speaker, candidates, speaker
from framing.engine.values import Span


def framed(line: Line) -> bool:
    """Tell a sentence that is a quotation and its presenter: "„…“, sagte X", "X sagte: „…“"."""
    return _leads(line) or _after_colon(line)


def _leads(line: Line) -> bool:
    """The quotation stands first, and a comma parts it from the rest, or ends it in English."""
    tokens = line.tokens
    end = next((at for at, token in enumerate(tokens) if not token.quoted), len(tokens))
    parted = {line.lower(end), line.lower(end - 2)} & {",", "–", "!", "?"}
    return 0 < end < len(tokens) and bool(parted)


def _after_colon(line: Line) -> bool:
    tokens = line.tokens
    return any(token.form == ":" and tokens[at + 1].quoted for at, token in enumerate(tokens[:-1]))


def subject(line: Line, low: int = 0, high: int | None = None) -> Speaker | None:
    """Return the first phrase of a range of tokens that can be a subject."""
    phrase = next(candidates(line, low, len(line.tokens) if high is None else high), None)
    return speaker(line, phrase) if phrase else None


def frame_of(line: Line, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return ranges of tokens as spans, without quoted words and without marks at their ends.

    A name in quotation marks stays: "wie die Sanitäter des Bündnisses „Freie Ufer“ mitteilten".
    """
    held = {at for low, high in ranges for at in range(low, high)}
    held -= {at for run in _quotations(line) if not _is_named(line, run, held) for at in run}
    runs = groupby(range(len(line.tokens)), held.__contains__)
    found = (_trimmed(line, list(run)) for inside, run in runs if inside)
    return tuple(span for span in found if span)


def _quotations(line: Line) -> Iterator[list[int]]:
    runs = groupby(range(len(line.tokens)), lambda at: line.tokens[at].quoted)
    return (list(run) for is_quoted, run in runs if is_quoted)


def _is_named(line: Line, run: list[int], held: AbstractSet[int]) -> bool:
    """Tell a short name between words of a frame from what somebody says: „Freie Ufer“."""
    words = [line.tokens[at] for at in run if line.tokens[at].is_word]
    is_name = 0 < len(words) <= tuning.TERM_WORDS and words[0].form[0].isupper()
    return is_name and held >= {run[0] - 1, *run, run[-1] + 1}


def _trimmed(line: Line, run: list[int]) -> Span | None:
    words = [line.tokens[at] for at in run if line.tokens[at].is_word]
    return Span(words[0].start, words[-1].end) if words else None
