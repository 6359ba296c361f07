"""What was decided: who, when, what, and why; to read, to filter, to take along."""

import csv
from collections.abc import Iterable, Mapping

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from framing.comparisons.models import Finding
from framing.desk.access import may_decide
from framing.desk.blanking import removals
from framing.desk.entries import ABOUT, entries_of, last_among, line_of, places_of, words_told
from framing.events.models import Event
from framing.journal.models import Entry

PER_PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for one


@require_safe
@may_decide
def log(request: HttpRequest, slug: str) -> HttpResponse:
    """List what was decided of an event, the latest first; as CSV where that is asked for."""
    event = get_object_or_404(Event, slug=slug)
    about = request.GET.get("about", "")
    about = about if about in {each.code for each in ABOUT} else ""
    places = places_of(event)
    told = entries_of(event, places, about)
    people = get_user_model().objects.filter(pk__in=told.order_by().values("who"))
    who, state = request.GET.get("who", ""), request.GET.get("state", "")
    if who:
        told = told.filter(who__username=who)
    if state in Finding.State.values:
        told = told.filter(after__state=state)
    if request.GET.get("format") == "csv":
        return as_csv(event, told, places)
    page = Paginator(told, PER_PAGE).get_page(request.GET.get("page"))
    last, removed, words = last_among(page), removals(page), words_told(event, page)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "event": event,
        "tab": "log",
        "page": page,
        "lines": [
            line_of(entry, last, places, words) | {"removal": removed.get(entry.pk)}
            for entry in page
        ],
        "people": people.order_by("username"),
        "who": who,
        "state": state,
        "about": about,
        "abouts": ABOUT,
        "states": Finding.State.choices,
        "query": query.urlencode(),
    }
    return render(request, "desk/log.html", context)


def as_csv(event: Event, told: Iterable[Entry], places: Mapping[str, str]) -> HttpResponse:
    """The entries as a table for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.slug}-log.csv"'
    response.write("\ufeff")  # so that spreadsheets read it as UTF-8
    table = csv.writer(response)
    heads = (_("Zeit"), _("wer"), _("Handlung"), _("Befund"), _("Darstellungen"))
    table.writerow([*heads, _("vorher"), _("nachher"), _("Begründung")])
    for entry in told:
        line = line_of(entry, places=places)
        who = entry.who.get_username() if entry.who else ""
        accounts = " / ".join(line["accounts"])
        kind = line["kind"].code if line["kind"] else ""
        cells = [entry.at.isoformat(), who, entry.action, kind, accounts]
        table.writerow(map(harmless, [*cells, line["before"], line["after"], entry.why]))
    return response


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking what a person wrote for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
