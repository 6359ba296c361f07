"""Why a row shows what it shows: every finding with its rule, its words and its signals."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from framing.comparisons.models import Claim, Finding, Pair, Row
from framing.comparisons.presenting.absences import absences, nearest_place
from framing.comparisons.presenting.cards import Card, signals_of
from framing.comparisons.presenting.cells import Besides, attach, attach_pairs, row_view
from framing.comparisons.presenting.headlines import Asked, strength
from framing.comparisons.presenting.quotes import Quote, quote_of
from framing.comparisons.presenting.sharing import share_claims, share_with_findings
from framing.comparisons.selection import Selection, selection_of
from framing.comparisons.tracing import row_at
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened
from framing.htmx import HtmxHttpRequest, page_or_fragment, wants_fragment

SUGGESTED = 8  # pairs below the threshold, for moderators


@require_safe
@page_or_fragment
@of_event()
def why(request: HtmxHttpRequest, page: Opened, row_id: int) -> HttpResponse:
    """Explain a row. A row of an earlier comparison leads to the one that holds its claims now."""
    row = row_at(row_id, page.comparison)
    if page.comparison is None or row is None:
        messages.info(request, _("Der Vergleich ist inzwischen erneuert worden."))
        return redirect("compare", page.event.slug)
    if row.pk != row_id:
        return redirect(reverse("why", args=[page.event.slug, row.pk], query=request.GET))
    chosen = selection_of(request.GET, page.comparison, page.told, page.shown, everyone=True)
    asked = chosen.asked
    # The page whose row this is may show some findings alone; here they only come first.
    chosen = replace(chosen, base=None, state="")
    is_part = wants_fragment(request)
    context = {
        **page.context("compare"),
        "row": row,
        "is_part": is_part,
        "chosen_query": request.GET.urlencode(),  # what was chosen there goes both ways
        **explanation(chosen, row, asked, with_suggestions=page.may_curate),
    }
    part = "#why" if is_part else ""
    return render(request, f"comparisons/why.html{part}", context)


def explanation(
    chosen: Selection, row: Row, asked: Asked, *, with_suggestions: bool
) -> dict[str, Any]:
    """What the page says of a row: its cells, each finding, and pairs that just missed it."""
    told = chosen.claims().filter(row=row).defer("quantities", "labels").order_by("order")
    claims = attach(told, chosen.accounts)
    found = share_with_findings(chosen.findings().filter(row=row), claims, chosen.accounts)
    between_two = sorted((finding for finding in found if finding.pair), key=strength)
    entries = [Card(each) for each in sorted(between_two, key=lambda one: not asked.fits(one))]
    besides = Besides(frozenset(chosen.withheld(row)))
    return {
        "view": row_view(row, chosen.accounts, claims, found, besides),
        "strongest": entries[0] if entries else None,
        "more": entries[1:],
        "silent": silent_pairs(chosen, row, found, claims),
        "absences": absences(found, nearest_claims(chosen, found), chosen.accounts),
        "suggestions": suggestions(chosen, row) if with_suggestions else [],
    }


def silent_pairs(
    chosen: Selection, row: Row, found: list[Finding], claims: list[Claim]
) -> list[dict[str, Any]]:
    """Pairs that belong together though no rule found anything to say of them."""
    told = {finding.pair_id for finding in found}
    pairs = Pair.objects.filter(left__row=row, right__row=row, status=Pair.Status.MATCH)
    pairs = pairs.filter(left__account__in=chosen.accounts, right__account__in=chosen.accounts)
    pairs = pairs.filter(chosen.shown.claims("left__"), chosen.shown.claims("right__"))
    silent = [pair for pair in pairs if pair.pk not in told]
    return [
        {"pair": pair, "quotes": quotes_of(pair), "signals": signals_of(pair)}
        for pair in share_claims(silent, claims, chosen.accounts)
    ]


def nearest_starts(found: list[Finding]) -> set[int]:
    """Where in their texts the claims begin that come nearest to what is lacking."""
    return {place[1] for finding in found if (place := nearest_place(finding))}


def nearest_claims(chosen: Selection, found: list[Finding]) -> list[Claim]:
    """Load the claims that come nearest in the accounts that lack the row, in one query."""
    starts = nearest_starts(found)
    if not starts:
        return []
    # What a quotation does not print costs most of the time to read.
    told = chosen.claims().filter(start__in=starts).order_by().defer("quantities", "labels")
    return attach(told, chosen.accounts)


def quotes_of(pair: Pair) -> tuple[Quote, Quote]:
    """Both claims of a pair, without marks."""
    return quote_of(pair.left, ()), quote_of(pair.right, ())


def suggestions(chosen: Selection, row: Row) -> list[dict[str, Any]]:
    """Pairs with one claim in this row that made no row of their own: too unsure, or torn apart."""
    here = Q(left__row=row) | Q(right__row=row)
    unsure = Q(status=Pair.Status.SUGGEST) | ~Q(left__row=F("right__row"))
    found = Pair.objects.filter(here, unsure).filter(
        left__account__in=chosen.accounts, right__account__in=chosen.accounts
    )
    pairs = attach_pairs(found.with_claims()[:SUGGESTED], chosen.accounts)
    return [{"pair": pair, "quotes": quotes_of(pair)} for pair in pairs]
