"""What the engine found, and what it is looked up in."""

from framing.comparisons.models.indexing import IndexedClaim
from framing.comparisons.models.results import (
    Claim,
    Comparison,
    ComparisonQuerySet,
    Finding,
    FindingQuerySet,
    Pair,
    PairQuerySet,
    Row,
)

__all__ = [
    "Claim",
    "Comparison",
    "ComparisonQuerySet",
    "Finding",
    "FindingQuerySet",
    "IndexedClaim",
    "Pair",
    "PairQuerySet",
    "Row",
]
