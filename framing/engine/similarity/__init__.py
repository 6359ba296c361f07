"""Two claims -> named signals and one score; and which words of near-copies differ."""

from framing.engine.similarity.fuzzy import letters, near_copy, word_difference
from framing.engine.similarity.likeness import likeness
from framing.engine.similarity.lookup import Index
from framing.engine.similarity.prepared import Prepared, prepare, to_encode
from framing.engine.similarity.scoring import alone, score
from framing.engine.similarity.signals import signals
from framing.engine.similarity.tables import Matrix
from framing.engine.similarity.vetoes import comparable
from framing.engine.similarity.words import terms

__all__ = [
    "Index",
    "Matrix",
    "Prepared",
    "alone",
    "comparable",
    "letters",
    "likeness",
    "near_copy",
    "prepare",
    "score",
    "signals",
    "terms",
    "to_encode",
    "word_difference",
]
