"""Reads the error rates out of docs/quality.md for the page that tells readers of them.

Usage: python bench/rates.py. Writes framing/comparisons/measured.json; `make measure` calls it too.
What is found by looking a sentence up is added there by `bench/check.py --quality`.
The rates are those of all our test events together, meaning on, end to end; but of what belongs
together ("match", "row", "suggest") those of the events whose accounts share much. "little_row" are
the pairs that stand in one row where accounts share little; "absent" is what stands as not found,
in events that share much and in those that share little.
"""

import json
import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import gold

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "quality.md"
FILE = ROOT / "framing" / "comparisons" / "measured.json"

TABLE = re.compile(r"^### (\S+), meaning on\n+(.*?)(?=^#)", re.MULTILINE | re.DOTALL)
LINE = re.compile(
    r"^\| ([a-z][\w ()/]*?) \| (\d+) \| (\d+) \| ([\d.]+) \| [\d.]+ \|$", re.MULTILINE
)
TOGETHER = ("match", "row", "suggest")
NAMES = {"contradiction (any)": "contradiction"}


def rates(page: str) -> dict[str, object]:
    """Return the day and, of the test events, how much is labelled, found, and found rightly."""
    much, little = added_up(page, gold.TEST), added_up(page, gold.LITTLE)
    day = re.search(r"on (\d{4}-\d{2}-\d{2})", page)
    return {
        "measured_on": day[1] if day else "",
        "kinds": added_up(page, (*gold.TEST, *gold.LITTLE))
        | {kind: rate for kind, rate in much.items() if kind in TOGETHER},
        "little_row": little["row"],
        "absent": {"much": much["absence"], "little": little["absence"]},
    }


def added_up(page: str, events: Collection[str]) -> dict[str, dict[str, int]]:
    """Add up the tables of some events, by kind."""
    labelled: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for table in (table for event, table in TABLE.findall(page) if event in events):
        for name, of_all, of_found, precision in LINE.findall(table):
            kind = NAMES.get(name, name)
            labelled[kind] += int(of_all)
            found[kind] += int(of_found)
            right[kind] += round(float(precision) * int(of_found))
    return {
        kind: {"labelled": labelled[kind], "found": found[kind], "right": right[kind]}
        for kind in sorted(labelled)
        if "/" not in kind
    }


def keep(name: str, numbers: object) -> None:
    """Write what another program has measured into the file."""
    FILE.write_text(json.dumps(read() | {name: numbers}, indent=1) + "\n")


def read() -> dict[str, object]:
    """Return what the file holds."""
    held: dict[str, object] = json.loads(FILE.read_text())
    return held


def main() -> None:
    """Read and write; what other programs have measured stays."""
    FILE.write_text(json.dumps(read() | rates(PAGE.read_text()), indent=1) + "\n")


if __name__ == "__main__":
    main()
