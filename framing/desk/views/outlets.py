"""Outlets: the list of them, and the page on which one is described."""

from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.db.models.functions import Lower
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from framing.desk.access import may_edit_outlets, person
from framing.desk.outlet_forms import LISTS, NewOutletForm, forms_of
from framing.events.models import Outlet
from framing.journal import log

ENTRIES_SHOWN: Final = 20
# What the page calls its sections, and what the log calls what was changed.
PARTS: Final = {
    "details": gettext_lazy("Grundangaben"),
    "facts": gettext_lazy("Angaben mit Quelle"),
    "addresses": gettext_lazy("Listen der Artikel"),
    "hosts": gettext_lazy("Domains"),
    "notices": gettext_lazy("Hinweise"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@may_edit_outlets
def outlets(request: HttpRequest) -> HttpResponse:
    """List the outlets with what is known of each; take the name of a new one."""
    form = NewOutletForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made = form.save()
            log.record(
                "outlet-created", made, who=person(request), change=log.Change({}, described(made))
            )
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
    made = forms_of(outlet, request.POST if request.method == "POST" else None)
    part = request.POST.get("part", "")
    if part in made and made[part].is_valid():
        if save(outlet, made[part], person(request)):
            messages.success(request, _("Gespeichert."))
        else:
            messages.info(request, _("Es hat sich nichts geändert."))
        return redirect(f"{reverse('edit_outlet', args=[outlet.slug])}#{part}")
    # What a form that failed has put into the instance is not the outlet's name.
    stored = Outlet.objects.get(pk=outlet.pk)
    context = {
        "outlet": stored,
        "parts": [(name, PARTS[name], made[name]) for name in PARTS],
        "failed": part if part in made else "",
        "history": history_of(stored),
        "tab": "outlets",
    }
    return render(request, "desk/outlet.html", context, status=422 if part in made else 200)


def save(outlet: Outlet, form: Any, who: Any) -> bool:
    """Save a section and write down what it changed; False where that is nothing."""
    with transaction.atomic():
        before = described(Outlet.objects.get(pk=outlet.pk))
        if form.prefix == "notices":
            for each in form.extra_forms:
                each.instance.set_by = who.get_username()
        form.save()
        after = described(Outlet.objects.get(pk=outlet.pk))
        changed = [name for name in after if after[name] != before[name]]
        if changed:
            change = log.Change(
                {name: before[name] for name in changed}, {name: after[name] for name in changed}
            )
            log.record("outlet-changed", outlet, who=who, change=change)
    return bool(changed)


def described(outlet: Outlet) -> dict[str, Any]:
    """All that is stored of an outlet, for the log."""
    told: dict[str, Any] = {"details": plain(outlet)}
    for part in LISTS:
        told[part] = [plain(each) for each in getattr(outlet, part).order_by("pk")]
    return told


def plain(thing: Any) -> dict[str, Any]:
    """The values of a row, without its keys; days as text."""
    values = {
        name: value for name, value in model_to_dict(thing).items() if name not in {"id", "outlet"}
    }
    return {
        name: str(value) if hasattr(value, "isoformat") else value for name, value in values.items()
    }


def history_of(outlet: Outlet) -> list[tuple[Any, list[str]]]:
    """What was changed of an outlet, newest first, with the sections it concerns."""
    entries = log.history(outlet)[:ENTRIES_SHOWN]
    return [
        (entry, [str(PARTS[name]) for name in entry.after if name in PARTS]) for entry in entries
    ]
