"""Taking an account out of its event, and putting it back: a question, an answer, an entry."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from framing.events.models import Account
from framing.events.signals import version_ready
from framing.journal import log


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required("events.change_account", raise_exception=True)
def hide_account(request: HttpRequest, slug: str, account_slug: str) -> HttpResponse:
    """Ask whether to take the account out (or to put it back, where it is out), and do it."""
    accounts = Account.objects.select_related("event", "outlet")
    kept = accounts.filter(event__deleted_at__isnull=True)
    account = get_object_or_404(kept, event__slug=slug, slug=account_slug)
    if request.method != "POST":
        context = {"event": account.event, "account": account}
        return render(request, "events/hide.html", context)
    wanted = request.POST.get("wanted")
    if wanted == "hide" and not account.hidden_at:
        switch(account, who=request.user)
        messages.success(request, _("Die Darstellung ist aus dem Ereignis genommen."))
    elif wanted == "show" and account.hidden_at:
        switch(account, who=request.user)
        messages.success(request, _("Die Darstellung gehört wieder zum Ereignis."))
    return redirect(account)


def switch(account: Account, *, who: log.Who) -> None:
    """Take an account out or put it back, write it into the journal and have all compared anew."""
    with transaction.atomic():
        before = {"hidden_at": account.hidden_at}
        account.hidden_at = None if account.hidden_at else timezone.now()
        account.save(update_fields=["hidden_at"])
        change = log.Change(before, {"hidden_at": account.hidden_at})
        action = "account-hidden" if account.hidden_at else "account-shown"
        log.record(action, account, who=who, change=change)
        transaction.on_commit(lambda: version_ready.send(sender=Account, event_id=account.event_id))
