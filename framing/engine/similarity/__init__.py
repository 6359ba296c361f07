"""Two claims -> named signals and one score; and which words of near-copies differ."""

from framing.engine.similarity.fuzzy import near_copy, word_difference
from framing.engine.similarity.prepared import Prepared, prepare
from framing.engine.similarity.scoring import score
from framing.engine.similarity.signals import signals

__all__ = ["Prepared", "near_copy", "prepare", "score", "signals", "word_difference"]
