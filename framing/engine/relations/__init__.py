"""A pair of claims, or a row -> findings with evidence."""

from framing.engine.relations import (
    agreement,
    figures,
    negation,
    opposites,
    slots,
    speakers,
)
from framing.engine.relations.absence import Field
from framing.engine.relations.absence import find as absences
from framing.engine.rules import Duo
from framing.engine.values import Finding

__all__ = ["Field", "absences", "relate"]


def relate(duo: Duo) -> tuple[Finding, ...]:
    """Return what two claims show beside each other, in the order the rules are asked.

    Wording and common origin are found by steps of their own; `pipeline` joins them.
    """
    counted = figures.find(duo)
    # At most one contradiction: the clearest rule is asked first.
    denied = negation.find(duo) or opposites.find(duo) or slots.find(duo)
    voiced = speakers.find(duo)
    differing = [*counted.findings, *([denied] if denied else []), *([voiced] if voiced else [])]
    if denied or counted.findings:
        return tuple(differing)
    # One value told by two speakers is still one value; a statement without one is not.
    if counted.same:
        return (*counted.same, *differing)
    same = None if voiced or counted.is_open else agreement.find(duo)
    return (*differing, *([same] if same else []))
