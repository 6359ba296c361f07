"""Two accounts -> named signals: one matrix (left claims x right claims) each, 0 to 1."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.similarity import background
from framing.engine.similarity.background import Background
from framing.engine.similarity.prepared import Prepared
from framing.engine.similarity.weighing import character_weights, lemma_weights, name_weights
from framing.engine.values import Quantity

Matrix = NDArray[np.float32]


def signals(
    left: Prepared, right: Prepared, *, general: Mapping[str, Background] | None = None
) -> dict[str, Matrix]:
    """Return every signal of two accounts; "meaning" is missing where either has no vectors.

    Figures that differ lower none of them, a word of negation hardly any: such pairs belong in
    one row. `general` replaces the shipped background (for bench).
    """
    known = general or {side.language: background.load(side.language) for side in (left, right)}
    characters = _characters(left, right, known)
    found = {
        "characters": characters,
        **_lemmas(left, right, known),
        "names": _names(left, right),
        "numbers": _numbers(left.quantities, right.quantities),
        "counted": _counted(left.quantities, right.quantities),
        "length": _length(left, right),
        "closest": _closest(characters, tuning.RIVAL_CHARACTERS),
    }
    if left.vectors is not None and right.vectors is not None:
        found["meaning"] = left.vectors @ right.vectors.T
        found["closest_meaning"] = _closest(found["meaning"], tuning.RIVAL_MEANING)
    return {name: np.round(np.clip(matrix, 0, 1), 4) for name, matrix in found.items()}


def _characters(left: Prepared, right: Prepared, known: Mapping[str, Background]) -> Matrix:
    rows = [
        _unit(side.characters * character_weights(known[side.language], left, right))
        for side in (left, right)
    ]
    return np.asarray(rows[0] @ rows[1].T, dtype=np.float32)


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def _lemmas(left: Prepared, right: Prepared, known: Mapping[str, Background]) -> dict[str, Matrix]:
    """Cosine of the weighted lemmas, and the weight of shared ones over that of the lesser."""
    weights = [lemma_weights(known[side.language], left, right) for side in (left, right)]
    columns = _columns(left.lemmas, right.lemmas)
    first, second = _table(left.lemmas, columns), _table(right.lemmas, columns)
    own = [np.array([w[c] for c in columns], dtype=np.float32) for w in weights]
    mean = (own[0] + own[1]) / 2
    long = [_totals(s.lemmas, w, 2) ** 0.5 for s, w in zip((left, right), weights, strict=True)]
    heavy = [_totals(s.lemmas, w, 1) for s, w in zip((left, right), weights, strict=True)]
    shared = (first * mean) @ second.T
    return {
        "lemmas": _share((first * own[0]) @ (second * own[1]).T, np.outer(*long)),
        "containment": _share(shared, np.minimum.outer(*heavy)),
        "coverage": _share(shared, np.maximum.outer(*heavy)),
    }


def _columns(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> list[str]:
    return sorted(frozenset().union(*left) & frozenset().union(*right))


def _table(lines: Sequence[frozenset[str]], columns: list[str]) -> Matrix:
    """Return which claim holds which of the columns."""
    place = {column: n for n, column in enumerate(columns)}
    table = np.zeros((len(lines), len(columns)), dtype=np.float32)
    for row, line in enumerate(lines):
        table[row, [place[word] for word in line if word in place]] = 1
    return table


def _totals(lines: Sequence[frozenset[str]], weights: dict[str, float], power: int) -> Matrix:
    # Sorted: sums of floats depend on their order, and a set's order on the process.
    sums = [sum(weights[word] ** power for word in sorted(line)) for line in lines]
    return np.array(sums, dtype=np.float32)


def _share(part: NDArray[Any], whole: NDArray[Any]) -> Matrix:
    return np.asarray(part / np.maximum(whole, 1e-9), dtype=np.float32)


def _names(left: Prepared, right: Prepared) -> Matrix:
    """Return the weight of shared names over that of all names of both (Dice)."""
    weights = name_weights([*left.names, *right.names])
    columns = _columns(left.names, right.names)
    own = np.array([weights[column] for column in columns], dtype=np.float32)
    shared = (_table(left.names, columns) * own) @ _table(right.names, columns).T
    totals = np.add.outer(_totals(left.names, weights, 1), _totals(right.names, weights, 1))
    return _share(2 * shared, totals)


def _numbers(left: Sequence[tuple[Quantity, ...]], right: Sequence[tuple[Quantity, ...]]) -> Matrix:
    """Return the share of the lesser claim's quantities that find an equal one in the other."""
    equal = np.zeros((len(left), len(right)), dtype=np.float32)
    stated = [(n, q) for n, line in enumerate(right) for q in line]
    for row, line in enumerate(left):
        for quantity in line:
            hits = {n for n, other in stated if _same(quantity, other)}
            equal[row, sorted(hits)] += 1
    counts = [np.array([len(line) for line in side], dtype=np.float32) for side in (left, right)]
    return np.asarray(equal / np.maximum(np.minimum.outer(*counts), 1), dtype=np.float32)


def _same(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities have one value; an open one ("many") equals nothing."""
    values = (left.low, left.high)
    return left.unit == right.unit and values == (right.low, right.high) != (None, None)


def _counted(left: Sequence[tuple[Quantity, ...]], right: Sequence[tuple[Quantity, ...]]) -> Matrix:
    """Return 1 where both count the same thing of the same group, whatever the values are.

    Half of it where the groups differ; where one text names none, it may be the same.
    """
    found = np.zeros((len(left), len(right)), dtype=np.float32)
    stated = [(n, q) for n, line in enumerate(right) for q in line if q.what]
    for row, line in enumerate(left):
        for quantity in line:
            for column, other in stated:
                if (quantity.unit, quantity.what) == (other.unit, other.what):
                    found[row, column] = max(found[row, column], _grouped(quantity, other))
    return found


def _grouped(left: Quantity, right: Quantity) -> float:
    groups = {left.of_whom, right.of_whom} - {""}
    return 1.0 if len(groups) < 2 else 0.5


def _closest(likeness: Matrix, least: float) -> Matrix:
    """Return how near a pair comes to the best that either claim has in the other account.

    `least` stands in for the rivals that a short account lacks; the shorter, the higher.
    """
    claims = min(likeness.shape)
    least += (1 - least) * tuning.RIVALS_MISSING / (tuning.RIVALS_MISSING + claims)
    rivals = np.maximum(likeness.max(1, initial=least)[:, None], likeness.max(0, initial=least))
    return np.asarray(likeness / rivals, dtype=np.float32)


def _length(left: Prepared, right: Prepared) -> Matrix:
    longer = np.maximum.outer(left.lengths, right.lengths)
    return np.asarray(np.minimum.outer(left.lengths, right.lengths) / np.maximum(longer, 1))
