"""Reads the labelled sentences and writes quantities the way they are labelled."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from framing.engine.quantities import find
from framing.engine.values import Quantity

FOLDER = Path(__file__).resolve().parents[1] / "cases"
PUBLISHED = date(2021, 3, 14)


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    want: tuple[str, ...]
    published: date | None
    miss: bool
    shows: tuple[str, ...]

    @property
    def got(self) -> tuple[str, ...]:
        return tuple(
            shown(quantity) for quantity in find(self.text, self.language, published=self.published)
        )


def read(name: str) -> list[Case]:
    tables: dict[str, list[dict[str, Any]]] = tomllib.loads(
        (FOLDER / name).read_text(encoding="utf-8")
    )
    return [
        Case(
            language,
            entry["text"],
            tuple(entry["want"]),
            entry.get("published", PUBLISHED if entry.get("dated") else None),
            entry.get("miss", False),
            tuple(entry.get("shows", ())),
        )
        for language, entries in tables.items()
        for entry in entries
    ]


def shown(quantity: Quantity) -> str:
    """Write a quantity as the cases do: "<low..high> <bound> <unit> [<what>[/<of whom>]]".

    What the sentence replaces itself ends in "former".
    """
    low, high = (_number(value, quantity.unit) for value in (quantity.low, quantity.high))
    values = low if low == high and low else f"{low}..{high}"
    group = f"/{quantity.of_whom}" if quantity.of_whom else ""
    former = " former" if quantity.former else ""
    return f"{values} {quantity.bound} {quantity.unit} {quantity.what}{group}".strip() + former


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "date":
        return date.fromordinal(int(value)).isoformat()
    if unit == "time":
        return f"{int(value) // 60:02}:{int(value) % 60:02}"
    return f"{round(value, 4):g}" if abs(value) < 1e5 else str(round(value, 4)).removesuffix(".0")
