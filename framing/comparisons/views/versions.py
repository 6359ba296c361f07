"""What changed in one account between two readings of its address."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.comparisons.presenting.versions import blocks_of, difference
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, named
from framing.events.models import Account, Snapshot, Version
from framing.htmx import HtmxHttpRequest


@require_safe
@of_event(with_hidden=True)
def versions(request: HtmxHttpRequest, page: Opened, account_slug: str) -> HttpResponse:
    """Show two versions side by side where the text may be shown, else only that it changed."""
    shown = named(page.accounts).get(account_slug)
    if shown is None:
        raise Http404
    stored = list(shown.versions.select_related("snapshot").defer("snapshot__packed"))
    may_show = page.may_curate or is_all_ours(shown, stored)
    context = page.context("account") | {
        "account": shown,
        "versions": stored,
        "may_show": may_show,
        "is_changed": len(stored) > 1,
    }
    if may_show and len(stored) > 1:
        context |= compared(request, shown, stored)
    return render(request, "comparisons/versions.html", context)


def is_all_ours(account: Account, stored: list[Version]) -> bool:
    """Whether we wrote every version: a digest may have taken the place of an article."""
    sources = {version.snapshot.source for version in stored}
    return account.event.is_practice or (account.is_digest and sources <= {Snapshot.Source.OWN})


def compared(request: HtmxHttpRequest, account: Account, stored: list[Version]) -> dict[str, Any]:
    """The two versions that the address names; the last two where it names none."""
    by_number = {str(version.number): version for version in stored}
    newer = by_number.get(request.GET.get("to", ""), stored[-1])
    earlier = [version for version in stored if version.number < newer.number] or stored[:1]
    older = by_number.get(request.GET.get("from", ""), earlier[-1])
    older, newer = sorted((older, newer), key=lambda version: version.number)
    names = account.hidden_names
    return {
        "older": older,
        "newer": newer,
        "difference": difference(blocks_of(older, names), blocks_of(newer, names)),
    }
