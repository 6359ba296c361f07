"""One module a page."""

from framing.desk.views.reports import close_report, report, reports

__all__ = ["close_report", "report", "reports"]
