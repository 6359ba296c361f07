"""The door to a draft for people without a login."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from framing.events.models import PreviewLink
from framing.events.previewing import remember


@require_safe
@never_cache
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Lead on to the draft; a page that says so where the link does not lead there any more."""
    link = PreviewLink.of_token(token)
    if link is None or link.event.deleted_at:
        return render(request, "events/preview_over.html", status=404)
    if not link.event.is_public:
        remember(request, link)
    return redirect(link.event)
