"""The state that people brought an event into, told from the log alone and as it is stored.

Both have to be the same: what changes the one without the other cannot be accounted for.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet

from framing.comparisons import arranging, correcting, deciding
from framing.comparisons.models import Correction
from framing.desk import takedown
from framing.events import editing, intake
from framing.events.describing import EVENT_WORDS
from framing.events.models import Account, Event
from framing.journal.log import subject_of
from framing.journal.models import Entry
from framing.journal.replay import values_told

State = Mapping[str, Mapping[str, Any]]  # subject of entries -> name -> value

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
OF_AN_EVENT: Final = frozenset({*EVENT_WORDS, "state", "version"})


@dataclass(frozen=True, slots=True)
class Difference:
    """What the log tells otherwise than it is stored."""

    subject: str
    name: str
    told: Any
    stored: Any


def differences(event: Event) -> list[Difference]:
    """Where the log gives another state of an event than the one that is stored.

    What is empty needs no entry.
    """
    told, stored = replayed(event), present(event)
    found = []
    for subject in sorted(told.keys() | stored.keys()):
        here, there = told.get(subject, {}), stored.get(subject, {})
        found += [
            Difference(subject, name, here.get(name), there.get(name))
            for name in sorted(here.keys() | there.keys())
            if (here.get(name) or None) != (there.get(name) or None)
        ]
    return found


def replayed(event: Event) -> State:
    """The state of an event as its log tells it."""
    told: dict[str, Mapping[str, Any]] = {}
    for subject, values in values_told(said_of(event)).items():
        kept = {name: value for name, value in values.items() if name != NOT_STORED}
        # A sentence as it was read needs no row: a text that was taken down has none.
        told[subject] = {} if is_as_read(subject, kept) else kept
    for thing, names in ((event, OF_AN_EVENT), *((a, OF_AN_ACCOUNT) for a in accounts_of(event))):
        told.update(known(subject_of(thing), names))
    return told


def is_as_read(subject: str, values: Mapping[str, Any]) -> bool:
    """Whether these are the values of a correction that says nothing."""
    is_of_it = subject.startswith(f"{Correction._meta.label_lower}:")
    return is_of_it and not any(values.get(name) for name in ("parts", "dropped", "joined"))


def said_of(event: Event) -> QuerySet[Entry]:
    """Entries on findings, sentences and rows of an event, not of one before it with its slug."""
    gone = Entry.objects.filter(action=Event.PURGED, before__slug=event.slug)
    since = gone.values_list("pk", flat=True).first() or 0
    return Entry.objects.filter(action__in=SAID, after__event=event.slug, pk__gt=since)


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
    stored = dict(stored_of(event))
    written: State = json.loads(json.dumps(stored, cls=DjangoJSONEncoder))
    return written


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


def told_of(event: Event) -> dict[str, Any]:
    """What people say of an event; of one that came with a command, what the log has of its words.

    Days as the log has them.
    """
    known_of_it = known(subject_of(event), OF_AN_EVENT).get(subject_of(event), {})
    names = {name for name in OF_AN_EVENT if name in known_of_it or name not in EVENT_WORDS}
    values = {name: getattr(event, name) for name in sorted(names)}
    return {name: str(v) if isinstance(v, date) else v for name, v in values.items()}


def values_of(account: Account) -> dict[str, Any]:
    """What people say of an account."""
    review = account.reviews.first()
    looked = {name: getattr(review, name) for name in REVIEWED} if review else {}
    more = {"hidden_at": account.hidden_at, "taken_down_at": account.taken_down_at}
    return intake.described(account) | more | looked
