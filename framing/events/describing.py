"""What is stored of an outlet or an event, as the journal keeps it, and entries about outlets."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.forms import model_to_dict

from framing.events.models import Event, Outlet
from framing.journal import log

CREATED: Final = "outlet-created"
CHANGED: Final = "outlet-changed"
DELETED: Final = "outlet-deleted"
LOADED: Final = "outlet-loaded"  # by a command, out of a profile that comes with the program
ACTIONS: Final = (CREATED, CHANGED, DELETED, LOADED)
EVENT_WORDS: Final = ("title", "title_en", "summary", "summary_en", "starts_on", "ends_on")
EVENT_MORE: Final = ("is_practice", "deleted_at")
LISTS: Final = (
    "sources",
    "facts",
    "addresses",
    "hosts",
    "notices",
)  # what an outlet has several of


def event_described(event: Event) -> dict[str, Any]:
    """Values of an event for the journal."""
    names = ("slug", "state", "version")
    return {name: getattr(event, name) for name in (*EVENT_WORDS, *EVENT_MORE, *names)}


def described(outlet: Outlet) -> dict[str, Any]:
    """All that is stored of an outlet, for the log."""
    told: dict[str, Any] = {"details": plain(outlet)}
    for part in LISTS:
        told[part] = [plain(each) for each in getattr(outlet, part).order_by("pk")]
    return told


def plain(thing: Any) -> dict[str, Any]:
    """The values of a row, without its keys; days and times as text."""
    values = {
        name: value for name, value in model_to_dict(thing).items() if name not in {"id", "outlet"}
    }
    # When a notice was set is in no form, so it is not among these.
    values |= {"set_at": thing.set_at} if hasattr(thing, "set_at") else {}
    return {
        name: str(value) if hasattr(value, "isoformat") else value for name, value in values.items()
    }


def of_these(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Some of these values."""
    return {name: values[name] for name in names}


def record_change(outlet: Outlet, before: Mapping[str, Any], who: log.Who) -> bool:
    """Write down what is other of an outlet than `before`; False where that is nothing."""
    after = described(Outlet.objects.get(pk=outlet.pk))
    changed = [name for name in after if after[name] != before[name]]
    if changed:
        change = log.Change(of_these(before, changed), of_these(after, changed))
        log.record(CHANGED, outlet, who=who, change=change)
    return bool(changed)


def record_created(outlet: Outlet, who: log.Who | None) -> None:
    """Write down an outlet that is new."""
    log.record(CREATED, outlet, who=who, change=log.Change({}, described(outlet)))


def record_loaded(outlet: Outlet, before: Mapping[str, Any]) -> None:
    """Write down what a command made of an outlet, where that is other than `before`."""
    after = described(Outlet.objects.get(pk=outlet.pk))
    changed = [name for name in after if after[name] != before.get(name)]
    if changed:
        change = log.Change(of_these(before, changed) if before else {}, of_these(after, changed))
        log.record(LOADED, outlet, change=change)


def record_deleted(outlet: Outlet, who: log.Who) -> None:
    """Write down an outlet that is about to go, with all that was stored of it."""
    log.record(DELETED, outlet, who=who, change=log.Change(described(outlet), {}))
