"""How often the engine errs, as pages tell it: read from measured.json (bench/rates.py)."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("measured.json")


@dataclass(frozen=True, slots=True)
class Rate:
    """Of one kind in our test events: how many there are, were found, and rightly so."""

    labelled: int
    found: int
    right: int

    @property
    def precision(self) -> int | None:
        """Of 100 found, how many are right; None where none was found."""
        return round(100 * self.right / self.found) if self.found else None

    @property
    def wrong(self) -> int | None:
        """Of 100 found, how many are wrong; None where none was found."""
        return None if self.precision is None else 100 - self.precision

    @property
    def recall(self) -> int | None:
        """Of 100 that there are, how many were found; None where there are none."""
        return round(100 * self.right / self.labelled) if self.labelled else None


@cache
def rates() -> dict[str, Rate]:
    """The rates by kind of finding; "match" is that two sentences belong together."""
    kinds = json.loads(FILE.read_text())["kinds"]
    return {kind: Rate(**numbers) for kind, numbers in kinds.items()}


@cache
def measured_on() -> date:
    """The day of the measurement."""
    return date.fromisoformat(json.loads(FILE.read_text())["measured_on"])
