"""Dates, amounts and what they count, put together."""

from collections.abc import Sequence
from datetime import date

from framing.engine import tuning
from framing.engine.quantities import amounts, beginnings, counted, dates, former, linked
from framing.engine.quantities.amounts import Amount
from framing.engine.quantities.scene import CLAUSE_ENDS, Counted, Scene
from framing.engine.quantities.tokens import Token, cut
from framing.engine.quantities.vocabulary import Vocabulary, vocabulary
from framing.engine.values import Bound, Quantity, Span

_BEFORE_OBJECTS = frozenset({"auf", "für", "durch", "gegen", "über", "an", "on", "for", "by"})
_OPEN_ABOVE = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_OPEN_BELOW = frozenset({Bound.UP_TO, Bound.LESS_THAN})


def find(sentence: str, language: str, *, published: date | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of a sentence, in the order they stand; spans are offsets in it.

    What the values mean is told in the package's docstring.
    """
    words = vocabulary(language)
    days = dates.find(sentence, language, published)
    # To cut a sentence takes longer than to see that it holds no number, as every other one.
    tokens = cut(sentence, language) if beginnings.may_hold(sentence, words) else ()
    taken = [
        index
        for index, token in enumerate(tokens if days else ())
        if any(token.start < day.span.end and day.span.start < token.end for day in days)
    ]
    found = linked.share_units(tokens, amounts.find(tokens, frozenset(taken), words), words)
    if not found:
        return tuple(sorted(days, key=lambda quantity: quantity.span))
    meant = counted.resolve(tokens, found, taken, words)
    old = former.find(Scene(tokens, found, frozenset(taken), words), meant)
    counts = [
        _quantity(sentence, tokens, (amount, of), former=at in old)
        for at, (amount, of) in enumerate(zip(found, meant, strict=True))
        if _sure(tokens, amount, of, taken) or _is_told(tokens, amount, words)
    ]
    return tuple(sorted((*days, *counts), key=lambda quantity: quantity.span))


def _sure(tokens: Sequence[Token], amount: Amount, of: Counted, taken: Sequence[int]) -> bool:
    """Drop articles ("ein", "one") that count nothing, and numbers that are part of a name."""
    if amount.article:
        # "einer", "einem" are dative or genitive: what they stand with is seldom counted.
        oblique = tokens[amount.first].lower in {"einer", "einem"}
        # "Die Polizei räumt 26 Verletzte ein und schweigt": the end of its verb.
        behind = tokens[amount.end] if amount.end < len(tokens) else None
        ends = behind is None or behind.kind == "mark" or behind.lower == "und"
        is_particle = tokens[amount.first].lower == "ein" and ends
        # "Die meisten Festgenommenen warten auf einen Richter."
        is_object = amount.first > 0 and tokens[amount.first - 1].lower in _BEFORE_OBJECTS
        is_other = is_particle or is_object or (oblique and of.group is not None)
        return bool(of.outcome) and not is_other
    before = tokens[amount.first - 1] if amount.first > 1 else None
    # "Boeing 737", but not "der Verbund 18.000", nor "am Mittwoch 3100".
    label = tokens[amount.first].kind == "number" and amount.high < tuning.LEAST_UNNAMED
    label = label and amount.first - 1 not in taken
    named = before is not None and before.capital and label
    return amount.unit != "count" or bool(of.what) or of.group is not None or not named


def _is_told(tokens: Sequence[Token], amount: Amount, words: Vocabulary) -> bool:
    """Tell a bare number behind who gives it: "nach Angaben der Polizei 2500, …"."""
    behind = tokens[amount.end].lower if amount.end < len(tokens) else "."
    if amount.article or behind not in CLAUSE_ENDS | {"."}:
        return False
    before = [token.lower for token in tokens[: amount.first]]
    start = max((n + 1 for n, word in enumerate(before) if word in CLAUSE_ENDS), default=0)
    return any(
        words.any_of("told_as", lead)
        for at in range(start, len(before))
        for lead in (before[at], " ".join(before[at : at + 2]))
    )


def _quantity(
    sentence: str, tokens: Sequence[Token], told: tuple[Amount, Counted], *, former: bool
) -> Quantity:
    amount, of = told
    span = Span(tokens[amount.first].start, tokens[amount.end - 1].end)
    return Quantity(
        span=span,
        low=None if amount.bound in _OPEN_BELOW else amount.low,
        high=None if amount.bound in _OPEN_ABOVE else amount.high,
        bound=amount.bound,
        unit=amount.unit,
        what=of.what,
        of_whom=of.of_whom,
        words=sentence[span.start : span.end],
        former=former,
    )
