"""Two claims that say the same, for which a match alone is not enough."""

from framing.engine import tuning
from framing.engine.relations.negation import is_turned
from framing.engine.rules import AGREEMENT, Duo
from framing.engine.values import Finding
from framing.engine.words import dice


def find(duo: Duo) -> Finding | None:
    """Return the agreement of a close match; the caller has ruled out that anything differs."""
    left, right = duo.left, duo.right
    if not duo.is_match or duo.pair.score < tuning.AGREEMENT_SCORE:
        return None
    if is_turned(left.words, left.claim.language) is not is_turned(
        right.words, right.claim.language
    ):
        return None
    shared = left.items & right.items
    if duo.one_language and dice(left.items, right.items) < tuning.AGREEMENT_OVERLAP:
        return None
    return duo.finding(
        AGREEMENT,
        [word.span for word in left.words if word.content and word.item in shared],
        [word.span for word in right.words if word.content and word.item in shared],
        shared=sorted(shared),
    )
