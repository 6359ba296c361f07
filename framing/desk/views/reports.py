"""A reader reports a fault; moderators see what was reported."""

from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from framing.comparisons.models import Finding, Row
from framing.comparisons.presenting.absences import why_empty
from framing.comparisons.presenting.cells import attach, attach_findings, row_view
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.presenting.sentences import sentence
from framing.comparisons.tracing import row_at
from framing.comparisons.views.opening import Opened, opened
from framing.desk import reporting
from framing.desk.addresses import key_in
from framing.desk.forms import ReportForm
from framing.desk.limits import is_too_often
from framing.desk.models import Report
from framing.htmx import HtmxHttpRequest

PER_PAGE = 30
# From which page somebody comes -> what is most likely wrong there; they may choose another.
REASONS: Final = {
    "figures": Report.Reason.APART,
    "wording": Report.Reason.OTHER,
    "voices": Report.Reason.VOICE,
    "absent": Report.Reason.MISSING,
}
TOO_MANY = gettext_lazy("Gerade kommen sehr viele Meldungen. Bitte in zehn Minuten noch einmal.")


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HtmxHttpRequest, slug: str, row_id: int) -> HttpResponse:
    """Ask what is wrong with a row, or with one of its findings, and keep the answer."""
    page = opened(request, slug)
    if page.is_revealing:
        return redirect(page.other)
    row = row_at(row_id, page.comparison)
    if row is None:
        messages.info(request, _("Der Vergleich ist inzwischen erneuert worden."))
        return redirect("compare", slug)
    finding = finding_asked_for(request, page, row)
    about = request.GET.get("about", "")
    form = ReportForm(request.POST or None, initial={"reason": REASONS.get(about)})
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.is_from_program or not is_too_often(request, "report"):
            keep(form, page, row, finding)
            return render(request, "desk/reported.html", page.context("compare") | {"row": row})
        form.add_error(None, TOO_MANY)
        status = 429
    context = page.context("compare") | {
        "row": row,
        "form": form,
        "view": view_of(page, row),
        "sentence": said_of(page, finding) if finding else "",
        "kind": BY_CODE[finding.kind] if finding else None,
    }
    return render(request, "desk/report.html", context, status=status)


def finding_asked_for(request: HttpRequest, page: Opened, row: Row) -> Finding | None:
    """The finding that the address names; None where it names none of this row."""
    key = key_in(request.GET.get("finding"))
    if key is None:
        return None
    found = Finding.objects.filter(page.shown.findings(), pk=key, row=row)
    of_two = Q(pair__left__account__in=page.told, pair__right__account__in=page.told)
    found = found.filter(of_two | Q(account__in=page.told))
    listed = attach_findings(found.shown().with_claims(), page.told)
    return listed[0] if listed else None


def said_of(page: Opened, finding: Finding) -> str:
    """What a finding says; of an absence, whose and why."""
    if finding.account_id is None:
        return sentence(finding)
    account = next(each for each in page.told if each.pk == finding.account_id)
    return f"{account.label}: {why_empty(account, finding)}"


def view_of(page: Opened, row: Row) -> object:
    """The row as the page shows it."""
    claims = row.claims.filter(page.shown.claims(), account__in=page.told).order_by("order")
    return row_view(row, page.told, attach(claims, page.told), [])


def keep(form: ReportForm, page: Opened, row: Row, finding: Finding | None) -> None:
    """Save what was reported; what a program sent is dropped without a word."""
    if form.is_from_program:
        return
    told = form.save(commit=False)
    told.event, told.row, told.finding = page.event, row, finding
    told.kind = finding.kind if finding else ""
    told.claims = dict(row.claims.values_list("account__slug", "key").order_by("-pk"))
    reporting.keep(told)


@require_safe
@login_required
@permission_required("events.change_account", raise_exception=True)
def reports(request: HttpRequest) -> HttpResponse:
    """List what readers reported, open reports first."""
    listed = Report.objects.select_related("event", "row__comparison")
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    entries = [(report, BY_CODE.get(report.kind)) for report in page]
    return render(request, "desk/reports.html", {"page": page, "entries": entries})


@require_POST
@login_required
@permission_required("events.change_account", raise_exception=True)
def close_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Close a report, or open it again; the journal keeps who did."""
    wanted = request.POST.get("wanted")
    if wanted not in {"close", "open"}:
        raise Http404
    try:
        reporting.put(report_id, closed=wanted == "close", who=request.user)
    except Report.DoesNotExist as error:
        raise Http404 from error
    return redirect("reports")
