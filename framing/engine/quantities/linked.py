"""Bare numbers that have the unit of another: "52 zu 48 Prozent", "300 euros, up from 200".

And sums whose money was named before: "1.9bn crowns, more than the estimate of 1.2bn".
"""

from collections.abc import Sequence
from dataclasses import replace

from framing.engine import tuning
from framing.engine.quantities import numbers
from framing.engine.quantities.amounts import Amount
from framing.engine.quantities.scene import CLAUSE_ENDS
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary


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
    if before and before.unit.startswith("money") and _is_bare_sum(tokens, amount):
        return replace(amount, unit=before.unit)
    return amount


def _as_much_as(
    amount: Amount, other: Amount, tokens: Sequence[Token], words: Vocabulary
) -> Amount:
    """Measure a bare number by the unit of another: "von 64 auf 67 Jahre" are 768 months first."""
    read = (numbers.read(tokens, at, words) for at in range(other.first, other.end))
    plain = next((value.low for value in read if value and value.low), other.low)
    factor = other.low / plain if plain else 1
    return replace(amount, unit=other.unit, low=amount.low * factor, high=amount.high * factor)


def _is_bare_sum(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell millions behind which the clause ends, so that no noun says of what they are."""
    behind = _word(tokens, amount.end)
    return amount.low >= tuning.BARE_SUM and (behind in {"", "."} or behind in CLAUSE_ENDS)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
