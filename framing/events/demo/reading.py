"""The files of a sample event -> values: Markdown with front matter for accounts, TOML else.

The demo event lies in this folder, the practice event in a folder of the same build beside it.
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from framing.events.profiles.loading import read

FOLDER: Final = Path(__file__).resolve().parent
PRACTICE: Final = FOLDER.with_name("practice")
FENCE: Final = "---"


@dataclass(frozen=True, slots=True)
class Entry:
    """One account of a sample event, as its file tells it."""

    slug: str  # the file's stem
    fields: dict[str, str]  # the front matter
    text: str  # what we wrote, in Markdown; empty where there is nothing to read yet
    earlier: tuple[str, ...] = ()  # what stood there before, oldest first

    @property
    def filename(self) -> str:
        """Name of the file; the snapshots of our text carry it."""
        return f"{self.slug}.md"

    @property
    def published(self) -> date | None:
        """The day it came out; None where the file names none."""
        day = self.fields.get("published")
        return date.fromisoformat(day) if day else None


def parse(slug: str, raw: str) -> Entry:
    """Read one account file.

    Takes: the file's stem, its text: a front matter of "key: value" lines between two lines
    "---", then the text. Gives: the entry. Raises ValueError where the front matter is not
    closed, a line of it has no key, or a key comes twice.
    """
    opening, *lines = raw.splitlines()
    if opening != FENCE or FENCE not in lines:
        message = f"{slug}: no front matter between two lines '{FENCE}'"
        raise ValueError(message)
    end = lines.index(FENCE)
    fields: dict[str, str] = {}
    for line in lines[:end]:
        key, colon, value = line.partition(": ")
        if not colon or key in fields:
            message = f"{slug}: not a new 'key: value' line: {line}"
            raise ValueError(message)
        fields[key] = value.strip()
    return Entry(slug, fields, "\n".join(lines[end + 1 :]).strip())


def entries(folder: Path = FOLDER) -> list[Entry]:
    """All accounts of the event in this folder, in the order of their file names."""
    return [_entry(path) for path in sorted((folder / "accounts").glob("*.md"))]


def _entry(path: Path) -> Entry:
    """Read an account and its earlier texts (earlier/<slug>.<number>.md, without front matter)."""
    entry = parse(path.stem, path.read_text(encoding="utf-8"))
    older = sorted((path.parent / "earlier").glob(f"{path.stem}.*.md"))
    texts = (each.read_text(encoding="utf-8").strip() for each in older)
    return replace(entry, earlier=tuple(texts))


def outlets(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The outlets with their facts, notices and addresses, as the TOML file has them."""
    return read(folder / "outlets.toml")


def event(folder: Path = FOLDER) -> dict[str, Any]:
    """The fields of the event itself."""
    return tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))
