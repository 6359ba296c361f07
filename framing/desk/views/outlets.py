"""Outlets: the list of them, and the page on which one is described."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from framing.desk import outlet_editing
from framing.desk.access import may_edit_outlets, person
from framing.desk.entries import line_of
from framing.desk.outlet_editing import PARTS
from framing.desk.outlet_forms import LISTS, NewOutletForm, forms_of
from framing.desk.outlet_merging import merge
from framing.events.meanwhile import Told
from framing.events.models import Outlet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ENTRIES_SHOWN: Final = 20
SAME_MOMENT: Final = gettext_lazy(
    "Jemand anderes hat im selben Augenblick dasselbe bei einem Medium eingetragen. Gespeichert "
    "ist hier nichts, und deine Eingaben stehen noch da."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a section that was sent and is not saved."""

    part: str = ""
    form: Any = None
    status: int = 422
    said: "StrOrPromise" = ""
    told: Sequence[Told] = ()
    who: str = ""  # saved it meanwhile


NO_ANSWER: Final = Answer(status=200)


@require_http_methods(["GET", "HEAD", "POST"])
@may_edit_outlets
def outlets(request: HttpRequest) -> HttpResponse:
    """List the outlets with what is known of each; take the name of a new one."""
    form = NewOutletForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = outlet_editing.create(form, person(request))
        except IntegrityError:
            form.add_error("name", SAME_MOMENT)
        else:
            return redirect("edit_outlet", made.slug)
    listed = Outlet.objects.annotate(
        **{f"{part}_number": Count(part, distinct=True) for part in (*LISTS, "accounts")}
    ).order_by(Lower("name"))
    context = {"outlets": listed, "form": form, "tab": "outlets"}
    return render(request, "desk/outlets.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@may_edit_outlets
def edit_outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all that is stored of an outlet, to be changed section by section."""
    outlet = get_object_or_404(Outlet, slug=slug)
    part = request.POST.get("part", "")
    if request.method != "POST" or part not in PARTS:
        return page(request, outlet)
    with transaction.atomic():
        # Nobody else saves between the look at what stands and what is done about it.
        return posted(request, outlet_editing.locked(outlet), part)


def posted(request: HttpRequest, outlet: Outlet, part: str) -> HttpResponse:
    """Save a section of a locked outlet, unless it is not as the person saw it."""
    sent = request.POST
    form = forms_of(Outlet.objects.get(pk=outlet.pk), sent)[part]
    if part in LISTS and not form.management_form.is_valid():
        return page(request, outlet, Answer(part, form))
    if sent.get("seen", "") != outlet_editing.seen_of(outlet, part):
        return overtaken(request, outlet, part)
    if not form.is_valid():
        return page(request, outlet, Answer(part, form))
    try:
        is_new = outlet_editing.save(outlet, form, person(request))
    except IntegrityError:
        return page(request, outlet, Answer(part, form, status=409, said=SAME_MOMENT))
    if is_new:
        messages.success(request, _("Gespeichert."))
    else:
        messages.info(request, _("Es hat sich nichts geändert."))
    return back_to(outlet, part)


def overtaken(request: HttpRequest, outlet: Outlet, part: str) -> HttpResponse:
    """Show what stands now and what was typed; both stay, and the form can be saved on purpose."""
    merged = merge(outlet, part, request.POST)
    if not merged.is_typed:
        messages.info(request, _("Es hat sich nichts geändert."))
        return back_to(outlet, part)
    who = outlet_editing.saved_by(outlet, part) or _("Jemand")
    return page(request, outlet, Answer(part, merged.form, status=409, told=merged.told, who=who))


def back_to(outlet: Outlet, part: str) -> HttpResponse:
    """Go to a section of the page."""
    return redirect(f"{reverse('edit_outlet', args=[outlet.slug])}#{part}")


def page(request: HttpRequest, outlet: Outlet, answer: Answer = NO_ANSWER) -> HttpResponse:
    """The sections as they are stored, but for the one that was sent."""
    # What was seen is noted before the forms read the rows: who saves in between is not overlooked.
    seen = {part: outlet_editing.seen_of(outlet, part) for part in PARTS}
    forms = forms_of(outlet) | ({answer.part: answer.form} if answer.part else {})
    history = outlet_editing.history_of(outlet, ENTRIES_SHOWN)
    context = {
        "outlet": outlet,
        "parts": [(part, PARTS[part], forms[part], seen[part]) for part in PARTS],
        "answer": answer,
        "history": [line_of(entry) for entry in history],
        "tab": "outlets",
    }
    return render(request, "desk/outlet.html", context, status=answer.status)
