"""Health, and the pages for what went wrong."""

import logging
from http import HTTPStatus

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import resolve
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from framing.events.drafts import rescue
from framing.events.models import Event
from framing.site import queue
from framing.site.refusing import reason_of, refused
from framing.site.resending import offered

log = logging.getLogger(__name__)

STYLE = "css/framing.css"
KEPT_FORMS = ("add_account", "preview_account")


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Say whether the database answers and the queue moves; 503 where the database is away."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        tasks = queue.state()
    except Error:
        log.exception("The database does not answer")
        unavailable = HTTPStatus.SERVICE_UNAVAILABLE
        return JsonResponse({"status": "error", "database": "error"}, status=unavailable)
    return JsonResponse(
        {
            "status": "behind" if tasks.is_behind else "ok",
            "database": "ok",
            "tasks": {
                "waiting": tasks.waiting,
                "running": tasks.running,
                "oldest_waits_seconds": round(tasks.oldest_waits),
            },
        }
    )


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how usable the pages are for everyone, what is not, and where to complain."""
    context = {"feedback": settings.FRAMING_FEEDBACK, "is_mail": "@" in settings.FRAMING_FEEDBACK}
    return render(request, "site/accessibility.html", context)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show the page for a request that makes no sense, or is larger than we take."""
    return refused(request, reason_of(exception))


def server_error(request: HttpRequest) -> HttpResponse:
    """Show the page for our own failure; it needs neither database nor session."""
    context = {"style": style_address(STYLE)}
    language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    with translation.override(language):
        # Without the request no context processor runs: none can fail in turn.
        page = render_to_string("500.html", context)
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def style_address(path: str) -> str:
    """Give a static file's address; "" where the files have not been collected."""
    try:
        return static(path)
    except ValueError:
        return ""


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Offer again what was sent with an outdated form; else ask to send it again.

    A text on its way in becomes a draft, with its file.
    """
    match = resolve(request.path_info)
    if match.url_name in KEPT_FORMS:
        event = Event.objects.filter(slug=match.kwargs["slug"]).first()
        token = str(match.kwargs.get("token", ""))
        if event and (address := rescue(request, event, token)):
            return redirect(address)
    again = offered(request)
    return again or render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
