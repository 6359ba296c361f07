"""Measures how well pairs are found on the public sets, by the shared protocol; prints one table.

Usage: python bench/pairing.py [--quick] [--shared FOLDER]. Where the sets are absent: "not run".
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from framing.engine import meaning, names, quantities, similarity  # noqa: E402
from framing.engine.values import (  # noqa: E402
    Block,
    BlockKind,
    Claim,
    Clean,
    Mention,
    Piece,
    Sentence,
    Span,
)

SHARED = Path(__file__).resolve().parents[2] / "shared"
