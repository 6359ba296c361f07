"""Whether two claims of one thing can both be so, judged from all that differs between them."""

from collections.abc import Mapping

from framing.engine import lexicons, tuning
from framing.engine.relations import opposites, slots
from framing.engine.relations.clauses import is_vetoed
from framing.engine.relations.evidence import deciding
from framing.engine.relations.evidence.observed import observe
from framing.engine.relations.evidence.signals import signals
from framing.engine.relations.regression import chance
from framing.engine.rules import NEGATION, Duo
from framing.engine.values import Finding
from framing.engine.words import once

__all__ = ["find", "is_judged", "probability", "shown", "signals", "weigh"]


def is_judged(duo: Duo) -> bool:
    """Tell whether both claims are in one language that weights are fitted for."""
    return duo.one_language and duo.left.claim.language in lexicons.load("contradictions")


def find(duo: Duo) -> Finding | None:
    """Return the contradiction between two claims of one thing, if the evidence suffices.

    Where a rule for one slot or for opposites sees it too, less is enough and its words are shown.
    """
    if is_vetoed(duo):
        return None
    _, sure = weigh(duo)
    clear = slots.find(duo) or opposites.find(duo)
    if sure < (tuning.CONTRADICTION_CLEAR if clear else tuning.CONTRADICTION):
        return None
    if clear:
        return clear
    found = _shown(duo, sure)
    return None if found.rule == NEGATION.name and _is_far(duo) else found


def shown(duo: Duo, sure: float) -> Finding:
    """Return what the evidence shows, as a contradiction that is probable to `sure`."""
    return slots.find(duo) or opposites.find(duo) or _shown(duo, sure)


def _shown(duo: Duo, sure: float) -> Finding:
    weights = _weights(duo.left.claim.language)
    found, _ = weigh(duo)
    weighed = {name: value * weights.get(name, 0.0) for name, value in found.items()}
    return deciding.finding(observe(duo), weighed, sure)


def _is_far(duo: Duo) -> bool:
    """Tell two texts that share little of their wording: which denial is of what is a guess."""
    return duo.pair.signals.get("characters", 1.0) < tuning.DENIED_CHARACTERS


@once
def weigh(duo: Duo) -> tuple[Mapping[str, float], float]:
    """Return the signals that two claims contradict each other, and how probable that makes it."""
    found = signals(observe(duo))
    return found, probability(found, duo.left.claim.language)


def probability(found: Mapping[str, float], language: str) -> float:
    """Return how probable it is that two claims of one thing contradict each other."""
    return round(chance(found, _weights(language)), 4)


def _weights(language: str) -> Mapping[str, float]:
    found: Mapping[str, float] = lexicons.load("contradictions")[language]
    return found
