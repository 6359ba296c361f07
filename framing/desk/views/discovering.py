"""Looking for further articles about an event, and adding those that a person chose."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from framing.desk.access import may_add, person
from framing.desk.addresses import key_in
from framing.desk.arriving import arrivals
from framing.desk.discover_form import DiscoverForm, initial_of
from framing.events.discovery import running, taking
from framing.events.discovery.running import searchable
from framing.events.discovery.tuning import FITS_WELL, MOST_SHOWN
from framing.events.messages import said_of_list
from framing.events.models import Candidate, Event, Outlet, Search
from framing.events.tasks import look_through, take_in
from framing.htmx import HtmxHttpRequest, page_or_fragment, wants_fragment

SEARCHES_SHOWN = 5


@require_http_methods(["GET", "HEAD", "POST"])
@may_add
def discover(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what to look for and where, and begin to look."""
    event = get_object_or_404(Event, slug=slug)
    form = DiscoverForm(request.POST or None, initial=initial_of(event))
    if request.method == "POST" and form.is_valid():
        search = form.search(event, person(request))
        running.begin(search, form.cleaned_data["outlets"])
        look_through.enqueue(search_id=search.pk)
        return redirect("found", slug, search.pk)
    context = {
        "event": event,
        "form": form,
        "unasked": Outlet.objects.exclude(pk__in=searchable()),
        "searches": event.searches.all()[:SEARCHES_SHOWN],
        "tab": "discover",
    }
    return render(request, "desk/discover.html", context)


@require_safe
@page_or_fragment
@may_add
def found(request: HtmxHttpRequest, slug: str, search_id: int) -> HttpResponse:
    """Show how a search goes, what it found, and how what was chosen arrives."""
    search = get_object_or_404(
        Search.objects.select_related("event"), pk=search_id, event__slug=slug
    )
    if not wants_fragment(request):
        return render(request, "desk/found.html", progress_of(search) | candidates_of(search))
    if "adding" in request.GET:
        return render(request, "desk/found.html#adding", chosen_in(search))
    if not search.is_under_way:
        return HttpResponseClientRedirect(request.path)
    return render(request, "desk/found.html#asking", progress_of(search))


@require_POST
@may_add
def add_found(request: HttpRequest, slug: str, search_id: int) -> HttpResponse:
    """Add the articles that were ticked."""
    search = get_object_or_404(Search, pk=search_id, event__slug=slug)
    keys = [key for each in request.POST.getlist("pick") if (key := key_in(each))]
    if not keys:
        messages.info(request, _("Bitte mindestens einen Artikel ankreuzen."))
        return redirect("found", slug, search.pk)
    if taking.choose(search, keys, person(request)):
        take_in.enqueue(chosen_in=search.pk)
    else:
        messages.info(request, _("Diese Artikel sind schon da oder unterwegs."))
    return redirect("found", slug, search.pk)


@require_POST
@may_add
def stop_search(request: HttpRequest, slug: str, search_id: int) -> HttpResponse:  # noqa: ARG001
    """End a search; what it found until now stays."""
    search = get_object_or_404(Search, pk=search_id, event__slug=slug)
    running.finish(search, Search.State.STOPPED)
    return redirect("found", slug, search.pk)


def progress_of(search: Search) -> dict[str, Any]:
    """What the page shows of a search that asks, or of what its outlets answered."""
    steps = list(search.steps.select_related("outlet"))
    outlets = []
    for outlet, group in groupby(steps, key=lambda step: step.outlet):
        told = [
            (step, said_of_list(step.failure) if step.failure else "", remarks_of(step))
            for step in group
        ]
        outlets.append((outlet, told))
    return {
        "event": search.event,
        "search": search,
        "outlets": outlets,
        "asked": sum(step.state in {step.State.DONE, step.State.FAILED} for step in steps),
        "steps": len(steps),
        "fitting": search.candidates.count(),
        "tab": "discover",
    }


def remarks_of(step: Any) -> list[str]:
    """What did not go well although the list came."""
    return [str(said_of_list(code)) for code in step.remarks]


def candidates_of(search: Search) -> dict[str, Any]:
    """What the page shows of a search that has ended: its candidates, the best first."""
    if search.is_under_way:
        return {}
    listed = search.candidates.select_related("outlet", "account__event")
    candidates = taking.mark(listed[:MOST_SHOWN], search.event)
    groups = [
        (_("Passt gut"), [each for each in candidates if each.score >= FITS_WELL]),
        (_("Passt vielleicht"), [each for each in candidates if each.score < FITS_WELL]),
    ]
    more = search.candidates.count() - len(candidates)
    return {
        "groups": [(title, group) for title, group in groups if group],
        "more": more_than_shown(more) if more > 0 else "",
        "may_pick": any(can_be_picked(each) for each in candidates),
        **chosen_in(search),
    }


def can_be_picked(candidate: Candidate) -> bool:
    """Whether a candidate is neither there nor on its way."""
    return candidate.there is None and candidate.stage == Candidate.Stage.FOUND


def chosen_in(search: Search) -> dict[str, Any]:
    """What the page shows of articles on their way."""
    chosen = arrivals(search)
    return {
        "event": search.event,
        "search": search,
        "arrivals": chosen,
        "is_adding": any(each.is_under_way for each in chosen),
    }


def more_than_shown(number: int) -> str:
    """Say how many candidates the page leaves out."""
    words = ngettext(
        "%(number)d weiterer Artikel passt weniger gut und steht hier nicht.",
        "%(number)d weitere Artikel passen weniger gut und stehen hier nicht.",
        number,
    )
    return words % {"number": number}
