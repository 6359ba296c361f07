"""An account at the desk: what is known of it, a newer text, and what that left behind."""

from typing import Any, Final

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from framing.comparisons import arranging, correcting, deciding
from framing.comparisons.presenting.versions import blocks_of, difference
from framing.desk.access import may_decide, may_edit, person
from framing.desk.editing import LABELS, EditForm, NewerTextForm
from framing.desk.lost import with_words
from framing.desk.reviewing import REVIEWED
from framing.desk.views.claims import account_at, context_of
from framing.events import editing, intake, renewing
from framing.events.editing import EditedError
from framing.events.intake import ConflictError, Outcome
from framing.events.leftovers import leftovers_of
from framing.events.messages import SAID, said
from framing.events.models import Account, Event
from framing.events.renewing import renew
from framing.events.tasks import request_renewal
from framing.journal import log

SNAPSHOTS: Final = 5  # the latest that a page tells of
# What changes the details of an account.
SAVING: Final = (*editing.ACTIONS, *renewing.ACTIONS, intake.RENEWED, REVIEWED)


@require_safe
@may_decide
def accounts(request: HttpRequest, slug: str) -> HttpResponse:
    """List the accounts of an event with what can be done to each."""
    event = get_object_or_404(Event, slug=slug)
    told = event.accounts.select_related("outlet", "current_version", "event")
    context = {"event": event, "tab": "accounts", "accounts": told}
    return render(request, "desk/accounts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_edit
def account(request: HttpRequest, slug: str, account_slug: str) -> HttpResponse:
    """Show an account and keep what a person knows better of it."""
    kept = account_at(slug, account_slug)
    if request.method != "POST":
        return page(request, kept, EditForm(None, kept))
    form = EditForm(request.POST, kept)
    if not form.is_valid():
        return page(request, kept, form, status=422)
    return edited(request, kept, form)


def page(
    request: HttpRequest,
    kept: Account,
    form: EditForm,
    newer: NewerTextForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """The page of an account with these forms."""
    renewal = kept.renewals.first()
    versions = list(kept.versions.select_related("snapshot").defer("snapshot__packed"))
    context = context_of(kept) | {
        "tab": "accounts",
        "form": form,
        "newer": newer or NewerTextForm(),
        "renewal": renewal,
        "failure": said(renewal.failure) if renewal and renewal.failure else "",
        "outcome": SAID[Outcome(renewal.outcome)] if renewal and renewal.outcome else "",
        "versions": versions,
        "snapshots": kept.snapshots.defer("packed").annotate(is_empty=Q(packed=b""))[:SNAPSHOTS],
        "change": last_change(versions),
        **left_behind(kept),
    }
    return render(request, "desk/account.html", context, status=status)


def last_change(versions: list[Any]) -> Any:
    """What the last version changed; None where there is only one."""
    if len(versions) < 2:
        return None
    older, newer = versions[-2:]
    return difference(blocks_of(older, None), blocks_of(newer, None))


def left_behind(kept: Account) -> dict[str, Any]:
    """What people said of words of this account that are not found in the present comparison."""
    run = kept.event.comparisons.current().first()
    decisions = deciding.not_found_in(run) if run else []
    arranged = arranging.lost_in(run) if run else []
    lists = (
        correcting.lost_of(kept),
        [d for d in decisions if kept.pk in {d.first_id, d.second_id}],
        [a for a in arranged if any(slug == kept.slug for slug, _key in a.claims)],
    )
    names = ("lost", "lost_decisions", "lost_rows")
    found = dict(zip(names, with_words(kept.event, *lists), strict=True))
    return found | {"is_left_behind": any(found.values())}


def edited(request: HttpRequest, kept: Account, form: EditForm) -> HttpResponse:
    """Save what the form says, unless somebody was faster."""
    given = form.cleaned_data
    try:
        is_new = editing.edit(kept, given, seen=given["seen"], who=person(request))
    except EditedError:
        form.add_error(None, told_of(kept))
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen"] = editing.token_of(account_at(kept.event.slug, kept.slug))  # type: ignore[index]
        return page(request, kept, form, status=409)
    except ConflictError:
        form.add_error("url", _("Eine andere Darstellung dieses Mediums hat diese Adresse schon."))
        return page(request, kept, form, status=409)
    if is_new:
        messages.success(request, _("Gespeichert. Das Ereignis wird neu verglichen."))
    else:
        messages.info(request, _("Es hat sich nichts geändert."))
    return redirect("desk_account", kept.event.slug, kept.slug)


def told_of(kept: Account) -> str:
    """Say what stands now, where somebody else has changed it."""
    now = account_at(kept.event.slug, kept.slug)
    known = [f"{LABELS[name]}: {shown(now, name)}" for name in editing.FIELDS if shown(now, name)]
    who = saved_by(now)
    what = (
        _("%(who)s hat diese Angaben inzwischen geändert. Jetzt steht dort:") % {"who": who}
        if who
        else _("Jemand anderes hat diese Angaben inzwischen geändert. Jetzt steht dort:")
    )
    kept_too = _("Nichts ist überschrieben, und deine Eingaben stehen noch da.")
    return f"{what} {'; '.join(known)}. {kept_too}"


def saved_by(now: Account) -> str:
    """Who saved the details of an account as they stand; "" where the log does not tell."""
    entry = log.history(now).filter(action__in=SAVING).first()
    if entry is None or entry.who is None:
        return ""
    stands = editing.values_of(now)
    is_so = all(entry.after.get(name, stands[name]) == stands[name] for name in editing.FIELDS)
    return entry.who.get_username() if is_so else ""


def shown(kept: Account, name: str) -> str:
    """A value of an account in words."""
    display = getattr(kept, f"get_{name}_display", None)
    return str(display() if display else getattr(kept, name) or "")


@require_safe
@may_edit
def left_out(request: HttpRequest, slug: str, account_slug: str) -> HttpResponse:
    """Show what of an account's page is not in its text."""
    kept = account_at(slug, account_slug)
    version = kept.current_version
    if version is None:
        return redirect("desk_account", slug, account_slug)
    context = context_of(kept) | {"version": version, "leftovers": leftovers_of(version)}
    return render(request, "desk/left_out.html", context)


@require_safe
@may_edit
def renewal(request: HttpRequest, slug: str, account_slug: str) -> HttpResponse:
    """How far the fetching is, as a fragment; the page anew once it is through."""
    kept = account_at(slug, account_slug)
    last = kept.renewals.first()
    if "HX-Request" not in request.headers:
        return redirect("desk_account", slug, account_slug)
    if last is None or not last.is_under_way:
        return HttpResponseClientRefresh()
    return render(request, "desk/account.html#renewal", context_of(kept) | {"renewal": last})


@require_POST
@may_edit
def renew_account(request: HttpRequest, slug: str, account_slug: str) -> HttpResponse:
    """Fetch the address of an account again, in the background; or take a newer text at once."""
    kept = account_at(slug, account_slug)
    if "fetch" in request.POST:
        if not kept.url:
            messages.error(
                request, _("Diese Darstellung hat keine Adresse. Bitte den Text einfügen.")
            )
        else:
            request_renewal(kept, person(request))
        return redirect("desk_account", slug, account_slug)
    newer = NewerTextForm(request.POST, request.FILES)
    if not newer.is_valid():
        return page(request, kept, EditForm(None, kept), newer, status=422)
    try:
        added = renew(kept, newer.cleaned_data["received"], who=person(request))
    except ConflictError as error:
        messages.error(request, SAID[error.code])
    else:
        messages.success(request, SAID[added.outcome])
    return redirect("desk_account", slug, account_slug)
