"""Findings one after the other: does it hold?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from framing.comparisons import arranging, deciding
from framing.comparisons.models import Comparison, Finding
from framing.comparisons.presenting.cards import Card
from framing.comparisons.presenting.cells import attach as attach_claims
from framing.comparisons.presenting.cells import attach_findings, row_view
from framing.comparisons.presenting.kinds import BY_CODE, KINDS
from framing.comparisons.views.guards import read_accounts
from framing.desk.access import EDIT, may_decide
from framing.desk.addresses import key_in
from framing.desk.entries import UNDONE, last_among, line_of, undoable_of
from framing.desk.event_editing import UNDO_FOR
from framing.desk.forms import VerdictForm
from framing.desk.lost import with_words
from framing.desk.models import Report
from framing.desk.views.claims import code_of
from framing.desk.waiting import BULK, alike, following, pairs_in, progress_of, waiting
from framing.events.models import Account, Event
from framing.journal.models import Entry

LOOKED_BACK: Final = 20  # things that one may take back one after the other


@require_safe
@may_decide
def desk(request: HttpRequest) -> HttpResponse:
    """List the events with what waits in each."""
    current = {run.event_id: run for run in Comparison.objects.current()}
    entries = []
    for event in Event.objects.order_by("-starts_on", "slug"):
        run = current.get(event.pk)
        told = progress_of(run) if run else []
        entries.append(
            {
                "event": event,
                "progress": told,
                "waiting": sum(each.waiting for each in told),
                "reports": Report.objects.filter(event=event, closed_at=None).count(),
            }
        )
    may_change = request.user.has_perm(EDIT)
    context = {
        "entries": entries,
        "may_edit": may_change,
        "deleted": deleted_events() if may_change else [],
    }
    return render(request, "desk/desk.html", context)


def deleted_events() -> list[tuple[Event, datetime]]:
    """Events that can still be brought back, and until when."""
    gone = Event.with_deleted.deleted().order_by("-deleted_at")
    return [(event, event.deleted_at + UNDO_FOR) for event in gone if event.deleted_at]


@require_safe
@may_decide
def queue(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the finding to look at next, or the one that the address names."""
    event = get_object_or_404(Event, slug=slug)
    return page(request, event, VerdictForm(), at=key_in(request.GET.get("at")))


def page(
    request: HttpRequest, event: Event, form: VerdictForm, *, at: int | None, status: int = 200
) -> HttpResponse:
    """The queue at this finding, else at the next that waits, with this form below it."""
    comparison = event.comparisons.current().first()
    context: dict[str, Any] = {"event": event, "comparison": comparison, "tab": "queue"}
    if comparison:
        context |= at_work(request, comparison, form, at)
    return render(request, "desk/queue.html", context, status=status)


def at_work(
    request: HttpRequest, comparison: Comparison, form: VerdictForm, at: int | None
) -> dict[str, Any]:
    """What the page shows of a comparison."""
    kind = request.GET.get("kind", "")
    kinds = {kind} & BY_CODE.keys()
    keys = list(waiting(comparison, kinds).values_list("pk", flat=True))
    key = at or following(keys, key_in(request.GET.get("after")))
    finding = pairs_in(comparison).with_claims().filter(pk=key).first() if key else None
    rest = [each for each in keys if finding is None or each != finding.pk]
    lost, lost_rows = with_words(
        comparison.event, deciding.not_found_in(comparison), arranging.lost_in(comparison)
    )
    return {
        "form": form,
        "kind": kind if kinds else "",
        "progress": progress_of(comparison),
        "left": len(keys),
        "skipped": bool(rest) and finding is None,
        "bulk": [
            (BY_CODE[code], len(found)) for code in BULK if (found := alike(comparison, code))
        ],
        "lost": lost,
        "lost_rows": lost_rows,
        "latest": comparison.event.comparisons.first(),
        "last": last_line(request.user, comparison.event),
        "query": urlencode({"kind": kind} if kinds else {}),
        **(shown(finding) if finding else {"entry": None}),
    }


def shown(finding: Finding) -> dict[str, Any]:
    """A finding with all that one needs to decide on it."""
    accounts = [account for account, _length in read_accounts(finding.comparison.event)]
    for account in accounts:
        account.reads_whole = True
    attach_findings([finding], accounts)
    decision = deciding.decision_on(finding)
    card = Card(finding)
    return {
        "entry": card,
        "claims": [(side, code_of(side.quote.claim.key)) for side in card.sides],
        "view": row_around(finding, accounts),
        "decision": decision,
        "seen": decision.version if decision else 0,
        "found_as": BY_CODE[finding.found_as],
        "kinds": [kind for kind in KINDS if kind.code != Finding.Kind.ABSENCE],
        "reports": Report.objects.filter(row=finding.row_id, closed_at=None),
    }


def row_around(finding: Finding, accounts: Sequence[Account]) -> object:
    """The whole row, to see the two claims among the others."""
    row = finding.row
    if row is None:
        return None
    claims = attach_claims(row.claims.order_by("order"), accounts)
    telling = {claim.account_id for claim in claims}
    return row_view(row, [a for a in accounts if a.pk in telling], claims, [])


def last_line(user: Any, event: Event) -> dict[str, Any] | None:
    """The last thing that this person said, as the page prints it: with names of outlets."""
    last = last_of(user, event)
    if last is None:
        return None
    line = line_of(last)
    names = dict(event.accounts.values_list("slug", "outlet__name"))
    return line | {"outlets": [names.get(slug, slug) for slug in line["accounts"]]}


def last_of(user: Any, event: Event) -> Entry | None:
    """The last thing that this person said in this event and that can still be taken back."""
    said = list(undoable_of(event).filter(who=user).exclude(action__in=UNDONE)[:LOOKED_BACK])
    last = last_among(said)
    return next((entry for entry in said if entry.pk in last), None)
