"""What a person does with findings: decides, takes back, confirms many at once."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from framing.comparisons import deciding
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Finding
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.saying import OvertakenError
from framing.comparisons.wishes import ContradictionError
from framing.desk import entries
from framing.desk.access import may_decide, person
from framing.desk.forms import VerdictForm
from framing.desk.standing import resting_on
from framing.desk.views.queue import page
from framing.desk.waiting import alike
from framing.events.intake import ConflictError
from framing.events.messages import SAID
from framing.events.models import Event
from framing.events.renewing import SupersededError

CONTRADICTION: Final = gettext_lazy(
    "Das widerspricht einer anderen Entscheidung: Zwei Aussagen müssten in einer Zeile stehen und "
    "zugleich getrennt sein. Bitte zuerst die andere im Protokoll zurücknehmen."
)


@require_POST
@may_decide
def decide(request: HttpRequest, slug: str, finding_id: int) -> HttpResponse:
    """Keep what a person says of a finding, and go to the next."""
    event = get_object_or_404(Event, slug=slug)
    found = Finding.objects.filter(pk=finding_id, comparison__event=event, pair__isnull=False)
    seen = found.select_related("comparison").with_claims().first()
    form = VerdictForm(request.POST)
    # A run may have ended meanwhile: who has read the same words has decided on the same.
    finding = deciding.now(seen) if seen else None
    if finding is None:
        messages.info(
            request,
            _("Der Vergleich ist inzwischen erneuert worden. Offene Befunde stehen hier neu."),
        )
        return redirect("queue", slug)
    if not form.is_valid():
        return page(request, event, form, at=finding.pk, status=422)
    try:
        deciding.decide(finding, form.verdict, person(request))
    except OvertakenError as overtaken:
        form.add_error(None, told_of(overtaken.decision))
        return page(request, event, form, at=finding.pk, status=409)
    kind = request.GET.get("kind", "")
    query = f"?{urlencode({'kind': kind})}" if kind in BY_CODE else ""
    return redirect(reverse("queue", args=[slug]) + query)


def told_of(decision: Any) -> str:
    """Say what somebody else decided meanwhile."""
    words = {
        "who": decision.decided_by.get_username() if decision.decided_by else _("Jemand"),
        "state": entries.decision_says(decision.values),
        "note": decision.note or "–",
    }
    what = _("%(who)s hat inzwischen entschieden: %(state)s. Anmerkung: %(note)s.") % words
    kept = _("Nichts ist überschrieben, und deine Eingaben stehen noch da.")
    return f"{what} {kept}"


@require_POST
@may_decide
def undo(request: HttpRequest, slug: str, entry_id: int) -> HttpResponse:
    """Take back what an entry says, by another entry."""
    event = get_object_or_404(Event, slug=slug)
    entry = get_object_or_404(entries.undoable_of(event), pk=entry_id)
    back = redirect("log" if request.POST.get("back") == "log" else "queue", slug)
    later = resting_on(entry, event)
    if later:
        messages.warning(request, depended_on(len(later)))
        return back
    try:
        entries.undo(entry, person(request))
    except (OvertakenError, SupersededError):
        messages.warning(
            request, _("Das geht nicht mehr: Danach ist hierzu noch einmal entschieden worden.")
        )
    except ContradictionError:
        messages.warning(request, CONTRADICTION)
    except ConflictError:
        messages.warning(request, SAID["conflict"])
    except ObjectDoesNotExist:
        messages.warning(request, _("Das geht nicht mehr: Die Darstellung ist gelöscht worden."))
    else:
        messages.success(request, _("Zurückgenommen."))
    return back


def depended_on(number: int) -> str:
    """Say why a newer text has to stay."""
    said = ngettext(
        "Das geht nicht: %(number)s spätere Entscheidung beruht auf diesem Text. Bitte nimm sie "
        "zuerst im Protokoll zurück.",
        "Das geht nicht: %(number)s spätere Entscheidungen beruhen auf diesem Text. Bitte nimm sie "
        "zuerst im Protokoll zurück.",
        number,
    )
    return said % {"number": number}


@require_POST
@may_decide
def bulk(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm all waiting findings of a kind that rest on nearly the same words."""
    event = get_object_or_404(Event, slug=slug)
    comparison = event.comparisons.current().first()
    done = 0
    for finding in alike(comparison, request.POST.get("kind", "")) if comparison else ():
        decision = deciding.decision_on(finding)
        verdict = Verdict(Finding.State.CONFIRMED, "", decision.version if decision else 0)
        try:
            deciding.decide(finding, verdict, person(request))
        except OvertakenError:
            continue  # somebody else has just said something of it, and that stands
        done += 1
    said = ngettext("%(number)s Befund bestätigt.", "%(number)s Befunde bestätigt.", done)
    messages.success(request, said % {"number": done})
    return redirect("queue", slug)
