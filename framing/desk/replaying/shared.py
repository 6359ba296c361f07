"""What belongs to no single event: the outlets with their profiles, and the rule for sources."""

from collections.abc import Iterator, Mapping
from typing import Any

from framing.desk import ruling
from framing.desk.replaying.states import State, as_told, written
from framing.events import describing
from framing.events.models import Outlet, SourceRule
from framing.journal.log import subject_of
from framing.journal.models import Entry
from framing.journal.replay import last_values

Values = Mapping[str, Any]


def replayed() -> State:
    """Outlets and rule as the log tells them."""
    return {**outlets_told(), **last_values([ruling.WRITTEN])}


def present() -> State:
    """Outlets and rule as they are stored, written the way entries are."""
    return written([*outlets_stored(), *wordings_stored()])


def outlets_told() -> dict[str, dict[str, Any]]:
    """The outlets that the log knows; those that were deleted are not among them."""
    told: dict[str, dict[str, Any]] = {}
    entries = Entry.objects.filter(action__in=describing.ACTIONS).order_by("pk")
    for entry in entries:
        if entry.action == describing.DELETED:
            told.pop(entry.subject, None)
        else:
            told.setdefault(entry.subject, {}).update(flat(entry.after))
    return told


def outlets_stored() -> Iterator[tuple[str, Values]]:
    """All outlets, each with what its log can tell of it."""
    told = outlets_told()
    for outlet in Outlet.objects.order_by("pk"):
        subject = subject_of(outlet)
        known = told.get(subject)
        stored = as_told(known, flat(describing.described(outlet)))
        yield subject, {n: rows_as_told((known or {}).get(n), v) for n, v in stored.items()}


def flat(values: Values) -> dict[str, Any]:
    """The details of an outlet beside its lists; an early entry had them so."""
    return {name: value for name, value in values.items() if name != "details"} | dict(
        values.get("details", {})
    )


def rows_as_told(told: Any, stored: Any) -> Any:
    """Of the rows of a list those values that the log tells; see `as_told`."""
    if not isinstance(told, list) or not isinstance(stored, list) or len(told) != len(stored):
        return stored
    return [as_told(here, there) for here, there in zip(told, stored, strict=True)]


def wordings_stored() -> Iterator[tuple[str, Values]]:
    """The wordings of the rule that people wrote."""
    told = last_values([ruling.WRITTEN])
    for rule in SourceRule.objects.all():
        subject = subject_of(rule)
        yield subject, as_told(told.get(subject), ruling.described(rule))
