"""Bare numbers that have the unit of another: "52 zu 48 Prozent", "300 euros, up from 200".

And sums whose money was named before: "1.9bn crowns, more than the estimate of 1.2bn".
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from framing.engine import tuning
from framing.engine.quantities import numbers
from framing.engine.quantities.amounts import Amount
from framing.engine.quantities.scene import CLAUSE_ENDS
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary

_UNSCALED: Final = 1000  # a greater number is written out: "900.000 auf 1,2 Millionen"


def share_units(
    tokens: Sequence[Token], found: Sequence[Amount], words: Vocabulary
) -> tuple[Amount, ...]:
    """Give bare numbers the unit of the amount beside them where words join the two."""
    near = zip([None, *found], found, [*found[1:], None], strict=False)
    return tuple(
        _with_unit(tokens, amount, (before, after), words) for before, amount, after in near
    )


def _with_unit(
    tokens: Sequence[Token],
    amount: Amount,
    near: tuple[Amount | None, Amount | None],
    words: Vocabulary,
) -> Amount:
    if amount.unit != "count":
        return amount
    before, after = near
    lead = f"{_word(tokens, amount.first - 2)} {_word(tokens, amount.first - 1)}"
    if before and words.any_of("moved_from", lead):
        return _as_much_as(amount, before, tokens, words)
    is_linked = words.any_of("links_units", _word(tokens, amount.end))
    if after and is_linked and after.first == amount.end + 1:
        return _as_much_as(amount, after, tokens, words)
    if after and is_instead_of(tokens, amount, after, words):
        return _as_much_as(amount, after, tokens, words)
    if before and before.unit.startswith("money") and _is_bare_sum(tokens, amount):
        return replace(amount, unit=before.unit)
    return amount


def is_instead_of(
    tokens: Sequence[Token], amount: Amount, after: Amount, words: Vocabulary
) -> bool:
    """Tell "118 statt 64 Millionen Kronen", "118 statt der geplanten 64 Millionen"."""
    between = [_word(tokens, at) for at in range(amount.end, after.first)]
    is_cue = any(words.any_of("instead", " ".join(between[:length])) for length in (1, 2))
    return is_cue and len(between) <= tuning.QUANTITY_REACH and CLAUSE_ENDS.isdisjoint(between)


def _as_much_as(
    amount: Amount, other: Amount, tokens: Sequence[Token], words: Vocabulary
) -> Amount:
    """Measure a bare number by the unit of another: "von 64 auf 67 Jahre" are 768 months first.

    And by its scale where that comes behind: "64 auf 118 Millionen Kronen" begins at 64 million.
    """
    plain, scale = _written(other, tokens, words)
    is_led = other.first > amount.first and amount.high < _UNSCALED
    factor = other.low / plain * (scale if is_led else 1)
    return replace(amount, unit=other.unit, low=amount.low * factor, high=amount.high * factor)


def _written(amount: Amount, tokens: Sequence[Token], words: Vocabulary) -> tuple[float, float]:
    """Return the number in the words of an amount, and the scale that is a part of it."""
    read = ((at, numbers.read(tokens, at, words)) for at in range(amount.first, amount.end))
    told = (
        (value.low, _scale(tokens[at], value, words)) for at, value in read if value and value.low
    )
    return next(told, (amount.low or 1, 1))


def _scale(token: Token, value: numbers.Value, words: Vocabulary) -> float:
    head = numbers.digits(token.text, words.language) or numbers.spelled(token.lower, words)
    return value.low / head if value.scaled and head else 1


def _is_bare_sum(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell millions behind which the clause ends, so that no noun says of what they are."""
    behind = _word(tokens, amount.end)
    return amount.low >= tuning.BARE_SUM and (behind in {"", "."} or behind in CLAUSE_ENDS)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
