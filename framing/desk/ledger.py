"""Which texts were taken down, in a small file beside the database: a backup may be older.

A line says where a text stood (event, address, hashes of what was fetched), when it went and for
whom; nothing of the text. `backup` writes the file beside the backups, too, and `restore` does
again what any of them tells.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from framing.events import addresses
from framing.events.models import Account
from framing.journal import log

TAKEN_DOWN: Final = "account-taken-down"
NAME: Final = "takedowns.jsonl"  # of the file beside the backups


class LedgerError(ValueError):
    """A line of the file cannot be read; the message says which."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text that was taken down."""

    event: str
    account: str  # its slug, to tell people; another may have it one day
    address: str
    hashes: tuple[str, ...]  # of all that was fetched or sent of it
    at: str  # ISO
    demand: str
    with_title: bool

    @property
    def when(self) -> datetime:
        """When it was taken down."""
        return datetime.fromisoformat(self.at)

    def means(self, account: Account) -> bool:
        """Whether an account of this event has the text: the same bytes, or the same address."""
        at = [addresses.article(url) for url in (self.address, account.url) if url]
        is_there = len(at) == 2 and at[0] == at[1]
        return is_there or account.snapshots.filter(sha256__in=self.hashes).exists()


def line_of(account: Account) -> Line:
    """The line of an account whose text was taken down."""
    entry = log.history(account).filter(action=TAKEN_DOWN).first()
    return Line(
        event=account.event.slug,
        account=account.slug,
        address=account.url,
        hashes=tuple(sorted(set(account.snapshots.values_list("sha256", flat=True)))),
        at=account.taken_down_at.isoformat() if account.taken_down_at else "",
        demand=account.taken_down_for,
        with_title=bool(entry and entry.after.get("with_title")),
    )


def stored() -> list[Line]:
    """The lines that the database tells."""
    gone = Account.objects.filter(taken_down_at__isnull=False).select_related("event")
    return [line_of(account) for account in gone.order_by("taken_down_at", "pk")]


def read(path: Path | None) -> list[Line]:
    """The lines of a file; none where there is no file. LedgerError where one cannot be read."""
    if path is None or not path.exists():
        return []
    lines = []
    for number, told in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            values = json.loads(told)
            line = Line(**values | {"hashes": tuple(values["hashes"])})
            line.when  # noqa: B018 - raises where it is no date
        except (ValueError, TypeError, KeyError) as error:
            message = f"{path}, Zeile {number}: Diese Zeile lässt sich nicht lesen."
            raise LedgerError(message) from error
        lines.append(line)
    return lines


def keep(line: Line) -> None:
    """Append a line to the file beside the database."""
    path: Path | None = settings.FRAMING_TAKEDOWNS
    if path is not None and line not in read(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")


def write(folder: Path, lines: Iterable[Line]) -> None:
    """Write lines into the file in a folder of backups, beside those that stand there."""
    path = folder / NAME
    known = dict.fromkeys([*read(path), *lines])
    if known:
        held = [json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in known]
        draft = path.with_suffix(".draft")
        draft.write_text("".join(held), encoding="utf-8")
        draft.replace(path)


def all_known(folder: Path) -> list[Line]:
    """The lines of the file beside the database, and of that in a folder of backups."""
    return list(dict.fromkeys([*read(settings.FRAMING_TAKEDOWNS), *read(folder / NAME)]))
