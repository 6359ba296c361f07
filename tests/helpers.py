"""Plain makers of stored things, with telling defaults; each returns what it saved."""

from datetime import date
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from framing.events.models import Account, Event, Outlet, Snapshot, Version

SERIAL = count(1)
PASSWORD = "weisse-taube-77"  # noqa: S105
TEXT = (
    "# Brand im Hafen von Nordhafen\n\n"
    "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle. Die Feuerwehr zählte zwölf "
    "Verletzte. Bürgermeisterin Ada Brandt sagte: „Niemand wird allein gelassen.“ Warum das Feuer "
    "ausbrach, war am Abend noch nicht bekannt.\n"
)


def make_event(slug: str = "", **fields: Any) -> Event:
    """Save a published event of January 2024."""
    slug = slug or f"ereignis-{next(SERIAL)}"
    defaults: dict[str, Any] = {
        "title": f"Ereignis {slug}",
        "summary": "In Nordhafen brannte eine Halle. Zwölf Menschen wurden verletzt.",
        "starts_on": date(2024, 1, 8),
        "ends_on": date(2024, 1, 9),
        "state": Event.State.PUBLISHED,
    }
    return Event.objects.create(slug=slug, **defaults | fields)


def make_outlet(slug: str = "", **fields: Any) -> Outlet:
    """Save an outlet; its name follows from the slug."""
    slug = slug or f"medium-{next(SERIAL)}"
    return Outlet.objects.create(slug=slug, **{"name": f"Medium {slug}"} | fields)


def make_account(
    event: Event | None = None,
    outlet: Outlet | None = None,
    *,
    text: str = TEXT,
    markup: str = Version.Markup.MARKDOWN,
    **fields: Any,
) -> Account:
    """Save an account with a first version of this text; no version where the text is empty."""
    event = event or make_event()
    outlet = outlet or make_outlet()
    defaults: dict[str, Any] = {
        "slug": f"{outlet.slug}-{next(SERIAL)}",
        "title": "Brand im Hafen von Nordhafen",
        "published_on": date(2024, 1, 8),
        "completeness": Account.Completeness.COMPLETE,
    }
    account = Account.objects.create(event=event, outlet=outlet, **defaults | fields)
    if text:
        make_version(account, text, markup=markup)
    return account


def make_version(
    account: Account, text: str = TEXT, *, markup: str = Version.Markup.MARKDOWN
) -> Version:
    """Save a snapshot and the next version of this account, and make it the current one."""
    snapshot = Snapshot.of(text.encode(), account=account, source=Snapshot.Source.TEXT)
    snapshot.save()
    number = account.versions.count() + 1
    version = Version.objects.create(
        account=account, snapshot=snapshot, number=number, text=text, markup=markup
    )
    account.current_version = version
    account.save(update_fields=["current_version"])
    return version


def make_user(username: str = "", **fields: Any) -> User:
    """Save a login without any permission; its password is PASSWORD."""
    username = username or f"person{next(SERIAL)}"
    return User.objects.create_user(username=username, password=PASSWORD, **fields)


def make_moderator(username: str = "") -> User:
    """Save a login in the group that the events migration creates."""
    user = make_user(username)
    user.groups.add(Group.objects.get(name="Moderatoren"))
    return user
