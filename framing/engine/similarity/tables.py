"""Which claim holds which key, laid beside the same of another account."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from framing.engine.similarity import sparse
from framing.engine.similarity.sparse import Columns

Matrix = NDArray[np.float32]
_NOWHERE: Final = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One row a claim, one column a key that any claim of the account holds."""

    keys: NDArray[np.int64]  # ascending
    cells: Matrix  # claims x keys: how much the claim holds of the key; 0 where it does not
    totals: NDArray[np.float32]  # of each claim: the sum of its cells
    held: NDArray[np.float32]  # of each key: the sum over all claims
    columns: Columns | None  # the same by keys, of a long account


def build(lines: Sequence[Mapping[str, float]]) -> Table:
    """Make the table of an account: for each claim, what it holds and how much."""
    numbers = np.array([number(key) for line in lines for key in line], dtype=np.int64)
    keys, columns = np.unique(numbers, return_inverse=True)
    cells = np.zeros((len(lines), len(keys)), dtype=np.float32)
    rows = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    cells[rows, columns] = [value for line in lines for value in line.values()]
    return Table(keys, cells, cells.sum(axis=1), cells.sum(axis=0), sparse.columns(cells))


def held(lines: Sequence[Iterable[str]]) -> Table:
    """Make a table that counts: how often a claim holds a key."""
    counted: list[dict[str, float]] = []
    for line in lines:
        counts: dict[str, float] = {}
        for key in line:
            counts[key] = counts.get(key, 0.0) + 1.0
        counted.append(counts)
    return build(counted)


def shared(left: Table, right: Table) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the keys stand that both tables have, in the left one and in the right one."""
    # Both are ascending: half the time of intersect1d, which is asked some ten times for two texts.
    if not len(left.keys) or not len(right.keys):
        return _NOWHERE, _NOWHERE
    at = left.keys.searchsorted(right.keys)
    at[at == len(left.keys)] = 0  # behind the last key: no key is equal to the first then
    (there,) = (left.keys[at] == right.keys).nonzero()
    return at[there], there


def facing(left: Table, right: Table) -> tuple[Matrix, Matrix]:
    """Return the columns that both tables have, in one order."""
    at, there = shared(left, right)
    return left.cells[:, at], right.cells[:, there]


def product(left: Table, right: Table, weights: NDArray[Any] | float = 1.0) -> Matrix:
    """Return the sum over the keys of both of what two claims hold of it, times its weight.

    `weights` are those of the keys that `shared` leads to.
    """
    at, there = shared(left, right)
    if left.columns is None or right.columns is None:
        return np.asarray((left.cells[:, at] * weights) @ right.cells[:, there].T)
    of_each = np.broadcast_to(np.asarray(weights, dtype=np.float32), at.shape)
    return sparse.product((left.columns, at), (right.columns, there), of_each)


@lru_cache(maxsize=262144)
def number(key: str) -> int:
    """Return a number that stands for a key: in every process the same, as good as never twice."""
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
