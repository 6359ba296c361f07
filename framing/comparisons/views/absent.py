"""What is not in each text though others have it, with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from framing.comparisons import measured
from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.absences import absence, nearest_place, told_places
from framing.comparisons.presenting.blind import shortened
from framing.comparisons.presenting.cells import attach
from framing.comparisons.presenting.coverage import Told, told_in
from framing.comparisons.presenting.lacking import (
    Couple,
    Gap,
    Lacking,
    Missing,
    by_row,
    gaps_of,
    independent,
    quotes_in,
)
from framing.comparisons.quoting import copies_of
from framing.comparisons.topics import title
from framing.comparisons.views.choosing import chosen_accounts
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, notices_of
from framing.engine import AbsenceReason
from framing.events.models import Account
from framing.htmx import HtmxHttpRequest

FEW: Final = 4  # of each account, while all are shown
DIFFERENT: Final = {Finding.Kind.CONTRADICTION, Finding.Kind.FIGURE, Finding.Kind.UPDATE}
MANY: Final = 200  # of an account that is looked at alone
Printed = tuple[Gap, Sequence[Missing], Sequence[Missing]]


@require_safe
@of_event()
def absent(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show what accounts lack."""
    chosen = chosen_accounts(page)
    context = page.context("absent") | {
        "available": page.told,
        "chosen": chosen,
        "notices": [] if page.blind else notices_of(chosen),
        "rate": measured.absent(with_little=False),
        "rate_little": measured.absent(with_little=True),
    }
    if page.comparison:
        told = told_in(page.comparison, page.shown)
        most = MANY if len(chosen) == 1 else FEW
        missing = missing_in(page, page.comparison, chosen, told)
        gaps = gaps_of(chosen, missing, told.alone, most)
        printed = [(gap, gap.shown, gap.early if len(gaps) == 1 else ()) for gap in gaps]
        explained = explain(page, page.comparison, printed, told)
        context["gaps"] = [
            (gap, [explained[each] for each in shown], [explained[each] for each in early])
            for gap, shown, early in printed
        ]
    return render(request, "comparisons/absent.html", context)


def missing_in(
    page: Opened, comparison: Comparison, chosen: list[Account], told: Told
) -> list[Missing]:
    """Every absence of these accounts, without the words: few of hundreds are printed."""
    found = Finding.objects.filter(page.shown.findings(), comparison=comparison).shown()
    found = found.filter(kind=Finding.Kind.ABSENCE, account__in=chosen)
    copies = copies_in(page, comparison, told)
    key_of = {account.slug: account.pk for account in page.told}

    @cache
    def others(row: int, having: tuple[str, ...]) -> int:
        seen = {key_of[slug] for slug in having if slug in key_of}
        return independent(seen & told.accounts.get(row, set()), copies[None] | copies[row])

    fields = ("pk", "row", "account", "evidence__reason", "evidence__accounts")
    return [
        Missing(key, row, account, reason == AbsenceReason.EARLIER, others(row, tuple(having)))
        for key, row, account, reason, having in found.values_list(*fields)
        if reason != AbsenceReason.ELSEWHERE
    ]


def explain(
    page: Opened, comparison: Comparison, printed: Iterable[Printed], told: Told
) -> dict[Missing, Lacking]:
    """What the page says of each of these."""
    missing = [each for _gap, shown, early in printed for each in (*shown, *early)]
    found = Finding.objects.in_bulk([each.finding for each in missing])
    claims = claims_of(page, comparison, found.values())
    rows = by_row(claims)
    places = {(claim.account.slug, claim.start): claim for claim in claims}
    accounts = {account.pk: account for account in page.told}
    disputed = defaultdict(list)
    for pair in told.found:
        if pair.kind in DIFFERENT:
            disputed[pair.row].append({pair.left, pair.right})
    language = get_language() or "de"
    explained = {}
    for each in missing:
        finding = found[each.finding]
        having = told_places(finding)
        whole = rows.get(each.row, [])  # of what an earlier engine stored, the whole row counts
        those = [c for c in whole if not having or (c.account.slug, c.start) in having]
        told_by = {claim.account_id for claim in those}
        explained[each] = Lacking(
            finding=finding,
            absence=absence(finding, accounts[each.account], places),
            title=shortened(title(known_by(those, accounts[each.account]), language)),
            others=each.others,
            accounts=len(told_by),
            differs=any(two <= told_by for two in disputed[each.row]),
            quotes=quotes_in(those),
        )
    return explained


def known_by(claims: Sequence[Claim], account: Account) -> Sequence[Claim]:
    """Those told by the day an account came out, which are what it might have told; else all.

    The toll of a later day is nothing that it lacks.
    """
    day = account.published_on
    told = [c for c in claims if day and c.account.published_on and c.account.published_on <= day]
    return told or claims


def claims_of(page: Opened, comparison: Comparison, absences: Iterable[Finding]) -> list[Claim]:
    """The claims of those rows and those that come nearest to them; one query."""
    rows = {finding.row_id for finding in absences}
    starts = {place[1] for finding in absences if (place := nearest_place(finding))}
    told = Claim.objects.filter(page.shown.claims(), comparison=comparison)
    told = told.filter(Q(row__in=rows) | Q(start__in=starts), account__in=page.told)
    return attach(told.order_by("order", "pk"), page.told)


def copies_in(page: Opened, comparison: Comparison, told: Told) -> dict[int | None, set[Couple]]:
    """Accounts of one source: under None everywhere, under a row in this row."""
    copies: dict[int | None, set[Couple]] = defaultdict(set)
    copies[None] |= copies_of(comparison, page.shown)
    for each in told.found:
        if each.kind == Finding.Kind.SAME_ORIGIN:
            copies[each.row].add(frozenset((each.left, each.right)))
    return copies
