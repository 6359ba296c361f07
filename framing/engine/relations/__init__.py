"""A pair of claims, or a row -> findings with evidence."""

from collections.abc import Mapping, Sequence
from typing import Final

from framing.engine import origin, wording
from framing.engine.origin import Sibling
from framing.engine.relations import agreement, figures, negation, opposites, slots, speakers
from framing.engine.relations.absence import Field
from framing.engine.relations.absence import find as absences
from framing.engine.relations.figures import Figures
from framing.engine.rules import Duo
from framing.engine.values import Finding, Relation

__all__ = ["Field", "absences", "relate"]

# What rules agreement out. A copy agrees with nobody but its source.
_CLASHES: Final = frozenset(
    {Relation.FIGURE, Relation.UPDATE, Relation.CONTRADICTION, Relation.SAME_ORIGIN}
)


def relate(duo: Duo, siblings: Mapping[frozenset[str], Sibling]) -> tuple[Finding, ...]:
    """Return what two claims show beside each other: what is said, how, by whom, whence.

    `siblings` are the accounts of one source (origin.siblings). Findings may stand side by side
    where they speak of different things; agreement is decided last, by what the others found.
    """
    counted = figures.find(duo)
    # At most one contradiction: the clearest rule is asked first.
    denied = negation.find(duo) or opposites.find(duo) or slots.find(duo)
    voiced = speakers.find(duo)
    copied = origin.find(duo, siblings)
    differing = (
        *counted.findings,
        *([denied] if denied else []),
        *([voiced] if voiced else []),
        *wording.compare(duo),
        *([copied] if copied else []),
    )
    return (*_agreements(duo, counted, differing), *differing)


def _agreements(duo: Duo, counted: Figures, differing: Sequence[Finding]) -> tuple[Finding, ...]:
    if any(finding.kind in _CLASHES for finding in differing):
        return ()
    # One value told by two speakers is one value; a statement in other words or mouths is not one.
    if counted.same or counted.is_open or differing:
        return counted.same
    same = agreement.find(duo)
    return (same,) if same else ()
