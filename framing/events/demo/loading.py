"""A sample event (the demo, the practice event) -> the database, as often as one likes.

What is already there is left as it is, so that nothing a moderator changed is lost. The one
exception: where our text changed and the account still shows a text of ours, the new one
becomes a further Version.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from framing.events import addresses, intake
from framing.events.demo import reading
from framing.events.describing import event_described
from framing.events.models import Account, Event, Outlet, Snapshot, Version
from framing.events.profiles.loading import store
from framing.events.signals import version_ready
from framing.journal import log
from framing.journal.models import Entry

ACCOUNT_FIELDS: Final = (
    "title",
    "url",
    "language",
    "kind",
    "completeness",
    "agency",
    "note",
    "note_en",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """An event of our own making that a command loads."""

    folder: Path  # event.toml, outlets.toml, accounts/
    method: str  # what its versions say of how their text came about
    set_by: str  # who set its notices; stands after "gesetzt von"
    command: str  # that loads it


DEMO: Final = Sample(reading.FOLDER, "demo digest", "der Redaktion (Demo)", "load_demo")
PRACTICE: Final = Sample(
    reading.PRACTICE, "written for practice", "der Redaktion (Übung)", "load_practice"
)


@transaction.atomic
def load(sample: Sample) -> list[str]:
    """Write a sample event. Gives one line for each thing written or left, to be printed."""
    event = _event(sample)
    tables = reading.outlets(sample.folder)
    outlets = {table["slug"]: store(table, sample.set_by)[0] for table in tables}
    lines = [f"event {event.slug}, {len(outlets)} outlets"]
    for entry in reading.entries(sample.folder):
        account = _found(event, outlets[entry.fields["outlet"]], entry)
        if account is None:
            account = _created(event, outlets[entry.fields["outlet"]], entry)
            outcome = _filled(account, entry, sample)
        else:
            outcome = _renewed(account, entry, sample)
        lines.append(f"{entry.slug}: {outcome}")
    if any(": new " in line for line in lines):
        # Once and not for each account: each signal starts a comparison of the whole event.
        transaction.on_commit(lambda: version_ready.send(sender=Version, event_id=event.pk))
    return lines


def why_not(sample: Sample) -> str:
    """A line for where a person deleted the event, be it for good; "" where nobody did."""
    slug = reading.event(sample.folder)["slug"]
    event = Event.with_deleted.filter(slug=slug).first()
    if event is not None:
        return f"event {slug} was deleted; the desk can bring it back" if event.deleted_at else ""
    is_gone = Entry.objects.filter(action=Event.PURGED, before__slug=slug).exists()
    return f"event {slug} was deleted for good; {sample.command} loads it again" if is_gone else ""


def _event(sample: Sample) -> Event:
    fields = reading.event(sample.folder)
    # A deleted one is left deleted, as a moderator wanted it.
    event, is_new = Event.with_deleted.get_or_create(
        slug=fields.pop("slug"), defaults=fields | {"state": Event.State.PUBLISHED}
    )
    if is_new:
        made = event_described(Event.objects.get(pk=event.pk))
        log.record("event-created", event, change=log.Change(after=made))
    return event


def _found(event: Event, outlet: Outlet, entry: reading.Entry) -> Account | None:
    """Find the account that holds this text, or stands at its address, or waits for a text."""
    accounts = event.accounts.filter(outlet=outlet)
    ours = accounts.filter(
        snapshots__source=Snapshot.Source.OWN, snapshots__filename=entry.filename
    )
    url = entry.fields.get("url", "")
    wanted = addresses.key(url)
    # Without an address of its own any account of the outlet does: it is no longer untold.
    there = [found for found in accounts if not url or addresses.key(found.url) == wanted]
    return next(iter([*ours, *there]), None)


def _created(event: Event, outlet: Outlet, entry: reading.Entry) -> Account:
    taken = event.accounts.filter(slug=entry.slug).exists()
    return Account.objects.create(
        event=event,
        outlet=outlet,
        slug=intake.free_slug(event, outlet) if taken else entry.slug,
        published_on=entry.published,
        **{name: entry.fields.get(name, "") for name in ACCOUNT_FIELDS},
    )


def _filled(account: Account, entry: reading.Entry, sample: Sample) -> str:
    """Give a new account its texts, the one it shows last."""
    for text in filter(None, (*entry.earlier, entry.text)):
        _add_version(account, entry, text, sample)
    _record("account-created", account, {})
    return "new account"


def _renewed(account: Account, entry: reading.Entry, sample: Sample) -> str:
    """Give an account that is there already our text, where that overrides nobody."""
    current = account.current_version
    if not entry.text or account.versions.filter(text=entry.text).exists():
        return "unchanged"
    if current is None or current.snapshot.source != Snapshot.Source.OWN:
        return "left as it is, its text is not ours"
    before = intake.described(account)
    _add_version(account, entry, entry.text, sample)
    _record("account-new_version", account, before)
    return "new version"


def _add_version(account: Account, entry: reading.Entry, text: str, sample: Sample) -> None:
    snapshot = Snapshot.of(
        text.encode(),
        account=account,
        source=Snapshot.Source.OWN,
        filename=entry.filename,
        content_type="text/markdown",
    )
    snapshot.save()
    account.current_version = Version.objects.create(
        account=account,
        snapshot=snapshot,
        number=account.versions.count() + 1,
        text=text,
        method=sample.method,
    )
    account.save(update_fields=["current_version"])


def _record(action: str, account: Account, before: dict[str, Any]) -> None:
    change = log.Change(before, intake.described(account))
    log.record(action, account, who=None, change=change)
