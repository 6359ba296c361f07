"""Two claims that say the same, for which a match alone is not enough."""

from framing.engine import tuning
from framing.engine.relations.negation import is_turned
from framing.engine.relations.opposites import poles
from framing.engine.relations.speakers import message
from framing.engine.rules import AGREEMENT, Duo
from framing.engine.values import Finding, Voice
from framing.engine.words import Told, Word, dice, items


def find(duo: Duo) -> Finding | None:
    """Return the agreement of a close match; the caller has ruled out that anything differs."""
    if _is_turned(duo.left) is _is_turned(duo.right) and _is_own(duo.left) is _is_own(duo.right):
        left, right = message(duo.left), message(duo.right)
        shared = items(left) & items(right)
        is_sure = duo.pair.score >= tuning.AGREEMENT_SURE and not _are_opposed(duo)
        if is_sure or _is_close(duo, left, right):
            return duo.finding(
                AGREEMENT,
                [word.span for word in left if word.content and word.item in shared],
                [word.span for word in right if word.content and word.item in shared],
                shared=sorted(shared),
            )
    return None


def _are_opposed(duo: Duo) -> bool:
    """Tell whether the claims hold two sides of one pair of opposites, far apart as they may be."""
    left, right = (
        {(p.key, p.side) for p in poles(t.words, t.claim.language)} for t in (duo.left, duo.right)
    )
    return any((key, 1 - side) in right for key, side in left)


def _is_own(told: Told) -> bool:
    return told.claim.voice is Voice.OUTLET


def _is_turned(told: Told) -> bool:
    return is_turned(told.words, told.claim.language)


def _is_close(duo: Duo, left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    meaning = duo.pair.signals.get("meaning")
    if meaning is not None and meaning < tuning.AGREEMENT_MEANING:
        return False
    if not duo.one_language:  # lemmas cannot be laid over each other; only meaning can
        return meaning is not None
    one, other = items(left), items(right)
    least = tuning.AGREEMENT_OVERLAP if meaning is None else tuning.AGREEMENT_OVERLAP_MEANING
    return (
        duo.pair.score >= tuning.AGREEMENT_SCORE
        and len(one & other) >= tuning.AGREEMENT_SHARED
        and dice(one, other) >= least
    )
