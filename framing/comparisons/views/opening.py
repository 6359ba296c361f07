"""An event as one reader opens it: what each of its pages asks first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, cast

from django.core.cache import caches
from django.db.models import Q, Subquery
from django.http import QueryDict
from django.urls import ResolverMatch, reverse

from framing.comparisons.models import Comparison
from framing.comparisons.presenting.blind import codes, make_blind
from framing.comparisons.quoting import Shown, shown_of
from framing.comparisons.views.guards import (
    mark_namesakes,
    may_curate,
    read_accounts,
    visible_event,
)
from framing.events.models import Account, Event, Notice
from framing.htmx import HtmxHttpRequest

BLIND: Final = "blind"
REVEAL: Final = "reveal"  # beside it: to the same page with names
AGAIN: Final = "again"  # on a slide with names: those before and after it hide them again
PAGES: Final = "pages"  # the cache of what pages show
NAMING: Final = ("account", "base", "of")  # parts of an address that name accounts


@dataclass(frozen=True)
class Opened:
    """An event, what this reader may see of it, and whether outlets are to stay unknown."""

    event: Event
    accounts: tuple[Account, ...]  # that the pages list, by date
    comparison: Comparison | None
    latest: Comparison | None  # the run asked for last, whatever became of it
    closed: Mapping[int, int]  # accounts not for everyone to read whole -> length of the text
    may_curate: bool
    blind: bool
    query: QueryDict
    place: ResolverMatch  # which page of the event this is

    @cached_property
    def told(self) -> list[Account]:
        """The accounts that have a text."""
        return [account for account in self.accounts if account.current_version_id]

    @cached_property
    def shown(self) -> Shown:
        """What this reader may see of the comparison; kept, for each page of the event asks."""
        if self.may_curate or not self.comparison:
            return Shown()
        run = self.comparison
        key = f"shown-{run.pk}-{run.revision}-{hash(frozenset(self.closed.items()))}"
        kept: Shown | None = caches[PAGES].get(key)
        if kept is None:
            kept = shown_of([run.pk], self.closed, self.closed)
            caches[PAGES].set(key, kept)
        return kept

    @property
    def is_outdated(self) -> bool:
        """Whether a text was read, or taken out, since the comparison read the texts."""
        started = self.comparison.started_at if self.comparison else None
        if started is None:
            return False
        versions = [account.current_version for account in self.accounts]
        read = [version.created_at for version in versions if version]
        hidden = [account.hidden_at for account in self.accounts if account.hidden_at]
        return any(moment > started for moment in [*read, *hidden])

    @property
    def switched(self) -> str:
        """The address of this page with outlets' names hidden, or the way to show them.

        Where they are hidden the address of the page with names would tell some, so that the way
        there is the same address with a word more; the server knows what it leads to.
        """
        if not self.blind:
            return self.other
        query = self.query.copy()
        query[REVEAL] = "1"
        return f"?{query.urlencode()}"

    @property
    def is_revealing(self) -> bool:
        """Whether the reader asks for the names on the page without them."""
        return self.blind and REVEAL in self.query

    @property
    def other(self) -> str:
        """The address of this page with outlets' names hidden, or shown where they are hidden."""
        return self.other_of(self.query)

    @property
    def revealed(self) -> str:
        """The address that a page without names leads to: of a slide, for that one alone."""
        if AGAIN not in self.query:
            return self.other
        return f"{self.other}{'&' if '?' in self.other else '?'}{AGAIN}=1"

    def other_of(self, asked: QueryDict) -> str:
        """The same of this page with another query."""
        query = asked.copy()
        query.pop(REVEAL, None)
        query.pop(AGAIN, None)
        given = codes(self.accounts)
        other = {
            account.code: account.slug if self.blind else given[account.pk]
            for account in self.accounts
        }
        place = self.place
        parts = {name: other.get(str(part), part) for name, part in place.kwargs.items()}
        path = reverse(place.url_name or "", kwargs=parts | {"slug": self.event.slug})
        for part in NAMING:
            if part in query:
                query.setlist(part, [other.get(code, code) for code in query.getlist(part)])
        if self.blind:
            query.pop(BLIND, None)
        else:
            query[BLIND] = "1"
        return f"{path}?{query.urlencode()}" if query else path

    def context(self, tab: str) -> dict[str, Any]:
        """What the templates of all pages of an event need."""
        return {
            "event": self.event,
            "accounts": self.accounts,
            "comparison": self.comparison,
            "latest": self.latest,
            "may_curate": self.may_curate,
            "blind": self.blind,
            # For hundreds of links: "{{ compare_url }}{{ row }}/{{ blind_query }}".
            "compare_url": reverse("compare", args=[self.event.slug]),
            "blind_query": f"?{BLIND}=1" if self.blind else "",
            "is_outdated": self.is_outdated,
            "switched": self.switched,
            "has_digests": any(account.is_digest for account in self.told),
            "tab": tab,
        }


def opened(request: HtmxHttpRequest, slug: str, *, with_hidden: bool = False) -> Opened:
    """Open an event; Http404 for what does not exist for this reader.

    `with_hidden` lists accounts that were taken out, for readers who curate.
    """
    event = visible_event(request, slug)
    curates = may_curate(request.user)
    read = read_accounts(event)
    current, latest = runs_of(event)
    listed = [a for a, _length in read if a.hidden_at is None or (with_hidden and curates)]
    mark_namesakes(listed)
    for account in listed:
        account.reads_whole = curates
    blind = request.GET.get(BLIND) == "1"
    if blind:
        make_blind(listed)
    closed = {a.pk: length for a, length in read if a.hidden_at or not a.is_ours}
    return Opened(
        event=event,
        accounts=tuple(listed),
        comparison=current,
        latest=latest,
        closed=closed,
        may_curate=curates,
        blind=blind,
        query=request.GET,
        place=cast("ResolverMatch", request.resolver_match),
    )


def runs_of(event: Event) -> tuple[Comparison | None, Comparison | None]:
    """The comparison that the pages show, and the one asked for last; one query."""
    last = Subquery(event.comparisons.values("pk")[:1])
    runs = list(event.comparisons.filter(Q(is_current=True) | Q(pk=last)))
    current = next((run for run in runs if run.is_current), None)
    return current, next(iter(runs), None)


def notices_of(accounts: Iterable[Account]) -> list[Notice]:
    """The notices of these accounts' outlets, each once."""
    outlets = {account.outlet_id: account.outlet for account in accounts}
    return [notice for outlet in outlets.values() for notice in outlet.notices.all()]


def named(accounts: Iterable[Account]) -> Mapping[str, Account]:
    """Accounts by what names them in the addresses of these pages."""
    return {account.code: account for account in accounts}
