"""An index of lists -> those that can hold an article of the window, the likeliest first."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from framing.events.discovery.values import Child, Window

YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
MONTH: Final = r"(?P<month>0?[1-9]|1[0-2])"
# Names as archives have them: sitemap-2022-01-p00.xml.gz, 2022/01/, 202201.xml, year=2022&month=1.
NAMES: Final = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)", re.IGNORECASE)
    for form in (
        rf"{YEAR}[-_/.]{MONTH}(?:[-_/.]\d{{1,2}})?",
        rf"{YEAR}(?P<month>0[1-9]|1[0-2])(?:\d\d)?",
        rf"(?:year|yyyy)={YEAR}\D+(?:month|mm)={MONTH}",
        YEAR,
    )
)


def chosen(children: Iterable[Child], window: Window) -> list[Child]:
    """Choose the lists that may name an article of these days.

    Left out is what was last changed before the window begins, and what has another month or year
    in its name. Lists named for the window come first, then those changed nearest after it began.
    """
    ranked = []
    for place, child in enumerate(children):
        named = period_of(child.address)
        if child.changed_on and child.changed_on < window.first:
            continue
        if named and (named.last < window.first or named.first > window.last):
            continue
        changed = child.changed_on or date.max
        ranked.append((named is None, changed, place, child))
    return [child for *_, child in sorted(ranked, key=lambda each: each[:3])]


def period_of(address: str) -> Window | None:
    """Give the month or year that a list is named for."""
    for form in NAMES:
        # The last: the path may begin with a year of its own.
        if found := list(form.finditer(address)):
            groups = found[-1].groupdict()
            return month_or_year(int(groups["year"]), int(groups.get("month") or 0))
    return None


def month_or_year(year: int, month: int) -> Window:
    """Give a month's days, or a year's where there is no month."""
    if not month:
        return Window(date(year, 1, 1), date(year, 12, 31))
    following = date(year + month // 12, month % 12 + 1, 1)
    return Window(date(year, month, 1), following - timedelta(days=1))
