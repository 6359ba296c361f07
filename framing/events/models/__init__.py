"""What was reported, by whom."""

from framing.events.models.accounts import Account, NamesToHide, Snapshot, Version
from framing.events.models.drafts import Draft
from framing.events.models.events import Event, Language, in_language
from framing.events.models.outlets import Notice, Outlet, OutletAddress, OutletFact

__all__ = [
    "Account",
    "Draft",
    "Event",
    "Language",
    "NamesToHide",
    "Notice",
    "Outlet",
    "OutletAddress",
    "OutletFact",
    "Snapshot",
    "Version",
    "in_language",
]
