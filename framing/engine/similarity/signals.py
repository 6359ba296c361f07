"""Two accounts -> named signals: one matrix (left claims x right claims) each, 0 to 1."""

import numpy as np

from framing.engine.similarity import counts
from framing.engine.similarity.prepared import Prepared
from framing.engine.similarity.tables import Matrix, Table, facing


def signals(left: Prepared, right: Prepared) -> dict[str, Matrix]:
    """Return what makes each claim of one account like each of another, by words and figures.

    Figures that differ lower none of them, a word of negation hardly any: such pairs belong in
    one row. "meaning" is missing where either account has no vectors.
    """
    other, single = counts.unlike(left.counts, right.counts)
    found = {
        "characters": left.characters @ right.characters.T,
        **_lemmas(left.lemmas, right.lemmas),
        "names": _names(left.names, right.names),
        "numbers": counts.equal(left.counts, right.counts),
        "counted": counts.alike(left.counts, right.counts),
        "other_counted": other,
        "one_counted": single,
    }
    if left.vectors is not None and right.vectors is not None:
        found["meaning"] = left.vectors @ right.vectors.T
    return {name: np.round(np.clip(matrix, 0, 1), 4) for name, matrix in found.items()}


def _lemmas(left: Table, right: Table) -> dict[str, Matrix]:
    """Weight of the shared lemmas over that of all (Dice 1945), and over that of the lesser."""
    one, other = facing(left, right)
    shared = one @ other.T
    heavy = [(table.cells**2).sum(axis=1) for table in (left, right)]
    return {
        "lemmas": _share(2 * shared, np.add.outer(*heavy)),
        "containment": _share(shared, np.minimum.outer(*heavy)),
    }


def _names(left: Table, right: Table) -> Matrix:
    """Return the shared names over all of both (Dice 1945)."""
    one, other = facing(left, right)
    return _share(2 * (one @ other.T), np.add.outer(left.totals, right.totals))


def _share(part: Matrix, whole: Matrix) -> Matrix:
    return np.asarray(part / np.maximum(whole, 1e-9), dtype=np.float32)
