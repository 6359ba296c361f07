"""Our own labelled pairs for contradictions, made into what the rules take."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import gold
from material import BENCH, stsb

from framing.engine import names
from framing.engine.pipeline import read
from framing.engine.relations import evidence
from framing.engine.relations.evidence.observed import observe
from framing.engine.rules import Duo
from framing.engine.values import Markup, Pair, Status, Text
from framing.engine.words import tell

PAIRS: Final = gold.CORPUS / "pairs"
PUBLISHED: Final = date(2031, 3, 7)
PARAPHRASE: Final = 4.5
CONTRADICTS: Final = True


@dataclass(frozen=True)
class Labelled:
    """Two claims and whether they contradict each other; subtype or trap, closeness, origin."""

    duo: Duo
    source: str
    contradicts: bool = False
    kind: str = ""
    closeness: str = ""

    @property
    def signals(self) -> dict[str, float]:
        """Return what the evidence says of the pair."""
        return dict(evidence.signals(observe(self.duo)))


def duo(left: str, right: str, language: str, meaning: float | None = None) -> Duo:
    """Read two sentences, each as a text of its own, and take them for one thing."""
    sides = [
        read(Text(name, text, language, published=PUBLISHED, markup=Markup.PLAIN))
        for name, text in (("a", left), ("b", right))
    ]
    claims = [max(side.claims, key=lambda claim: len(claim.text)) for side in sides]
    groups = names.learn(list(claim.names) for claim in claims)
    pair = Pair(claims[0].id, claims[1].id, 1.0, Status.MATCH, {})
    if meaning is not None:
        pair = replace(pair, signals={"meaning": meaning})
    told = [tell(claim, side, groups) for claim, side in zip(claims, sides, strict=True)]
    return Duo(pair, told[0], told[1])


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table whose first line names its columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def tuning_pairs() -> Iterator[Labelled]:
    """Yield the pairs of tests/corpus/pairs/tuning."""
    folder = PAIRS / "tuning"
    for row in rows(folder / "contradictions.tsv"):
        found = duo(row["a"], row["b"], "de")
        yield Labelled(found, "tuning", CONTRADICTS, row["subtype"], row["closeness"])
    for row in rows(folder / "paraphrases.tsv"):
        found = duo(row["a"], row["b"], "de")
        yield Labelled(found, "tuning", kind=row["trap"], closeness=row["closeness"])
    for row in rows(folder / "english.tsv"):
        contradicts = row["label"] == "contradiction"
        found = duo(row["a"], row["b"], "en")
        yield Labelled(found, "english", contradicts, row["subtype"], row["closeness"])


def paraphrases() -> Iterator[Labelled]:
    """Yield the pairs of STS-B de, train, that people found to say the same."""
    for left, right, alike in stsb("de-train") if BENCH.exists() else ():
        if alike >= PARAPHRASE:
            with suppress(ValueError):  # one of the two is no claim
                yield Labelled(duo(left, right, "de"), "stsb")


def event_pairs(event: str) -> Iterator[Labelled]:
    """Yield the labelled pairs of an event, whether alignment finds them or not."""
    whole = gold.compared(event, with_meaning=True)
    told = whole.told
    known = {frozenset((pair.left, pair.right)): pair for pair in whole.result.pairs}
    for key, said in sorted(whole.pairs.items(), key=lambda entry: sorted(entry[0])):
        ids = sorted(key)
        if len(ids) < 2 or not all(claim in told for claim in ids):
            continue
        pair = known.get(key, Pair(ids[0], ids[1], 0.0, Status.SUGGEST, {}))
        found = Duo(pair, told[ids[0]], told[ids[1]])
        kinds = sorted(kind for kind in said if kind.startswith("contradiction"))
        if evidence.is_judged(found):
            yield Labelled(found, event, bool(kinds), kinds[0][14:] if kinds else "")
