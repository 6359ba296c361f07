"""The page of an event: what happened, who told it when, where they differ most."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from framing.comparisons.models import Comparison, Finding
from framing.comparisons.presenting.cells import attach_findings
from framing.comparisons.presenting.kinds import BY_CODE, KINDS
from framing.comparisons.presenting.quotes import sides_of
from framing.comparisons.presenting.sentences import sentence
from framing.comparisons.quoting import Shown
from framing.comparisons.views.guards import may_curate, visible_event
from framing.comparisons.views.opening import opened
from framing.events.models import Account, Event
from framing.htmx import HtmxHttpRequest, page_or_fragment, wants_fragment

STRONGEST = 6  # cards on the page
LOOKED_AT = 60  # findings to choose the cards from, one card a row


@require_safe
def event(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """Show an event."""
    page = opened(request, slug, with_hidden=True)
    if page.may_curate:
        prefetch_related_objects(page.accounts, "outlet__addresses")
    context = page.context("event")
    if page.comparison:
        context |= {
            "figures": figures_of(page.comparison, page.shown),
            "cards": strongest(page.comparison, page.shown, page.accounts),
        }
    return render(request, "comparisons/event.html", context)


@require_safe
@page_or_fragment
def comparison_status(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """Say how far the comparison is; a page that polls is reloaded when it is done."""
    shown = visible_event(request, slug)
    latest = latest_comparison(shown)
    context = {"event": shown, "latest": latest, "may_curate": may_curate(request.user)}
    if not wants_fragment(request):
        return render(request, "comparisons/status.html", context)
    if latest is None or latest.state == Comparison.State.DONE:
        return HttpResponseClientRefresh()
    return render(request, "comparisons/status.html#comparison-status", context)


def latest_comparison(event: Event) -> Comparison | None:
    """The run that was asked for last, whatever became of it."""
    return event.comparisons.first()


def figures_of(comparison: Comparison, seen: Shown) -> dict[str, Any]:
    """Count what the comparison holds: rows, shared rows, rows with a finding of each kind."""
    found = Finding.objects.filter(seen.findings(), comparison=comparison).shown().order_by()
    rows = dict(found.values_list("kind").annotate(Count("row", distinct=True)))
    return {
        "claims": comparison.claims.count(),
        "shared": comparison.rows.filter(account_count__gte=2).count(),
        "kinds": [(kind, rows[kind.code]) for kind in KINDS if rows.get(kind.code)],
    }


def strongest(
    comparison: Comparison, seen: Shown, accounts: Sequence[Account]
) -> list[dict[str, Any]]:
    """The weightiest differences, at most one of each row."""
    found = Finding.objects.filter(seen.findings(), comparison=comparison).shown()
    by_row: dict[int | None, Finding] = {}
    for finding in attach_findings(found.differences().with_claims()[:LOOKED_AT], accounts):
        by_row.setdefault(finding.row_id, finding)
    return [
        {
            "finding": finding,
            "kind": BY_CODE[finding.kind],
            "sentence": sentence(finding),
            "sides": sides_of(finding),
        }
        for finding in list(by_row.values())[:STRONGEST]
    ]
