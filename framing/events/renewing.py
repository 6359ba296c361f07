"""A newer text of an account that is there: fetched again, sent as a file, or pasted."""

from dataclasses import dataclass
from typing import Any, Final

from django.db import IntegrityError, transaction

from framing.events.extraction import Extracted, UnreadableError
from framing.events.intake import (
    MAX_LENGTH,
    Added,
    ConflictError,
    Outcome,
    Received,
    TakenDownError,
    add_version,
    snapshot_of,
)
from framing.events.models import Account, DamagedError, Event, Version
from framing.events.signals import version_ready
from framing.journal import log
from framing.journal.models import Entry

RENEWED: Final = "account-renewed"
UNDONE: Final = "account-renewal-undone"
ACTIONS: Final = (RENEWED, UNDONE)
SAME: Final = "account-same_text"


class SupersededError(Exception):
    """Something later was said of the same account."""


def renew(account: Account, received: Received, *, who: log.Who | None = None) -> Added:
    """Keep what came as a snapshot, and as the current version where the text is another.

    What is known of the account stays. Of a digest the text takes the place: it is the outlet's
    own from then on. Raises UnreadableError and ConflictError, and then nothing has changed.
    """
    extracted = received.read()
    judged = judged_before(account.pk, extracted)
    try:
        with transaction.atomic():
            return stored(account.pk, received, (extracted, judged), who)
    except IntegrityError as error:
        raise ConflictError from error


@dataclass(frozen=True, slots=True)
class Judged:
    """How complete the reader takes the text of a version for; "" where its page is not kept."""

    version: int | None
    completeness: str


def judged_before(key: int, extracted: Extracted) -> Judged | None:
    """Judge the present text, as long as nobody waits for it; None where nothing hangs on that."""
    account = Account.objects.select_related("current_version").get(pk=key)
    version = account.current_version
    is_same = version is not None and version.text == extracted.text
    return None if account.is_digest or is_same else judged(account)


def judged(account: Account) -> Judged:
    """Judge the present text of an account."""
    return Judged(account.current_version_id, completeness_read(account))


def stored(
    key: int,
    received: Received,
    read: tuple[Extracted, Judged | None],
    who: log.Who | None,
) -> Added:
    """Do the storing of `renew`, inside its transaction."""
    account, (extracted, before_lock) = locked(key), read
    if account.taken_down_at:
        raise TakenDownError
    before = values_of(account)
    snapshot = snapshot_of(received, who)
    snapshot.account = account
    snapshot.save()
    if account.current_version and account.current_version.text == extracted.text:
        log.record(SAME, account, who=who)
        return Added(account, Outcome.SAME_TEXT)
    if account.is_digest:
        account.kind, account.note, account.note_en = Account.Kind.ARTICLE, "", ""
        account.completeness = extracted.completeness.value
    elif account.completeness == present_judgement(account, before_lock):
        # Nobody knew it better than the reader of the old text; so the reader judges the new one.
        account.completeness = extracted.completeness.value
    account.save(update_fields=["kind", "note", "note_en", "completeness"])
    add_version(account, snapshot, extracted)
    log.record(RENEWED, account, who=who, change=log.Change(before, values_of(account)))
    tell(account)
    return Added(account, Outcome.NEW_VERSION)


def present_judgement(account: Account, before_lock: Judged | None) -> str:
    """How complete the present text was judged; anew where another came before the lock."""
    if before_lock is None or before_lock.version != account.current_version_id:
        before_lock = judged(account)
    return before_lock.completeness


def completeness_read(account: Account) -> str:
    """How complete the reader takes the present text for; "" where its page is not kept."""
    version = account.current_version
    if version is None:
        return Account.Completeness.UNKNOWN
    try:
        return Received.again(version.snapshot).read().completeness.value
    except (UnreadableError, DamagedError):
        return ""


def locked(key: int) -> Account:
    """An account as it is now that nobody else works on its event."""
    event = Account.objects.values_list("event", flat=True).get(pk=key)
    Event.objects.select_for_update().get(pk=event)
    return Account.objects.select_related("event", "current_version").get(pk=key)


def values_of(account: Account) -> dict[str, Any]:
    """What the journal keeps: which text stands, and as what."""
    version = account.current_version
    return {
        "event": account.event.slug,
        "accounts": [account.slug],
        "version": version.number if version else None,
        "kind_of_text": account.kind,
        "completeness": account.completeness,
        "note": account.note,
        "note_en": account.note_en,
    }


def tell(account: Account) -> None:
    """Have the event compared anew once all is saved."""
    transaction.on_commit(lambda: version_ready.send(sender=Version, event_id=account.event_id))


def undo(entry: Entry, who: log.Who) -> Account:
    """Let the text stand that stood before; all versions are kept.

    SupersededError where another text came since.
    """
    with transaction.atomic():
        account = locked(int(entry.subject.rpartition(":")[2]))
        later = log.history(account).filter(action__in=ACTIONS, pk__gt=entry.pk)
        if later.exists() or values_of(account)["version"] != entry.after["version"]:
            raise SupersededError
        before = values_of(account)
        told = entry.before
        account.current_version = account.versions.filter(number=told["version"]).first()
        account.kind, account.completeness = told["kind_of_text"], told["completeness"]
        account.note, account.note_en = told["note"], told["note_en"]
        account.save()
        after = values_of(account) | {"undoes": entry.pk}
        log.record(UNDONE, account, who=who, change=log.Change(before, after))
        tell(account)
    return account


def headline_of(received: Received) -> str:
    """The headline that a text calls its own."""
    return received.read().facts.title[: MAX_LENGTH["title"]]
