"""What every view of an event asks first: may this reader see it, and what is there to show."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404

from framing.comparisons.models import Comparison
from framing.comparisons.quoting import Shown, public
from framing.events.models import Account, Event
from framing.htmx import HtmxHttpRequest


def may_curate(user: User | AnonymousUser) -> bool:
    """Whether this reader adds accounts and sees drafts, full texts and suggestions."""
    return user.has_perm("events.add_account")


def visible_event(request: HtmxHttpRequest, slug: str) -> Event:
    """The event of this slug; a draft does not exist for readers who do not curate."""
    event = get_object_or_404(Event, slug=slug)
    if event.state != Event.State.PUBLISHED and not may_curate(request.user):
        raise Http404
    return event


def accounts_of(event: Event, *, with_hidden: bool = False) -> list[Account]:
    """The accounts of an event by date, with what a page shows of their outlets.

    Those without a date come last; those that were taken out only where they are asked for.
    """
    accounts = event.accounts.all() if with_hidden else event.accounts.visible()
    accounts = accounts.select_related("outlet", "current_version").defer("current_version__text")
    accounts = accounts.prefetch_related("outlet__notices")
    listed = list(accounts.order_by(F("published_on").asc(nulls_last=True), "pk"))
    mark_namesakes(listed)
    return listed


def mark_namesakes(accounts: Sequence[Account]) -> None:
    """Let accounts of one outlet tell each other apart by their date."""
    told = Counter(account.outlet_id for account in accounts)
    for account in accounts:
        account.has_namesake = told[account.outlet_id] > 1


def shown_to(user: User | AnonymousUser, comparisons: Iterable[Comparison]) -> Shown:
    """What this reader may see of these comparisons: moderators see everything."""
    return Shown() if may_curate(user) else public(comparisons)


def current_comparison(event: Event) -> Comparison | None:
    """The comparison that the pages of this event show."""
    return event.comparisons.current().first()
