"""Measures the rules of contradiction on public sets; prints one table.

Usage: python bench/contradictions.py [--misses RULE] [--set NAME ...] [--frozen]. A set that is
absent is "not run". A hit is a pair that is called a contradiction. On sets with labels it is right
where the label says so; on paraphrases each hit is a false alarm. Every pair counts as a match and
vectors are left out, which is the worst case for false alarms. Our own pairs follow by closeness
and kind: the weights are fitted on them, so docs/method.md gives cross-fitted figures. `--frozen`
sums up the pairs that nobody may tune on, and nothing else.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

import contrary
from material import BENCH, claims, stsb

from framing.engine import names, quantities, similarity, tuning
from framing.engine.cleaning import clean
from framing.engine.meaning import Encoder, load
from framing.engine.relations import evidence, excluding, negation, opposites, slots
from framing.engine.rules import Duo
from framing.engine.values import Claim, Clean, Finding, Markup, Pair, Reading, Span, Status, Text
from framing.engine.words import Told, tell

Row = tuple[str, str, bool]  # two sentences, and whether they contradict each other
SCORED: Final = 40
PUBLISHED: Final = date(2031, 3, 7)
PARAPHRASE: Final = 4.5


@dataclass(frozen=True)
class Sample:
    """A public set: where it is, how it is read, in which language."""

    path: Path
    language: str
    read: Callable[[Path], list[Row]]


def _sick(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (r["sentence_A"], r["sentence_B"], r["entailment_label"] == "CONTRADICTION")
            for r in rows
        ]


def _xnli(path: Path) -> list[Row]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(one, other, label == "contradiction") for one, other, label in rows]


def _stsb(path: Path) -> list[Row]:
    return [(one, other, False) for one, other, alike in stsb(path.stem) if alike >= PARAPHRASE]


def _paws(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(r["sentence1"], r["sentence2"], False) for r in rows if r["label"] == "1"]


SAMPLES: Final = {
    "SICK": Sample(BENCH / "sick" / "SICK.txt", "en", _sick),
    "XNLI de, dev": Sample(BENCH / "xnli_de" / "dev.txt", "de", _xnli),
    "XNLI de, test": Sample(BENCH / "xnli_de" / "test.txt", "de", _xnli),
    "STS-B de, train": Sample(BENCH / "stsb" / "de-train.csv", "de", _stsb),
    "STS-B de, dev": Sample(BENCH / "stsb" / "de-dev.csv", "de", _stsb),
    "STS-B de, test": Sample(BENCH / "stsb" / "de-test.csv", "de", _stsb),
    "PAWS-X de, dev": Sample(BENCH / "pawsx_de" / "dev.tsv", "de", _paws),
    "PAWS-X de, test": Sample(BENCH / "pawsx_de" / "test.tsv", "de", _paws),
}


def findings(rows: Sequence[Row], language: str) -> Iterator[Finding | None]:
    """Yield what the evidence shows in each pair of sentences; what is no claim shows nothing."""
    for one, other, _ in rows:
        found = None
        with suppress(ValueError):
            found = shown(contrary.duo(one, other, language))
        yield found


def shown(duo: Duo) -> Finding | None:
    """Return the contradiction that two claims in one language show."""
    return evidence.find(duo) or excluding.find(duo)


def _dated(claim: Claim) -> Claim:
    """Read weekdays as in a report of one day, and place quantities by the whole text."""
    found = quantities.find(claim.text, claim.language, published=PUBLISHED)
    start = claim.span.start
    moved = (replace(q, span=Span(q.span.start + start, q.span.end + start)) for q in found)
    return replace(claim, quantities=tuple(moved))


def across() -> Iterator[str]:
    """Yield a line for what the rules say of paraphrases in German and English, with vectors."""
    name = "STS-B de-en, dev and test"
    encoder = load()
    if not (BENCH / "stsb").exists() or encoder is None:
        yield f"| {name} | not run | | | |"
        return
    both = [
        row
        for part in ("dev", "test")
        for row in zip(stsb(f"de-{part}"), stsb(f"en-{part}"), strict=True)
    ]
    hits: Counter[str] = Counter()
    total = 0
    for at in range(0, len(both), SCORED):
        block = both[at : at + SCORED]
        duos = _scored([row[0][0] for row in block], [row[1][1] for row in block], encoder)
        for ((_, _, alike), _), duo in zip(block, duos, strict=True):
            if alike >= PARAPHRASE:
                total += 1
                found = slots.find(duo) or negation.find(duo) or opposites.find(duo)
                hits.update([found.rule] if found else [])
    for rule, count in sorted((hits | Counter(any=hits.total())).items()):
        yield f"| {rule} | {name} ({total}) | {count} | – | {count / total:.4f} of all |"


def _scored(german: Sequence[str], english: Sequence[str], encoder: Encoder) -> Iterator[Duo]:
    """Yield each pair with the score that alignment gives it among the others."""
    read = [
        [_dated(c) for c in claims(account, texts, language)]
        for account, texts, language in (("a", german, "de"), ("b", english, "en"))
    ]
    groups = names.learn([n for claim in side for n in claim.names] for side in read)
    nowhere = Clean("", (), ())
    ready = [similarity.prepare(c, clean=nowhere, encoder=encoder, names=groups) for c in read]
    found = similarity.signals(*ready)
    scores = similarity.score(found, same_language=False)[0].diagonal()
    for n, (one, other) in enumerate(zip(*(_told(side, groups) for side in read), strict=True)):
        status = Status.MATCH if scores[n] >= tuning.MATCH else Status.SUGGEST
        signals = {"meaning": float(found["meaning"][n, n])}
        yield Duo(Pair(one.claim.id, other.claim.id, float(scores[n]), status, signals), one, other)


def _told(side: Sequence[Claim], groups: Mapping[str, str]) -> list[Told]:
    text = Text(side[0].account, "\n\n".join(c.text for c in side), side[0].language)
    reading = Reading(text, clean("\n".join(c.text for c in side), markup=Markup.PLAIN), ())
    return [tell(claim, reading, groups) for claim in side]


def report(name: str, sample: Sample, shown: str) -> Iterator[str]:
    """Yield a line for each rule that fires on the set, and the hits asked for."""
    if not sample.path.exists():
        yield f"| {name} | not run | | | |"
        return
    rows = sample.read(sample.path)
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    said = []
    for (one, other, is_right), found in zip(rows, findings(rows, sample.language), strict=True):
        for rule in (found.rule, "any") if found else ():
            hits[rule] += 1
            right[rule] += is_right
            if shown in (rule, "all") and rule != "any" and not is_right:
                said.append(f"    {found and found.rule}: {one} / {other}")
    true = sum(row[2] for row in rows)
    for rule in sorted(hits | {"any": 0}):
        precision = f"{right[rule] / hits[rule]:.2f}" if true and hits[rule] else "–"
        recall = f"{right[rule] / true:.2f}" if true else f"{hits[rule] / len(rows):.4f} of all"
        yield f"| {rule} | {name} ({len(rows):,}) | {hits[rule]:,} | {precision} | {recall} |"
    yield from islice(said, 80)


def ours() -> Iterator[str]:
    """Yield what is found of our own pairs, by closeness and kind."""
    tuned = [(one, shown(one.duo)) for one in contrary.tuning_pairs()]
    for source in ("tuning", "english"):
        part = [(one, found) for one, found in tuned if one.source == source]
        yield total(source, part)
        for key in sorted({(one.closeness, one.kind) for one, _ in part if one.contradicts}):
            group = [found for one, found in part if (one.closeness, one.kind) == key]
            hits = [found for found in group if found]
            named = sum(str(found.subtype) == key[1] for found in hits) / max(len(hits), 1)
            share = len(hits) / len(group)
            row = (" ".join(key), f"{source} ({len(group)})", len(hits), f"{named:.2f} named so")
            yield f"| {' | '.join(map(str, row))} | {share:.2f} |"


def frozen() -> str:
    """Return the sums over the pairs that nobody may tune on."""
    both = [
        contrary.Labelled(contrary.duo(row["a"], row["b"], "de"), "frozen", contradicts)
        for name, contradicts in (("contradictions", True), ("paraphrases", False))
        for row in contrary.rows(contrary.PAIRS / f"{name}.tsv")
    ]
    return total("frozen", [(one, shown(one.duo)) for one in both])


def total(name: str, part: Sequence[tuple[contrary.Labelled, Finding | None]]) -> str:
    """Return the line that sums up a set of labelled pairs."""
    hits = [one for one, found in part if found]
    right = sum(one.contradicts for one in hits)
    true = sum(one.contradicts for one, _ in part)
    precision, recall = right / max(len(hits), 1), right / max(true, 1)
    return (
        f"| any | {name} ({true} of {len(part)}) | {len(hits)} | {precision:.2f} | {recall:.2f} |"
    )


def main() -> None:
    """Measure the sets asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", default="")
    parser.add_argument("--set", nargs="*", default=list(SAMPLES), dest="chosen")
    parser.add_argument("--frozen", action="store_true")
    options = parser.parse_args()
    if options.frozen:
        print(frozen())
        return
    print("| rule | set | hits | right | found of all contradictions |")
    print("| --- | --- | --- | --- | --- |")
    for name in options.chosen:
        print("\n".join(report(name, SAMPLES[name], options.misses)), flush=True)
    print("\n".join(ours()))
    print("\n".join(across()))


if __name__ == "__main__":
    main()
