"""What the claims of long accounts have in common, without the many keys that few of them hold.

A product of two tables takes as long for a key that two claims hold as for one that half of them
hold. In long accounts most keys are rare ones: for those it is faster to go through the pairs of
claims that hold them.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning

Places = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A table, claims x keys, that is read by its keys."""

    cells: NDArray[np.float32]  # stored column by column
    # The cells that hold something, key by key:
    lines: NDArray[np.int32]  # which claim each of them belongs to
    values: NDArray[np.float32]
    starts: NDArray[np.int32]  # where each key begins, and where the last one ends


def columns(cells: NDArray[np.float32]) -> Columns | None:
    """Get the table of a long account ready to be read by its keys; of a short one None."""
    if len(cells) < tuning.LONG:
        return None
    keys, lines = np.nonzero(cells.T)
    starts = np.zeros(cells.shape[1] + 1, dtype=np.int32)
    np.cumsum(np.bincount(keys, minlength=cells.shape[1]), out=starts[1:])
    values = cells[lines, keys]
    return Columns(np.asfortranarray(cells), lines.astype(np.int32), values, starts)


def product(
    left: tuple[Columns, Places], right: tuple[Columns, Places], weights: NDArray[Any]
) -> NDArray[np.float32]:
    """Return the sum over keys of what two claims hold of it, times its weight.

    Beside each table stand the places of the keys in it, in one order. One cell for each claim of
    the left and of the right.
    """
    (one, at), (other, there) = left, right
    held, others = (side.starts[places + 1] - side.starts[places] for side, places in (left, right))
    often = held * others > tuning.RARE
    common = (one.cells[:, at[often]] * weights[often]) @ other.cells[:, there[often]].T
    rare = ~often
    starts = one.starts[at[rare]], other.starts[there[rare]]
    return np.asarray(
        common + _rest((one, other), starts, (held[rare], others[rare]), weights[rare])
    )


def _rest(
    sides: tuple[Columns, Columns],
    starts: tuple[Places, Places],
    held: tuple[Places, Places],
    weights: NDArray[Any],
) -> NDArray[np.float32]:
    """Return the same over keys that stand from `starts` on in so many cells."""
    one, other = sides
    mine = _runs(starts[0], held[0])
    # Each cell of the left meets all of the right that hold the same key.
    times = np.repeat(held[1], held[0])
    theirs = _runs(np.repeat(starts[1], held[0]), times)
    lines, columns = len(one.cells), len(other.cells)
    pairs = np.repeat(one.lines[mine] * np.int32(columns), times)
    pairs += other.lines[theirs]
    weighted = (one.values[mine] * np.repeat(weights, held[0])).astype(np.float32)
    shares = np.repeat(weighted, times)
    shares *= other.values[theirs]
    summed = np.bincount(pairs, weights=shares, minlength=lines * columns)
    return summed.astype(np.float32).reshape(lines, columns)


def _runs(starts: Places, lengths: Places) -> NDArray[Any]:
    """Return the places start, start + 1, ... of each run, one run after the other."""
    ends = np.cumsum(lengths, dtype=np.int32)
    found = np.arange(ends[-1] if len(ends) else 0, dtype=np.int32)
    found += np.repeat(starts - ends + lengths, lengths)
    return found
