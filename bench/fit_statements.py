"""Fits the weights by which two claims make one statement; writes lexicons/statements.toml.

Usage: python bench/fit_statements.py [--folds]. Fitted on all pairs that the engine finds in the
events of gold.TUNING, matches and suggestions; never on the frozen events. `--folds` fits on seven
of them, measures agreement on the eighth, all eight in turn, and writes nothing.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import gold
import numpy as np
from fit_contradictions import logistic
from weights import write

from framing.engine import origin
from framing.engine.relations import agreement, relate, statement
from framing.engine.relations.regression import chance
from framing.engine.rules import Duo
from framing.engine.values import Relation, Status

# Of 10, 30 and 60 the best by log loss over the folds; agreement moves by .02.
RIDGE: Final = 30.0
SAME: Final = {"agreement", "attribution", "same_origin"}
OTHER: Final = ("contradiction", "figure", "update")


@dataclass(frozen=True)
class Example:
    """A pair of an event: its signals, what the labels say, whether it may be an agreement."""

    event: str
    signals: Mapping[str, float]
    labels: frozenset[str]
    is_open: bool  # a match that no other rule has an answer for, and nothing clashes in

    @property
    def is_one(self) -> bool:
        """Whether both say the same, whoever answers for it."""
        differs = any(label.startswith(OTHER) for label in self.labels)
        return bool(self.labels & SAME) and not differs


def examples(event: str, *, with_meaning: bool) -> Iterator[Example]:
    """Yield every pair that the engine finds in an event."""
    whole = gold.compared(event, with_meaning=with_meaning)
    readings = whole.result.readings
    siblings = origin.siblings({one.text.id: origin.marks(one) for one in readings})
    for pair in whole.result.pairs:
        key = frozenset((pair.left, pair.right))
        if key in whole.found:
            duo = Duo(pair, whole.told[pair.left], whole.told[pair.right])
            labels = frozenset(whole.pairs.get(key, ()))
            yield Example(event, statement.signals(duo), labels, _is_open(duo, siblings))


def _is_open(duo: Duo, siblings: Mapping[frozenset[str], origin.Sibling]) -> bool:
    said = {finding.kind for finding in relate(duo, siblings)} - {Relation.AGREEMENT}
    is_told = said - {Relation.WORDING} or any(
        finding.rule == "hedge" for finding in relate(duo, siblings)
    )
    may = duo.pair.status is Status.MATCH and agreement.is_in_one_way(duo)
    return may and not is_told and not statement.clashes(duo)


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights fitted on some pairs."""
    return logistic(
        [example.signals for example in found],
        [example.is_one for example in found],
        [1.0] * len(found),
        RIDGE,
    )


def folds(found: Sequence[Example]) -> Iterator[str]:
    """Yield how often agreement is right and found at several thresholds, cross-fitted."""
    wanted = sum("agreement" in example.labels for example in found)
    judged = []
    for event in gold.TUNING:
        weights = fit([example for example in found if example.event != event])
        judged += [
            (chance(example.signals, weights), "agreement" in example.labels)
            for example in found
            if example.event == event and example.is_open
        ]
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        hits = [right for sure, right in judged if sure >= least]
        yield f"{least}: {len(hits)} {np.mean(hits):.2f} {sum(hits) / max(wanted, 1):.2f}"


def main() -> None:
    """Fit with vectors and without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    sets = {}
    for case in ("words", "meaning"):
        found = [
            example
            for event in gold.TUNING
            for example in examples(event, with_meaning=case == "meaning")
        ]
        sets[case] = fit(found)
        if options.folds:
            print(case, *folds(found), sep="\n")
    if not options.folds:
        write("statements", "relations/statement", "fit_statements.py", sets)


if __name__ == "__main__":
    main()
