"""The links by which others see a draft: made, withdrawn, ended."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from framing.desk import publishing
from framing.desk.event_editing import UNDO_FOR
from framing.desk.replaying.states import State
from framing.events.models import Event, PreviewLink
from framing.journal import log
from framing.journal.log import subject_of

NAMES: Final = ("expires_at", "withdrawn_at")


def replayed(event: Event) -> State:
    """The links to an event as its log tells them."""
    told: dict[int, dict[str, Any]] = {}
    actions = (publishing.LINK_MADE, publishing.LINK_WITHDRAWN)
    for entry in log.history(event).filter(action__in=actions).order_by("pk"):
        values = {name: entry.after[name] for name in NAMES if name in entry.after}
        told.setdefault(entry.after["link"], {}).update(values)
    return {
        f"{PreviewLink._meta.label_lower}:{key}": values
        for key, values in told.items()
        if not is_long_over(parse_datetime(values.get("expires_at", "")))
    }


def stored_of(event: Event) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The links to an event as they are stored."""
    for link in event.preview_links.all():
        if not is_long_over(link.expires_at):
            yield subject_of(link), {name: getattr(link, name) for name in NAMES}


def is_long_over(end: datetime | None) -> bool:
    """Whether a link ended so long ago that a purge removes it; that needs no entry."""
    return end is not None and end < timezone.now() - UNDO_FOR
