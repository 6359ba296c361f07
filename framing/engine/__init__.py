"""Text in, findings out: the door of the engine. The site imports from here, never from a step."""

from framing.engine.cleaning import clean, to_clean, to_raw
from framing.engine.labels import vocabulary
from framing.engine.lexicons.lemmas import in_nominative
from framing.engine.lookup import Answer, Hit, Known, look_up, terms
from framing.engine.meaning import Encoder
from framing.engine.meaning import load as load_encoder
from framing.engine.overrides import Override, Part, applies, words_in
from framing.engine.pipeline import End, Said, compare, correct, read
from framing.engine.quantities.former import takes_back
from framing.engine.quantities.kinds import kind_of_word
from framing.engine.quantities.nouns import names_anybody
from framing.engine.relations.ranges import is_near
from framing.engine.seams import Seam, Torn, seam_at, torn
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
    Label,
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
from framing.engine.words import denies

__all__ = [
    "ENGINE_VERSION",
    "AbsenceReason",
    "Answer",
    "Attribution",
    "Block",
    "BlockKind",
    "Bound",
    "Claim",
    "Clean",
    "Completeness",
    "Encoder",
    "End",
    "Finding",
    "Hit",
    "Known",
    "Label",
    "Markup",
    "Mention",
    "Override",
    "Pair",
    "Part",
    "Piece",
    "Quantity",
    "Reading",
    "Relation",
    "Result",
    "Row",
    "Said",
    "Seam",
    "Sentence",
    "Slip",
    "Span",
    "Status",
    "Subtype",
    "Text",
    "Torn",
    "Voice",
    "applies",
    "clean",
    "compare",
    "correct",
    "denies",
    "in_nominative",
    "is_near",
    "kind_of_word",
    "load_encoder",
    "look_up",
    "names_anybody",
    "read",
    "seam_at",
    "takes_back",
    "terms",
    "to_clean",
    "to_raw",
    "torn",
    "vocabulary",
    "words_in",
]
