"""A text on its way in: the form, the preview of what was understood, saving it."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from framing.events import intake
from framing.events.drafts import (
    add_address,
    by_hand,
    entered_in,
    initial_of,
    keep,
    keep_address,
    others_of,
    own_draft,
    rescue,
    ticket_for,
)
from framing.events.extraction import Extracted, UnreadableError
from framing.events.forms import AddForm, ConfirmForm, received_from
from framing.events.leftovers import leftovers
from framing.events.messages import SAID, VOICES, said
from framing.events.models import Draft, Event, Outlet
from framing.events.preview import cautions_left, doubts, preview_of
from framing.htmx import HtmxHttpRequest, page_or_fragment, wants_fragment

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class ModeratorRequest(HtmxHttpRequest):
    """A request that `moderators_only` let in."""

    user: User


def moderators_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let those in who may add accounts; others get the login page, or 403 when logged in.

    What was sent with a login that had run out is kept as a draft, and the login leads to it. The
    view gets the event in place of its slug.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *, slug: str, **kwargs: Any) -> HttpResponse:
        if request.user.is_anonymous:
            event = Event.objects.filter(slug=slug).first()
            token = str(kwargs.get("token", ""))
            kept = rescue(request, event, token) if event and request.method == "POST" else ""
            return redirect_to_login(kept or request.get_full_path())
        if not request.user.has_perm("events.add_account"):
            raise PermissionDenied
        return view(request, get_object_or_404(Event, slug=slug), **kwargs)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def add_account(request: ModeratorRequest, event: Event) -> HttpResponse:
    """Show the form; a text that can be read becomes a draft and goes on to its preview."""
    token = request.POST.get("draft") or request.GET.get("draft", "")
    draft = own_draft(event, request.user, token)
    if request.method == "POST":
        form = AddForm(request.POST, request.FILES, draft=draft)
        is_valid = form.is_valid()
        if form.received:
            draft = keep(event, request.user, form)
        elif is_valid:
            draft = keep_address(event, request.user, form)
        if is_valid and draft:
            return redirect("preview_account", event.slug, draft.token)
    else:
        form = AddForm(initial=initial_of(draft, as_text="by_hand" in request.GET) if draft else {})
    context = {
        "event": event,
        "form": form,
        "draft": draft,
        "by_hand": "by_hand" in request.GET,
        "failure": "" if draft is None or form.is_bound else failure_of(draft),
        "others": others_of(event, request.user, draft),
        "ticket": ticket_for(request.user, event),
    }
    return render(request, "events/add.html", context)


def failure_of(draft: Draft) -> "StrOrPromise":
    """Say why a draft's page did not come, or its file could not be kept; "" where all is well."""
    if not draft.failure:
        return ""
    return said(draft.failure) if draft.address else SAID[draft.failure]


@require_http_methods(["GET", "HEAD", "POST"])
@page_or_fragment
@moderators_only
def preview_account(request: ModeratorRequest, event: Event, token: UUID) -> HttpResponse:
    """Show how a draft arrives, then what was understood of it; take corrections; save it."""
    draft = own_draft(event, request.user, str(token))
    if draft is None:
        messages.info(request, SAID["draft_gone"])
        return redirect("add_account", event.slug)
    if draft.is_under_way or wants_fragment(request):
        return arriving(request, draft)
    return redirect(add_address(event, draft)) if draft.failure else previewed(request, draft)


def previewed(request: ModeratorRequest, draft: Draft) -> HttpResponse:
    """Show what was understood of a draft that is here; take corrections; save it."""
    event = draft.event
    try:
        extracted = received_from(draft).read()
    except UnreadableError as error:
        messages.error(request, SAID[error.fault])
        return redirect(add_address(event, draft))
    form = ConfirmForm(request.POST or None, initial=understood(draft, extracted))
    if request.method == "POST" and form.is_valid():
        if {"look", "by_hand"} & request.POST.keys():
            draft.entered = entered_in(request.POST)
            draft.save(update_fields=["entered"])
            return redirect(by_hand(event, draft) if "by_hand" in request.POST else request.path)
        if saved(request, draft, form):
            return redirect(event)
    return render(request, "events/preview.html", context_of(request, draft, form, extracted))


def arriving(request: ModeratorRequest, draft: Draft) -> HttpResponse:
    """Show the stages that a text to be fetched goes through; lead on once it is through."""
    if not draft.is_under_way:
        return HttpResponseClientRedirect(request.path)
    stages = list(Draft.Stage.under_way())
    now = stages.index(Draft.Stage(draft.stage))
    context = {
        "event": draft.event,
        "draft": draft,
        "stages": [(stage.label, place < now, place == now) for place, stage in enumerate(stages)],
    }
    part = "#arriving" if wants_fragment(request) else ""
    return render(request, f"events/arriving.html{part}", context)


def understood(draft: Draft, extracted: Extracted) -> dict[str, Any]:
    """Give what the text says of itself, under what the moderator has written."""
    entered = {name: value for name, value in draft.entered.items() if value}
    return intake.found_in(extracted) | entered


def saved(request: ModeratorRequest, draft: Draft, form: ConfirmForm) -> bool:
    """Store the draft as an account and say what that came to; False where someone was faster."""
    data = dict(form.cleaned_data)
    name = data.pop("new_outlet")
    try:
        with transaction.atomic():
            outlet = data.pop("outlet") or intake.outlet_named(name, who=request.user)
            details = intake.Details(outlet=outlet, **data)
            added = intake.add(draft.event, received_from(draft), details, who=request.user)
            draft.delete()
    except intake.ConflictError as error:
        form.add_error(None, SAID[error.code])
        return False
    messages.success(request, SAID[added.outcome])
    return True


def context_of(
    request: ModeratorRequest, draft: Draft, form: ConfirmForm, extracted: Extracted
) -> dict[str, Any]:
    """Collect what the preview page shows."""
    initial = form.initial
    outlet_id = str(initial.get("outlet", ""))
    outlet = Outlet.objects.filter(pk=outlet_id).first() if outlet_id.isdigit() else None
    read_as = replace(extracted, language=initial["language"])
    place = (draft.event, outlet, initial["url"])
    preview = preview_of(read_as)
    received = received_from(draft)
    digest = "" if draft.arrival else draft.sha256
    return {
        "event": draft.event,
        "draft": draft,
        "form": form,
        "preview": preview,
        "arrival": received.arrival,
        "voices": [(VOICES[voice], number) for voice, number in preview.voices.items()],
        "leftovers": leftovers(extracted),
        "doubts": [(SAID[d.concern], d.account) for d in doubts(*place, digest, preview.reading)],
        "cautions": [SAID[caution] for caution in cautions_left(extracted, initial)],
        "reason": SAID[extracted.completeness_reason],
        "ticket": ticket_for(request.user, draft.event),
    }
