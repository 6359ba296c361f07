"""The log -> the state that it tells of: what stands, if nothing but the log were left."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from framing.journal.models import Entry


def last_values(actions: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
    """Go through the entries of these actions in their order; give each subject's last values."""
    told = Entry.objects.filter(action__in=list(actions)).order_by("pk")
    return {entry.subject: entry.after for entry in told}


def values_told(entries: QuerySet[Entry]) -> Mapping[str, Mapping[str, Any]]:
    """Go through entries in their order; give each subject's values, each as it was told last.

    For subjects of which no entry tells everything.
    """
    told: dict[str, dict[str, Any]] = {}
    for entry in entries.order_by("pk"):
        told.setdefault(entry.subject, {}).update(entry.after)
    return told
