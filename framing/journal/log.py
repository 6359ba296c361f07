"""Writing to the journal and reading back what happened to one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model, QuerySet

from framing.journal.models import Entry

Who: TypeAlias = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Change:
    """Values before and after, by name; empty where there was or is nothing."""

    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


NO_CHANGE: Final = Change()
REWORDED: Final = "words-removed"
REDACTED: Final = "[…]"  # stands where a value was taken out


def subject_of(thing: Model) -> str:
    """Name a stored object the way entries name it: "<app>.<model>:<key>"."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def record(
    action: str,
    thing: Model,
    *,
    who: Who | None = None,
    change: Change = NO_CHANGE,
    why: str = "",
) -> Entry:
    """Append an entry; `who` is None (or anonymous) where a command or the machine acts.

    The values of `change` must be such that Django's JSON encoder can write them.
    """
    return Entry.objects.create(
        action=action,
        subject=subject_of(thing),
        who_id=who.pk if who else None,
        before=dict(change.before),
        after=dict(change.after),
        why=why,
    )


def history(thing: Model) -> QuerySet[Entry]:
    """Entries about this object, newest first."""
    return Entry.objects.filter(subject=subject_of(thing)).select_related("who")


def emptied(value: Any) -> Any:
    """What stands in the place of a value that is taken out."""
    if isinstance(value, list | dict):
        return type(value)()
    return REDACTED if value else value


def redact(thing: Model, names: Iterable[str]) -> int:
    """Empty these values in all entries about an object; return how many entries had any.

    One of two changes that entries ever see, for a text that must not be kept any longer
    (docs/decisions/0011); the other is `reword`. Who, when, what and why stay.
    """
    changed = 0
    wanted = set(names)
    for entry in Entry.objects.filter(subject=subject_of(thing)):
        kept = [
            {name: emptied(value) if name in wanted else value for name, value in part.items()}
            for part in (entry.before, entry.after)
        ]
        if kept != [entry.before, entry.after]:
            told = Entry.objects.filter(pk=entry.pk)
            QuerySet.update(told, before=kept[0], after=kept[1])
            changed += 1
    return changed


def reword(entry: Entry, values: Mapping[str, Any], *, who: Who | None) -> None:
    """Put words without a text's in the place of `why`, `before` or `after` of an entry.

    Another entry says who did it and when; what stood there is gone.
    """
    QuerySet.update(Entry.objects.filter(pk=entry.pk), **values)
    record(REWORDED, entry, who=who, change=Change(after={"places": sorted(values)}))
