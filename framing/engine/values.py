"""The values that pass between the steps of the engine: frozen, typed, without logic.

Offsets count code points of `Text.text` ("raw", which alone leave) or of `Clean.text` ("clean").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Markup(StrEnum):
    """How the raw text is written: a small Markdown (see docs/formats.md) or bare paragraphs."""

    MARKDOWN = "markdown"
    PLAIN = "plain"


class Completeness(StrEnum):
    """How much of the original account the text holds."""

    COMPLETE = "complete"
    TEASER = "teaser"
    DIGEST = "digest"
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """What a block of the text is; only paragraphs, quotes and items hold claims."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    META = "meta"  # address, byline: about the text, not part of it


class Voice(StrEnum):
    """Whose words a claim is in."""

    OUTLET = "outlet"
    QUOTED = "quoted"
    REPORTED = "reported"
    MIXED = "mixed"


class Bound(StrEnum):
    """What a text says of how exact a number is."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    LESS_THAN = "less_than"


class Relation(StrEnum):
    """The closed list of finding kinds."""

    AGREEMENT = "agreement"
    FIGURE = "figure"
    UPDATE = "update"
    CONTRADICTION = "contradiction"
    ATTRIBUTION = "attribution"
    WORDING = "wording"
    SAME_ORIGIN = "same_origin"
    ABSENCE = "absence"


class Subtype(StrEnum):
    """Which kind of contradiction it is; OTHER_GROUP belongs to figures and is no contradiction."""

    NEGATION = "negation"
    OPPOSITE = "opposite"
    ACTOR = "actor"
    DATE = "date"
    PLACE = "place"
    CAUSE = "cause"
    OTHER_GROUP = "other_group"


class Status(StrEnum):
    """Two thresholds: a match makes rows, a suggestion is for a person to look at."""

    MATCH = "match"
    SUGGEST = "suggest"


class AbsenceReason(StrEnum):
    """Why an account lacks what others have."""

    EARLIER = "earlier"  # published before the day it became known
    INCOMPLETE = "incomplete"  # teaser, paywall, digest
    NOT_FOUND = "not_found"
    ELSEWHERE = "elsewhere"  # most likely said in other words, in a row of its own


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points: start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """One account as it goes into a comparison."""

    id: str
    text: str
    language: str  # "de", "en" or "ru"
    outlet: str = ""
    title: str = ""
    published: date | None = None
    completeness: Completeness = Completeness.UNKNOWN
    markup: Markup = Markup.MARKDOWN


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like part of the clean text."""

    kind: BlockKind
    span: Span  # clean offsets
    level: int = 0  # of a heading: 1 to 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of clean text that stands unchanged in the raw text; pieces are in order."""

    clean_start: int
    raw_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Slip:
    """A place that is probably misread or misprinted; it is flagged and left as it is."""

    span: Span  # clean offsets
    found: str  # the words as they stand
    probable: str  # what they probably were


@dataclass(frozen=True, slots=True)
class Clean:
    """Text without markup, broken sentences rejoined, and the way back; each block is one line."""

    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    emphasis: tuple[Span, ...] = ()  # clean offsets of what was in italics
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block that can hold claims."""

    span: Span  # clean offsets, without surrounding space
    block: int  # index into Clean.blocks


@dataclass(frozen=True, slots=True)
class Mention:
    """A proper name at one place of the clean text."""

    span: Span
    surface: str  # as it stands there
    key: str  # normalised spelling of this mention; names.groups() joins keys over texts


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted, dated or measured thing as one text puts it.

    `low` and `high` are the least and the greatest value that the words allow (equal when exact,
    None when open: "more than 160"), of dates ordinals of days, a month or year being a range.
    """

    span: Span  # same offsets as the claim that holds it: clean inside the engine, raw outside
    low: float | None
    high: float | None
    bound: Bound
    unit: str  # "count", "percent", "date", "time", "age", "duration:day", "money:EUR", …
    what: str = ""  # lemma of what is counted: "tot", "soldat"; "" if unknown
    of_whom: str = ""  # the group it is counted of: "sicherheitskraft"; "" if the text names none
    words: str = ""  # of the span
    former: bool = False  # the text itself replaces it: "von 12 auf 40", "statt 12 nun 40"
    source: str = ""  # who gives it, where its sentence names several: "X sprach von 12, Y von 40"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words one sentence is in."""

    voice: Voice
    speaker: str | None = None  # as named in the text, nearest first; None: the outlet or unnamed
    chain: tuple[str, ...] = ()  # every speaker, nearest first: ("Ministerium", "Fernsehen")
    hedged: bool = False
    quotes: tuple[Span, ...] = ()  # clean offsets of quoted words inside the sentence
    cue: str = ""  # the words that show it ("sagte", "laut", Konjunktiv form), for "why?"
    frame: tuple[Span, ...] = ()  # clean offsets of the words that only attribute: "laut X"


@dataclass(frozen=True, slots=True)
class Label:
    """What a claim calls somebody or something, at one place."""

    referent: str  # what is labelled, as the lexicon groups it: "crowd", "troops"
    name: str  # of the label, the same in all languages: "bandit"
    span: Span  # raw offsets
    words: str  # as the text has it
    quoted: bool = False  # inside quotation marks
    scare: bool = False  # a quotation of a word or two in a sentence of the outlet's own
    distanced: bool = False  # by a word before it: "angebliche Banditen"
    lemma: str = ""  # lower case; "" where nobody asked for it


@dataclass(frozen=True, slots=True)
class Claim:
    """A span of an account that states something: at most one sentence."""

    id: str  # "<text id>:<start>-<end>"
    account: str  # Text.id
    span: Span  # raw offsets
    text: str  # clean words
    language: str
    order: int  # position among the account's claims
    voice: Voice = Voice.OUTLET
    speaker: str | None = None
    speaker_chain: tuple[str, ...] = ()
    hedged: bool = False
    checkable: bool = True
    quantities: tuple[Quantity, ...] = ()  # raw offsets
    names: tuple[Mention, ...] = ()  # raw offsets
    quotes: tuple[Span, ...] = ()  # raw offsets of quoted words inside
    cue: str = ""
    frame: tuple[Span, ...] = ()  # raw offsets of the words that only attribute: "sagte X"
    key: str = ""  # normalised words + "#" + which occurrence: what a decision hangs on
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the engine understood of one text alone."""

    text: Text
    clean: Clean
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a row or a pair shows: a code and its evidence, JSON values only.

    Its spans are `[start, end]`, raw offsets: "left" and "right" hold each claim's deciding words.
    """

    kind: Relation
    rule: str  # name of the rule that fired, documented in docs/method.md
    claims: tuple[str, ...]  # ids; two for a pair, any number for an absence (those who have it)
    subtype: Subtype | None = None
    account: str | None = None  # of an absence: the account that lacks it
    evidence: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different accounts at or above the suggest threshold."""

    left: str  # claim ids; left account sorts before right account
    right: str
    score: float  # 0 to 1
    status: Status
    signals: Mapping[str, float]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Claims of several accounts about the same thing; a claim nobody shares is a row too."""

    claims: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A whole comparison; the order of everything in it is fixed by ids, not by input order."""

    readings: tuple[Reading, ...]
    pairs: tuple[Pair, ...]
    rows: tuple[Row, ...]
    speakers: Mapping[str, str] = field(default_factory=dict)  # claim id -> key of its nearest one
    memory: object = field(default=None, repr=False, compare=False)  # for the run after this one
