"""What the engine found, and what it is looked up in."""

from framing.comparisons.models.corrections import Arrangement, Correction, End
from framing.comparisons.models.decisions import Decision, Saying, are_same_words, words_of
from framing.comparisons.models.findings import Finding, FindingQuerySet, Pair, PairQuerySet
from framing.comparisons.models.indexing import IndexedClaim
from framing.comparisons.models.runs import Claim, Comparison, ComparisonQuerySet, Row
from framing.comparisons.models.traces import Trace

__all__ = [
    "Arrangement",
    "Claim",
    "Comparison",
    "ComparisonQuerySet",
    "Correction",
    "Decision",
    "End",
    "Finding",
    "FindingQuerySet",
    "IndexedClaim",
    "Pair",
    "PairQuerySet",
    "Row",
    "Saying",
    "Trace",
    "are_same_words",
    "words_of",
]
