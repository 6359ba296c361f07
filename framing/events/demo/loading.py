"""A sample event (the demo, the practice event) -> the database, as often as one likes.

What is already there is left as it is, so that nothing a moderator changed is lost. The one
exception: where our text changed and the account still shows a text of ours, the new one
becomes a further Version.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import models, transaction
from django.db.models import Q

from framing.events import addresses, intake
from framing.events.demo import reading
from framing.events.models import (
    Account,
    Event,
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    Snapshot,
    Version,
)
from framing.events.signals import version_ready
from framing.journal import log

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


DEMO: Final = Sample(reading.FOLDER, "demo digest", "der Redaktion (Demo)")
PRACTICE: Final = Sample(reading.PRACTICE, "written for practice", "der Redaktion (Übung)")


@transaction.atomic
def load(sample: Sample) -> list[str]:
    """Write a sample event. Gives one line for each thing written or left, to be printed."""
    event = _event(sample)
    outlets = {table["slug"]: _outlet(sample, table) for table in reading.outlets(sample.folder)}
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


def _event(sample: Sample) -> Event:
    fields = reading.event(sample.folder)
    event, _ = Event.objects.get_or_create(
        slug=fields.pop("slug"), defaults=fields | {"state": Event.State.PUBLISHED}
    )
    return event


def _outlet(sample: Sample, table: dict[str, Any]) -> Outlet:
    facts, notices, addresses = (table.pop(part, []) for part in ("fact", "notice", "address"))
    outlet = Outlet.objects.filter(Q(slug=table["slug"]) | Q(name=table["name"])).first()
    if outlet is None:
        outlet = Outlet.objects.create(**table)
    for part in _missing(OutletFact, outlet, "label", facts):
        OutletFact.objects.create(outlet=outlet, **part)
    for part in _missing(Notice, outlet, "dated", notices):
        Notice.objects.create(outlet=outlet, set_by=sample.set_by, **part)
    for part in _missing(OutletAddress, outlet, "url", addresses):
        OutletAddress.objects.create(outlet=outlet, **part)
    return outlet


def _missing(
    model: type[models.Model], outlet: Outlet, key: str, parts: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Those parts of the profile that the outlet has not; a part is known by this field of it."""
    known = set(model._default_manager.filter(outlet=outlet).values_list(key, flat=True))
    return (part for part in parts if part[key] not in known)


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
