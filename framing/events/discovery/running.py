"""A search, outlet by outlet: ask its lists, keep what fits."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from framing.events import addresses
from framing.events.discovery.asking import Asker, RefusedError
from framing.events.discovery.choosing import chosen
from framing.events.discovery.markup import day_in
from framing.events.discovery.ranking import Ranked, Wanted, ranked, wanted
from framing.events.discovery.tuning import (
    DEEPEST,
    FITS,
    MARGIN,
    MOST_CHILDREN,
    MOST_OF_A_LIST,
)
from framing.events.discovery.values import Entry, Listed, Window
from framing.events.getting import Stop, host_of, hosts_of, is_within
from framing.events.models import (
    Candidate,
    Event,
    Listing,
    Outlet,
    OutletAddress,
    Search,
    SearchStep,
    Turn,
)

log = logging.getLogger(__name__)

LISTS: Final = (OutletAddress.Kind.FEED, OutletAddress.Kind.SITEMAP)
IN_WAY: Final = (SearchStep.State.WAITING, SearchStep.State.ASKING)
# Remarks on a step that went well.
BROKEN: Final = "broken"
PARTS_MISSING: Final = "parts_missing"
TOO_MANY_PARTS: Final = "too_many_parts"


@dataclass
class Look:
    """What one address of an outlet came to, the lists below it included."""

    entries: list[Entry] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    asked: int = 0

    def note(self, remark: str) -> None:
        """Keep a remark, once."""
        if remark not in self.remarks:
            self.remarks.append(remark)


def searchable() -> QuerySet[Outlet]:
    """Outlets with a list that may be asked, which is `lists` of them; none under a ban."""
    banned = Outlet.objects.filter(notices__address_as_text=True)
    lists = Count("addresses", filter=Q(addresses__kind__in=LISTS), distinct=True)
    asked = Outlet.objects.exclude(pk__in=banned).annotate(lists=lists).filter(lists__gt=0)
    return asked.order_by(Lower("name"))


def begin(search: Search, outlets: Iterable[Outlet]) -> None:
    """Save a search with a step for each list of these outlets; drop searches that are old."""
    Search.objects.stale().delete()
    Listing.objects.old().delete()
    Turn.objects.over().delete()
    with transaction.atomic():
        search.save()
        SearchStep.objects.bulk_create(
            SearchStep(search=search, outlet=outlet, kind=place.kind, address=place.url)
            for outlet in outlets
            for place in outlet.addresses.filter(kind__in=LISTS)
        )


def go_on(search: Search) -> bool:
    """Ask the next outlet of a search; False where there was none left, and the search is done."""
    step = search.steps.filter(state__in=IN_WAY).select_related("outlet").first()
    if step is None:
        finish(search, Search.State.DONE)
        return False
    Search.objects.filter(pk=search.pk).under_way().update(state=Search.State.RUNNING)
    asker, looked_for = Asker(), wanted_by(search)
    for each in search.steps.filter(state__in=IN_WAY, outlet=step.outlet_id):
        run(each, asker, looked_for)
    return True


def finish(search: Search, state: Search.State) -> None:
    """End a search that is under way."""
    running = Search.objects.filter(pk=search.pk).under_way()
    running.update(state=state, finished_at=timezone.now())


def run(step: SearchStep, asker: Asker, looked_for: Wanted) -> None:
    """Ask one address, and write down what came of it."""
    mine = SearchStep.objects.filter(pk=step.pk)
    mine.update(state=SearchStep.State.ASKING)
    search = step.search
    try:
        window = Window(search.starts_on, search.ends_on).widened(MARGIN)
        look = look_at(step.address, window, asker)
        told: dict[str, Any] = kept(step, look, window, looked_for)
        mine.update(state=SearchStep.State.DONE, remarks=look.remarks, **told)
    except RefusedError as error:
        mine.update(state=SearchStep.State.FAILED, failure=error.code, not_before=error.not_before)
    except Exception:
        # One list that nobody foresaw does not take the others with it.
        log.exception("Could not look through %s", step.address)
        mine.update(state=SearchStep.State.FAILED, failure=Stop.GIVEN_UP)


def look_at(address: str, window: Window, asker: Asker) -> Look:
    """Read a list and those below it that may name an article of the window.

    Raise RefusedError where the list itself cannot be had; one below it is only remarked on.
    """
    look = Look()
    gather(asker.listed(address), window, asker, look, depth=0)
    return look


def gather(listed: Listed, window: Window, asker: Asker, look: Look, *, depth: int) -> None:
    """Take a list's entries, then go into those below it, so many in all."""
    look.entries += listed.entries
    if listed.broken:
        look.note(BROKEN)
    children = chosen(listed.children, window) if depth < DEEPEST else []
    for child in children:
        if look.asked >= MOST_CHILDREN:
            look.note(TOO_MANY_PARTS)
            return
        look.asked += 1
        try:
            below = asker.listed(child.address)
        except RefusedError:
            look.note(PARTS_MISSING)
            continue
        gather(below, window, asker, look, depth=depth + 1)


def kept(step: SearchStep, look: Look, window: Window, looked_for: Wanted) -> dict[str, Any]:
    """Keep what fits as candidates; give what the step says of it."""
    search, outlet = step.search, step.outlet
    days = [day for entry in look.entries if (day := day_of(entry))]
    banned = banned_hosts()
    fitting = [
        each
        for each in (
            ranked(entry, looked_for)
            for entry in look.entries
            if window.holds(day_of(entry)) and is_read(entry, outlet, search.languages)
        )
        if each.score >= FITS and not is_banned(each.entry.address, banned)
    ]
    fitting.sort(key=lambda each: -each.score)
    made = [candidate(search, outlet, each) for each in unique(fitting)][:MOST_OF_A_LIST]
    Candidate.objects.bulk_create(made, ignore_conflicts=True)
    return {
        "read": len(look.entries),
        "found": len(made),
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
    }


def unique(fitting: Iterable[Ranked]) -> Iterator[Ranked]:
    """Leave out further forms of an article."""
    seen: set[str] = set()
    for each in fitting:
        key = addresses.article(each.entry.address)
        if key not in seen:
            seen.add(key)
            yield each


def candidate(search: Search, outlet: Outlet, found: Ranked) -> Candidate:
    """Make an unsaved candidate of an entry."""
    entry = found.entry
    return Candidate(
        search=search,
        outlet=outlet,
        address=addresses.canonical(entry.address),
        key=addresses.article(entry.address),
        title=found.title[:300],
        title_is_guess=found.title_is_guess,
        published_on=day_of(entry),
        language=entry.language or outlet.language,
        score=found.score,
        shared=list(found.shared),
    )


def day_of(entry: Entry) -> date | None:
    """Give the day of an entry; its address often tells where the list does not."""
    return entry.day or day_in(entry.address.replace("/", "-"))


def is_read(entry: Entry, outlet: Outlet, languages: list[str]) -> bool:
    """Say whether an entry is in one of these languages; an unknown one is its outlet's."""
    return (entry.language or outlet.language) in languages


def banned_hosts() -> set[str]:
    """Collect the hosts of outlets under a broadcasting ban."""
    banned = Outlet.objects.filter(notices__address_as_text=True).distinct()
    return {host for outlet in banned for host in hosts_of(outlet) if host}


def is_banned(address: str, banned: set[str]) -> bool:
    """Say whether an address belongs to one of these hosts."""
    host = host_of(address)
    return any(is_within(host, known) for known in banned)


def wanted_by(search: Search) -> Wanted:
    """Give what a search looks for: its keywords, and the words of the event's titles."""
    titles = titles_of(search.event)
    return wanted(search.keywords, titles, search.languages)


def titles_of(event: Event) -> list[str]:
    """List the titles of an event and of its accounts."""
    told = event.accounts.exclude(title="").values_list("title", flat=True)
    return [event.title, event.title_en, *told]
