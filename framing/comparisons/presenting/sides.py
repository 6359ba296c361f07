"""A finding -> its two sides: the claim, the words that decide, the number as we write it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, Final

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framing.comparisons.models import Finding
from framing.comparisons.presenting.marks import words_at
from framing.comparisons.presenting.naming import as_named, fits
from framing.comparisons.presenting.numerals import MAGNITUDES, spoken
from framing.comparisons.presenting.quotes import Quote, by_date, quote_of
from framing.engine import Bound

# "Almost 8,000" at the head of a claim is "almost 8,000" within a sentence of ours. A list, for
# "January 8" stays as it is.
FIRST_OF_FIGURE: Final = re.compile(
    r"^(?:Fast|Rund|Etwa|Über|Mehr|Mindestens|Knapp|Gut|Bis|Ungefähr"
    r"|Almost|About|Around|Nearly|Over|More|At|Some|Up)(?= )"
    r"|^(?:Hundreds|Thousands|Dozens|Scores)\b"
)
NEXT: Final = re.compile(r" (?:of )?([^\W\d_]{2,}(?:-[^\W\d_]+)*)")
ABBREVIATED: Final = re.compile(r"\.\w\.$")  # "4:50 a.m."
# What a "not" denies, to the end of the clause or seven words far; else the three words before it.
DENIED: Final = re.compile(r"(?: [\w▮’'-]+){1,7}")
DENIED_BEFORE: Final = re.compile(r"(?:[\w▮’'-]+ ){1,3}$")
# Whom numbers count that name nobody in particular.
ANYBODY: Final = frozenset(("menschen", "personen", "leute", "people", "persons"))
QUOTATION_MARKS: Final = '„“”"'
# Units in which a number stands as its text wrote it; others are kept converted: miles as metres.
UNCONVERTED: Final = ("count", "percent", "money:")
NUMBERED: Final = frozenset(("values", "bounds", "unit"))  # what a finding of two numbers holds


@dataclass(frozen=True)
class Side:
    """One of the two claims of a finding."""

    quote: Quote
    spans: Sequence[Sequence[int]]
    value: str = ""  # of a number, as this page writes numbers
    lemmas: Sequence[str] = ()  # of what the number counts, and of whom
    looks_back: bool = False  # the text gives the number as an earlier one

    @property
    def name(self) -> str:
        """The outlet."""
        return self.quote.account.label

    @property
    def counted(self) -> SafeString:
        """The number that decides, with what it counts.

        Of another language in our figures, and without its noun, which the quote shows.
        """
        end = max((span[1] for span in self.spans), default=0)
        found = NEXT.match(self.quote.words, end) if end else None
        if found and not is_counted(found[1], self.lemmas):
            found = None
        if self.is_translated:
            if found is None or found[1].casefold() not in ANYBODY:
                return format_html("{}", self.value)
            # "Hundreds of people", but 200 people, and several dozen.
            is_many = self.value.endswith("s")
            form = _("{magnitude} Menschen") if is_many else _("{number} Menschen")
            return format_html(form, magnitude=self.value, number=self.value)
        if not found:
            return self.words
        stop = found.start(1) + len(as_named(found[1], self.lemmas))
        whole = [span if span[1] < end else (span[0], stop) for span in self.spans]
        return self.printed(whole)

    @property
    def is_translated(self) -> bool:
        """Whether its number is told in our figures, for its text has another language."""
        return bool(self.value) and self.quote.account.language != get_language()

    @property
    def counted_plainly(self) -> str:
        """The same in the type of our own words, as it stands beside a number that we translate.

        What is left in another language stays marked as words of its text.
        """
        if self.quote.account.language != get_language():
            return self.counted
        return unescape(strip_tags(self.counted)).strip(QUOTATION_MARKS)

    @property
    def denied(self) -> SafeString:
        """The word that denies, with what it denies: the words behind it, else those before it."""
        if len(self.spans) != 1:
            return self.words
        start, end = self.spans[0]
        text = self.quote.words
        behind = DENIED.match(text, end)
        if behind:
            return self.printed([(start, behind.end())])
        before = DENIED_BEFORE.search(text[:start])
        return self.printed([(before.start() if before else start, end)])

    @property
    def claim_has_quotes(self) -> bool:
        """Whether a deciding word stands in quotation marks inside the claim."""
        quoted = self.quote.claim.quotes
        return any(
            start <= span[0] and span[1] <= end for span in self.spans for start, end in quoted
        )

    @cached_property
    def words(self) -> SafeString:
        """The deciding words in the type of the texts, in quotation marks only where quoted."""
        return self.printed(self.spans)

    def printed(self, spans: Sequence[Sequence[int]]) -> SafeString:
        """The words at these places likewise."""
        found = words_at(self.quote.words, spans)
        if not ABBREVIATED.search(found):
            found = found.rstrip(".")  # our sentence has its own
        if not found:
            return SafeString("")
        found = self.quote.no_longer(found)
        language = self.quote.account.language
        if not self.quote.is_own_words and any(span[0] == 0 for span in self.spans):
            found = FIRST_OF_FIGURE.sub(lambda first: first[0].lower(), found)
        if self.quote.is_own_words:
            in_marks = format_html(_("„{}“"), found)  # marks of the sentence they stand in
            return format_html('<q class="words" lang="{}">{}</q>', language, in_marks)
        return format_html('<span class="words" lang="{}">{}</span>', language, found)


def sides_of(finding: Finding) -> tuple[Side, Side]:
    """Give both claims of a pair finding, the earlier account first.

    Of an update the earlier state: a text may tell what was counted before another appeared.
    """
    pair = finding.two_claims
    marks = finding.evidence.get("marks", {})
    sides = [
        Side(
            quote_of(claim, [(finding.kind, marks.get(side, []))]),
            marks.get(side, []),
            value_of(finding.evidence, place, claim.text, marks.get(side, [])),
            (finding.evidence.get("what", ""), *of_side(finding, "groups", place)),
            any(of_side(finding, "back", place)),
        )
        for place, (side, claim) in enumerate((("left", pair.left), ("right", pair.right)))
    ]
    left, right = sides
    days = finding.evidence.get("days") or [0, 0]
    is_update = finding.rule == "later_value" and days[0] != days[1]
    keys = days if is_update else [by_date(side.quote.account) for side in sides]
    return (left, right) if keys[0] <= keys[1] else (right, left)


def of_side(finding: Finding, name: str, place: int) -> list[Any]:
    """What the evidence of a finding tells of its left side (0) or right side (1); or nothing."""
    told: list[Any] = finding.evidence.get(name, [])
    return told[place:][:1]


def is_counted(word: str, lemmas: Iterable[str]) -> bool:
    """Tell whether a word behind a number is a form of what it counts, or anybody."""
    return word.casefold() in ANYBODY or any(lemma and fits(word, lemma) for lemma in lemmas)


def value_of(
    evidence: Mapping[str, Any], place: int, text: str, spans: Sequence[Sequence[int]]
) -> str:
    """Write one of the two numbers of a finding; of a word for a magnitude that of our language."""
    if not spans or not NUMBERED.issubset(evidence):  # no number, or one of an earlier engine
        return ""
    low, high = evidence["values"][place]
    bound = evidence["bounds"][place]
    is_converted = not evidence["unit"].startswith(UNCONVERTED)
    if is_converted:
        return ""
    if None not in {low, high} and low != high and bound == Bound.ABOUT:
        return str(MAGNITUDES.get((low, high), ""))
    start, end = spans[0]
    return spoken((low, high), bound, evidence["unit"], text[start:end])


def spot_of(kind: str, sides: Iterable[Side]) -> str:
    """Name a difference for an address: its kind and where both claims begin in their texts.

    Keys change with every run; these only with the texts. The earlier account's claim comes first,
    whichever side shows it.
    """
    claims = [side.quote.claim for side in sorted(sides, key=lambda s: by_date(s.quote.account))]
    return "-".join([kind, *(str(claim.start) for claim in claims)])
