"""Stored rows -> the cells of the comparison: what each account says, or why it says nothing."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framing.comparisons.models import Claim, Finding, Pair, Row
from framing.comparisons.presenting.absences import Absence, Place, absence, why_empty
from framing.comparisons.presenting.agreeing import agreeing
from framing.comparisons.presenting.blind import shorten, shortened
from framing.comparisons.presenting.headlines import EVERYTHING, Asked, headline_of, strongest
from framing.comparisons.presenting.kinds import BY_CODE, PLACE, Kind
from framing.comparisons.presenting.quotes import Quote, marks_by_claim, quote_of
from framing.comparisons.quoting import Withheld
from framing.comparisons.topics import UNNAMED, Title, title
from framing.comparisons.weights import is_dispute
from framing.engine import AbsenceReason
from framing.events.models import Account, NamesToHide

# Rules that may have been found between a statement and what is no more than its copy.
COPIED = {"near_copy", "shared_text"}
AGREED = {"same_statement", "same_value"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says in a row; `reason` says why there is no quote."""

    account: Account
    quotes: tuple[Quote, ...]
    reason: str = ""
    is_copy: bool = False  # said in the same words as in an earlier cell; the reason names it
    is_withheld: bool = False  # said in words that this reader may not see
    lacking: Absence | None = None  # where nothing was found: what of the account comes nearest
    is_named: bool = False  # the row's headline tells of it
    is_folded: bool = False  # on a phone, until the reader asks for it

    @property
    def is_told(self) -> bool:
        """Whether the account has a claim in the row, shown or not."""
        return bool(self.quotes) or self.is_copy or self.is_withheld


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind of finding in a row: how many pairs show it, and what a person has checked."""

    kind: Kind
    number: int
    checked: Finding | None = None  # the one checked last
    number_checked: int = 0

    @property
    def is_checked_in_part(self) -> bool:
        """Whether a person has looked at some of them and not at all."""
        return 0 < self.number_checked < self.number


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the comparison."""

    row: Row
    cells: tuple[Cell, ...]
    kinds: tuple[KindCount, ...]
    headline: SafeString
    title: Title = UNNAMED
    subject: str = ""  # a noun or name that it shares with other rows
    first: Finding | None = None  # the one that the headline tells
    agreeing: int = 0  # accounts of which it was found that they say the same

    @property
    def is_shared(self) -> bool:
        """Whether two of the accounts shown say it, so that there is something to explain."""
        return sum(bool(cell.quotes) or cell.is_copy for cell in self.cells) > 1

    @property
    def folded(self) -> int:
        """How many cells a phone folds away."""
        return sum(cell.is_folded for cell in self.cells)

    @property
    def telling(self) -> int:
        """How many of the accounts shown say something of it, the same or not."""
        return sum(cell.is_told for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Besides:
    """What a layout needs besides rows, claims and findings."""

    withheld: Collection[Withheld] = frozenset()  # by claims that the reader may not see
    nearest: Mapping[Place, Claim] = field(default_factory=dict)  # named by absences
    asked: Asked = EVERYTHING  # which finding the headline tells


NOTHING_BESIDES = Besides()


def attach(claims: Iterable[Claim], accounts: Iterable[Account]) -> list[Claim]:
    """Give claims the accounts that are loaded already, instead of a query each.

    Where outlets are not to be known, their names are hidden in the claims' words.
    """
    by_key = {account.pk: account for account in accounts}
    listed = list(claims)
    for claim in listed:
        claim.account = by_key[claim.account_id]
        hide_names(claim, claim.account.hidden_names)
    return listed


def hide_names(claim: Claim, names: NamesToHide | None) -> None:
    """Hide outlets' names in a claim; its offsets stay true. Nothing of it is saved."""
    if names:
        claim.text = names.hide(claim.text)
        claim.speaker = shorten(names.hide(claim.speaker))
        claim.speaker_chain = [shorten(names.hide(who)) for who in claim.speaker_chain]


def attach_findings(findings: Iterable[Finding], accounts: Iterable[Account]) -> list[Finding]:
    """Give the claims of findings the accounts that are loaded already."""
    listed = list(findings)
    attach_pairs([finding.pair for finding in listed if finding.pair], accounts)
    return listed


def attach_pairs(pairs: Iterable[Pair], accounts: Iterable[Account]) -> list[Pair]:
    """Give the claims of pairs the accounts that are loaded already."""
    listed = list(pairs)
    attach([claim for pair in listed for claim in (pair.left, pair.right)], accounts)
    return listed


def rows_of(
    rows: Iterable[Row],
    accounts: Sequence[Account],
    claims: Iterable[Claim],
    findings: Iterable[Finding],
    besides: Besides = NOTHING_BESIDES,
) -> list[RowView]:
    """Lay out rows with one cell per account, in the order of `accounts`."""
    by_row: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_row[claim.row_id].append(claim)
    shown: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        shown[finding.row_id].append(finding)
    return [row_view(row, accounts, by_row[row.pk], shown[row.pk], besides) for row in rows]


def row_view(
    row: Row,
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    besides: Besides = NOTHING_BESIDES,
) -> RowView:
    """Lay out one row."""
    marked = marks_by_claim(findings)
    absences = {finding.account_id: finding for finding in findings if finding.account_id}
    told: dict[int, list[Quote]] = defaultdict(list)
    for claim in claims:
        told[claim.account_id].append(quote_of(claim, marked[claim.pk]))
    cells = []
    for account in accounts:
        key = account.pk
        if key in told:
            cells.append(Cell(account, tuple(told[key])))
        elif (row.pk, key) in besides.withheld:
            reason = _("sagt etwas dazu; aus Gründen des Urheberrechts hier nicht gezeigt")
            cells.append(Cell(account, (), reason, is_withheld=True))
        else:
            cells.append(blank(account, absences.get(key), besides.nearest))
    shown = merged(cells, findings)
    copies = {cell.account.pk for cell in shown if cell.is_copy}
    printed = [claim for claim in claims if claim.account_id not in copies]
    first = strongest(findings, besides.asked, copies)
    lacking = [cell.account for cell in cells if is_lacking(absences.get(cell.account.pk))]
    is_disputed = any(is_dispute(each.kind, each.subtype) for each in findings)
    return RowView(
        row,
        shown,
        kinds_in(findings),
        headline_of(first, lacking, besides.asked),
        name_of(row, printed, accounts, is_disputed=is_disputed),
        masked(row.subject, accounts),
        first,
        agreeing(findings),
    )


def is_lacking(finding: Finding | None) -> bool:
    """Whether a text seems to lack a row, and does not most likely tell it in another."""
    return finding is not None and finding.evidence.get("reason") != AbsenceReason.ELSEWHERE


def blank(account: Account, finding: Finding | None, nearest: Mapping[Place, Claim]) -> Cell:
    """The cell of an account without a claim in the row: why, and what comes nearest."""
    if finding is None:
        return Cell(account, (), why_empty(account, None))
    lacking = absence(finding, account, nearest)
    return Cell(account, (), lacking.reason, lacking=lacking)


def name_of(
    row: Row, claims: Sequence[Claim], accounts: Sequence[Account], *, is_disputed: bool
) -> Title:
    """The name that a person gave the row, else a line out of its claims."""
    if not row.topic:
        return shortened(title(claims, get_language() or "de", is_disputed=is_disputed))
    return Title(masked(row.topic, accounts))


def masked(words: str, accounts: Sequence[Account]) -> str:
    """Hide outlets' names where these accounts are read without them."""
    names = next((account.hidden_names for account in accounts), None)
    return shorten(names.hide(words)) if names else words


def merged(cells: Sequence[Cell], findings: Iterable[Finding]) -> tuple[Cell, ...]:
    """Show near-copies once: the cell of a copy names the cell that it repeats.

    Copies between which something else was found stay: there the small difference is the point.
    """
    rules: dict[frozenset[int], set[str]] = defaultdict(set)
    for finding in findings:
        if finding.pair:
            rules[frozenset((finding.pair.left_id, finding.pair.right_id))].add(finding.rule)
    out: list[Cell] = []
    for cell in cells:
        source = next((earlier for earlier in out if is_copied(cell, earlier, rules)), None)
        if source:
            reason = _("fast wortgleich wie %(outlet)s") % {"outlet": source.account.label}
            out.append(Cell(cell.account, (), reason, is_copy=True))
        else:
            out.append(cell)
    return tuple(out)


def is_copied(cell: Cell, earlier: Cell, rules: Mapping[frozenset[int], set[str]]) -> bool:
    """Whether each quote of a cell is nothing but a copy of one in an earlier cell, said alike."""
    return bool(cell.quotes) and all(
        any(
            found & COPIED and found <= COPIED | AGREED and is_said_alike(quote.claim, other.claim)
            for other in earlier.quotes
            for found in [rules.get(frozenset((quote.claim.pk, other.claim.pk)), set())]
        )
        for quote in cell.quotes
    )


def is_said_alike(claim: Claim, other: Claim) -> bool:
    """Whether both are the outlet's own words, or both somebody's, and equally sure."""
    return (claim.voice, claim.hedged) == (other.voice, other.hedged)


def kinds_in(findings: Iterable[Finding]) -> tuple[KindCount, ...]:
    """Count the findings of a row by kind; absences are told by the empty cells."""
    told = [finding for finding in findings if finding.kind != Finding.Kind.ABSENCE]
    numbers = Counter(finding.kind for finding in told)
    confirmed = (finding for finding in told if finding.state == Finding.State.CONFIRMED)
    by_day = sorted(confirmed, key=lambda finding: str(finding.decided_on or ""))
    checked = {finding.kind: finding for finding in by_day}
    numbers_checked = Counter(finding.kind for finding in by_day)
    return tuple(
        KindCount(BY_CODE[code], numbers[code], checked.get(code), numbers_checked[code])
        for code in sorted(numbers, key=lambda code: PLACE[code])
    )
