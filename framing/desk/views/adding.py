"""A finding that the machine did not see, added between two claims of a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from framing.comparisons import deciding
from framing.comparisons.adding import AlreadyFoundError
from framing.comparisons.models import Claim, Comparison, Finding, Row
from framing.comparisons.presenting.cells import attach
from framing.comparisons.presenting.kinds import KINDS
from framing.comparisons.tracing import row_at
from framing.comparisons.views.guards import read_accounts
from framing.desk.access import may_decide, person
from framing.desk.forms import AddForm
from framing.events.models import Event

TYPED: Final = ("kind", "note")  # what outlives a run that ends meanwhile


@dataclass(frozen=True, slots=True)
class Told:
    """A row of an event's comparison with its claims."""

    event: Event
    row: Row
    claims: Sequence[Claim]


@require_http_methods(["GET", "HEAD", "POST"])
@may_decide
def add_finding(request: HttpRequest, slug: str, row_id: int) -> HttpResponse:
    """Show a row's claims, and add what two of them show."""
    event = get_object_or_404(Event, slug=slug)
    found = Row.objects.filter(pk=row_id, comparison__event=event).select_related("comparison")
    row = found.first()
    if row is None or not row.comparison.is_current:
        return led_on(request, event, row_id)
    accounts = [account for account, _length in read_accounts(event)]
    told = Told(event, row, attach(row.claims.order_by("account__published_on", "order"), accounts))
    if request.method != "POST":
        typed = {name: request.GET.get(name, "") for name in TYPED}
        chosen = {"claims": request.GET.getlist("claim")}
        return page(request, told, AddForm(told.claims, initial={**typed, **chosen}))
    form = AddForm(told.claims, request.POST)
    if not form.is_valid():
        return page(request, told, form, status=422)
    try:
        deciding.add(form.added, person(request))
    except AlreadyFoundError as known:
        return page(request, told, form, status=409, known=known.finding)
    messages.success(request, _("Ergänzt. Im Protokoll lässt es sich zurücknehmen."))
    return redirect(reverse("why", args=[slug, row.pk]))


def led_on(request: HttpRequest, event: Event, row_id: int) -> HttpResponse:
    """Lead to the same row of the present comparison, with what was typed; nothing was added."""
    messages.info(
        request,
        _(
            "Der Vergleich ist inzwischen erneuert worden; ergänzt ist noch nichts. Bitte die "
            "Aussagen noch einmal ankreuzen."
        ),
    )
    heir = row_at(row_id, Comparison.objects.current().filter(event=event).first())
    if heir is None:
        return redirect("compare", event.slug)
    typed = {name: request.POST[name] for name in TYPED if request.POST.get(name)}
    return redirect(f"{reverse('add_finding', args=[event.slug, heir.pk])}?{urlencode(typed)}")


def page(
    request: HttpRequest,
    told: Told,
    form: AddForm,
    *,
    status: int = 200,
    known: Finding | None = None,
) -> HttpResponse:
    """The page with this form; `known` is the finding that there is already."""
    context = {
        "event": told.event,
        "tab": "queue",
        "row": told.row,
        "kinds": [kind for kind in KINDS if kind.code != Finding.Kind.ABSENCE],
        "form": form,
        "known": known,
    }
    return render(request, "desk/add_finding.html", context, status=status)
