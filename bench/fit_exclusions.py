"""Fits the weights by which two matches exclude each other; writes lexicons/exclusions.toml.

Usage: python bench/fit_exclusions.py [--folds]. Fitted on the matches of the events of gold.TUNING
and, but for one that came later, gold.READ of which no number differs; never on the frozen events.
`--folds` fits on all events but one, measures contradictions on that one, all in turn, and writes
nothing.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from unittest.mock import patch

import gold
import numpy as np
from fit_contradictions import logistic
from weights import write

from framing.engine import tuning
from framing.engine.relations import excluding
from framing.engine.relations.regression import chance
from framing.engine.rules import Duo
from framing.engine.values import Relation, Status

# All that were read when the weights were fitted; one more asks for all to be measured anew.
EVENTS: Final = (*gold.TUNING, *(event for event in gold.READ if event != "klinikstreik-tarnau"))
# What is found of a match before signs are weighed; another contradiction makes no difference.
TOLD: Final = {Relation.FIGURE, Relation.UPDATE, Relation.SAME_ORIGIN}
NEVER: Final = 2.0  # a probability that none has: the other rules alone are looked at
# Of 3, 10 and 30 the best by average precision over the folds (.01 between them).
RIDGE: Final = 10.0


@dataclass(frozen=True)
class Example:
    """A match of an event: its signs, whether it contradicts, whether the other rules say so."""

    event: str
    signals: Mapping[str, float]
    contradicts: bool
    is_told: bool


def examples(event: str, *, with_meaning: bool) -> Iterator[Example]:
    """Yield every match of an event in which no number differs."""
    whole = gold.compared(event, with_meaning=with_meaning)
    for pair in whole.result.pairs:
        key = frozenset((pair.left, pair.right))
        if pair.status is not Status.MATCH or key not in whole.found:
            continue
        if {found.kind for found in pair.findings}.isdisjoint(TOLD):
            duo = Duo(pair, whole.told[pair.left], whole.told[pair.right])
            labels = whole.pairs.get(key, set())
            contradicts = any(label.startswith("contradiction") for label in labels)
            is_told = any(found.kind is Relation.CONTRADICTION for found in pair.findings)
            yield Example(event, excluding.signals(duo), contradicts, is_told)


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights fitted on some matches."""
    return logistic(
        [example.signals for example in found],
        [example.contradicts for example in found],
        [1.0] * len(found),
        RIDGE,
    )


def folds(found: Sequence[Example]) -> Iterator[str]:
    """Yield how many contradictions are found and how many are right, cross-fitted."""
    chances = np.zeros(len(found))
    for event in EVENTS:
        weights = fit([example for example in found if example.event != event])
        for place, example in enumerate(found):
            if example.event == event:
                chances[place] = chance(example.signals, weights)
    right = np.array([example.contradicts for example in found])
    told = np.array([example.is_told for example in found])
    order = np.argsort(-chances)
    ranked = right[order].cumsum() / np.arange(1, len(found) + 1)
    precision = ranked[right[order]].mean()
    yield f"{len(found)} matches, {right.sum()} contradict; average precision {precision:.3f}"
    yield f"other rules: {told.sum()} found, {right[told].mean():.2f} right"
    for least in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        hits = chances >= least
        both = hits | told
        yield (
            f"{least}: {hits.sum()} found, {right[hits].mean():.2f} right; "
            f"with the other rules {both.sum()}, {right[both].mean():.2f}"
        )


def main() -> None:
    """Fit, or try it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    with patch.object(tuning, "EXCLUDING", NEVER):
        _fit_both(is_tried=options.folds)


def _fit_both(*, is_tried: bool) -> None:
    """Fit with vectors and without; try it over the folds, or write it."""
    sets = {}
    for case in ("words", "meaning"):
        found = [
            example
            for event in EVENTS
            for example in examples(event, with_meaning=case == "meaning")
        ]
        sets[case] = fit(found)
        if is_tried:
            print(case, *folds(found), sep="\n")
    if not is_tried:
        write("exclusions", "relations/excluding", "fit_exclusions.py", sets)


if __name__ == "__main__":
    main()
