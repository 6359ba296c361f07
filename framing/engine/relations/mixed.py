"""Whether one figure counts a mixed crowd of which the other is one sort."""

from framing.engine import lexicons
from framing.engine.quantities.kinds import is_fate, kind_of_word
from framing.engine.relations.clauses import has_any
from framing.engine.relations.ranges import value_of
from framing.engine.relations.topics import is_one_thing
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, once_each


def is_one_sort_of(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """Tell "950 Helfer, unter ihnen Soldaten" from "650 Freiwillige": some are of neither sort.

    The lesser number has a noun of its own, which the greater does not share. Who was hurt or
    marched is left out: there the noun is mostly another name for all of them.
    """
    if left.unit != "count" or is_fate(left) or is_fate(right):
        return False
    lesser, greater = sorted((left, right), key=value_of)
    of_all = duo.right if greater is right else duo.left
    sort, crowd = _noun(lesser), _noun(greater)
    return bool(sort) and not is_one_thing(sort, crowd) and says_who_is_among(of_all, greater)


def _noun(quantity: Quantity) -> str:
    return kind_of_word(quantity.of_whom or quantity.what)


@once_each
def says_who_is_among(told: Told, quantity: Quantity) -> bool:
    """Tell whether words behind a figure name some of those counted: "guests and staff alike".

    They stand right behind it or behind the next comma, before another sentence part begins.
    """
    listed = lexicons.words("figures", told.claim.language, "mixed_behind")
    behind = [word for word in told.words if word.span.start >= quantity.span.end]
    last = min((word.clause for word in behind), default=0) + 1
    return has_any([word.lemma for word in behind if word.clause <= last], listed)
