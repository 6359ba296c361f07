"""Two accounts -> their texts side by side: which claims belong together, and where they differ."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from django.utils.safestring import SafeString

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.blind import shorten
from framing.comparisons.presenting.kinds import BY_CODE, PLACE, Kind, Words, explain_finding
from framing.comparisons.presenting.quotes import quote_of
from framing.comparisons.presenting.reading import Link, Passage, Said
from framing.comparisons.presenting.sentences import sentence
from framing.comparisons.presenting.sides import Side, sides_of, spot_of
from framing.comparisons.weights import STRENGTH
from framing.engine import BlockKind, Subtype
from framing.events.models import Account

LEAST_MARK = 6  # thousandths of a text's length: a mark of the overview that can be seen and hit


@dataclass(frozen=True)
class Step:
    """A difference that the reader steps to."""

    number: int  # from 1, in the order of the left text
    finding: Finding
    kind: Kind
    sentence: SafeString
    rule: Words
    sides: tuple[Side, Side]  # the left account's first

    @property
    def anchors(self) -> tuple[str, str]:
        """Where the page shows the left and the right claim."""
        return self.sides[0].quote.claim.anchor, self.sides[1].quote.claim.anchor

    @cached_property
    def spot(self) -> str:
        """How an address names it."""
        return spot_of(self.finding.kind, self.sides)


@dataclass(frozen=True)
class OverviewMark:
    """Where in a text a difference stands, in thousandths of its length."""

    step: Step
    top: int
    height: int


@dataclass(frozen=True)
class Column:
    """One of the two texts."""

    account: Account
    side: str  # "left" or "right"
    passages: Sequence[Passage] = ()  # the whole text, where it may be shown
    excerpts: Sequence[Said] = ()  # else its quotable claims
    overview: Sequence[OverviewMark] = ()
    left_out: int = 0  # claims that may not be shown

    @property
    def is_linked(self) -> bool:
        """Whether something in it has a counterpart in the other text."""
        parts = chain.from_iterable(passage.parts for passage in self.passages)
        told = chain((part.said for part in parts), self.excerpts)
        return any(said.links for said in told if said)

    @property
    def title(self) -> str:
        """The headline, without outlets' names where they are hidden."""
        names = self.account.hidden_names
        return shorten(names.hide(self.account.title)) if names else self.account.title


def steps_of(findings: Iterable[Finding], left: Account) -> list[Step]:
    """List the differences in the order of the left text; of one place the weightiest first."""
    told = [(finding, facing(finding, left)) for finding in findings if is_difference(finding)]
    told.sort(key=lambda one: (one[1][0].quote.claim.start, PLACE[one[0].kind], one[0].pk))
    return [
        Step(
            number,
            finding,
            BY_CODE[finding.kind],
            sentence(finding),
            explain_finding(finding),
            sides,
        )
        for number, (finding, sides) in enumerate(told, 1)
    ]


def is_difference(finding: Finding) -> bool:
    """Whether two accounts differ here; two figures of two groups do not."""
    return finding.kind in STRENGTH and not is_other_group(finding)


def is_other_group(finding: Finding) -> bool:
    """Whether two numbers count two groups."""
    return finding.subtype == Subtype.OTHER_GROUP


def place_of(finding: Finding) -> tuple[bool, int, int]:
    """Sort key of what is found at one claim: the weightiest first, numbers of two groups last."""
    return (is_other_group(finding), PLACE[finding.kind], finding.pk)


def facing(finding: Finding, left: Account) -> tuple[Side, Side]:
    """The sides of a finding as the page has them."""
    one, other = sides_of(finding)
    return (one, other) if one.quote.account == left else (other, one)


def linked(
    claims: Iterable[Claim], findings: Iterable[Finding], steps: Iterable[Step]
) -> dict[int, tuple[Link, ...]]:
    """Say of each claim what it is linked to: by findings, else by the row that both stand in."""
    found: dict[int, list[Link]] = defaultdict(list)
    step_of = {step.finding.pk: step for step in steps}
    for finding in sorted(findings, key=place_of):
        pair, step = finding.two_claims, step_of.get(finding.pk)
        number, spot = (step.number, step.spot) if step else (0, "")
        kind = BY_CODE[finding.kind]
        checked = finding if finding.state == Finding.State.CONFIRMED else None
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            link = Link(other.anchor, kind, spot, number, checked, is_other_group(finding))
            found[one.pk].append(link)
    rows: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        rows[claim.row_id].append(claim)
    for claim in chain.from_iterable(rows.values()):
        others = [c for c in rows[claim.row_id] if c.account_id != claim.account_id]
        if others and claim.pk not in found:
            found[claim.pk].append(Link(others[0].anchor))
    return {key: tuple(links) for key, links in found.items()}


def told(claims: Iterable[Claim], links: Mapping[int, tuple[Link, ...]]) -> list[Said]:
    """The claims of one account with what they are linked to."""
    return [Said(quote_of(claim, ()), links=links.get(claim.pk, ())) for claim in claims]


def overview(steps: Iterable[Step], place: int, length: int) -> list[OverviewMark]:
    """Place the differences along a text of this length; `place` is 0 for the left text."""
    marks = []
    for step in steps:
        claim = step.sides[place].quote.claim
        height = max(round(1000 * (claim.end - claim.start) / length), LEAST_MARK)
        top = min(round(1000 * claim.start / length), 1000 - height)
        marks.append(OverviewMark(step, top, height))
    return marks


def masked(passages: Iterable[Passage], account: Account) -> list[Passage]:
    """Hide outlets' names in a whole text; what is about the text (address, byline) goes."""
    names = account.hidden_names
    if names is None:
        return list(passages)
    return [
        replace(
            passage,
            parts=tuple(replace(p, text=shorten(names.hide(p.text))) for p in passage.parts),
        )
        for passage in passages
        if passage.kind != BlockKind.META
    ]
