"""An event at the desk: made, changed, taken away, brought back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from framing.desk import event_editing
from framing.desk.access import may_publish, person
from framing.desk.addresses import key_in
from framing.desk.event_forms import EventForm
from framing.events.describing import EVENT_WORDS
from framing.events.models import Event
from framing.journal import log

OVERTAKEN = 409


@require_http_methods(["GET", "HEAD", "POST"])
@may_publish
def new_event(request: HttpRequest) -> HttpResponse:
    """Ask what happened, and make an event of it; the list of what is left to do comes next."""
    form = EventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        event = event_editing.create(form.words(), who=person(request))
        messages.success(
            request, _("Das Ereignis ist angelegt. Unten steht, was bis zum Veröffentlichen fehlt.")
        )
        return redirect("publish", event.slug)
    return render(request, "desk/event.html", {"form": form, "tab": "new"}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@may_publish
def edit_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what an event is; who comes second sees both wordings and loses neither."""
    event = get_object_or_404(Event, slug=slug)
    if request.method != "POST":
        form = EventForm(instance=event, initial={"version": event.version})
        return page(request, event, form)
    form = EventForm(request.POST, instance=Event(pk=event.pk))
    if not form.is_valid():
        return page(request, event, form, status=status_of(form))
    try:
        event_editing.change(event, form.words(), seen=form.seen, who=person(request))
    except event_editing.OvertakenError as overtaken:
        return both(request, overtaken.event)
    messages.success(request, _("Gespeichert."))
    return redirect("publish", slug)


def page(
    request: HttpRequest, event: Event, form: EventForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The form, with what is the event's besides."""
    context = {"event": event, "form": form, "tab": "edit"} | more
    return render(request, "desk/event.html", context, status=status)


def both(request: HttpRequest, event: Event) -> HttpResponse:
    """Show what was typed and, beside it, what somebody else has saved meanwhile."""
    sent = request.POST.copy()
    sent["version"] = str(event.version)  # whoever now saves has seen the other wording
    form = EventForm(sent, instance=Event(pk=event.pk))
    form.is_valid()
    words = form.words()
    others = [
        (form[name].label, getattr(event, name))
        for name in EVENT_WORDS
        if getattr(event, name) != words[name]
    ]
    last = log.history(event).first()
    who = last.who.get_username() if last and last.who else _("Jemand")
    return page(request, event, form, status=OVERTAKEN, others=others, other_person=who)


def status_of(form: EventForm) -> int:
    """Say in the status, too, that something is missing."""
    return 422 if form.errors else 200


@require_http_methods(["GET", "HEAD", "POST"])
@may_publish
def delete_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether to take an event away, and do it."""
    event = get_object_or_404(Event, slug=slug)
    if request.method != "POST":
        context = {"event": event, "tab": "edit", "days": event_editing.UNDO_FOR.days}
        return render(request, "desk/delete_event.html", context)
    seen = key_in(request.POST.get("version")) or 0
    try:
        event_editing.delete(event, seen=seen, who=person(request))
    except event_editing.OvertakenError:
        messages.warning(
            request,
            _("Jemand hat das Ereignis inzwischen geändert. Bitte sieh es dir noch einmal an."),
        )
        return redirect("delete_event", slug)
    messages.success(
        request,
        _("„%(title)s“ ist gelöscht. Hier unten lässt es sich %(days)s Tage lang zurückholen.")
        % {"title": event.local_title, "days": event_editing.UNDO_FOR.days},
    )
    return redirect("desk")


@require_POST
@may_publish
def restore_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a deleted event back."""
    event = get_object_or_404(Event.with_deleted, slug=slug)
    event_editing.restore(event, who=person(request))
    messages.success(request, _("Das Ereignis ist wieder da, im gleichen Zustand wie vorher."))
    return redirect("publish", slug)
