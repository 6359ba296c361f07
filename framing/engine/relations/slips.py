"""Whether two claims are one sentence in which another number stands."""

from framing.engine import lexicons, tuning
from framing.engine.quantities.kinds import end_of, is_cumulative, kind_of
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, once_each


def is_copied_otherwise(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """Tell "bis zu 70 Tage" in one copy of a sentence from "bis zu 90 Tage" in another.

    Nobody counted anew. Not of a toll, of a damage, of troops or helpers, which even copies bring
    up to date.
    """
    forces = lexicons.words("figures", "all", "forces")
    is_sent = kind_of(left) in forces or end_of(left.what, "same", "helfer")
    if left.unit.startswith("money") or is_cumulative((left, right)) or is_sent:
        return False
    rest = _rest(duo.left, left)
    return len(rest) >= tuning.COPIED_WORDS and rest == _rest(duo.right, right)


@once_each
def _rest(told: Told, quantity: Quantity) -> tuple[str, ...]:
    """Return the words of a claim without its figure, as they stand."""
    span = quantity.span
    return tuple(w.form for w in told.words if not span.start <= w.span.start < span.end)
