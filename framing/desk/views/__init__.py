"""One module a page."""

from framing.desk.views.decisions import bulk, decide, undo
from framing.desk.views.log import log
from framing.desk.views.queue import desk, queue
from framing.desk.views.reports import close_report, report, reports

__all__ = ["bulk", "close_report", "decide", "desk", "log", "queue", "report", "reports", "undo"]
