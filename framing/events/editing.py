"""What is known of an account, changed by a person: with an entry, undone by another."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_date

from framing.events import addresses
from framing.events.intake import ConflictError
from framing.events.models import Account, Outlet
from framing.events.renewing import SupersededError, locked, tell
from framing.journal import log
from framing.journal.models import Entry

EDITED: Final = "account-edited"
UNDONE: Final = "account-edit-undone"
DELETED: Final = "account-deleted"
ACTIONS: Final = (EDITED, UNDONE)
FIELDS: Final = (
    "outlet",
    "title",
    "byline",
    "published_on",
    "language",
    "completeness",
    "note",
    "note_en",
    "agency",
    "url",
)


class EditedError(Exception):
    """Somebody else changed the account meanwhile."""


def values_of(account: Account) -> dict[str, Any]:
    """What is known of an account, as the journal keeps it."""
    known = {name: getattr(account, name) for name in FIELDS if name != "outlet"}
    day = account.published_on
    return {
        "event": account.event.slug,
        "accounts": [account.slug],
        **known,
        "published_on": day.isoformat() if day else None,
        "outlet": account.outlet.slug,
    }


def token_of(account: Account) -> str:
    """What a form sends along, so that nobody overwrites what they have not seen."""
    told = json.dumps(values_of(account), sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def edit(account: Account, known: Mapping[str, Any], *, seen: str, who: log.Who) -> bool:
    """Keep what a person knows better; whether anything is other than before.

    EditedError where it is not as the person saw it, ConflictError where another account of the
    outlet has the address.
    """
    with transaction.atomic():
        kept = locked(account.pk)
        if token_of(kept) != seen:
            raise EditedError
        return put(kept, known, EDITED, who)


def put(account: Account, known: Mapping[str, Any], action: str, who: log.Who, **more: Any) -> bool:
    """Save values and write the entry; whether anything changed."""
    before = values_of(account)
    for name in FIELDS:
        setattr(account, name, known[name])
    account.url = addresses.canonical(account.url)
    after = values_of(account)
    if after == before:
        return False
    try:
        with transaction.atomic():
            account.save(update_fields=FIELDS)
    except IntegrityError as error:
        raise ConflictError from error
    log.record(action, account, who=who, change=log.Change(before, after | more))
    tell(account)
    return True


def undo(entry: Entry, who: log.Who) -> None:
    """Put back what was known before an entry.

    SupersededError where it was changed again since, ConflictError where the address is taken.
    """
    with transaction.atomic():
        account = locked(int(entry.subject.rpartition(":")[2]))
        later = log.history(account).filter(action__in=ACTIONS, pk__gt=entry.pk)
        told = {name: entry.after[name] for name in values_of(account)}
        outlet = Outlet.objects.filter(slug=entry.before["outlet"]).first()
        if later.exists() or values_of(account) != told or outlet is None:
            raise SupersededError
        day = entry.before["published_on"]
        known = {name: entry.before[name] for name in FIELDS}
        known |= {"published_on": parse_date(day) if day else None, "outlet": outlet}
        put(account, known, UNDONE, who, undoes=entry.pk)


def record_deleted(account: Account, who: log.Who) -> None:
    """Write down an account that is about to go, with what is known of it."""
    log.record(DELETED, account, who=who, change=log.Change(values_of(account), {}))
