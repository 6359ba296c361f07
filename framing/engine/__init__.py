"""Text in, findings out: the door of the engine. The site imports from here, never from a step."""

from framing.engine.cleaning import clean, to_clean, to_raw
from framing.engine.meaning import Encoder
from framing.engine.meaning import load as load_encoder
from framing.engine.pipeline import compare, read
from framing.engine.tuning import ENGINE_VERSION
from framing.engine.cleaning import clean, to_clean, to_raw
from framing.engine.meaning import Encoder
from framing.engine.meaning import load as load_encoder
from framing.engine.pipeline import compare, read
from framing.engine.tuning import ENGINE_VERSION
from framing.engine.values import (
    AbsenceReason,
    Attribution,
    Block,
    BlockKind,
    Bound,
    Claim,
    Clean,
    Completeness,
    Finding,
    Markup,
    Mention,
    Pair,
    Piece,
    Quantity,
    Reading,
    Relation,
    Result,
    Row,
    Sentence,
    Slip,
    Span,
    Status,
    Subtype,
    Text,
    Voice,
)

__all__ = [
    "ENGINE_VERSION",
    "ENGINE_VERSION",
    "AbsenceReason",
    "Attribution",
    "Block",
    "BlockKind",
    "Bound",
    "Claim",
    "Clean",
    "Completeness",
    "Encoder",
    "Finding",
    "Markup",
    "Mention",
    "Pair",
    "Piece",
    "Quantity",
    "Reading",
    "Relation",
    "Result",
    "Row",
    "Sentence",
    "Slip",
    "Span",
    "Status",
    "Subtype",
    "Text",
    "Voice",
    "clean",
    "compare",
    "load_encoder",
    "read",
    "to_clean",
    "to_raw",
]
