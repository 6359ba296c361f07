"""Two claims that say the same, for which a match alone is not enough."""

from framing.engine import tuning
from framing.engine.relations.negation import is_turned
from framing.engine.relations.speakers import content, message
from framing.engine.rules import AGREEMENT, Duo
from framing.engine.values import Finding
from framing.engine.words import Told, dice, once


def find(duo: Duo) -> Finding | None:
    """Return the agreement of a close match; the caller has ruled out that anything differs."""
    if _is_close(duo) and _is_turned(duo.left) is _is_turned(duo.right):
        shared = content(duo.left) & content(duo.right)
        sides = (
            [word.span for word in message(told) if word.content and word.item in shared]
            for told in (duo.left, duo.right)
        )
        return duo.finding(AGREEMENT, *sides, shared=sorted(shared))
    return None


@once
def _is_turned(told: Told) -> bool:
    return is_turned(told.words, told.claim.language)


def _is_close(duo: Duo) -> bool:
    meaning = duo.pair.signals.get("meaning")
    if meaning is not None and meaning < tuning.AGREEMENT_MEANING:
        return False
    if not duo.one_language:  # lemmas cannot be laid over each other; only meaning can
        return meaning is not None
    one, other = content(duo.left), content(duo.right)
    least = tuning.AGREEMENT_OVERLAP if meaning is None else tuning.AGREEMENT_OVERLAP_MEANING
    return (
        duo.pair.score >= tuning.AGREEMENT_SCORE
        and len(one & other) >= tuning.AGREEMENT_SHARED
        and dice(one, other) >= least
    )
