"""The demo event -> the database, as often as one likes.

What is already there is left as it is, so that nothing a moderator changed is lost. The one
exception: where our digest changed and the account still shows a digest of ours, the new one
becomes a further Version.
"""

from collections.abc import Iterator
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

METHOD: Final = "demo digest"
SET_BY: Final = "load_demo"
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


@transaction.atomic
def load() -> list[str]:
    """Write the demo event. Gives one line for each thing written or left, to be printed."""
    event = _event()
    outlets = {table["slug"]: _outlet(table) for table in reading.outlets()}
    lines = [f"event {event.slug}, {len(outlets)} outlets"]
    for entry in reading.entries():
        outlet = outlets[entry.fields["outlet"]]
        account = _found(event, outlet, entry)
        outcome = _renewed(account, entry) if account else _created(event, outlet, entry)
        lines.append(f"{entry.slug}: {outcome}")
    if any(": new " in line for line in lines):
        # Once and not for each account: each signal starts a comparison of the whole event.
        transaction.on_commit(lambda: version_ready.send(sender=Version, event_id=event.pk))
    return lines


def _event() -> Event:
    fields = reading.event()
    event, _ = Event.objects.get_or_create(
        slug=fields.pop("slug"), defaults=fields | {"state": Event.State.PUBLISHED}
    )
    return event


def _outlet(table: dict[str, Any]) -> Outlet:
    facts, notices, addresses = (table.pop(part, []) for part in ("fact", "notice", "address"))
    outlet = Outlet.objects.filter(Q(slug=table["slug"]) | Q(name=table["name"])).first()
    if outlet is None:
        outlet = Outlet.objects.create(**table)
    for part in _missing(OutletFact, outlet, "label", facts):
        OutletFact.objects.create(outlet=outlet, **part)
    for part in _missing(Notice, outlet, "dated", notices):
        Notice.objects.create(outlet=outlet, set_by=SET_BY, **part)
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
    """Find the account that holds this digest, or stands at its address, or waits for a text."""
    accounts = event.accounts.filter(outlet=outlet)
    ours = accounts.filter(
        snapshots__source=Snapshot.Source.OWN, snapshots__filename=entry.filename
    )
    url = entry.fields.get("url", "")
    wanted = addresses.key(url)
    # Without an address of its own any account of the outlet does: it is no longer untold.
    there = [found for found in accounts if not url or addresses.key(found.url) == wanted]
    return next(iter([*ours, *there]), None)


def _created(event: Event, outlet: Outlet, entry: reading.Entry) -> str:
    taken = event.accounts.filter(slug=entry.slug).exists()
    account = Account(
        event=event,
        outlet=outlet,
        slug=intake.free_slug(event, outlet) if taken else entry.slug,
        published_on=entry.published,
        **{name: entry.fields.get(name, "") for name in ACCOUNT_FIELDS},
    )
    account.save()
    if entry.text:
        _add_version(account, entry)
    _record("account-created", account, {})
    return "new account"


def _renewed(account: Account, entry: reading.Entry) -> str:
    """Give an account that is there already our digest, where that overrides nobody."""
    current = account.current_version
    if not entry.text or account.versions.filter(text=entry.text).exists():
        return "unchanged"
    if current is None or current.snapshot.source != Snapshot.Source.OWN:
        return "left as it is, its text is not our digest"
    before = intake.described(account)
    _add_version(account, entry)
    _record("account-new_version", account, before)
    return "new version"


def _add_version(account: Account, entry: reading.Entry) -> None:
    snapshot = Snapshot.of(
        entry.text.encode(),
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
        text=entry.text,
        method=METHOD,
    )
    account.save(update_fields=["current_version"])


def _record(action: str, account: Account, before: dict[str, Any]) -> None:
    change = log.Change(before, intake.described(account))
    log.record(action, account, who=None, change=change)
