"""The front page: events, newest first, and one line of what is in dispute in each."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.http import require_safe

from framing.comparisons.models import Comparison, Finding
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.presenting.sentences import sentence
from framing.comparisons.presenting.sides import sides_of
from framing.comparisons.views.guards import may_curate, shown_to
from framing.comparisons.views.keeping import answered, is_for_everyone
from framing.events.models import Account, Event
from framing.htmx import HtmxHttpRequest, page_or_fragment, wants_fragment


@require_safe
@page_or_fragment
def home(request: HtmxHttpRequest) -> HttpResponse:
    """List the events."""
    if is_for_everyone(request):
        made_of = [*parts_of_list(), offered_to(request)]
        response = answered(request, made_of, lambda: list_of_events(request))
    else:
        response = list_of_events(request)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def offered_to(request: HtmxHttpRequest) -> str:
    """The language that the reader's browser asks for first, unless the page is in it."""
    wanted = get_language_from_request(request)
    is_named = wanted in request.headers.get("Accept-Language", "").lower()
    return wanted if is_named and wanted != get_language() else ""


def parts_of_list() -> list[Any]:
    """What the list of events is made of, for a visitor."""
    told = Account.objects.filter(event__state=Event.State.PUBLISHED).order_by("pk")
    of_account = ("pk", "hidden_at", "kind", "published_on", "current_version", "outlet__name")
    return [*parts_of_events(), list(told.values_list(*of_account))]


def parts_of_events() -> list[Any]:
    """What is published, and which comparisons stand, as edited."""
    return [
        list(Event.objects.published().order_by("pk").values_list()),
        list(Comparison.objects.current().order_by("pk").values_list("pk", "revision")),
    ]


def list_of_events(request: HtmxHttpRequest) -> HttpResponse:
    """The page, made afresh."""
    search = request.GET.get("q", "").strip()[:200]
    events = list(listed(request, search))
    disputes = disputes_of(events)
    context = {
        "search": search,
        "offered": offered_to(request),
        "entries": [(event, disputes.get(event.pk)) for event in events],
    }
    part = "#events" if wants_fragment(request) else ""
    return render(request, f"comparisons/home.html{part}", context)


def listed(request: HtmxHttpRequest, search: str) -> QuerySet[Event]:
    """Events that this reader may see and that hold the words searched for."""
    events = Event.objects.listed() if may_curate(request.user) else Event.objects.published()
    for word in search.split():
        events = events.filter(
            Q(title__icontains=word)
            | Q(title_en__icontains=word)
            | Q(summary__icontains=word)
            | Q(summary_en__icontains=word)
        )
    seen = shown_to(request.user, Comparison.objects.current().filter(event__in=events))
    here = Q(comparison__event=OuterRef("pk"), comparison__is_current=True)
    strongest = Finding.objects.filter(seen.findings(), here).shown().differences()
    visible = Q(accounts__hidden_at__isnull=True)
    has_text = Q(accounts__current_version__isnull=False)
    # Grouping by the count drops the model's own order.
    return events.order_by("-starts_on", "slug").annotate(
        account_count=Count("accounts", filter=visible & has_text, distinct=True),
        empty_count=Count("accounts", filter=visible & ~has_text, distinct=True),
        dispute=Subquery(strongest.values("pk")[:1]),
    )


def disputes_of(events: list[Event]) -> dict[int, dict[str, object]]:
    """The weightiest difference of each event, by the event's key."""
    keys = {dispute: event.pk for event in events if (dispute := getattr(event, "dispute", None))}
    found = Finding.objects.filter(pk__in=keys).with_accounts()
    return {keys[finding.pk]: told_of(finding) for finding in found}


def told_of(finding: Finding) -> dict[str, object]:
    """What a finding shows, in a sentence and in both quotes."""
    sides = sides_of(finding)
    return {
        "kind": BY_CODE[finding.kind],
        "sentence": sentence(finding, sides),
        "sides": sides,
    }
