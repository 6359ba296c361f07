"""What every view of an event asks first: may this reader see it, and what is there to show."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F
from django.db.models.functions import Length
from django.http import Http404
from django.shortcuts import get_object_or_404

from framing.comparisons.models import Comparison
from framing.comparisons.quoting import Shown, public
from framing.events.models import Account, Event
from framing.events.previewing import is_previewing
from framing.htmx import HtmxHttpRequest


def may_curate(user: User | AnonymousUser) -> bool:
    """Whether this reader adds accounts and sees drafts, full texts and suggestions."""
    return user.has_perm("events.add_account")


def visible_event(request: HtmxHttpRequest, slug: str) -> Event:
    """The event of this slug; a draft does not exist for readers who do not curate.

    Unless they came by a link to it.
    """
    event = get_object_or_404(Event, slug=slug)
    if event.is_public or may_curate(request.user) or is_previewing(request, event):
        return event
    raise Http404


def read_accounts(event: Event) -> list[tuple[Account, int]]:
    """All accounts of an event by date, those without one last, with what a page shows of them.

    Beside each stands the length of its text in characters, without the text itself.
    """
    accounts = event.accounts.select_related("outlet", "current_version")
    accounts = accounts.defer("current_version__text").prefetch_related("outlet__notices")
    accounts = accounts.order_by(F("published_on").asc(nulls_last=True), "pk")
    measured: Iterable[Any] = accounts.annotate(length=Length("current_version__text"))
    return [(account, account.length or 0) for account in measured]


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
