"""What is not in each text though others have it, with the reason."""

from collections import defaultdict
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from framing.comparisons.measured import rates
from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.absences import absence, nearest_place
from framing.comparisons.presenting.blind import shorten
from framing.comparisons.presenting.cells import attach
from framing.comparisons.presenting.coverage import Told, told_in
from framing.comparisons.presenting.lacking import (
    Couple,
    Lacking,
    by_row,
    gaps_of,
    independent,
    quotes_in,
)
from framing.comparisons.quoting import seen_in
from framing.comparisons.topics import title
from framing.comparisons.views.choosing import chosen_accounts
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, notices_of
from framing.events.models import Account
from framing.htmx import HtmxHttpRequest

FEW: Final = 3  # of each account, while all are shown
DIFFERENT: Final = {Finding.Kind.CONTRADICTION, Finding.Kind.FIGURE, Finding.Kind.UPDATE}
MANY: Final = 200  # of an account that is looked at alone


@require_safe
@of_event()
def absent(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show what accounts lack."""
    chosen = chosen_accounts(page)
    context = page.context("absent") | {
        "available": page.told,
        "chosen": chosen,
        "notices": [] if page.blind else notices_of(chosen),
        "recall": rates()["match"].recall,
    }
    if page.comparison:
        told = told_in(page.comparison, page.shown)
        lacking = lacking_of(page, page.comparison, chosen, told)
        most = MANY if len(chosen) == 1 else FEW
        context["gaps"] = gaps_of(chosen, lacking, told.alone, most)
    return render(request, "comparisons/absent.html", context)


def lacking_of(
    page: Opened, comparison: Comparison, chosen: list[Account], told: Told
) -> list[Lacking]:
    """Explain every absence of these accounts."""
    found = Finding.objects.filter(page.shown.findings(), comparison=comparison).shown()
    absences = list(found.filter(kind=Finding.Kind.ABSENCE, account__in=chosen))
    claims = claims_of(page, comparison, absences)
    rows = by_row(claims)
    places = {(claim.account.slug, claim.start): claim for claim in claims}
    accounts = {account.pk: account for account in page.told}
    copies = copies_in(comparison, told)
    disputed = {each.row for each in told.found if each.kind in DIFFERENT}
    language = get_language() or "de"
    lacking = []
    for finding in absences:
        row = finding.row_id or 0
        having = told.accounts.get(row, set()) & accounts.keys()
        one_source = copies[None] | copies[row]
        words: dict[str, Any] = {"title": "", "quotes": ()}
        if row in rows:
            words = {"title": shorten(title(rows[row], language)), "quotes": quotes_in(rows[row])}
        explained = absence(finding, accounts[finding.account_id or 0], places)
        number = independent(having, one_source)
        words["differs"] = row in disputed
        lacking.append(Lacking(finding, explained, others=number, accounts=len(having), **words))
    return lacking


def claims_of(page: Opened, comparison: Comparison, absences: list[Finding]) -> list[Claim]:
    """The claims of those rows and those that come nearest to them; one query."""
    rows = {finding.row_id for finding in absences}
    starts = {place[1] for finding in absences if (place := nearest_place(finding))}
    told = Claim.objects.filter(page.shown.claims(), comparison=comparison)
    told = told.filter(account__in=page.told).order_by("order")
    wanted = [claim for claim in told if claim.row_id in rows or claim.start in starts]
    return attach(wanted, page.told)


def copies_in(comparison: Comparison, told: Told) -> dict[int | None, set[Couple]]:
    """Accounts of one source: under None everywhere, under a row in this row."""
    copies: dict[int | None, set[Couple]] = defaultdict(set)
    copies[None] |= seen_in([comparison.pk]).copies
    for each in told.found:
        if each.kind == Finding.Kind.SAME_ORIGIN:
            copies[each.row].add(frozenset((each.left, each.right)))
    return copies
