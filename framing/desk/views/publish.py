"""The last look before an event is published, its states, and links to its draft."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from framing.desk import event_editing, publishing
from framing.desk.access import may_publish, person
from framing.desk.addresses import key_in
from framing.desk.checklist import checklist
from framing.desk.event_forms import PublishForm
from framing.desk.sayings import EVENT_ACTIONS
from framing.events.models import Event, PreviewLink
from framing.journal import log

State = Event.State
SHOWN_ENTRIES: Final = 12
# State -> what the button says that leads there, and what is said afterwards.
BUTTONS: Final[Mapping[str, Any]] = {
    State.DRAFT: gettext_lazy("Zurück zum Entwurf"),
    State.REVIEW: gettext_lazy("Zur Prüfung geben"),
    State.ARCHIVED: gettext_lazy("Ins Archiv"),
}
SAID: Final = {
    State.DRAFT: gettext_lazy("Das Ereignis ist wieder ein Entwurf; nur Moderierende sehen es."),
    State.REVIEW: gettext_lazy("Das Ereignis wartet jetzt auf die Prüfung."),
    State.PUBLISHED: gettext_lazy("Veröffentlicht. Alle sehen das Ereignis jetzt."),
    State.ARCHIVED: gettext_lazy(
        "Im Archiv: Unter seiner Adresse bleibt das Ereignis lesbar, "
        "in der Liste steht es nicht mehr."
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@may_publish
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is left to do, and bring the event into the state that is asked for."""
    event = get_object_or_404(Event, slug=slug)
    if request.method != "POST":
        return page(request, event, PublishForm(checklist(event)))
    wanted = request.POST.get("wanted", "")
    items = checklist(event)
    form = PublishForm(items, request.POST)
    if wanted == State.PUBLISHED and not form.is_valid():
        return page(request, event, form, status=422)
    seen, who = key_in(request.POST.get("version")) or 0, person(request)
    try:
        if wanted == State.PUBLISHED:
            publishing.publish(event, items, form.reasons(), seen=seen, who=who)
        else:
            publishing.move(event, wanted, seen=seen, who=who)
    except event_editing.OvertakenError as overtaken:
        return overtaken_page(request, overtaken.event, form)
    except publishing.NoWayError:
        messages.warning(request, _("Das geht in diesem Zustand nicht."))
        return redirect("publish", slug)
    messages.success(request, SAID[State(wanted)])
    return redirect("publish", slug)


def overtaken_page(request: HttpRequest, event: Event, form: PublishForm) -> HttpResponse:
    """Say that somebody else was faster; what was typed is still there."""
    last = log.history(event).first()
    who = last.who.get_username() if last and last.who else _("Jemand")
    said = _(
        "%(who)s hat das Ereignis inzwischen geändert. Bitte sieh noch einmal hin und sende dann "
        "erneut ab. Was du geschrieben hast, steht noch da."
    )
    form.add_error(None, said % {"who": who})
    return page(request, event, form, status=409)


def page(
    request: HttpRequest, event: Event, form: PublishForm, *, status: int = 200
) -> HttpResponse:
    """The list with its form, the states that may follow, the links and what was done so far."""
    entries = log.history(event)[:SHOWN_ENTRIES]
    context: dict[str, Any] = {
        "event": event,
        "tab": "publish",
        "form": form,
        "lines": list(form.lines()),
        "open": sum(not item.is_done for item in form.items),
        "asked": 0 if event.is_public else sum(bool(item.tick) for item in form.items),
        "may_publish": State.PUBLISHED in publishing.WAYS[event.state],
        "ways": [(way, BUTTONS[way]) for way in publishing.WAYS[event.state] if way in BUTTONS],
        "links": [
            (link, request.build_absolute_uri(link.get_absolute_url()))
            for link in event.preview_links.valid()
        ],
        "entries": [(entry, EVENT_ACTIONS.get(entry.action, entry.action)) for entry in entries],
    }
    return render(request, "desk/publish.html", context, status=status)


@require_POST
@may_publish
def preview_links(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a link to a draft, or withdraw one."""
    event = get_object_or_404(Event, slug=slug)
    if request.POST.get("wanted") == "withdraw":
        key = key_in(request.POST.get("link"))
        link = get_object_or_404(PreviewLink, pk=key or 0, event=event)
        publishing.withdraw(link, who=person(request))
        messages.success(request, _("Der Link führt nicht mehr zum Entwurf."))
    elif not event.is_public:
        publishing.make_link(event, who=person(request))
        messages.success(request, _("Der Link ist gemacht. Wer ihn hat, sieht den Entwurf."))
    return redirect("publish", slug)
