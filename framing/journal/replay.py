"""The log -> the state that it tells of: what stands, if nothing but the log were left."""

from collections.abc import Iterable, Mapping
from typing import Any

from framing.journal.models import Entry


def last_values(actions: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
    """Go through the entries of these actions in their order; give each subject's last values."""
    told = Entry.objects.filter(action__in=list(actions)).order_by("pk")
    return {entry.subject: entry.after for entry in told}
