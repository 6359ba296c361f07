"""Measures pairs and findings on our own labelled events; prints one table for each event.

Usage: python bench/gold.py EVENT ... [--misses]. An event is a folder of tests/corpus (gold.json
in it, see LABELS.md there). Only accounts whose pairs the labels hold completely are counted.
Weights and rules were set on the events of TUNING; those of TEST and LITTLE are for testing. The
misses of READ have been read and mended since: they test nothing, and are there to mend more on.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from framing import engine
from framing.engine import AbsenceReason, Finding, Reading, Relation, Result, Status, Text, names
from framing.engine.words import Told, tell

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
# Of tests/corpus.
TUNING = (
    "grenze-velun",
    "hochwasser-lauen",
    "netzausfall-merowia",
    "protest-carlsund",
    "stauwerk-hellbruck",
    "unruhen-tarvanien",
    "werk-sassnau",
    "zugunglueck-olmtal",
)
TEST = ("wahl-harnland", "legionellen-bredenfurt")
# For testing too, though their sums were seen while UNCOUNTED, LEAST_IN_COMMON and LITTLE of
# tuning.py were chosen: any two of their accounts share one to eleven facts of ten to thirty.
LITTLE = (
    "wasserwerk-lauenmark",
    "gipfel-rewin",
    "hafen-brankenau",
    "putsch-quellavar",
    "brand-tesslingen",
    "unruhe-kalvedra",
)
# Accounts share as little as in LITTLE.
READ = (
    "oelpest-harsum",
    "notlandung-averode",
    "razzia-halvenien",
    "messe-terrana",
    "rentenreform-karvenien",
    "grubenunglueck-quarrenz",
    "vulkan-tarquesa",
    "prozess-vandahl",
    "listerien-velmarien",
    "lawine-valdorn",
    "klinikstreik-tarnau",
)
Key = frozenset[str]


def texts(folder: Path) -> list[Text]:
    """Read the accounts of an event."""
    return [_text(path) for path in sorted(folder.glob("*.md"))]


def _text(path: Path) -> Text:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    known = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return Text(
        path.stem,
        body.strip(),
        known["language"],
        outlet=known["outlet"],
        title=known["title"],
        published=date.fromisoformat(known["published"]),
    )


@dataclass(frozen=True)
class Gold:
    """The labels of an event, laid over what the engine found in it."""

    labels: Mapping[str, Any]
    result: Result

    @cached_property
    def claims(self) -> dict[tuple[str, str], str]:
        """Lead from account and sentence to the claim's id."""
        return {
            (reading.text.id, _plain(claim.text)): claim.id
            for reading in self.result.readings
            for claim in reading.claims
        }

    @cached_property
    def told(self) -> dict[str, Told]:
        """Take every claim apart into words, as the pipeline does."""
        readings = self.result.readings
        groups = names.learn([n for claim in side.claims for n in claim.names] for side in readings)
        return {claim.id: tell(claim, side, groups) for side in readings for claim in side.claims}

    def id_of(self, place: Iterable[str]) -> str:
        """Return the id of a labelled sentence; where it is no claim, a name that none has."""
        account, sentence = place
        return self.claims.get((account, _plain(sentence)), f"{account}:none:{sentence}")

    @cached_property
    def pairs(self) -> dict[Key, set[str]]:
        """Return what the labels say of each pair in accounts that are covered completely."""
        found: dict[Key, set[str]] = {}
        for pair in self.labels["pairs"]:
            if self.is_covered(pair["a"][0], pair["b"][0]):
                key = frozenset((self.id_of(pair["a"]), self.id_of(pair["b"])))
                said = {name_of(r["kind"], r["subtype"]) for r in pair["relations"]}
                found[key] = found.get(key, set()) | said
        return found

    def is_covered(self, one: str, other: str) -> bool:
        """Tell whether the labels hold every pair of these two accounts."""
        return {one, other} in [set(pair) for pair in self.labels["complete"]]

    @cached_property
    def found(self) -> dict[Key, tuple[Status, float, set[str]]]:
        """Return what the engine says of the pairs of these accounts."""
        return {
            frozenset((p.left, p.right)): (
                p.status,
                p.score,
                {name_of(f.kind, f.subtype) for f in p.findings},
            )
            for p in self.result.pairs
            if self.is_covered(p.left.split(":")[0], p.right.split(":")[0])
        }

    @cached_property
    def rows(self) -> set[Key]:
        """Return the pairs of different accounts that stand in one row."""
        return {
            frozenset((one, other))
            for row in self.result.rows
            for one in row.claims
            for other in row.claims
            if self.is_covered(one.split(":")[0], other.split(":")[0])
        }

    @cached_property
    def lacking(self) -> set[Key]:
        """Return what stands as not found: an account's name with the claims that others tell."""
        hidden = {AbsenceReason.ELSEWHERE.value, AbsenceReason.EARLIER.value}
        return {
            frozenset((str(found.account), *found.claims))
            for found in self._absences()
            if found.evidence["reason"] not in hidden
        }

    @cached_property
    def absent(self) -> set[Key]:
        """Return those of all absences looked at that hold: no label says the account tells it."""
        return {
            frozenset((str(found.account), *found.claims))
            for found in self._absences()
            if not any(
                other.startswith(f"{found.account}:")
                for key in self.pairs
                for claim in key.intersection(found.claims)
                for other in key - {claim}
            )
        }

    def _absences(self) -> Iterator[Finding]:
        for row in self.result.rows:
            for found in row.findings:
                told_by = {claim.split(":")[0] for claim in found.claims}
                if found.kind is Relation.ABSENCE and all(
                    self.is_covered(str(found.account), name) for name in told_by
                ):
                    yield found

    def counts(self) -> Iterator[tuple[str, set[Any], set[Any]]]:
        """Yield each figure's name, what the labels hold and what the engine found."""
        gold = set(self.pairs)
        yield "match", gold, {k for k, v in self.found.items() if v[0] is Status.MATCH}
        yield "row", gold, self.rows
        yield "suggest", gold, set(self.found)
        yield "absence", self.absent, self.lacking
        kinds = {kind for said in self.pairs.values() for kind in said}
        for kind in sorted(kinds | {kind for *_, said in self.found.values() for kind in said}):
            wanted = {key for key, said in self.pairs.items() if kind in said}
            yield kind, wanted, {key for key, (*_, said) in self.found.items() if kind in said}
        clashes = {k for k, said in self.pairs.items() if any("contra" in one for one in said)}
        told = {k for k, (*_, said) in self.found.items() if any("contra" in one for one in said)}
        yield "contradiction (any)", clashes, told


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())


def name_of(kind: object, subtype: object) -> str:
    name = "other_group" if subtype == "other_group" else str(kind)
    return f"{kind}/{subtype}" if subtype and name == "contradiction" else name


def read(event: str) -> tuple[Reading, ...]:
    """Read the accounts of an event, each by itself."""
    return tuple(engine.read(text) for text in texts(CORPUS / event))


def judged(event: str, result: Result) -> Gold:
    """Lay the labels of an event over what the engine found in it."""
    return Gold(json.loads((CORPUS / event / "gold.json").read_text(encoding="utf-8")), result)


def compared(event: str, *, with_meaning: bool) -> Gold:
    """Compare the accounts of an event and lay its labels over them."""
    encoder = engine.load_encoder() if with_meaning else None
    return judged(event, engine.compare(texts(CORPUS / event), encoder=encoder))


def report(event: str, *, with_meaning: bool, misses: bool) -> Iterator[str]:
    """Yield the lines of one event's table."""
    gold = compared(event, with_meaning=with_meaning)
    yield f"## {event}, meaning {'on' if with_meaning else 'off'}"
    yield "| what | labelled | found | P | R |"
    yield "| --- | --- | --- | --- | --- |"
    for name, wanted, found in gold.counts():
        hits = len(wanted & found)
        precision, recall = hits / max(len(found), 1), hits / max(len(wanted), 1)
        yield f"| {name} | {len(wanted)} | {len(found)} | {precision:.2f} | {recall:.2f} |"
    if misses:
        yield from _misses(gold)


def _misses(gold: Gold) -> Iterator[str]:
    words = {claim: sentence for (_, sentence), claim in gold.claims.items()}
    for key in sorted(gold.pairs.keys() | gold.found.keys(), key=sorted):
        wanted = gold.pairs.get(key)
        status, score, said = gold.found.get(key, ("–", 0.0, set[str]()))
        if (wanted or set()) != said or (wanted is not None) is not (status is Status.MATCH):
            yield f"{score:.2f} {status} wanted {sorted(wanted or ())} found {sorted(said)}"
            yield from (f"    {claim.split(':')[0]}: {words.get(claim)}" for claim in sorted(key))


def main() -> None:
    """Measure the events named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="+")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    for event in options.events:
        for with_meaning in (False, True):
            print("\n".join(report(event, with_meaning=with_meaning, misses=options.misses)))


if __name__ == "__main__":
    main()
