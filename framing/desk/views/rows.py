"""A row put in order by hand: claims moved to another row or to one of their own, rows joined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from framing.comparisons import arranging
from framing.comparisons.arranging import Move, ends_of
from framing.comparisons.models import Claim, Comparison, Pair, Row
from framing.comparisons.presenting.cells import RowView, attach, row_view
from framing.comparisons.saying import OvertakenError
from framing.comparisons.tracing import row_at
from framing.comparisons.views.guards import read_accounts
from framing.comparisons.wishes import ContradictionError
from framing.desk.access import may_decide, person
from framing.desk.addresses import key_in
from framing.desk.forms import ArrangeForm
from framing.desk.views.decisions import CONTRADICTION
from framing.events.models import Account, Event

MOST: Final = 12  # rows to choose from
LONGEST_SEARCH: Final = 200  # characters; a database does not look for any length
OWN: Final = "own"


@dataclass(frozen=True, slots=True)
class Place:
    """The row that is put in order, with its claims."""

    event: Event
    row: Row
    accounts: Sequence[Account]
    claims: Sequence[Claim]


@require_http_methods(["GET", "HEAD", "POST"])
@may_decide
def arrange(request: HttpRequest, slug: str, row_id: int) -> HttpResponse:
    """Show a row with what can be done to it, and do it."""
    event = get_object_or_404(Event, slug=slug)
    row = Row.objects.filter(pk=row_id, comparison__event=event)
    found = row.select_related("comparison").first()
    # A run may have ended since the form was shown; what it says holds for the words it showed.
    if found is None or not (found.comparison.is_current or request.method == "POST"):
        messages.info(request, _("Der Vergleich ist inzwischen erneuert worden."))
        heir = row_at(row_id, Comparison.objects.current().filter(event=event).first())
        return redirect("arrange", slug, heir.pk) if heir else redirect("compare", slug)
    accounts = [account for account, _length in read_accounts(event)]
    claims = attach(found.claims.order_by("account__published_on", "order"), accounts)
    place = Place(event, found, accounts, claims)
    if request.method != "POST":
        return page(request, place, ArrangeForm(first_of(request, place)))
    form = ArrangeForm(request.POST)
    if "look" in request.POST:
        form.errors.clear()
        return page(request, place, form)
    return done(request, place, form) or page(request, place, form, status=422)


def first_of(request: HttpRequest, place: Place) -> dict[str, Any]:
    """What the form begins with: what the address names."""
    return {
        "claims": request.GET.getlist("claim"),
        "to": request.GET.get("to", ""),
        "note": request.GET.get("note", ""),
        "seen": arranging.last_entry(place.event),
    }


def page(
    request: HttpRequest, place: Place, form: ArrangeForm, *, status: int = 200
) -> HttpResponse:
    """The page of a row with this form."""
    asked = (request.POST or request.GET).get("q", "")
    words = asked.replace("\0", "").strip()[:LONGEST_SEARCH]  # PostgreSQL cannot look for that
    context = {
        "event": place.event,
        "tab": "queue",
        "view": view_of(place.row, place.claims, place.accounts),
        "claims": [(claim, str(claim.pk) in form.chosen) for claim in place.claims],
        "form": form,
        "q": words,
        "rows": rows_to_choose(place, words, form.target),
        "comparison": place.row.comparison,
        "latest": place.event.comparisons.first(),
        "back": (request.POST or request.GET).get("back", ""),
    }
    return render(request, "desk/arrange.html", context, status=status)


def view_of(row: Row, claims: Sequence[Claim], accounts: Sequence[Account]) -> RowView:
    """A row as pages lay it out, with the accounts that tell it."""
    telling = {claim.account_id for claim in claims}
    return row_view(row, [a for a in accounts if a.pk in telling], claims, [])


def rows_to_choose(place: Place, words: str, chosen: str) -> list[RowView]:
    """Rows to move to: those that hold the words, else those with the nearest claims."""
    others = Row.objects.filter(comparison=place.row.comparison).exclude(pk=place.row.pk)
    if words:
        keys = others.filter(claims__text__icontains=words).values_list("pk", flat=True)
        listed = list(dict.fromkeys(keys.order_by("order")))[:MOST]
    else:
        listed = list(dict.fromkeys(near(place)))[:MOST]
    named = key_in(chosen)
    if named and named not in listed and named != place.row.pk:
        listed.insert(0, named)
    found = others.prefetch_related("claims").in_bulk(listed)
    return [
        view_of(found[key], attach(found[key].claims.all(), place.accounts), place.accounts)
        for key in listed
        if key in found
    ]


def near(place: Place) -> list[int]:
    """The rows of claims that are nearest to the claims of this one."""
    keys = [claim.pk for claim in place.claims]
    pairs = Pair.objects.filter(Q(left__in=keys) | Q(right__in=keys))
    rows = pairs.order_by("-score").values_list("left__row", "right__row")[: MOST * 8]
    return [row for two in rows for row in two if row != place.row.pk]


def done(request: HttpRequest, place: Place, form: ArrangeForm) -> HttpResponse | None:
    """Do what the form says; None where it cannot be done, with the reason in the form."""
    move = move_of(place, form) if form.is_valid() else None
    if move is None:
        return None
    try:
        arranging.arrange(place.event, move, person(request))
    except OvertakenError as overtaken:
        form.overtaken(told_of(overtaken.decision), arranging.last_entry(place.event))
        return page(request, place, form, status=409)
    except ContradictionError:
        form.add_error(None, CONTRADICTION)
        return None
    messages.success(
        request,
        _("Gespeichert. Das Ereignis wird neu verglichen; bis dahin steht hier der alte Stand."),
    )
    slug = place.event.slug
    back = "queue" if request.POST.get("back") == "queue" else "compare"
    return redirect(reverse(back, args=[slug]))


def told_of(other: Any) -> str:
    """Say who moved one of the claims meanwhile."""
    who = other.decided_by.get_username() if other.decided_by else _("Jemand")
    words = {"who": who, "note": other.note or "–"}
    what = _("%(who)s hat eine dieser Aussagen inzwischen verschoben. Anmerkung: %(note)s.")
    kept = _("Nichts ist überschrieben, und deine Eingaben stehen noch da.")
    return f"{what % words} {kept}"


def move_of(place: Place, form: ArrangeForm) -> Move | None:
    """What the form asks for; None where that is nothing, with the reason in the form."""
    given = form.cleaned_data
    chosen = [claim for claim in place.claims if str(claim.pk) in given["claims"]]
    left = [claim for claim in place.claims if claim not in chosen]
    if not chosen:
        form.add_error("claims", _("Bitte mindestens eine Aussage wählen."))
        return None
    move = Move(ends_of(chosen), [], ends_of(left), given["note"].strip(), given["seen"])
    if given["to"] == OWN:
        if left:
            return move
        form.add_error("to", _("Alle Aussagen sind gewählt: Sie haben schon ihre eigene Zeile."))
        return None
    rows = Row.objects.filter(comparison=place.row.comparison).exclude(pk=place.row.pk)
    target = rows.filter(pk=key_in(given["to"]) or 0).first()
    if target is None:
        form.add_error("to", _("Bitte wählen, in welche Zeile."))
        return None
    return replace(move, beside=ends_of(attach(target.claims.all(), place.accounts)))
