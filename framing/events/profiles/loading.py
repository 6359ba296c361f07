"""Profiles of outlets, as files have them -> the database, as often as one likes.

What is there stays as it is, and an outlet that a person has changed at the desk is left alone: a
fact or a feed that somebody took out does not come back. Where a row of an earlier release lacks
the source or its day, it is given them (filling.py), whoever changed the outlet meanwhile.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.db import models, transaction
from django.db.models import Q

from framing.events import describing
from framing.events.models import (
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    OutletHost,
    OutletSource,
)
from framing.events.profiles import filling
from framing.journal import log

FOLDER: Final = Path(__file__).resolve().parent
# Outlets of the demo event have their facts there.
FILES: Final = (*sorted(FOLDER.glob("*.toml")), FOLDER.with_name("demo") / "outlets.toml")
PRACTICE: Final = FOLDER.with_name("practice") / "outlets.toml"
SET_BY: Final = "der Redaktion (Profile)"
PARTS: Final = frozenset({"source", "fact", "notice", "list", "hosts"})
LISTS: Final = {"feeds": OutletAddress.Kind.FEED, "sitemaps": OutletAddress.Kind.SITEMAP}


def read(path: Path) -> list[dict[str, Any]]:
    """The outlets of one file, with all that belongs to them."""
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["outlet"]
    return tables


def load() -> tuple[int, int]:
    """Write all profiles; give the number of outlets that are new, and of all."""
    tables = [table for path in FILES for table in read(path)]
    with transaction.atomic():
        made = sum(store(table, SET_BY)[1] for table in tables)
    return made, len({table["slug"] for table in tables})


def fill() -> int:
    """Give the outlets that are there the sources and days that they lack, and nothing else.

    Gives the number of outlets that lacked some.
    """
    lacking = filling.lacking()  # asked first: mostly none, and each start of the site asks
    if not lacking:
        return 0
    tables = [table for path in (*FILES, PRACTICE) for table in read(path)]
    with transaction.atomic():
        told = [(found(table), table) for table in tables]
        there = [(each, table) for each, table in told if each and each.pk in lacking]
        # One of the demo event has two profiles, and is told once.
        return len({outlet.pk for outlet, table in there if filled(outlet, table)})


def filled(outlet: Outlet, table: dict[str, Any]) -> bool:
    """Give one outlet these, with an entry; whether it lacked any."""
    before = before_of(outlet)
    is_filled = filling.fill(outlet, table, addresses_in(table))
    if is_filled:
        describing.record_loaded(outlet, before)
    return is_filled


def store(table: dict[str, Any], set_by: str) -> tuple[Outlet, bool]:
    """Write one outlet, and say whether it is new; one that is there gets what it lacks."""
    values = {name: value for name, value in table.items() if name not in PARTS}
    outlet = found(table)
    is_new = outlet is None
    outlet = outlet or Outlet.objects.create(**values)
    before = before_of(outlet)
    filling.fill(outlet, table, addresses_in(table))
    if is_new or not is_kept(outlet):
        complete(outlet, table, set_by)
    describing.record_loaded(outlet, before)
    return outlet, is_new


def found(table: dict[str, Any]) -> Outlet | None:
    """The outlet that a profile is of; None where it is not there yet."""
    return Outlet.objects.filter(Q(slug=table["slug"]) | Q(name=table["name"])).first()


def before_of(outlet: Outlet) -> dict[str, Any]:
    """What is told of an outlet so far; nothing of one that an earlier release loaded."""
    return describing.described(outlet) if log.history(outlet).exists() else {}


def complete(outlet: Outlet, table: dict[str, Any], set_by: str) -> None:
    """Give an outlet what it lacks of a profile."""
    # Where somebody has set another value, the source says nothing of it.
    valid = [each for each in table.get("source", []) if is_said(outlet, table, each["about"])]
    for source in missing(OutletSource, outlet, "about", valid):
        OutletSource.objects.create(outlet=outlet, **source)
    for fact in missing(OutletFact, outlet, "label", table.get("fact", [])):
        OutletFact.objects.create(outlet=outlet, **fact)
    for notice in missing(Notice, outlet, "dated", table.get("notice", [])):
        Notice.objects.create(outlet=outlet, set_by=set_by, **notice)
    for address in missing(OutletAddress, outlet, "url", addresses_in(table)):
        OutletAddress.objects.create(outlet=outlet, **address)
    # A domain has one outlet; whose it is by now, it stays.
    hosts = [{"host": host} for host in table.get("hosts", [])]
    for host in missing(OutletHost, None, "host", hosts):
        OutletHost.objects.create(outlet=outlet, **host)


def is_said(outlet: Outlet, table: dict[str, Any], about: str) -> bool:
    """Say whether an outlet is still what the profile says of this detail."""
    return bool(getattr(outlet, about) == table.get(about, ""))


def addresses_in(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The addresses of a profile, each with the source of the list that it stands in."""
    return [
        {"kind": kind, "url": url} | {n: v for n, v in each.items() if n not in LISTS}
        for each in table.get("list", [])
        for part, kind in LISTS.items()
        for url in each.get(part, [])
    ]


def is_kept(outlet: Outlet) -> bool:
    """Say whether a person has changed this outlet."""
    return log.history(outlet).filter(action="outlet-changed").exists()


def missing(
    model: type[models.Model], outlet: Outlet | None, key: str, parts: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Those parts that the outlet (or any, for None) has not; a part is known by this field."""
    known = model._default_manager.filter(outlet=outlet) if outlet else model._default_manager.all()
    there = set(known.values_list(key, flat=True))
    return (part for part in parts if part[key] not in there)
