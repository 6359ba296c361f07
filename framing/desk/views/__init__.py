"""One module a page."""

from framing.desk.views.accounts import account, accounts, left_out, renew_account, renewal
from framing.desk.views.adding import add_finding
from framing.desk.views.claims import claims, correct
from framing.desk.views.decisions import bulk, decide, undo
from framing.desk.views.discovering import add_found, discover, found, stop_search
from framing.desk.views.events import delete_event, edit_event, new_event, restore_event
from framing.desk.views.log import log
from framing.desk.views.outlets import edit_outlet, outlets
from framing.desk.views.publish import preview_links, publish
from framing.desk.views.queue import desk, queue
from framing.desk.views.reports import close_report, report, reports
from framing.desk.views.rights import review_account, rights, takedown
from framing.desk.views.rows import arrange
from framing.desk.views.rule import edit_rule, source_rule

__all__ = [
    "account",
    "accounts",
    "add_finding",
    "add_found",
    "arrange",
    "bulk",
    "claims",
    "close_report",
    "correct",
    "decide",
    "delete_event",
    "desk",
    "discover",
    "edit_event",
    "edit_outlet",
    "edit_rule",
    "found",
    "left_out",
    "log",
    "new_event",
    "outlets",
    "preview_links",
    "publish",
    "queue",
    "renew_account",
    "renewal",
    "report",
    "reports",
    "restore_event",
    "review_account",
    "rights",
    "source_rule",
    "stop_search",
    "takedown",
    "undo",
]
