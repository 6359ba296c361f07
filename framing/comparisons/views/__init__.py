"""One module a page."""

from framing.comparisons.views.absent import absent
from framing.comparisons.views.check import check
from framing.comparisons.views.compare import compare
from framing.comparisons.views.figures import figures
from framing.comparisons.views.home import home
from framing.comparisons.views.method import method
from framing.comparisons.views.overview import comparison_status, event
from framing.comparisons.views.read import choose, read
from framing.comparisons.views.text import account
from framing.comparisons.views.versions import versions
from framing.comparisons.views.voices import voices
from framing.comparisons.views.why import why
from framing.comparisons.views.wording import wording
from framing.comparisons.views.worksheet import worksheet

__all__ = [
    "absent",
    "account",
    "check",
    "choose",
    "compare",
    "comparison_status",
    "event",
    "figures",
    "home",
    "method",
    "read",
    "versions",
    "voices",
    "why",
    "wording",
    "worksheet",
]
