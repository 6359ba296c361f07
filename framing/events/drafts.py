"""Keeping what a moderator entered, also when the login ran out in between."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from framing.events.extraction import UnreadableError
from framing.events.forms import AddForm, received_from
from framing.events.intake import Received
from framing.events.messages import SAID
from framing.events.models import Draft, Event, Snapshot
from framing.events.tasks import request_fetch

SALT: Final = "framing.events.add_account"
TICKET_LASTS: Final = 2 * 24 * 60 * 60  # seconds: a page left open over a night and a day
MOST_SHOWN: Final = 5
# What is never kept: the content goes into the draft's bytes, the rest belongs to the request.
NOT_KEPT: Final = (
    *("file", "text", "ticket", "csrfmiddlewaretoken", "draft"),
    *("shown_to", "sent_in_vain"),  # see framing/site/sent.py
)


def ticket_for(user: User, event: Event) -> str:
    """Sign who was shown the form, so that it can be kept for them if the login runs out."""
    return signing.dumps([user.pk, event.pk], salt=SALT)


def ticket_holder(request: HttpRequest, event: Event) -> User | None:
    """Say who was shown the form that this request sends; None for a made-up or old ticket."""
    try:
        user_id, event_id = signing.loads(
            request.POST.get("ticket", ""), salt=SALT, max_age=TICKET_LASTS
        )
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return user if user and event_id == event.pk and user.has_perm("events.add_account") else None


def entered_in(data: Mapping[str, str]) -> dict[str, Any]:
    """Give the fields of a sent form as they were typed, but for what PostgreSQL cannot store."""
    return {name: value.replace("\0", "") for name, value in data.items() if name not in NOT_KEPT}


def own_draft(event: Event, user: User, token: str) -> Draft | None:
    """Find this person's draft for this event; None where there is none, or no such token."""
    try:
        return Draft.objects.filter(event=event, added_by=user, pk=UUID(token)).first()
    except ValueError:
        return None


def others_of(event: Event, user: User, draft: Draft | None) -> list[Draft]:
    """List what else this person has begun to add to the event and not saved, newest first."""
    begun = Draft.objects.filter(event=event, added_by=user).defer("packed")
    return list((begun.exclude(pk=draft.pk) if draft else begun)[:MOST_SHOWN])


def keep(event: Event, user: User, form: AddForm) -> Draft:
    """Save what a validated form holds, in its draft or in a new one; drop drafts that are old."""
    Draft.objects.stale().delete()
    draft = form.draft or Draft(event=event, added_by=user)
    received = form.received or Received(form.data.get("text", "").encode(), Snapshot.Source.TEXT)
    if received.content or not form.draft:
        draft.put(received)
    draft.entered = entered_by(form)
    draft.save()
    return draft


def keep_address(event: Event, user: User, form: AddForm) -> Draft:
    """Keep what a valid form with an address alone holds, and have the address fetched."""
    Draft.objects.stale().delete()
    draft = form.draft or Draft(event=event, added_by=user)
    draft.put(Received(b"", Snapshot.Source.ADDRESS))
    draft.address = form.address
    # The page says what its address is; what is entered here would go before that.
    draft.entered = entered_by(form) | {"url": ""}
    request_fetch(draft)
    return draft


def entered_by(form: AddForm) -> dict[str, Any]:
    """Give what was typed into a validated form; the outlet also where its name was typed."""
    outlet = form.cleaned_data.get("outlet")
    found = {"outlet": outlet.pk, "new_outlet": ""} if outlet else {}
    return entered_in(form.data) | found


def initial_of(draft: Draft, *, as_text: bool = False) -> dict[str, Any]:
    """Give the values that an AddForm begins with when a person comes back to a draft.

    With `as_text` what was read of a file or a page stands in the box for pasted text.
    """
    entered: dict[str, Any] = draft.entered
    if draft.address and not entered.get("url"):
        entered = entered | {"url": draft.address}
    if draft.source == Snapshot.Source.TEXT:
        return entered | {"text": draft.content.decode()}
    return entered | ({"text": text_read(draft)} if as_text and draft.packed else {})


def text_read(draft: Draft) -> str:
    """Give the text that is read in a draft's bytes; empty where there is none."""
    try:
        return received_from(draft).read().text
    except UnreadableError:
        return ""


def rescue(request: HttpRequest, event: Event, token: str = "") -> str:
    """Keep what was sent by someone whose login (or its CSRF token) ran out since the form.

    Return the address at which it goes on after the login; "" where the ticket proves nothing.
    """
    user = ticket_holder(request, event)
    if user is None:
        return ""
    draft = own_draft(event, user, token or request.POST.get("draft", ""))
    if token and draft:
        draft.entered = entered_in(request.POST)
        draft.save(update_fields=["entered"])
        return reverse("preview_account", args=[event.slug, draft.token])
    form = AddForm(request.POST, request.FILES, draft=draft)
    form.is_valid()
    kept = keep(event, user, form)
    if refused := form.errors.as_data().get("file"):
        # Only what can be read is kept; the form says after the login what was wrong with a file.
        kept.failure = next((code for each in refused if (code := each.code) in SAID), "") or ""
        kept.save(update_fields=["failure"])
    return add_address(event, kept)


def add_address(event: Event, draft: Draft) -> str:
    """Give the address of the form with a draft in it."""
    return f"{reverse('add_account', args=[event.slug])}?draft={draft.token}"


def by_hand(event: Event, draft: Draft) -> str:
    """Give the address of the form with a draft's text in it, to be mended by hand."""
    return f"{add_address(event, draft)}&by_hand=1"
