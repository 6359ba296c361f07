"""The states of an event: who may go from which to which, and what has to be said for it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from framing.desk import event_editing
from framing.desk.checklist import Item
from framing.events.models import Event, PreviewLink
from framing.journal import log

State = Event.State
LINK_MADE: Final = "preview-link-made"
LINK_WITHDRAWN: Final = "preview-link-withdrawn"
# State -> the states that follow it.
WAYS: Final[Mapping[str, Sequence[str]]] = {
    State.DRAFT: (State.REVIEW, State.PUBLISHED),
    State.REVIEW: (State.PUBLISHED, State.DRAFT),
    State.PUBLISHED: (State.ARCHIVED, State.DRAFT),
    State.ARCHIVED: (State.PUBLISHED, State.DRAFT),
}


class NoWayError(Exception):
    """The event cannot go from its state to this one."""


def move(event: Event, wanted: str, *, seen: int, who: User) -> None:
    """Bring an event into another state that asks for nothing.

    event_editing.OvertakenError where it is not as this person saw it.
    """
    with transaction.atomic():
        put(event_editing.at_version(event, seen), wanted, who=who)


def publish(
    event: Event, items: Sequence[Item], reasons: Mapping[str, str], *, seen: int, who: User
) -> None:
    """Publish an event; the journal keeps what was done of the list and why the rest was not.

    `reasons` holds one for each line that is not done or not ticked.
    """
    told = {"checklist": {item.code: item.detail for item in items}, "left_open": dict(reasons)}
    with transaction.atomic():
        kept = event_editing.at_version(event, seen)
        put(kept, State.PUBLISHED, who=who, told=told, why="\n".join(reasons.values()))


def put(
    event: Event,
    wanted: str,
    *,
    who: User,
    told: Mapping[str, object] = MappingProxyType({}),
    why: str = "",
) -> None:
    """Save the new state of a locked event, with an entry that says what it was before."""
    if wanted not in WAYS[event.state]:
        raise NoWayError
    before = {"state": event.state, "version": event.version}
    event.state = wanted
    event.version += 1
    event.save(update_fields=["state", "version"])
    after = {"state": event.state, "version": event.version, **told}
    log.record(f"event-{wanted}", event, who=who, change=log.Change(before, after), why=why)


def make_link(event: Event, *, who: User) -> PreviewLink:
    """Make a link to a draft that can be passed on."""
    with transaction.atomic():
        link = PreviewLink.objects.create(event=event, created_by=who)
        ends = log.Change(after={"link": link.pk, "expires_at": link.expires_at})
        log.record(LINK_MADE, event, who=who, change=ends)
    return link


def withdraw(link: PreviewLink, *, who: User) -> None:
    """Let a link lead nowhere from now on."""
    with transaction.atomic():
        taken = PreviewLink.objects.select_for_update().get(pk=link.pk)
        if taken.withdrawn_at is None:
            taken.withdrawn_at = timezone.now()
            taken.save(update_fields=["withdrawn_at"])
            after = {"link": link.pk, "withdrawn_at": taken.withdrawn_at}
            ended = log.Change({"link": link.pk}, after)
            log.record(LINK_WITHDRAWN, link.event, who=who, change=ended)
