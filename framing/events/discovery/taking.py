"""Chosen candidates -> accounts, one after the other, each with its stages or its reason."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from framing.events import addresses, intake
from framing.events.discovery.asking import PACE, Pace
from framing.events.extraction import UnreadableError
from framing.events.fetching import Manners
from framing.events.getting import NotReceivedError, Stop, receive
from framing.events.models import Account, Candidate, Draft, Event, Search, Snapshot

log = logging.getLogger(__name__)
Stage = Candidate.Stage


def there_in(event: Event) -> dict[str, Account]:
    """Give the event's accounts by what the forms of their article share."""
    accounts = {account.pk: account for account in event.accounts.select_related("outlet")}
    found = {addresses.article(each.url): each for each in accounts.values() if each.url}
    arrived = Snapshot.objects.filter(account__event=event).exclude(address="")
    for account_id, address in arrived.values_list("account_id", "address"):
        found.setdefault(addresses.article(address), accounts[account_id])
    return found


def mark(candidates: Iterable[Candidate], event: Event) -> list[Candidate]:
    """Tell candidates that are accounts of the event already."""
    known = there_in(event)
    marked = list(candidates)
    for candidate in marked:
        candidate.there = known.get(candidate.key)
    return marked


def choose(search: Search, keys: Iterable[int], who: User | None) -> int:
    """Let these candidates be added, but for those that are there; return how many are."""
    asked = search.candidates.filter(pk__in=keys, stage__in=(Stage.FOUND, Stage.FAILED))
    new = [each.pk for each in mark(asked, search.event) if each.there is None]
    Candidate.objects.filter(pk__in=new).update(stage=Stage.WAITING, failure="", chosen_by=who)
    return len(new)


def take_in_all(search: Search, pace: Pace = PACE) -> None:
    """Add what was chosen. Running it again while one is under way begins that one anew."""
    manners = Manners()
    for candidate in search.candidates.under_way().select_related(
        "outlet", "search__event", "draft", "chosen_by"
    ):
        try:
            take_in(candidate, manners, pace)
        except Exception:
            fail(candidate, Stop.GIVEN_UP)
            log.exception("Could not add %s", candidate.address)


def take_in(candidate: Candidate, manners: Manners, pace: Pace) -> None:
    """Fetch, read and store one candidate, or write down why not."""
    received: intake.Received | None = None
    mine = Candidate.objects.filter(pk=candidate.pk)
    mine.update(stage=Stage.FETCHING)
    try:
        with pace.turn(candidate.address, manners):
            received = receive(candidate.address, manners=manners)
        mine.update(stage=Stage.READING)
        with transaction.atomic():  # whoever is cut off here finds both, or neither
            added = stored(candidate, received)
            mine.update(stage=Stage.ADDED, account=added.account)
    except (NotReceivedError, UnreadableError) as error:
        fail(candidate, error.code, received)
    except intake.TakenDownError as error:  # nothing of it is kept, not even a draft
        mine.update(stage=Stage.FAILED, failure=error.code)
    except intake.ConflictError as error:
        fail(candidate, error.code, received)


def stored(candidate: Candidate, received: intake.Received) -> intake.Added:
    """Store a text as an account; what the page does not say, its outlet's list may have said."""
    details = intake.details_of(received.read(), candidate.outlet)
    listed: dict[str, Any] = {"published_on": candidate.published_on, "url": candidate.address}
    if not candidate.title_is_guess:
        listed["title"] = candidate.title
    missing = {name: value for name, value in listed.items() if not getattr(details, name)}
    details = replace(details, **missing)
    return intake.add(candidate.search.event, received, details, who=candidate.chosen_by)


def fail(candidate: Candidate, code: str, received: intake.Received | None = None) -> None:
    """Write down why a candidate was not added, and keep a draft to paste its text into."""
    draft = None
    if candidate.chosen_by:
        draft = draft_of(candidate, candidate.chosen_by)
        draft.put(received or intake.Received(b"", Snapshot.Source.ADDRESS))
        draft.stage, draft.failure, draft.address = Draft.Stage.FAILED, code, candidate.address
        draft.save()
    Candidate.objects.filter(pk=candidate.pk).update(stage=Stage.FAILED, failure=code, draft=draft)


def draft_of(candidate: Candidate, who: User) -> Draft:
    """Give the draft of what is known of a candidate, unsaved; one that is there is used again."""
    draft = candidate.draft or Draft(event=candidate.search.event)
    draft.added_by = who
    day = candidate.published_on
    draft.entered = {
        "outlet": candidate.outlet_id,
        "url": candidate.address,
        "title": "" if candidate.title_is_guess else candidate.title,
        "published_on": day.isoformat() if day else "",
    }
    return draft
