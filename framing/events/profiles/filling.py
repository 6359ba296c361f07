"""Rows of an earlier release that lack their source, or the day it was read -> rows that have it.

A row gets from a profile what is empty in it, and only where the rest of it is as the profile has
it: a fact that a person changed rests on what they read.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from framing.events.models import Notice, Outlet, OutletAddress, OutletFact, OutletSource

# By which values a row is known: it is still the one that the profile tells of.
KNOWN_BY: Final[Mapping[str, Sequence[str]]] = {
    "source": ("about", "source_name", "source_url"),
    "fact": ("label", "value", "source_name", "source_url"),
    "notice": ("dated", "source_name", "source_url"),
}
DAYS: Final = ("source_date", "read_on")
SOURCE: Final = ("source_name", "source_url", *DAYS)


def fill(outlet: Outlet, table: Mapping[str, Any], addresses: Sequence[Mapping[str, Any]]) -> bool:
    """Give the rows of an outlet what they lack; whether any lacked something.

    Takes: the outlet, its profile, the profile's addresses with their sources.
    """
    # Past `save`: a source stays one for the value that it was entered for.
    changed = 0
    for address in addresses:
        unsourced = outlet.addresses.filter(url=address["url"], source_name="")
        changed += unsourced.update(**of_these(address, SOURCE))
    for part, names in KNOWN_BY.items():
        for row in table.get(part, []):
            if days := of_these(row, DAYS):
                known = {name: row.get(name, "") for name in names}
                changed += undated(outlet, part).filter(**known).update(**days)
    return changed > 0


def lacking() -> set[int]:
    """The keys of the outlets of which a row lacks its source or its day."""
    asked = [
        OutletAddress.objects.filter(source_name=""),
        *(without_day(model.objects.all()) for model in (OutletFact, OutletSource, Notice)),
    ]
    return {key for rows in asked for key in rows.values_list("outlet", flat=True)}


def undated(outlet: Outlet, part: str) -> QuerySet[Any]:
    """The rows of one kind that stand without a day."""
    return without_day(getattr(outlet, f"{part}s"))


def without_day(rows: Any) -> QuerySet[Any]:
    """Those of some rows that have neither a date of the source nor the day it was read."""
    found: QuerySet[Any] = rows.filter(read_on=None)
    # The date of a notice is that of the measure.
    return found if found.model is Notice else found.filter(source_date=None)


def of_these(row: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Those of the values that a profile has."""
    return {name: row[name] for name in names if name in row}
