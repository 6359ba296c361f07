"""Chosen articles on their way: fetched, read, taken apart, compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from framing.comparisons.models import Claim, Comparison
from framing.events.messages import said
from framing.events.models import Candidate, Event, Search

Stage = Candidate.Stage
DONE = {Stage.WAITING: 0, Stage.FETCHING: 0, Stage.READING: 1, Stage.ADDED: 2, Stage.FAILED: 0}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A chosen article and how far it is."""

    candidate: Candidate
    steps: tuple[tuple[str, str], ...]  # what is done or to be done; done, now or ahead
    is_under_way: bool
    failure: str = ""


def arrivals(search: Search) -> list[Arrival]:
    """Give what was chosen in a search, in the order in which it was found."""
    chosen = search.candidates.chosen().select_related(
        "outlet", "account__event", "account__current_version", "draft"
    )
    candidates = list(chosen)
    runs = runs_of(search.event) if candidates else []
    numbers = claims_in(runs, [each.account_id for each in candidates])
    return [arrival(each, runs, numbers) for each in candidates]


def claims_in(runs: Sequence[Comparison], accounts: Sequence[int | None]) -> Mapping[int, int]:
    """How many claims the comparison on the pages found in each of these accounts."""
    current = [run.pk for run in runs if run.is_current]
    told = Claim.objects.filter(comparison__in=current, account__in=filter(None, accounts))
    return dict(told.order_by().values_list("account").annotate(Count("pk", distinct=True)))


def runs_of(event: Event) -> list[Comparison]:
    """The comparison that the pages show and the one asked for last."""
    return [*event.comparisons.current(), *event.comparisons.all()[:1]]


def arrival(
    candidate: Candidate, runs: Sequence[Comparison], numbers: Mapping[int, int]
) -> Arrival:
    """Tell how far a candidate is."""
    if candidate.stage == Stage.FAILED:
        return Arrival(candidate, (), is_under_way=False, failure=str(said(candidate.failure)))
    account = candidate.account
    if candidate.stage == Stage.ADDED and account is None:
        gone = _("Die Darstellung ist inzwischen gelöscht.")
        return Arrival(candidate, (), is_under_way=False, failure=gone)
    run = read_in(account, runs)
    done = 4 if run else DONE[Stage(candidate.stage)]
    last = runs[-1] if runs else None
    if done == 2 and last and last.state == Comparison.State.FAILED:
        failure = _("Der Text ist gespeichert, aber der Vergleich ist fehlgeschlagen.")
        return Arrival(candidate, (), is_under_way=False, failure=failure)
    number = numbers.get(candidate.account_id or 0, 0) if run else None
    labels = [_("geholt"), _("gelesen"), claims_label(number), _("verglichen")]
    going = done if candidate.stage != Stage.WAITING else len(labels)
    steps = tuple((label, state(place, done, going)) for place, label in enumerate(labels))
    return Arrival(candidate, steps, is_under_way=done < len(labels))


def state(place: int, done: int, going: int) -> str:
    """Name the state of a step."""
    if place < done:
        return "done"
    return "now" if place == going else "ahead"


def read_in(account: Any, runs: Sequence[Comparison]) -> Comparison | None:
    """Find the comparison on the pages, where it has read this account's text."""
    version = account.current_version if account else None
    for run in runs:
        if version and run.is_current and run.started_at and run.started_at >= version.created_at:
            return run
    return None


def claims_label(number: int | None) -> str:
    """Say how many claims were found in a text, once that is known."""
    if number is None:
        return _("Aussagen gefunden")
    return ngettext("%(number)d Aussage", "%(number)d Aussagen", number) % {"number": number}
