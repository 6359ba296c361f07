"""How alike two sentences are in general, told apart from whether one event's accounts pair them.

A pair of claims may tell of one thing and differ in what matters; here another number or a "not"
makes them less alike. For looking a sentence up, and for the measure that others publish (STS-B).
"""

from functools import cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import lexicons
from framing.engine.similarity import counts
from framing.engine.similarity.prepared import Prepared
from framing.engine.similarity.signals import signals

Table = NDArray[np.float64]
SIGNALS: Final = ("characters", "lemmas", "containment")


def likeness(left: Prepared, right: Prepared) -> NDArray[np.float64]:
    """Return how alike the n-th claims of both sides are, 0 to 1.

    Ridge regression (Hoerl and Kennard 1970) on STS-B German, train, by bench/fit.py: over the
    signals and their products in one language, and over the dimensions of the vectors where there
    are any. In two languages the vectors alone decide; without them the signals of one language do.
    """
    one_language = left.language == right.language
    with_vectors = left.vectors is not None and right.vectors is not None
    case = ("same" if one_language else "cross") if with_vectors else "words"
    weights = _weights()[case]
    found = weights[0] + table(left, right, case) @ weights[1:]
    return np.asarray(np.round(np.clip(found, 0, 1), 4), dtype=np.float64)


def table(left: Prepared, right: Prepared, case: str) -> Table:
    """Return what the regression looks at, a row a pair."""
    columns = []
    if case != "cross":
        columns.append(_squared(_by_words(left, right)))
    if case != "words":
        columns.append(_by_vectors(left, right))
    return np.concatenate(columns, axis=1)


def _by_words(left: Prepared, right: Prepared) -> Table:
    found = signals(left, right)
    named = SIGNALS if left.vectors is None else (*SIGNALS, "meaning")
    equal = np.diag(counts.equal(left.counts, right.counts))
    sizes = [side.counts.sizes for side in (left, right)]
    unequal = sizes[0] + sizes[1] - 2 * equal * np.minimum(*sizes)
    longer = np.maximum(np.maximum(left.lengths, right.lengths), 1)
    return np.stack(
        [
            *(np.diag(found[name]) for name in named),
            unequal,
            np.minimum(left.lengths, right.lengths) / longer,
            _denials(left) != _denials(right),
        ],
        axis=1,
    ).astype(np.float64)


def _denials(side: Prepared) -> NDArray[np.bool_]:
    """Tell which claims hold a word that denies."""
    listed = lexicons.words("negation", side.language, "negators")
    return np.array([not listed.isdisjoint(line.split()) for line in side.strings])


def _squared(columns: Table) -> Table:
    """Return the columns and all products of two of them."""
    products = [columns[:, [n]] * columns[:, n:] for n in range(columns.shape[1])]
    return np.concatenate([columns, *products], axis=1)


def _by_vectors(left: Prepared, right: Prepared) -> Table:
    """Return dimension by dimension how far two vectors agree and differ."""
    one, other = (np.asarray(side.vectors, dtype=np.float64) for side in (left, right))
    return np.concatenate(
        [(one * other).sum(axis=1, keepdims=True), one * other, np.abs(one - other)], axis=1
    )


@cache
def _weights() -> dict[str, Table]:
    with (
        as_file(files("framing.engine.lexicons") / "likeness.npz") as path,
        np.load(path) as data,
    ):
        return {case: data[case].astype(np.float64) for case in data.files}
