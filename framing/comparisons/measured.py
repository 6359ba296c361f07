"""How often the engine errs, as pages tell it: read from measured.json (bench/rates.py)."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from framing.comparisons.weights import STRENGTH
from framing.engine import Subtype

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
    def mistaken(self) -> int:
        """How many of those found are wrong."""
        return self.found - self.right

    @property
    def recall(self) -> int | None:
        """Of 100 that there are, how many were found; None where there are none."""
        return round(100 * self.right / self.labelled) if self.labelled else None


@dataclass(frozen=True, slots=True)
class Found:
    """Of what belongs to sentences that were looked up: how much was found."""

    wanted: int
    offered: int  # by the index
    grouped: int  # of these, told of in a group
    near: int  # or shown as near, not sure
    told: int  # in a group altogether

    def of_hundred(self, number: int) -> int:
        """A number of them, of a hundred."""
        return round(100 * number / self.wanted)

    @property
    def sure(self) -> int:
        """Of 100 that there are, how many are told of in a group."""
        return self.of_hundred(self.grouped)

    @property
    def unsure(self) -> int:
        """Of 100 that there are, how many are shown as near."""
        return self.of_hundred(self.near)

    @property
    def missed(self) -> int:
        """Of 100 that there are, how many are not shown at all."""
        return 100 - self.sure - self.unsure


@cache
def look_up(*, is_chosen: bool, is_verbatim: bool = False) -> Found:
    """What is found where the reader has chosen the event or not, or took the words of a text."""
    asked = "verbatim" if is_verbatim else "event" if is_chosen else "all"
    return Found(**json.loads(FILE.read_text())["look_up"][asked])


@cache
def rates() -> dict[str, Rate]:
    """The rates by kind of finding; "match" is that two sentences belong together."""
    kinds = json.loads(FILE.read_text())["kinds"]
    return {kind: Rate(**numbers) for kind, numbers in kinds.items()}


@cache
def differences() -> Rate:
    """The rate of all kinds of difference together, figures of two groups among them."""
    shown = (*STRENGTH, Subtype.OTHER_GROUP.value)
    found = [rates()[kind] for kind in shown if kind in rates()]
    return Rate(
        labelled=sum(rate.labelled for rate in found),
        found=sum(rate.found for rate in found),
        right=sum(rate.right for rate in found),
    )


@cache
def rows_of_little() -> Rate:
    """The rate of sentences that stand in one row where accounts have little in common."""
    return Rate(**json.loads(FILE.read_text())["little_row"])


@cache
def absent(*, with_little: bool) -> Rate:
    """The rate of what stands as not found, where accounts have little in common or much."""
    return Rate(**json.loads(FILE.read_text())["absent"]["little" if with_little else "much"])


@cache
def measured_on() -> date:
    """The day of the measurement."""
    return date.fromisoformat(json.loads(FILE.read_text())["measured_on"])
