"""Reports of readers: kept, closed and opened again; every step in the journal.

The journal has what a report is about and why, by reference. What a reader wrote stays out of it,
and so does who they are.
"""

from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from framing.desk.models import Report
from framing.journal import log

MADE: Final = "report-made"
CLOSED: Final = "report-closed"
OPENED: Final = "report-opened"
FORGOTTEN: Final = "report-forgot-text"
ACTIONS: Final = (MADE, CLOSED, OPENED, FORGOTTEN)
NAMES: Final = ("event", "reason", "kind", "claims")


def described(report: Report) -> dict[str, Any]:
    """Values of a report for the journal."""
    return {
        "event": report.event.slug,
        "reason": report.reason,
        "kind": report.kind,
        "claims": report.claims,
    }


def keep(report: Report) -> None:
    """Save a new report, with its entry."""
    with transaction.atomic():
        report.save()
        log.record(MADE, report, change=log.Change(after=described(report)))


def put(report_id: int, *, closed: bool, who: log.Who) -> None:
    """Close a report, or open it again; Report.DoesNotExist where there is none.

    The journal keeps who did. Where it is so already, nothing happens.
    """
    with transaction.atomic():
        told = Report.objects.select_for_update().get(pk=report_id)
        if closed is (told.closed_at is not None):
            return
        before = {"closed_at": told.closed_at}
        told.closed_at = timezone.now() if closed else None
        told.save(update_fields=["closed_at"])
        change = log.Change(before, {"closed_at": told.closed_at})
        log.record(CLOSED if closed else OPENED, told, who=who, change=change)


def forget(report: Report, account: str, *, who: log.Who | None) -> None:
    """Take an account's words out of a report and its entries: the text was taken down."""
    if report.claims.pop(account, None) is None:
        return
    report.save(update_fields=["claims"])
    log.redact(report, ["claims"])
    log.record(FORGOTTEN, report, who=who, change=log.Change({}, {"claims": report.claims}))
