"""The numbers that claims hold, and the findings that set two of them against each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from framing.comparisons.models import Claim, Finding
from framing.engine import Bound, Subtype, kind_of_word

# Days and hours count nothing: where two texts differ in them, it is a contradiction.
NOT_COUNTED: Final = frozenset({"date", "time"})
SPAN: Final = "duration:"
AGE: Final = "age"
# "Ein Patient" names somebody; that it is one is no news, but where "nur" or "einzig" says so.
ARTICLE: Final = re.compile(r"(?:ein(?:e[nmrs]?)?|an?)(?! einzig)", re.IGNORECASE)
ONLY: Final = ("nur ", "only ", "just ")
FIGURE_RULES: Final = ("same_value", "other_value", "later_value", "other_group")


@dataclass(frozen=True, eq=False)
class Figure:
    """A number as one claim puts it."""

    claim: Claim
    unit: str
    what: str
    of_whom: str
    low: float | None
    high: float | None
    bound: str
    words: str
    at: tuple[int, int]  # characters of the claim's text
    source: str = ""  # who gives it, where its sentence names several

    @property
    def value(self) -> float:
        """The number that the words name: of a range, its middle."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends) if ends else 0.0

    @cached_property
    def kind(self) -> str:
        """What it counts under the word that synonyms share: marchers are participants."""
        return kind_of_word(self.what)

    @property
    def is_vague(self) -> bool:
        """Whether it is a word for an order of magnitude: "Hunderte" is read as 200 to 999."""
        if self.bound != Bound.ABOUT or self.low is None or self.high is None:
            return False
        return self.low < self.high and set(f"{self.high:.0f}") == {"9"}

    @property
    def is_span(self) -> bool:
        """Whether it tells how long something lasts, or lies back, or how old somebody is."""
        return self.unit.startswith((SPAN, AGE))

    @property
    def sort_key(self) -> tuple[bool, str, int, int, int]:
        """By the account's date, then as its text goes."""
        account = self.claim.account
        day = account.published_on
        return (day is None, str(day), account.pk, self.claim.order, self.at[0])


@dataclass(frozen=True)
class Link:
    """Two numbers that a finding sets against each other."""

    left: Figure
    right: Figure
    finding: Finding

    @property
    def is_one_group(self) -> bool:
        """Whether both count the same group, as far as the texts say."""
        return self.finding.subtype != Subtype.OTHER_GROUP

    @property
    def is_one_thing(self) -> bool:
        """Whether both count the same thing: by one word, with one value, or both as plainly.

        "1,347 weapons" and "500 of the police cars burnt" are set against each other at times, but
        one names what it counts and the other of what something befell a part.
        """
        alike = self.left.kind == self.right.kind or self.left.value == self.right.value
        return self.is_one_group and (alike or bool(self.left.of_whom) == bool(self.right.of_whom))


@dataclass(frozen=True)
class Series:
    """The numbers of one group; `of_whom` is empty where the texts name none."""

    of_whom: frozenset[str]
    figures: tuple[Figure, ...]

    @property
    def accounts(self) -> int:
        """How many accounts count it."""
        return len({figure.claim.account_id for figure in self.figures})


@dataclass(frozen=True)
class Thing:
    """Something that accounts count."""

    unit: str
    figures: tuple[Figure, ...]  # all of them, by date
    series: tuple[Series, ...]  # of these, those that are compared, by group
    apart: tuple[Figure, ...]  # the same word, but in no row or finding with another of them
    links: tuple[Link, ...] = field(default=())

    @property
    def accounts(self) -> int:
        """How many accounts count it."""
        return len({figure.claim.account_id for figure in self.compared})

    @property
    def compared(self) -> tuple[Figure, ...]:
        """What is set side by side."""
        return tuple(figure for series in self.series for figure in series.figures)

    @property
    def most_accounts(self) -> int:
        """How many accounts count the group that most of them count."""
        return max((series.accounts for series in self.series), default=0)

    @property
    def is_of_groups(self) -> bool:
        """Whether no text counts the whole, but each names whom or what it counts."""
        return bool(self.compared) and all(figure.of_whom for figure in self.compared)

    @property
    def spread(self) -> float:
        """How far the numbers of its widest group lie apart, 0 to 1."""
        return max((spread_of(series.figures) for series in self.series), default=0.0)


def spread_of(figures: Iterable[Figure]) -> float:
    """How far numbers lie apart, as a share of the largest; a word for a magnitude is left out."""
    values = [figure.value for figure in figures if not figure.is_vague]
    most = max(values, default=0.0)
    return (most - min(values)) / most if most > 0 else 0.0


def figures_of(claims: Iterable[Claim], *, former: bool = False) -> list[Figure]:
    """Read the numbers of claims, by date of the account; or those that do not hold any more."""
    found = [
        figure_of(claim, quantity)
        for claim in claims
        for quantity in claim.quantities
        if quantity["unit"] not in NOT_COUNTED and bool(quantity.get("former")) is former
        if not is_article(claim, quantity)
    ]
    return sorted(found, key=lambda figure: figure.sort_key)


def is_article(claim: Claim, quantity: Mapping[str, Any]) -> bool:
    """Tell "ein Patient" from "nur ein Patient" and "one patient"."""
    start, end = quantity.get("at", (0, 0))
    found = ARTICLE.match(claim.text, start) if end else None
    is_only = claim.text[:start].casefold().endswith(ONLY)
    return found is not None and found.end() == end and not is_only


def figure_of(claim: Claim, quantity: dict[str, Any]) -> Figure:
    """Read one number as it is stored."""
    start, end = quantity.get("at", (0, 0))
    return Figure(
        claim=claim,
        unit=quantity["unit"],
        what=quantity["what"],
        of_whom=quantity["of_whom"],
        low=quantity["low"],
        high=quantity["high"],
        bound=quantity["bound"],
        words=claim.text[start:end] or quantity["words"],
        at=(start, end),
        source=quantity.get("source", ""),
    )


def links_of(findings: Iterable[Finding], figures: Iterable[Figure]) -> list[Link]:
    """Find which numbers findings speak of, by the characters that they mark."""
    by_claim: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_claim[figure.claim.pk].append(figure)
    found = []
    for finding in findings:
        pair = finding.two_claims
        marks = finding.evidence.get("marks", {})
        left = marked(by_claim[pair.left_id], marks.get("left", []))
        right = marked(by_claim[pair.right_id], marks.get("right", []))
        if left and right and left.unit == right.unit:
            found.append(Link(left, right, finding))
    return found


def marked(figures: Iterable[Figure], spans: Sequence[Sequence[int]]) -> Figure | None:
    """The number that stands where a finding points."""
    return next(
        (
            figure
            for figure in figures
            for start, end in spans
            if start < figure.at[1] and figure.at[0] < end
        ),
        None,
    )
