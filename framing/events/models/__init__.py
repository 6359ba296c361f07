"""What was reported, by whom."""

from framing.events.models.accounts import Account, DamagedError, NamesToHide, Snapshot, Version
from framing.events.models.discovery import Candidate, Listing, Search, SearchStep
from framing.events.models.drafts import Draft
from framing.events.models.events import Event, Language, in_language
from framing.events.models.outlets import (
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    OutletHost,
    OutletSource,
)
from framing.events.models.publishing import AccountReview, PreviewLink, SourceRule
from framing.events.models.renewals import Renewal
from framing.events.models.turns import Turn

__all__ = [
    "Account",
    "AccountReview",
    "Candidate",
    "DamagedError",
    "Draft",
    "Event",
    "Language",
    "Listing",
    "NamesToHide",
    "Notice",
    "Outlet",
    "OutletAddress",
    "OutletFact",
    "OutletHost",
    "OutletSource",
    "PreviewLink",
    "Renewal",
    "Search",
    "SearchStep",
    "Snapshot",
    "SourceRule",
    "Turn",
    "Version",
    "in_language",
]
