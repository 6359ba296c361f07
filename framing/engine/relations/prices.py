"""What things cost or are worth: whether another price is a later stand of the first."""

from framing.engine import lexicons
from framing.engine.relations.topics import Couple
from framing.engine.rules import Duo
from framing.engine.values import Voice


def is_other_price(duo: Duo, couple: Couple) -> bool:
    """Tell two prices that are no stands of one: just one has a source, or it is set once.

    What a thing is worth is set once in whatever money, also in one that is not listed.
    """
    if couple[0].unit.startswith("money"):
        return _is_told_by_one(duo) or _is_settled(duo)
    worth = lexicons.words("figures", "all", "worth")
    lemmas = {word.lemma for told in (duo.left, duo.right) for word in told.words}
    return not worth.isdisjoint(lemmas)


def _is_told_by_one(duo: Duo) -> bool:
    """Tell whether just one number has a source.

    What a road costs by a paper is no later stand of what another text says it costs.
    """
    own = [told.claim.voice is Voice.OUTLET for told in (duo.left, duo.right)]
    return own[0] is not own[1]


def _is_settled(duo: Duo) -> bool:
    """Tell the sum of a contract or a fine, which is set once."""
    listed = tuple(lexicons.words("figures", "all", "settled"))
    lemmas = (word.lemma for told in (duo.left, duo.right) for word in told.words)
    return any(lemma.endswith(listed) for lemma in lemmas)
