"""Every rule by its name, and the pair of claims that rules look at."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from framing.engine import tuning
from framing.engine.values import Finding, Pair, Relation, Span, Status, Subtype
from framing.engine.words import Told


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to decide; docs/method.md says how each of them does."""

    name: str
    kind: Relation
    subtype: Subtype | None = None


@dataclass(frozen=True, slots=True)
class Duo:
    """Two claims side by side, as alignment paired them."""

    pair: Pair
    left: Told
    right: Told
    answers: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def is_match(self) -> bool:
        """Whether the pair makes a row; below, it is a suggestion."""
        return self.pair.status is Status.MATCH

    @property
    def is_sure(self) -> bool:
        """Whether the match is so sure that a single difference may decide."""
        return self.is_match and self.pair.score >= tuning.SURE

    @property
    def one_language(self) -> bool:
        """Whether lemmas of the two claims can be compared at all."""
        return self.left.claim.language == self.right.claim.language

    def finding(
        self, rule: Rule, left: Iterable[Span], right: Iterable[Span], **values: object
    ) -> Finding:
        """Build the finding of a rule: the deciding words of each claim, and what was compared."""
        evidence = {
            "left": sorted([span.start, span.end] for span in left),
            "right": sorted([span.start, span.end] for span in right),
            **values,
        }
        ids = (self.pair.left, self.pair.right)
        return Finding(rule.kind, rule.name, ids, rule.subtype, evidence=evidence)


AGREEMENT: Final = Rule("same_statement", Relation.AGREEMENT)
SAME_VALUE: Final = Rule("same_value", Relation.AGREEMENT)
FIGURE: Final = Rule("other_value", Relation.FIGURE)
OTHER_GROUP: Final = Rule("other_group", Relation.FIGURE, Subtype.OTHER_GROUP)
UPDATE: Final = Rule("later_value", Relation.UPDATE)
STATE: Final = Rule("later_state", Relation.UPDATE)
NEGATION: Final = Rule("negation", Relation.CONTRADICTION, Subtype.NEGATION)
PREFIX: Final = Rule("negative_prefix", Relation.CONTRADICTION, Subtype.NEGATION)
OPPOSITE: Final = Rule("opposite", Relation.CONTRADICTION, Subtype.OPPOSITE)
ACTOR: Final = Rule("other_actor", Relation.CONTRADICTION, Subtype.ACTOR)
DATE: Final = Rule("other_date", Relation.CONTRADICTION, Subtype.DATE)
PLACE: Final = Rule("other_place", Relation.CONTRADICTION, Subtype.PLACE)
CAUSE: Final = Rule("other_cause", Relation.CONTRADICTION, Subtype.CAUSE)
# Of these no one sign decides: they are weighed together (relations/excluding).
SIGNS_DATE: Final = Rule("signs_date", Relation.CONTRADICTION, Subtype.DATE)
SIGNS_NEGATION: Final = Rule("signs_negation", Relation.CONTRADICTION, Subtype.NEGATION)
SIGNS_OPPOSITE: Final = Rule("signs_opposite", Relation.CONTRADICTION, Subtype.OPPOSITE)
ASSERTED: Final = Rule("asserted_or_reported", Relation.ATTRIBUTION)
OTHER_SPEAKER: Final = Rule("other_speaker", Relation.ATTRIBUTION)
LABEL: Final = Rule("other_label", Relation.WORDING)
SLOT: Final = Rule("other_word_in_slot", Relation.WORDING)
HEDGE: Final = Rule("hedge", Relation.WORDING)
SCARE_QUOTE: Final = Rule("scare_quote", Relation.WORDING)
NEAR_COPY: Final = Rule("near_copy", Relation.SAME_ORIGIN)
SHARED_TEXT: Final = Rule("shared_text", Relation.SAME_ORIGIN)
AGENCY: Final = Rule("agency", Relation.SAME_ORIGIN)
LACKING: Final = Rule("lacking", Relation.ABSENCE)

RULES: Final = (
    AGREEMENT,
    SAME_VALUE,
    FIGURE,
    OTHER_GROUP,
    UPDATE,
    STATE,
    NEGATION,
    PREFIX,
    OPPOSITE,
    ACTOR,
    DATE,
    PLACE,
    CAUSE,
    SIGNS_DATE,
    SIGNS_NEGATION,
    SIGNS_OPPOSITE,
    ASSERTED,
    OTHER_SPEAKER,
    LABEL,
    SLOT,
    HEDGE,
    SCARE_QUOTE,
    NEAR_COPY,
    SHARED_TEXT,
    AGENCY,
    LACKING,
)
