"""The page of an event: what happened, who told it when, where they differ most."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from framing.comparisons.models import Comparison, Finding
from framing.comparisons.presenting.cards import Card
from framing.comparisons.presenting.coverage import agreement, coverage, told_in
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.presenting.sharing import findings_of
from framing.comparisons.quoting import Shown
from framing.comparisons.views.guards import may_curate, visible_event
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened
from framing.comparisons.weights import STRENGTH
from framing.events.models import Account, Event, Version
from framing.htmx import HtmxHttpRequest, page_or_fragment, wants_fragment

STRONGEST = 6  # cards on the page
LOOKED_AT = 60  # findings to choose the cards from, one card a row


@require_safe
@of_event(with_hidden=True)
def event(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show an event."""
    if page.may_curate:
        prefetch_related_objects(page.accounts, "outlet__addresses")
    note_later_versions(page.accounts)
    context = page.context("event")
    if page.comparison:
        told = told_in(page.comparison, page.shown)
        context |= {
            "compared": page.told,
            "told": told,
            "cards": strongest(page.comparison, page.shown, page.accounts),
            "coverage": coverage(told, page.told, page.shown),
            "agreement": agreement(page.comparison, told, page.told, page.shown),
            "difference_kinds": [BY_CODE[code] for code in STRENGTH],
        }
    return render(request, "comparisons/event.html", context)


@require_safe
@page_or_fragment
def comparison_status(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """Say how far the comparison is; a page that polls is reloaded when it is done."""
    shown = visible_event(request, slug)
    latest = latest_comparison(shown)
    context = {
        "event": shown,
        "latest": latest,
        "comparison": shown.comparisons.current().first(),
        "may_curate": may_curate(request.user),
    }
    if not wants_fragment(request):
        return render(request, "comparisons/status.html", context)
    if latest is None or latest.state == Comparison.State.DONE:
        return HttpResponseClientRefresh()
    return render(request, "comparisons/status.html#comparison-status", context)


def latest_comparison(event: Event) -> Comparison | None:
    """The run that was asked for last, whatever became of it."""
    return event.comparisons.first()


def note_later_versions(accounts: Sequence[Account]) -> None:
    """Let each account tell when its text was read again and found changed."""
    again = Version.objects.filter(account__in=accounts, number__gt=1).order_by("number")
    later = defaultdict(list)
    for key, number, day in again.values_list("account", "number", "created_at"):
        later[key].append((number, day))
    for account in accounts:
        account.later_versions = tuple(later[account.pk])


def strongest(comparison: Comparison, seen: Shown, accounts: Sequence[Account]) -> list[Card]:
    """The weightiest differences, at most one of each row."""
    found = Finding.objects.filter(seen.findings(), comparison=comparison).shown()
    by_row: dict[int | None, int] = {}
    for key, row in found.differences().values_list("pk", "row")[:LOOKED_AT]:
        by_row.setdefault(row, key)
    chosen = list(by_row.values())[:STRONGEST]
    return [Card(each) for each in findings_of(chosen, accounts)]
