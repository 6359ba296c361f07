"""The one way in: bytes of a text and what is known of it -> Account, Snapshot, Version."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from dataclasses import fields as fields_of
from datetime import date
from enum import StrEnum
from itertools import count
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from framing.events import addresses
from framing.events.arrivals import Arrival
from framing.events.describing import record_created
from framing.events.extraction import Extracted, extract
from framing.events.models import Account, Event, Outlet, Snapshot, Version
from framing.events.signals import version_ready
from framing.journal import log

MAX_LENGTH: Final = {
    field.name: field.max_length or 0
    for field in Account._meta.fields
    if field.name in {"title", "byline", "url"}
}
check_address: Final = URLValidator(schemes=["http", "https"])


class Outcome(StrEnum):
    """What adding a text came to."""

    CREATED = "created"
    NEW_VERSION = "new_version"
    SAME_TEXT = "same_text"  # other bytes, same text: a snapshot is kept, the version stays
    ALREADY_THERE = "already_there"  # the same file or paste: nothing changes


CREATED: Final = f"account-{Outcome.CREATED}"
RENEWED: Final = f"account-{Outcome.NEW_VERSION}"


class ConflictError(Exception):
    """Someone else saved the same account, slug or version at the same moment.

    `code` is that of the sentence that says so.
    """

    code = "conflict"


class TakenDownError(ConflictError):
    """The text at this address was taken down; none may take its place."""

    code = "taken_down"


@dataclass(frozen=True, slots=True)
class Received:
    """The bytes of a text as they came."""

    content: bytes
    source: str = Snapshot.Source.FILE
    filename: str = ""
    content_type: str = ""
    arrival: Arrival | None = None  # of what was fetched

    @classmethod
    def again(cls, snapshot: Snapshot) -> "Received":
        """Give what a snapshot has kept; nothing after a purge. DamagedError as its content."""
        kind = (snapshot.source, snapshot.filename, snapshot.content_type)
        return cls(snapshot.content, *kind)

    def read(self) -> Extracted:
        """Extract the text; raise UnreadableError where there is none."""
        return extract(
            self.content,
            filename=self.filename,
            content_type=self.content_type,
            address=self.arrival.address if self.arrival else "",
        )


@dataclass(frozen=True, slots=True)
class Details:
    """What an account says about itself, as a person confirmed it."""

    outlet: Outlet
    title: str = ""
    url: str = ""
    byline: str = ""
    lead: str = ""
    published_on: date | None = None
    language: str = "de"
    completeness: str = Account.Completeness.UNKNOWN

    def fields(self) -> dict[str, Any]:
        """Field values of an Account, the outlet apart."""
        values = {field.name: getattr(self, field.name) for field in fields_of(self)}
        del values["outlet"]
        return values | {"url": addresses.canonical(self.url)}


# What entries tell of an account beside its details.
MORE: Final = ("kind", "note", "note_en", "agency")


@dataclass(frozen=True, slots=True)
class Added:
    """The account a text went to, and what that came to."""

    account: Account
    outcome: Outcome


def found_in(extracted: Extracted) -> dict[str, Any]:
    """Give what a text says about itself as values of Details."""
    facts = extracted.facts
    return {
        "title": facts.title,
        "url": facts.url,
        "byline": facts.byline,
        "lead": facts.lead,
        "published_on": facts.published_on,
        "language": extracted.language,
        "completeness": extracted.completeness.value,
    }


def details_of(extracted: Extracted, outlet: Outlet, **known: Any) -> Details:
    """Take what the text says about itself; what a person knows better goes before it.

    What does not fit its column is cut; an address that is too long or none is left out.
    """
    found = found_in(extracted)
    found["title"] = found["title"][: MAX_LENGTH["title"]]
    found["byline"] = found["byline"][: MAX_LENGTH["byline"]]
    found["url"] = found["url"] if is_address(found["url"]) else ""
    return Details(outlet=outlet, **found | {name: value for name, value in known.items() if value})


def is_address(url: str) -> bool:
    """Say whether this is a web address that an account can have."""
    try:
        check_address(url)
    except ValidationError:
        return False
    return len(url) <= MAX_LENGTH["url"]


def add(
    event: Event,
    received: Received,
    details: Details,
    *,
    who: log.Who | None = None,
) -> Added:
    """Store a text with its account, snapshot and version, write the journal, tell the others.

    All of it happens or nothing. The same file or paste again changes nothing.
    Raises UnreadableError for content without text, ConflictError when someone was faster and
    TakenDownError where a text at this address was taken down.
    """
    extracted = received.read()
    try:
        with transaction.atomic():
            # One after the other within an event: the second moderator finds the first one's work.
            Event.objects.select_for_update().get(pk=event.pk)
            return stored(event, received, details, extracted, who)
    except IntegrityError as error:
        raise ConflictError from error


def stored(
    event: Event,
    received: Received,
    details: Details,
    extracted: Extracted,
    who: log.Who | None,
) -> Added:
    """Do the storing of `add`, inside its transaction."""
    snapshot = snapshot_of(received, who)
    account = find_account(event, details.outlet, details.url, snapshot.sha256)
    # That an address still holds the same is news: it is kept with its time.
    if account and account.taken_down_at:
        raise TakenDownError
    same_bytes = account and account.snapshots.filter(sha256=snapshot.sha256).exists()
    if account and same_bytes and not received.arrival:
        return Added(account, Outcome.ALREADY_THERE)
    before = described(account) if account else {}
    outcome = Outcome.NEW_VERSION if account else Outcome.CREATED
    account = account or Account(event=event, slug=free_slug(event, details.outlet))
    if account.current_version and account.current_version.text == extracted.text:
        outcome = Outcome.SAME_TEXT
    put_details(account, details)
    snapshot.account = account
    snapshot.save()
    if outcome != Outcome.SAME_TEXT:
        add_version(account, snapshot, extracted)
    change = log.Change(before, described(account))
    log.record(f"account-{outcome}", account, who=who, change=change)
    transaction.on_commit(lambda: version_ready.send(sender=Version, event_id=event.pk))
    return Added(account, outcome)


def snapshot_of(received: Received, who: log.Who | None) -> Snapshot:
    """Build the unsaved snapshot of what was received, without its account."""
    return Snapshot.of(
        received.content,
        source=received.source,
        filename=received.filename[:200],
        content_type=received.content_type[:100],
        added_by_id=who.pk if who else None,
        **(asdict(received.arrival) if received.arrival else {}),
    )


def outlet_named(name: str, *, who: log.Who | None = None) -> Outlet:
    """Give the outlet of this name, made and written into the journal where there is none."""
    known = Outlet.objects.filter(name__iexact=name).first()
    if known:
        return known
    base = slugify(name)[:50] or "medium"
    outlet = Outlet.objects.create(
        name=name, slug=unused(base, Outlet.objects.values_list("slug", flat=True))
    )
    record_created(outlet, who)
    return outlet


def find_account(event: Event, outlet: Outlet, url: str, digest: str) -> Account | None:
    """Find the account that a text belongs to.

    That is the outlet's account at this address; without an address the one that holds the same
    bytes; else one of the outlet that waits for a text. None: the text makes a new account.
    """
    accounts = list(event.accounts.filter(outlet=outlet).select_related("current_version"))
    if url:
        wanted = addresses.key(url)
        found = [a for a in accounts if a.url and addresses.key(a.url) == wanted]
    else:
        found = list(event.accounts.filter(outlet=outlet, snapshots__sha256=digest))
    untold = [a for a in accounts if a.current_version is None and not a.taken_down_at]
    waiting = [a for a in untold if not a.url]
    return next(iter([*found, *waiting]), None)


def put_details(account: Account, details: Details) -> None:
    """Save an account with these details; what was written about a digest no longer holds."""
    for name, value in details.fields().items():
        setattr(account, name, value)
    account.outlet = details.outlet
    if account.is_digest or account.current_version is None:
        account.note = account.note_en = ""
    account.kind = Account.Kind.ARTICLE
    account.save()


def add_version(account: Account, snapshot: Snapshot, extracted: Extracted) -> None:
    """Store the text as the account's next version and make it the current one."""
    version = Version.objects.create(
        account=account,
        snapshot=snapshot,
        number=account.versions.count() + 1,
        text=extracted.text,
        markup=extracted.markup.value,
        method=extracted.method,
    )
    account.current_version = version
    account.save(update_fields=["current_version"])


def described(account: Account) -> dict[str, Any]:
    """Values of an account for the journal."""
    version = account.current_version
    names = [field.name for field in fields_of(Details) if field.name != "outlet"]
    values = {name: getattr(account, name) for name in (*names, *MORE)}
    return values | {
        "event": account.event.slug,
        "outlet": account.outlet.slug,
        "version": version.number if version else None,
    }


def free_slug(event: Event, outlet: Outlet) -> str:
    """Give the outlet's slug, with a number from its second account of an event on."""
    return unused(outlet.slug, event.accounts.values_list("slug", flat=True))


def unused(base: str, taken: Iterable[str]) -> str:
    """Give `base`, or `base` with the first number from 2 on that makes a slug not taken yet."""
    slugs = {*taken, "add"}  # …/accounts/add/ is the form
    numbered = (f"{base}-{number}" for number in count(2))
    return base if base not in slugs else next(slug for slug in numbered if slug not in slugs)
