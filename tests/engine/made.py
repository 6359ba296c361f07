"""Claims made by hand, for the tests of the steps that compare them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from framing.engine.cleaning import clean
from framing.engine.quantities import find
from framing.engine.rules import Duo
from framing.engine.values import (
    Claim,
    Completeness,
    Markup,
    Mention,
    Pair,
    Reading,
    Span,
    Status,
    Text,
)
from framing.engine.words import Told, tell


def make_text(text_id: str = "a", text: str = "", **fields: Any) -> Text:
    """Make an account; German and complete unless told otherwise."""
    fields = {"language": "de", "completeness": Completeness.COMPLETE, **fields}
    return Text(text_id, text, markup=Markup.PLAIN, **fields)


def span_of(text: str, words: str) -> Span:
    """Find words in a text; they have to be in it."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_claim(
    text: str,
    *,
    account: str = "a",
    language: str = "de",
    published: date | None = None,
    names: Sequence[str] = (),
    quotes: Sequence[str] = (),
    **fields: Any,
) -> Claim:
    """Make a claim that is a whole text; its quantities are found, its names and quotes given."""
    return Claim(
        id=f"{account}:0-{len(text)}",
        account=account,
        span=Span(0, len(text)),
        text=text,
        language=language,
        order=0,
        quantities=find(text, language, published=published),
        names=tuple(Mention(span_of(text, n), n, n.split()[-1].casefold()) for n in names),
        quotes=tuple(span_of(text, quote) for quote in quotes),
        **fields,
    )


def make_reading(claim: Claim, **fields: Any) -> Reading:
    """Make the reading of a text that is this one claim."""
    text = make_text(claim.account, claim.text, language=claim.language, **fields)
    return Reading(text, clean(text.text, markup=text.markup), (claim,))


def make_told(
    claim: Claim, *, names: Mapping[str, str] | None = None, published: date | None = None
) -> Told:
    """Take a claim apart into words."""
    return tell(claim, make_reading(claim, published=published), names or {})


def put_beside(told: Told, *claims: Claim) -> Told:
    """Put a claim into a text with these claims, in this order."""
    return replace(told, reading=replace(told.reading, claims=claims))


def make_duo(
    left: Claim | str,
    right: Claim | str,
    *,
    language: str = "de",
    days: tuple[date | None, date | None] = (None, None),
    names: Mapping[str, str] | None = None,
    **pair: Any,
) -> Duo:
    """Put two claims side by side, as a clear match unless told otherwise."""
    if isinstance(left, str):
        left = make_claim(left, account="a", language=language, published=days[0])
    if isinstance(right, str):
        right = make_claim(right, account="b", language=language, published=days[1])
    pair = {"score": 0.9, "status": Status.MATCH, "signals": {}, **pair}
    return Duo(
        Pair(left.id, right.id, **pair),
        make_told(left, names=names, published=days[0]),
        make_told(right, names=names, published=days[1]),
    )


def words_at(told: Told, spans: object) -> list[str]:
    """Read what evidence points at."""
    assert isinstance(spans, list)
    return [told.text.text[start:end] for start, end in spans]
