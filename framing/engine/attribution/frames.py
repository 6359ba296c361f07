"""A sentence with a quotation -> whether the rest only presents it, and who stands there."""

from framing.engine import tuning
from framing.engine.attribution.lines import Line
from framing.engine.attribution.phrases import Speaker, candidates, speaker


def framed(line: Line, longest: int) -> bool:
    """Tell a sentence that is a quotation and its presenter: "„…“, sagte X", "X sagte: „…“"."""
    if longest <= tuning.TERM_WORDS:
        return False
    return _leads(line) or _after_colon(line)


def _leads(line: Line) -> bool:
    """The quotation stands first, and a comma parts it from the rest."""
    tokens = line.tokens
    end = next((at for at, token in enumerate(tokens) if not token.quoted), len(tokens))
    return 0 < end < len(tokens) and line.lower(end) in {",", "–"}


def _after_colon(line: Line) -> bool:
    tokens = line.tokens
    return any(token.form == ":" and tokens[at + 1].quoted for at, token in enumerate(tokens[:-1]))


def subject(line: Line, high: int | None = None) -> Speaker | None:
    """Return the first phrase that can be a subject, before a token if one is given."""
    phrase = next(candidates(line, 0, len(line.tokens) if high is None else high), None)
    return speaker(line, phrase) if phrase else None
