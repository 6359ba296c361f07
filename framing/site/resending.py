"""What was sent in vain (login over, form too old) is offered again, with everything typed in it.

A form from another site is never offered again: that would be a way to have somebody send what
they never saw.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from framing.desk.limits import is_too_often

KEPT: Final = "sent_in_vain"  # in the session
MOST: Final = 200_000  # characters of what is kept; a pasted article has its own draft
# They keep what was sent themselves, as a draft with its file.
OWN_DRAFTS: Final = ("add_account", "preview_account")
# Nobody should find a password in a page, and a logout needs no second question.
NOT_AGAIN: Final = ("login", "logout", "password_change", "password_reset_confirm", "set_language")
NOT_SENT_AGAIN: Final = ("csrfmiddlewaretoken",)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent in vain."""

    path: str
    fields: Sequence[tuple[str, str]]

    @property
    def typed(self) -> list[str]:
        """What of it people write and would miss: texts, not marks and numbers of the form."""
        return [value for _name, value in self.fields if " " in value.strip()]

    def as_json(self) -> dict[str, Any]:
        """Write it as a session keeps it."""
        return {"path": self.path, "fields": [list(field) for field in self.fields]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Sent":
        """Read what `as_json` wrote."""
        return cls(data["path"], [(name, value) for name, value in data["fields"]])


def sent_by(request: HttpRequest) -> Sent | None:
    """What a request sends, if it may be offered again; None where it may not or is too much."""
    match = match_of(request)
    if match is None or match.url_name in (*OWN_DRAFTS, *NOT_AGAIN) or not is_from_here(request):
        return None
    fields = [
        (name, value.replace("\0", ""))
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_SENT_AGAIN
    ]
    size = sum(len(name) + len(value) for name, value in fields)
    return Sent(request.get_full_path(), fields) if fields and size <= MOST else None


def match_of(request: HttpRequest) -> ResolverMatch | None:
    """The page that a request is for."""
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form; browsers say where a form comes from."""
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    if not source:
        return False
    host = urlsplit(source).netloc if "://" in source else ""
    return host == request.get_host()


class KeepWhatWasSent:
    """Keep a form that leads to the login, and have the login lead back to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "POST":
            return response
        if request.user.is_authenticated:
            forget(request)
        elif is_to_login(response) and not is_too_often(request, "sent-in-vain"):
            sent = sent_by(request)
            if sent:
                request.session[KEPT] = sent.as_json()
                login = resolve_url(settings.LOGIN_URL)
                return redirect(f"{login}?next={reverse('send_again')}")
        return response


def is_to_login(response: HttpResponseBase) -> bool:
    """Whether an answer leads to the login."""
    place = response.get("Location", "")
    return response.status_code == HTTPStatus.FOUND and urlsplit(place).path == resolve_url(
        settings.LOGIN_URL
    )


def forget(request: HttpRequest) -> None:
    """Let go of what was kept, once it has been sent again."""
    kept = request.session.get(KEPT)
    if kept and kept["path"] == request.get_full_path():
        del request.session[KEPT]


@require_safe
@never_cache
def send_again(request: HttpRequest) -> HttpResponse:
    """After the login: offer what was sent before it."""
    kept = request.session.get(KEPT)
    if not kept or not request.user.is_authenticated:
        return redirect("home")
    sent = Sent.from_json(kept)
    if not url_has_allowed_host_and_scheme(sent.path, allowed_hosts=None):
        return redirect("home")
    return render(request, "site/send_again.html", {"sent": sent, "after_login": True})


def offered(request: HttpRequest) -> HttpResponse | None:
    """The page that offers an outdated form again; None where it must not be offered."""
    sent = sent_by(request)
    if sent is None:
        return None
    context = {"sent": sent}
    return render(request, "site/send_again.html", context, status=HTTPStatus.FORBIDDEN)
