"""Measures relations, quantities and voices on our labelled events, event by event and pooled.

Usage: python bench/relations.py [EVENT ...] [--each] [--misses KIND] [--without-meaning]. Without a
name it takes the eight events that rules are tuned on. "given" hands every labelled pair to the
rules as a sure match, so that errors of pairing do not count; "end to end" takes the engine's own
pairs. KIND is a relation as the tables name it, or one of quantity, hedged, checkable, voice; what
was missed and what was found wrongly is printed, never of the two events that are held out.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from amounts import Judged, judged_amounts
from gold import TEST, TUNING, Gold, Key, compared, name_of

from framing import engine
from framing.engine import Claim, Pair, Status, origin
from framing.engine.relations import relate
from framing.engine.rules import Duo
from framing.engine.words import Told

# A given pair is sure by its label; whatever the rules ask of a score, it has.
_SURE: Final = 0.95
_SIDES: Final = ("given", "end to end")


@dataclass(frozen=True)
class Event:
    """A labelled event: what the labels say of each pair, what the rules say, and how both read."""

    name: str
    gold: Gold
    with_meaning: bool

    @property
    def told(self) -> dict[str, Told]:
        """Return every claim taken apart into words."""
        return self.gold.told

    @cached_property
    def given(self) -> dict[Key, set[str]]:
        """Return what the rules say of each labelled pair, as a sure match."""
        siblings = origin.siblings(
            {one.text.id: origin.marks(one) for one in self.gold.result.readings}
        )
        ids = [tuple(sorted(key)) for key in self.gold.pairs if all(c in self.told for c in key)]
        near = self._meaning(ids)
        said: dict[Key, set[str]] = {key: set() for key in self.gold.pairs}
        for (left, right), signals in zip(ids, near, strict=True):
            pair = Pair(left, right, _SURE, Status.MATCH, signals)
            found = relate(Duo(pair, self.told[left], self.told[right]), siblings)
            said[frozenset((left, right))] = {name_of(f.kind, f.subtype) for f in found}
        return said

    def _meaning(self, ids: Sequence[tuple[str, ...]]) -> list[Mapping[str, float]]:
        encoder = engine.load_encoder() if self.with_meaning else None
        if encoder is None:
            return [{} for _ in ids]
        sides = [encoder.encode([self.told[pair[n]].claim.text for pair in ids]) for n in (0, 1)]
        return [{"meaning": float(one @ other)} for one, other in zip(*sides, strict=True)]

    @cached_property
    def found(self) -> dict[Key, set[str]]:
        """Return what the engine says of its own pairs."""
        return {key: said for key, (*_, said) in self.gold.found.items()}

    def claims(self) -> Iterator[tuple[Mapping[str, Any], Claim]]:
        """Yield each labelled sentence with its claim, those that are no claims left out."""
        for account, sentences in self.gold.labels["claims"].items():
            for label in sentences:
                claim = self.told.get(self.gold.id_of((account, label["text"])))
                if claim:
                    yield label, claim.claim


@dataclass
class Tally:
    """How often something was wanted, found, and both."""

    wanted: int = 0
    found: int = 0
    hits: int = 0

    def add(self, wanted: int, found: int, hits: int) -> None:
        """Count one more group of cases."""
        self.wanted, self.found, self.hits = (
            self.wanted + wanted,
            self.found + found,
            self.hits + hits,
        )

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hits / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.hits / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.hits / max(self.wanted + self.found, 1)


@dataclass
class Table:
    """All tallies of one event or of several."""

    kinds: dict[str, tuple[Tally, Tally]] = field(default_factory=dict)
    claims: dict[str, Tally] = field(default_factory=dict)
    confused: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, event: Event) -> None:
        """Add an event."""
        for place, said in enumerate((event.given, event.found)):
            for kind in kinds(event.gold.pairs, said):
                wanted = {key for key, labels in event.gold.pairs.items() if kind in labels}
                found = {key for key, labels in said.items() if kind in labels}
                both = self.kinds.setdefault(kind, (Tally(), Tally()))
                both[place].add(len(wanted), len(found), len(wanted & found))
        for key, labels in event.gold.pairs.items():
            for kind in labels:
                row = self.confused.setdefault(kind, Counter())
                row.update(event.given[key] or {"nothing"})
        for label, claim in event.claims():
            self._count_claim(label, claim)

    def _count_claim(self, label: Mapping[str, Any], claim: Claim) -> None:
        judged = judged_amounts(label["quantities"], claim)
        for name, hits in judged.hits.items():
            self.claims.setdefault(name, Tally()).add(judged.wanted, judged.found, hits)
        bound = self.claims.setdefault("bound, of values found", Tally())
        bound.add(*[judged.hits["value"]] * 2, judged.hits["value, bound"])
        for name, wanted, found in flags(label, claim):
            self.claims.setdefault(name, Tally()).add(wanted, found, wanted and found)

    def lines(self) -> Iterator[str]:
        """Yield the tables of relations, of claims and of confusions."""
        yield "| relation | labelled | given P/R | (n) | end to end P/R | (n) |"
        yield "| --- | --- | --- | --- | --- | --- |"
        for kind, sides in sorted(self.kinds.items()):
            cells = (f"{s.precision:.2f}/{s.recall:.2f} | {s.found}" for s in sides)
            yield f"| {kind} | {sides[0].wanted} | {' | '.join(cells)} |"
        yield "\n| of claims | labelled | found | P | R | F1 |"
        yield "| --- | --- | --- | --- | --- | --- |"
        for name, t in self.claims.items():
            rates = f"{t.precision:.2f} | {t.recall:.2f} | {t.f1:.2f}"
            yield f"| {name} | {t.wanted} | {t.found} | {rates} |"

    def confusion(self) -> Iterator[str]:
        """Yield, for each kind that the labels give a pair, what the rules say of such pairs."""
        yield "\nlabelled: found, of given pairs"
        for kind, row in sorted(self.confused.items()):
            yield f"{kind}: " + ", ".join(f"{name} {n}" for name, n in row.most_common())


def kinds(*sides: Mapping[Key, set[str]]) -> list[str]:
    """Return every kind that is wanted or found."""
    return sorted({kind for side in sides for said in side.values() for kind in said})


def flags(label: Mapping[str, Any], claim: Claim) -> Iterator[tuple[str, bool, bool]]:
    """Yield what a sentence is labelled and what the engine takes it for."""
    yield "hedged", label["hedged"], claim.hedged
    yield "checkable", label["checkable"], claim.checkable
    yield "not checkable", not label["checkable"], not claim.checkable
    yield "voice: not the outlet's", label["voice"] != "outlet", claim.voice.value != "outlet"
    for voice in ("outlet", "quoted", "reported", "mixed"):
        yield f"voice: {voice}", label["voice"] == voice, claim.voice.value == voice


def misses(event: Event, kind: str) -> Iterator[str]:
    """Yield what is wrong of one kind."""
    if kind in {"quantity", "hedged", "checkable", "voice"}:
        for label, claim in event.claims():
            yield from _claim_misses(label, claim, kind)
        return
    for said, side in zip((event.given, event.found), _SIDES, strict=True):
        for key in sorted(event.gold.pairs.keys() | said.keys(), key=sorted):
            wanted = event.gold.pairs.get(key)
            found = said.get(key, set())
            if (kind in (wanted or ())) is not (kind in found):
                head = "missed" if kind in (wanted or ()) else "wrong"
                truth = "no pair" if wanted is None else sorted(wanted)
                status, score, _ = event.gold.found.get(key, ("–", 0.0, None))
                yield f"{side}: {head} {status} {score:.2f} labelled {truth} found {sorted(found)}"
                yield from _sentences(event, key)


def _sentences(event: Event, key: Iterable[str]) -> Iterator[str]:
    for one in sorted(key):
        told = event.told.get(one)
        if told is None:
            yield f"    no claim: {one}"
            continue
        shown = [f"{q.words} = {q.unit} {q.what}/{q.of_whom}" for q in told.claim.quantities]
        yield f"    {told.text.published} {told.claim.voice}: {told.claim.text} {shown}"


def _claim_misses(label: Mapping[str, Any], claim: Claim, kind: str) -> Iterator[str]:
    if kind == "quantity":
        judged = judged_amounts(label["quantities"], claim)
        if judged.hits["value, bound"] < max(judged.wanted, judged.found):
            yield f"{claim.text}\n    {_amounts(judged)}"
    elif kind == "voice":
        if label["voice"] != claim.voice.value:
            yield f"{label['voice']} not {claim.voice} [{claim.cue}]: {claim.text}"
    elif label[kind] is not getattr(claim, kind):
        yield f"{kind} should be {label[kind]} [{claim.cue}]: {claim.text}"


def _amounts(judged: Judged) -> str:
    return f"missed {judged.missed} wrong {judged.wrong}"


def main() -> None:
    """Measure the events named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="*", default=TUNING)
    parser.add_argument("--misses", metavar="KIND")
    parser.add_argument("--without-meaning", action="store_true")
    parser.add_argument("--each", action="store_true", help="a table for each event too")
    options = parser.parse_args()
    pooled = Table()
    for name in options.events:
        meant = not options.without_meaning
        event = Event(name, compared(name, with_meaning=meant), meant)
        if options.misses and name not in TEST:
            print(f"## {name}", *misses(event, options.misses), sep="\n")
        alone = Table()
        alone.count(event)
        pooled.count(event)
        if options.each:
            print(f"\n## {name}", *alone.lines(), sep="\n")
    print("\n## pooled", *pooled.lines(), *pooled.confusion(), sep="\n")


if __name__ == "__main__":
    main()
