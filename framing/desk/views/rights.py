"""The texts of an event gone through one by one: outlet, completeness, rights, taking down."""

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from framing.desk import blanking, reviewing
from framing.desk.access import may_publish, person
from framing.desk.account_forms import ReviewForm, TakedownForm
from framing.desk.checklist import looked_at
from framing.desk.sayings import reviewed_values
from framing.desk.takedown import take_down
from framing.events.meanwhile import Told
from framing.events.models import Account, Event

NOTHING: Final[Mapping[str, object]] = MappingProxyType({})
NEWER_TEXT: Final = gettext_lazy(
    "Der Text ist inzwischen neu geholt worden. Bitte sieh ihn dir noch einmal an."
)


@require_safe
@may_publish
def rights(request: HttpRequest, slug: str) -> HttpResponse:
    """List the texts of an event with what their publishers say to machines."""
    return page(request, get_object_or_404(Event, slug=slug))


def page(
    request: HttpRequest,
    event: Event,
    sent: ReviewForm | None = None,
    *,
    status: int = 200,
    meanwhile: Mapping[str, object] = NOTHING,
) -> HttpResponse:
    """The list; `sent` is the form of one text as it was sent, `meanwhile` what others saved.

    Where others took that text down, it holds as "unsaved" what was written.
    """
    entries = []
    for looked in looked_at(event):
        account = looked.account
        is_sent = sent is not None and sent.account.pk == account.pk
        form = sent if is_sent else ReviewForm(account, looked.review)
        is_done = looked.outlet_is_checked and looked.rights_are_decided and looked.is_marked
        said = meanwhile if is_sent else NOTHING
        entries.append((looked, form, reviewing.reservations_of(account), is_done, said))
    taken_down = event.accounts.filter(taken_down_at__isnull=False).select_related("outlet")
    context = {
        "event": event,
        "tab": "rights",
        "entries": entries,
        "all_done": bool(entries) and all(is_done for *_rest, is_done, _said in entries),
        "taken_down": taken_down,
        "unsaved": meanwhile.get("unsaved"),
    }
    return render(request, "desk/rights.html", context, status=status)


@require_POST
@may_publish
def review_account(request: HttpRequest, slug: str, account_slug: str) -> HttpResponse:
    """Keep what a person says of one text."""
    account = account_of(slug, account_slug, even_gone=True)
    form = ReviewForm(account, account.reviews.first(), request.POST)
    if account.taken_down_at:
        return gone_page(request, account, form)
    if not form.is_valid():
        return page(request, account.event, form, status=422)
    look, seen = form.look(), form.cleaned_data["seen"]
    try:
        reviewing.review(account, look, seen=seen, who=person(request))
    except reviewing.OvertakenError as overtaken:
        now = overtaken.account
        if now.taken_down_at:
            return gone_page(request, now, form)
        if not look.says_of(now) or reviewing.is_newer_text(now, seen):
            return overtaken_page(request, now, form)
    messages.success(request, _("Gespeichert: %(outlet)s.") % {"outlet": account.outlet.name})
    return redirect(f"{reverse('rights', args=[slug])}#account-{account.pk}")


def overtaken_page(request: HttpRequest, account: Account, form: ReviewForm) -> HttpResponse:
    """Say what stands now; what was chosen and written can be saved on purpose."""
    other = form.seeing(reviewing.token_now(account))
    is_newer = reviewing.is_newer_text(account, form.cleaned_data["seen"])
    said = {
        "who": reviewing.said_by(account) or _("Jemand"),
        "told": told_of(account, form) + ([Told(str(NEWER_TEXT))] if is_newer else []),
    }
    return page(request, account.event, other, status=409, meanwhile=said)


def gone_page(request: HttpRequest, account: Account, form: ReviewForm) -> HttpResponse:
    """Say that the text was taken down meanwhile, and show what was written; nothing is saved."""
    why = form["why"].value() if "why" in form.fields else ""
    unsaved = {"account": account, "why": why or ""}
    return page(request, account.event, status=409, meanwhile={"unsaved": unsaved})


def told_of(account: Account, form: ReviewForm) -> list[Told]:
    """What stands of an account where a person says something else."""
    look = asdict(form.look())
    stands = {n: v for n, v in reviewing.said_of(account).items() if v != look[n]}
    return [Told("", reviewed_values(stands))] if stands else []


def account_of(slug: str, account_slug: str, *, even_gone: bool = False) -> Account:
    """The account that an address names; Http404 where there is none.

    One whose text was taken down is found only where that is asked for.
    """
    accounts = Account.objects.select_related("event", "outlet")
    accounts = accounts.filter(event__deleted_at__isnull=True)
    if not even_gone:
        accounts = accounts.filter(taken_down_at__isnull=True)
    return get_object_or_404(accounts, event__slug=slug, slug=account_slug)


@require_http_methods(["GET", "HEAD", "POST"])
@may_publish
def takedown(request: HttpRequest, slug: str, account_slug: str) -> HttpResponse:
    """Ask on whose demand a text is to go for good, and let it go."""
    account = account_of(slug, account_slug)
    form = TakedownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        quoted = take_down(account, form.order(), who=person(request))
        messages.success(
            request, _("Der Text ist entfernt. Das Ereignis wird ohne ihn verglichen.")
        )
        if quoted:
            said = ngettext(
                "Aus %(number)s Anmerkung sind Wörter des Textes entfernt.",
                "Aus %(number)s Anmerkungen sind Wörter des Textes entfernt.",
                quoted,
            )
            messages.success(request, said % {"number": quoted})
        return redirect("rights", slug)
    context = {
        "event": account.event,
        "account": account,
        "form": form,
        "tab": "rights",
        "notes": blanking.quoting(blanking.shingles_of(account)),
    }
    status = 422 if form.errors else 200
    return render(request, "desk/takedown.html", context, status=status)
