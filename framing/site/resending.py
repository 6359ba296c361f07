"""What was sent in vain (login over, form too old) is offered again, with everything typed in it.

It is offered to who was shown the form and to nobody else. A form from another site is never
offered again: that would be a way to have somebody send what they never saw.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from framing.desk.limits import is_too_often
from framing.desk.models import SentInVain
from framing.events.drafts import ticket_holder
from framing.events.models import Event
from framing.site.admin_forms import row_form_of
from framing.site.places import match_of, page_of, place_of, subject_of
from framing.site.sent import AGAIN, Sent, author_of, keep, kept_for
from framing.site.telling import lines_of

KEPT: Final = "sent_in_vain"  # in the session: the token of what is kept
# They keep what was sent themselves, as a draft with its file, where a ticket says whose it is.
OWN_DRAFTS: Final = ("add_account", "preview_account")
# Nobody should find a password in a page, and a logout needs no second question.
NOT_AGAIN: Final = (
    *("login", "logout", "password_change", "password_reset_confirm", "set_language"),
    *("admin:auth_user_add", "admin:auth_user_password_change"),
)
LOGINS: Final = (settings.LOGIN_URL, "admin:login")


def is_offered(request: HttpRequest) -> bool:
    """Whether what a request sends may be offered again at all."""
    return comes_again(request.path_info) and is_from_here(request)


def comes_again(path: str) -> bool:
    """Whether what is sent to an address is ever offered again.

    Of the admin only a row's form: nothing is deleted there that nobody sees before them.
    """
    match = match_of(path)
    if match is None or match.view_name in NOT_AGAIN:
        return False
    return match.app_name != "admin" or row_form_of(match) is not None


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
            # A form whose token was too old is offered once more; who may not use the admin is led
            # to its login.
            refused = response.status_code == HTTPStatus.FORBIDDEN or is_to_login(request, response)
            if not refused:
                forget(request)
        elif is_to_login(request, response) and not has_own_draft(request):
            login = resolve_url(settings.LOGIN_URL)
            return redirect(f"{login}?{urlencode({'next': after_login(request)}, safe='/')}")
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Give a form that is sent again the files that it was sent with; its token is checked."""
        if request.method == "POST" and AGAIN in request.POST and request.user.is_authenticated:
            put_back_files(request)


def is_to_login(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether an answer leads to the login and from there to the address that was asked for."""
    place = urlsplit(response.get("Location", ""))
    if response.status_code != HTTPStatus.FOUND or place.path not in map(resolve_url, LOGINS):
        return False
    is_here = parse_qs(place.query).get("next") == [request.get_full_path()]
    return is_here and comes_again(request.path_info)


def has_own_draft(request: HttpRequest) -> bool:
    """Whether what was sent has become a draft, which the address itself leads to."""
    match = match_of(request.path_info)
    if match is None or match.url_name not in OWN_DRAFTS:
        return False
    event = Event.objects.filter(slug=match.kwargs["slug"]).first()
    return event is not None and ticket_holder(request, event) is not None


def after_login(request: HttpRequest) -> str:
    """Keep what was sent, if it may be; give the address of a page to go on with after the login.

    That is the page that offers it again, or says that it is lost. Another site's form is only led
    to the page that it was sent to, where that is one.
    """
    path, again = request.get_full_path(), reverse("send_again")
    form_page = page_of(path)
    if is_offered(request):
        if not is_too_often(request, "sent-in-vain"):
            author = author_of(request)
            kept = keep(Sent.by(request, author), author)
            if kept:
                request.session[KEPT] = str(kept.token)
                return again
    elif form_page == path:
        return path
    return f"{again}?{urlencode({'page': form_page}, safe='/')}"


def put_back_files(request: HttpRequest) -> None:
    """Add the files of what is sent again, but to a field with a file of its own."""
    for token in request.POST.getlist(AGAIN):
        kept = kept_for(request.user, token)
        if kept is None:
            messages.warning(
                request, _("Die Datei ist nicht mehr aufgehoben. Bitte wähle sie noch einmal.")
            )
            continue
        for each in Sent.of(kept).files:
            if not request.FILES.getlist(each.field):
                request.FILES.appendlist(each.field, each.as_upload())


def forget(request: HttpRequest) -> None:
    """Let go of what was kept, once it has been sent again."""
    for token in [request.session.get(KEPT, ""), *request.POST.getlist(AGAIN)]:
        kept = kept_for(request.user, token) if token else None
        if kept and kept.path == request.get_full_path():
            kept.delete()
            if request.session.get(KEPT) == token:
                del request.session[KEPT]


@require_safe
@never_cache
def send_again(request: HttpRequest) -> HttpResponse:
    """After the login: offer what was sent before it, or say that it is lost."""
    if not request.user.is_authenticated:
        return redirect("home")
    token = request.session.get(KEPT)
    if "page" in request.GET:
        return lost(request, page=request.GET["page"])
    if not token:
        return redirect("home")
    kept = SentInVain.objects.fresh().filter(pk=token).first()
    if kept is None:
        return lost(request, why="over")
    if kept.author_id not in {None, request.user.pk}:
        kept.delete()
        del request.session[KEPT]
        return lost(request, why="other")
    if kept.author_id is None:
        # Nobody knows whose it was: it is theirs who logged in first, where it was sent.
        SentInVain.objects.filter(pk=kept.pk).update(author=request.user.pk)
    return page(request, Sent.of(kept), token)


def lost(request: HttpRequest, *, page: str = "", why: str = "") -> HttpResponse:
    """Say that what was sent is gone, and lead to the page of its form."""
    is_ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None) and match_of(page)
    context = {"page": page if is_ours else "", "says": place_of(page).says, "why": why}
    return render(request, "site/sent_lost.html", context)


def page(
    request: HttpRequest, sent: Sent, token: str = "", *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """The page that offers a form again: what is sent, and to where."""
    user: Any = request.user
    context = {
        "sent": sent,
        "token": token if sent.files else "",
        "lines": lines_of(sent, user),
        "place": place_of(sent.path).says,
        "subject": subject_of(sent.path, user),
        "form_page": page_of(sent.path),
        "after_login": status == HTTPStatus.OK,
    }
    return render(request, "site/send_again.html", context, status=status)


def offered(request: HttpRequest) -> HttpResponse | None:
    """The page that offers an outdated form again; None where it must not be offered."""
    if not is_offered(request):
        return None
    author, user = author_of(request), request.user
    if author and user.is_authenticated and author != user:
        return None  # somebody else has logged in since the form was shown
    whose = user if isinstance(user, User) else author
    may_keep = whose is not None and not is_too_often(request, "sent-in-vain")
    sent = Sent.by(request, whose, with_files=may_keep)
    kept = keep(sent, whose) if sent.files else None
    if not (sent.fields or sent.files):
        return None
    return page(request, sent, str(kept.token) if kept else "", status=HTTPStatus.FORBIDDEN)
