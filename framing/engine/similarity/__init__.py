"""Two claims -> named signals and one score; and which words of near-copies differ."""

from framing.engine.similarity.fuzzy import letters, near_copy, word_difference
from framing.engine.similarity.prepared import Prepared, prepare
from framing.engine.similarity.scoring import score
from framing.engine.similarity.signals import Matrix, signals

__all__ = [
    "Matrix",
    "Prepared",
    "letters",
    "near_copy",
    "prepare",
    "score",
    "signals",
    "word_difference",
]
