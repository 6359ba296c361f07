"""What readers reported of an event, and what the desk did with it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from framing.desk import reporting
from framing.desk.models import Report
from framing.desk.replaying.states import State
from framing.events.models import Event
from framing.journal.log import subject_of
from framing.journal.models import Entry
from framing.journal.replay import values_told

NAMES: Final = (*reporting.NAMES, "closed_at")


def replayed(event: Event, since: int) -> State:
    """The reports of an event as the log tells them, from an entry on."""
    told = Entry.objects.filter(action__in=reporting.ACTIONS, pk__gt=since)
    made = told.filter(action=reporting.MADE, after__event=event.slug).values_list("subject")
    known = {subject_of(each) for each in event.reports.all()} | {subject for (subject,) in made}
    return {
        subject: {name: value for name, value in values.items() if name in NAMES}
        for subject, values in values_told(told.filter(subject__in=known)).items()
    }


def stored_of(event: Event) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The reports of an event as they are stored, without what their readers wrote."""
    for report in event.reports.select_related("event"):
        yield subject_of(report), values_of(report)


def values_of(report: Report) -> dict[str, Any]:
    """What the log has of a report."""
    return reporting.described(report) | {"closed_at": report.closed_at}
