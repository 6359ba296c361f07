"""Letting go of a text for good: stored runs, kept pages, and what a database leaves behind.

A database that deletes a row keeps its bytes until it needs the room. SQLite is told to overwrite
them (see the settings); here its index is written anew and its log of changes is cut. PostgreSQL
does the same when it vacuums, which it does by itself.
"""

from typing import Final

from django.core.cache import caches
from django.db import connection

from framing.comparisons import tracing
from framing.comparisons.models import Comparison, Trace
from framing.comparisons.topics import content
from framing.comparisons.views.opening import PAGES
from framing.events.models import Account

WRITE_INDEX_ANEW: Final = """
INSERT INTO comparisons_indexedclaim_words(comparisons_indexedclaim_words) VALUES ('rebuild')
"""
CUT_LOG: Final = "PRAGMA wal_checkpoint(TRUNCATE)"


def drop_runs(account: Account) -> None:
    """Delete every run over this account, with claims and findings; decisions are kept apart.

    Addresses of rows still lead to the claims of the other accounts of its event.
    """
    runs = Comparison.objects.filter(event=account.event_id)
    tracing.leave_traces(runs)
    Trace.objects.filter(account=account).delete()
    runs.delete()
    ask_sqlite(WRITE_INDEX_ANEW)


def finish() -> None:
    """After the commit: let go of kept pages, and of what SQLite wrote down on the way."""
    forget_pages()
    if not connection.in_atomic_block:
        ask_sqlite(CUT_LOG)


def forget_pages() -> None:
    """Let go of all pages and words that this process keeps."""
    caches[PAGES].clear()
    content.cache_clear()


def ask_sqlite(statement: str) -> None:
    """Run a statement that only SQLite knows."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(statement)
