"""What must not be kept for ever: raw pages, deleted events, old drafts, forms and sessions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from framing.desk.event_editing import UNDO_FOR
from framing.desk.models import SentInVain
from framing.events.models import Draft, Event, PreviewLink, Snapshot, Version
from framing.journal import log


@dataclass(frozen=True, slots=True)
class Purged:
    """What went, or would go."""

    pages: int
    events: list[str]
    drafts: int
    links: int
    sessions: int
    forms: int


def purge(*, dry_run: bool) -> Purged:
    """Let go of what is past its time; count it only, where that is asked for."""
    now = timezone.now()
    with transaction.atomic():
        purged = Purged(
            pages=empty_pages(now),
            events=drop_events(now),
            drafts=Draft.objects.stale().delete()[0],
            links=PreviewLink.objects.filter(expires_at__lt=now - UNDO_FOR).delete()[0],
            sessions=Session.objects.filter(expire_date__lt=now).delete()[0],
            forms=SentInVain.objects.stale().delete()[0],
        )
        transaction.set_rollback(dry_run)
    return purged


def empty_pages(now: datetime) -> int:
    """Empty the bytes of pages that were got too long ago; hash, size and date stay.

    Texts that we wrote are no pages of others, and stay.
    """
    days: int = settings.FRAMING_KEEP_PAGES
    if not days:
        return 0
    old = Snapshot.objects.filter(got_at__lt=now - timedelta(days=days))
    held = old.exclude(packed=b"").exclude(source=Snapshot.Source.OWN)
    return held.update(packed=b"")


def drop_events(now: datetime) -> list[str]:
    """Delete for good the events that were deleted longer ago than they can be brought back."""
    gone = Event.with_deleted.filter(deleted_at__lt=now - UNDO_FOR)
    slugs = []
    for event in gone:
        # The journal says that it was there, by its slug; the entry outlives what it speaks of.
        log.record(Event.PURGED, event, change=log.Change({"slug": event.slug}))
        # Snapshots may not go before their versions.
        Version.objects.filter(account__event=event).delete()
        event.delete()
        slugs.append(event.slug)
    return slugs


def tidy_up() -> None:
    """Give the room back, and let nothing of what was deleted stay in the file."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
