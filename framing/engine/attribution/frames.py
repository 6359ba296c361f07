"""A sentence with a quotation -> whether the rest only presents it, and who stands there."""

from framing.engine.attribution.lines import Line
from framing.engine.attribution.phrases import Speaker, candidates, speaker


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
