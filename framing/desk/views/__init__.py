"""One module a page."""

from framing.desk.views.accounts import account, accounts, renew_account, renewal
from framing.desk.views.claims import claims, correct
from framing.desk.views.decisions import bulk, decide, undo
from framing.desk.views.discovering import add_found, discover, found, stop_search
from framing.desk.views.log import log
from framing.desk.views.outlets import edit_outlet, outlets
from framing.desk.views.queue import desk, queue
from framing.desk.views.reports import close_report, report, reports
from framing.desk.views.rows import arrange

__all__ = [
    "account",
    "accounts",
    "add_found",
    "arrange",
    "bulk",
    "claims",
    "close_report",
    "correct",
    "decide",
    "desk",
    "discover",
    "edit_outlet",
    "found",
    "log",
    "outlets",
    "queue",
    "renew_account",
    "renewal",
    "report",
    "reports",
    "stop_search",
    "undo",
]
