"""Over how much of a country two figures count people: all of it, or one town."""

from typing import Final

from framing.engine import lexicons
from framing.engine.quantities.kinds import is_fate, kind_of
from framing.engine.relations.clauses import has_any
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, once_each

WIDE: Final = "wide"
LOCAL: Final = "local"


def are_of_two_scopes(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """Tell "240.000 in 23 Städten" from "35.000 im Zentrum der Hauptstadt"."""
    return are_apart(scope_of(duo.left, left), scope_of(duo.right, right))


def are_apart(one: str, other: str) -> bool:
    """Tell two scopes that exclude each other; "" says nothing."""
    return {one, other} == {WIDE, LOCAL}


@once_each
def scope_of(told: Told, quantity: Quantity) -> str:
    """Return whether those counted are of the whole country or of one town; "" where unsaid.

    Only of what befell people or what they did: where soldiers or shops are is another matter.
    """
    if not is_fate(quantity):
        return ""
    spread = lexicons.words("figures", "all", "spread")
    lemmas = [word.lemma for word in told.words]
    language = told.claim.language
    if has_any(lemmas, lexicons.words("figures", language, "wide")) or any(
        kind_of(other) in spread and (other.low or 0) > 1 for other in told.claim.quantities
    ):
        return WIDE
    return LOCAL if has_any(lemmas, lexicons.words("figures", language, "local")) else ""
