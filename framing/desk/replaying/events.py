"""One event: what was said of it and its accounts, told from the log and as it is stored."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from framing.comparisons import arranging, correcting, deciding
from framing.comparisons.models import Correction
from framing.desk import takedown
from framing.desk.replaying import links, reports
from framing.desk.replaying.states import State, written
from framing.events import editing, intake
from framing.events.describing import EVENT_MORE, EVENT_WORDS
from framing.events.models import Account, Event
from framing.journal.log import subject_of
from framing.journal.models import Entry
from framing.journal.replay import values_told

SAID: Final = (
    *deciding.ACTIONS,
    *correcting.ACTIONS,
    *arranging.ACTIONS,
    takedown.FORGOTTEN,
)
NOT_STORED: Final = "undoes"  # of an entry alone
# Entries on a newer text call the kind of an account so: "kind" is that of a finding there.
OTHER_NAMES: Final = {"kind_of_text": "kind"}
REVIEWED: Final = ("outlet_checked", "use")
OF_AN_ACCOUNT: Final = frozenset(
    {*editing.FIELDS, "lead", "kind", "version", "hidden_at", "taken_down_at", *REVIEWED}
)
ALWAYS: Final = frozenset({"state", "version"})  # of an event
OF_AN_EVENT: Final = ALWAYS | {*EVENT_WORDS, *EVENT_MORE}


def replayed(event: Event) -> State:
    """The state of an event as its log tells it."""
    told: dict[str, Mapping[str, Any]] = {}
    since = gone_before(event)
    for subject, values in values_told(said_of(event, since)).items():
        kept = {name: value for name, value in values.items() if name != NOT_STORED}
        # A sentence as it was read needs no row: a text that was taken down has none.
        told[subject] = {} if is_as_read(subject, kept) else kept
    told.update(known(subject_of(event), OF_AN_EVENT))
    for subject in {*added_to(event, since), *(subject_of(each) for each in accounts_of(event))}:
        told.update(known(subject, OF_AN_ACCOUNT))
    return {**told, **links.replayed(event), **reports.replayed(event, since)}


def is_as_read(subject: str, values: Mapping[str, Any]) -> bool:
    """Whether these are the values of a correction that says nothing."""
    is_of_it = subject.startswith(f"{Correction._meta.label_lower}:")
    return is_of_it and not any(values.get(name) for name in ("parts", "dropped", "joined"))


def gone_before(event: Event) -> int:
    """The entry that tells of the end of an earlier event with this slug; 0 where none was."""
    gone = Entry.objects.filter(action=Event.PURGED, before__slug=event.slug)
    return gone.values_list("pk", flat=True).first() or 0


def said_of(event: Event, since: int) -> QuerySet[Entry]:
    """Entries on findings, sentences and rows of an event."""
    return Entry.objects.filter(action__in=SAID, after__event=event.slug, pk__gt=since)


def added_to(event: Event, since: int) -> set[str]:
    """The accounts that came to an event and were not deleted."""
    told = Entry.objects.filter(pk__gt=since)
    came = told.filter(action=intake.CREATED, after__event=event.slug)
    went = told.filter(action=editing.DELETED, before__event=event.slug)
    return {*came.values_list("subject", flat=True)} - {*went.values_list("subject", flat=True)}


def known(subject: str, names: frozenset[str]) -> State:
    """What entries tell of one thing, by these names."""
    told = values_told(Entry.objects.filter(subject=subject))
    return {
        each: {
            OTHER_NAMES.get(name, name): value
            for name, value in values.items()
            if OTHER_NAMES.get(name, name) in names
        }
        for each, values in told.items()
    }


def accounts_of(event: Event) -> QuerySet[Account]:
    """The accounts of an event with what is asked of them."""
    return event.accounts.select_related("event", "outlet", "current_version")


def present(event: Event) -> State:
    """The state of an event as it is stored, written the way entries are."""
    return written(stored_of(event))


def stored_of(event: Event) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each thing that people changed of an event, with its values."""
    for decision in event.decisions.select_related("event", "first", "second"):
        yield subject_of(decision), decision.values
    for correction in event.corrections.select_related("event", "account"):
        yield subject_of(correction), correction.values if correction.stands else {}
    for arrangement in event.arrangements.select_related("event"):
        yield subject_of(arrangement), arrangement.values
    yield subject_of(event), told_of(event)
    for account in accounts_of(event):
        yield subject_of(account), values_of(account)
    yield from links.stored_of(event)
    yield from reports.stored_of(event)


def told_of(event: Event) -> dict[str, Any]:
    """What people say of an event; what an entry of an earlier release left out is not asked for.

    Days as the log has them.
    """
    known_of_it = known(subject_of(event), OF_AN_EVENT).get(subject_of(event), {})
    values = {name: getattr(event, name) for name in sorted(ALWAYS | known_of_it.keys())}
    return {name: str(v) if type(v) is date else v for name, v in values.items()}


def values_of(account: Account) -> dict[str, Any]:
    """What people say of an account."""
    review = account.reviews.first()
    looked = {name: getattr(review, name) for name in REVIEWED} if review else {}
    more = {"hidden_at": account.hidden_at, "taken_down_at": account.taken_down_at}
    values = intake.described(account) | more | looked
    return {name: value for name, value in values.items() if name in OF_AN_ACCOUNT}
