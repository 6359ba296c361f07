"""What a list of articles says: entries, and lists below it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a list names it."""

    address: str
    title: str = ""
    day: date | None = None
    words: str = ""  # what else the list says of it; used for ranking and kept nowhere else
    language: str = ""


@dataclass(frozen=True, slots=True)
class Child:
    """A list below an index."""

    address: str
    changed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What one address lists."""

    entries: tuple[Entry, ...] = ()
    children: tuple[Child, ...] = ()
    broken: bool = False  # not well-formed: what could be read was read

    def as_json(self) -> dict[str, Any]:
        """Write it so that it can be stored."""
        return {
            "entries": [
                [each.address, each.title, iso(each.day), each.words, each.language]
                for each in self.entries
            ],
            "children": [[each.address, iso(each.changed_on)] for each in self.children],
            "broken": self.broken,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Listed":
        """Read what `as_json` wrote."""
        return cls(
            tuple(
                Entry(address, title, read(day), words, language)
                for address, title, day, words, language in data["entries"]
            ),
            tuple(Child(address, read(day)) for address, day in data["children"]),
            broken=data["broken"],
        )


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which an article may have appeared, both included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Say whether a day is inside; one that is not known may be."""
        return day is None or self.first <= day <= self.last

    def widened(self, by: timedelta) -> "Window":
        """Give the window with so much more on both sides."""
        return Window(self.first - by, self.last + by)


def iso(day: date | None) -> str:
    """Write a day; nothing for none."""
    return day.isoformat() if day else ""


def read(day: str) -> date | None:
    """Read what `iso` wrote."""
    return date.fromisoformat(day) if day else None
