"""Whether two claims of one thing say the same of it, judged from what they share and lack."""

from collections.abc import Callable
from itertools import product

from framing.engine import tuning
from framing.engine.quantities.kinds import TIMES
from framing.engine.relations import evidence, figures, slots, speakers, states
from framing.engine.relations.evidence import roles
from framing.engine.relations.evidence.grammar import has, is_verb
from framing.engine.relations.evidence.observed import observe
from framing.engine.relations.evidence.poles import sides
from framing.engine.relations.evidence.turning import NEGATOR, turns
from framing.engine.relations.ranges import can_agree
from framing.engine.relations.regression import chance, log_odds, weights_of
from framing.engine.relations.topics import one_counts
from framing.engine.rules import Duo
from framing.engine.values import Quantity, Voice
from framing.engine.words import Told, name_keys, once


@once
def is_one(duo: Duo) -> bool:
    """Tell whether two claims make one statement: nothing clashes, and enough speaks for it."""
    return probability(duo) >= tuning.STATEMENT and not clashes(duo)


@once
def clashes(duo: Duo) -> bool:
    """Tell whether time, place, names or words exclude each other: no agreement then."""
    return (
        slots.clashes(duo)
        or states.are_opposed(duo)
        or _are_opposed(duo)
        or _other_names(duo)
        or _other_days(duo)
    )


def is_turned(duo: Duo) -> bool:
    """Tell whether one of the two denies, or says the opposite."""
    return _one_denies(duo) or _are_opposed(duo) or states.are_opposed(duo)


def _one_denies(duo: Duo) -> bool:
    return _parity(duo.left) != _parity(duo.right)


def _parity(told: Told) -> tuple[int, int]:
    """Whether all that turns a claim round is odd in number, and whether its negators are.

    "Sie warteten, ein Wagen stand da", "kein Wagen stand da": waiting takes back no "kein".
    """
    found = turns(told)
    return len(found) % 2, sum(turn.kind == NEGATOR for turn in found) % 2


def _are_opposed(duo: Duo) -> bool:
    """Tell whether the claims hold two sides of one pair of opposites, in whatever language."""
    left, right = _poles(duo.left), _poles(duo.right)
    return any((key, 1 - side) in right for key, side in left)


@once
def _poles(told: Told) -> frozenset[tuple[str, int]]:
    return frozenset().union(*sides(told).values())


def _other_names(duo: Duo) -> bool:
    """Tell whether each claim names somebody or something that the other does not."""
    left, right = name_keys(duo.left), name_keys(duo.right)
    return bool(left - right and right - left)


def _other_days(duo: Duo) -> bool:
    """Tell whether both name days or times, and none that may be one."""
    if duo.one_language:
        one, other = roles.times(duo.left), roles.times(duo.right)
        if any(one[kind].isdisjoint(other[kind]) for kind in one.keys() & other.keys()):
            return True
    left, right = _times(duo.left), _times(duo.right)
    return bool(left and right) and not _share_time(duo)


@once
def _times(told: Told) -> list[Quantity]:
    return [quantity for quantity in told.claim.quantities if quantity.unit in TIMES]


def _share_time(duo: Duo) -> bool:
    pairs = product(_times(duo.left), _times(duo.right))
    return any(one.unit == other.unit and can_agree(one, other) for one, other in pairs)


@once
def probability(duo: Duo) -> float:
    """Return how probable it is that two matched claims say the same, whoever says it."""
    return chance(signals(duo), weights_of(duo, "statements"))


def signals(duo: Duo) -> dict[str, float]:
    """Return what speaks for one statement and what against it."""
    meaning = duo.pair.signals.get("meaning", 0.0)
    counted = figures.find(duo)
    left, right = _poles(duo.left), _poles(duo.right)
    found = {
        "score": log_odds(duo.pair.score),
        "meaning": meaning,
        "across": not duo.one_language,
        "across_meaning": 0.0 if duo.one_language else meaning,
        "value": bool(counted.same),
        "apart": figures.is_apart(duo),
        "one_counts": one_counts(duo),
        "time": _share_time(duo),
        "one_times": _one_only(duo, lambda told: bool(_times(told))),
        "voice": _one_only(duo, lambda told: told.claim.voice is Voice.OUTLET),
        "speaker": speakers.differ(duo),
        "hedge": duo.left.claim.hedged is not duo.right.claim.hedged,
        "side": not left.isdisjoint(right),
        "denied": _one_denies(duo),
        "names": _shared_names(duo),
        "ahead": _one_only(duo, lambda told: has(told, "ahead")),
        **_laid(duo),
    }
    return {name: float(value) for name, value in found.items()}


def _one_only(duo: Duo, kind: Callable[[Told], bool]) -> bool:
    return kind(duo.left) is not kind(duo.right)


def _shared_names(duo: Duo) -> float:
    left, right = name_keys(duo.left), name_keys(duo.right)
    return len(left & right) / (min(len(left), len(right)) or 1)


def _laid(duo: Duo) -> dict[str, float]:
    """Return what two claims of one language show when they are laid over each other."""
    if not evidence.is_judged(duo):
        return {}
    seen = observe(duo)
    laid = seen.laid
    lesser = len(laid.pairs) + min(len(laid.left), len(laid.right))
    return {
        "contrary": log_odds(evidence.weigh(duo)[1]),
        "rest": seen.rest,
        "held": len(laid.pairs) / (lesser or 1),
        "other_verb": seen.left_over(is_verb),
    }
