"""Of which day a number is, where its text tells another than its own, or looks back."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from framing.comparisons.presenting.counted import Figure, Link
from framing.comparisons.presenting.filling import short_day


def stands_of(links: Iterable[Link]) -> dict[Figure, str]:
    """Say of numbers that are no stand of the day on which their account came out what they are.

    Known of those that a finding sets against the number of another day.
    """
    found: dict[Figure, str] = {}
    for link in links:
        evidence = link.finding.evidence
        days = evidence.get("days", ())
        backs = evidence.get("back", (False, False))
        for figure, day, is_back in zip((link.left, link.right), days, backs, strict=False):
            told = stand_of(figure, date.fromordinal(day), is_back=is_back)
            if told:
                found[figure] = told
    return found


def stand_of(figure: Figure, day: date, *, is_back: bool) -> str:
    """The day of a number, or that it is an earlier one; nothing for one of its account's day."""
    published = figure.claim.account.published_on
    if published and day != published:
        return _("Stand %(day)s") % {"day": short_day(day)}
    return _("früherer Stand") if is_back else ""
