"""A claim -> what it says, without the words that only attribute it."""

from dataclasses import dataclass

from framing.engine.cleaning import to_clean
from framing.engine.similarity import words
from framing.engine.similarity.words import Token
from framing.engine.values import Claim, Clean, Mention, Span


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody says, without who says it; the whole claim where nothing else would be left.

    Two things that one man said are not one thing, and one thing that two men say is.
    """

    tokens: tuple[str, ...]  # words and numbers, in order
    names: tuple[Mention, ...]


def message(claim: Claim, clean: Clean) -> Message:
    """Take the frame of attribution out of a claim; `clean` leads from raw to clean offsets."""
    if not claim.frame:
        return Message(tuple(words.texts(claim.text)), claim.names)
    tokens = words.tokens(claim.text)
    frame = [_local(claim, part, clean) for part in claim.frame]
    kept = [token for token in tokens if not _is_inside(token.span, frame)]
    if not any(words.says_something(token.text, claim.language) for token in kept):
        return Message(_texts(tokens), claim.names)
    named = tuple(m for m in claim.names if not _is_inside(m.span, claim.frame))
    return Message(_texts(kept), named)


def _local(claim: Claim, part: Span, clean: Clean) -> Span:
    """Return a raw span as offsets into the words of the claim."""
    base, span = to_clean(clean, claim.span).start, to_clean(clean, part)
    return Span(span.start - base, span.end - base)


def _texts(tokens: list[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def _is_inside(span: Span, parts: tuple[Span, ...] | list[Span]) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in parts)
