"""The profile of an outlet."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from framing.events.models import Account, Event, Outlet


def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show sourced facts, notices, addresses and the outlet's accounts by event."""
    profiled = get_object_or_404(
        Outlet.objects.prefetch_related("sources", "facts", "notices", "addresses", "hosts"),
        slug=slug,
    )
    accounts = profiled.accounts.filter(event__deleted_at__isnull=True)
    accounts = accounts.select_related("event", "outlet").order_by(
        "-event__starts_on", "event__pk", "published_on", "pk"
    )
    # Who adds accounts sees drafts and what was taken out; to teachers they do not exist.
    if not request.user.has_perm("events.add_account"):
        accounts = accounts.visible().filter(event__state=Event.State.PUBLISHED)
    context = {"outlet": profiled, "events": by_event(list(accounts))}
    return render(request, "events/outlet.html", context)


def by_event(accounts: list[Account]) -> list[tuple[Event, list[Account]]]:
    """Group accounts that are sorted by event."""
    return [(event, list(group)) for event, group in groupby(accounts, key=lambda a: a.event)]
