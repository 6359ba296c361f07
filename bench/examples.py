"""Pairs of sentences, their signals and what people said of them: what weights are fitted on."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import gold
import numpy as np
from material import signals, stsb, topics
from numpy.typing import NDArray

from framing.engine import names as spellings
from framing.engine import similarity, tuning
from framing.engine.meaning import Encoder
from framing.engine.similarity import scoring, words
from framing.engine.similarity.background import Background
from framing.engine.values import Reading, Result

TRANSLATIONS = Path(__file__).with_name("translations.tsv")
OURS = ("hochwasser-lauen",)  # of tests/corpus; the other events there are for testing alone
FOLDS = 5
BLOCK = 40  # sentences of STS-B that stand for one account: about a news article
Array = NDArray[np.float64]
Generals = Callable[[int], Mapping[str, Background]]


@dataclass(frozen=True)
class Examples:
    """Pairs with their signals, and what people said of them; pairs of a group stay together."""

    signals: Mapping[str, Array]
    same: Array  # 0 to 1
    group: NDArray[np.int64]

    def chosen(self, mask: NDArray[np.bool_]) -> "Examples":
        """Return some of the pairs."""
        kept = {name: values[mask] for name, values in self.signals.items()}
        return Examples(kept, self.same[mask], self.group[mask])

    def table(self, names: Sequence[str]) -> Array:
        """Return the signals as the regression takes them, one column each."""
        columns = [scoring.shaped(n, self.signals[n].astype(np.float32)) for n in names]
        return np.stack(columns, axis=1).astype(np.float64)


def joined(parts: Sequence[Examples]) -> Examples:
    """Put several sets of pairs into one."""
    return Examples(
        {n: np.concatenate([part.signals[n] for part in parts]) for n in parts[0].signals},
        np.concatenate([part.same for part in parts]),
        np.concatenate([part.group for part in parts]),
    )


def background(texts: Iterable[str], language: str) -> Background:
    """Count in how many of the texts each lemma and each bucket of n-grams occurs."""
    sentences = frozenset(texts)
    characters = np.zeros(tuning.CHARACTER_BUCKETS, dtype=np.float32)
    lemmas: Counter[str] = Counter()
    for sentence in sentences:
        found = [token.text for token in words.tokens(sentence)]
        held = {b for w in found for b in words.buckets(words.fold(w)).tolist()}
        characters[sorted(held)] += 1
        lemmas.update({words.lemma(word, language) for word in found if word[0].isalpha()})
    return Background(len(sentences), characters, lemmas)


def german() -> Background:
    """Return what STS-B train says of German."""
    return background((text for row in stsb("de-train") for text in row[:2]), "de")


def english(without: int | None = None) -> Background:
    """Return what ECB+ says of English, but for the topics of one fold."""
    kept = (topic for n, topic in enumerate(topics()) if n % FOLDS != without)
    return background((text for topic in kept for text in topic["sentences"]), "en")


def picked(
    found: Mapping[str, NDArray[np.float32]], rows: object, columns: object
) -> dict[str, Array]:
    """Take single pairs out of every matrix."""
    return {n: np.asarray(m, dtype=np.float64)[rows, columns] for n, m in found.items()}  # type: ignore[index]


def alike(general: Mapping[str, Background], encoder: Encoder) -> tuple[Examples, Examples]:
    """Return the pairs of STS-B train, and unlike pairs of the same forty rows."""
    pairs, unlike = [], []
    rows = stsb("de-train")
    for group, start in enumerate(range(0, len(rows), BLOCK)):
        block = rows[start : start + BLOCK]
        left, right = [row[0] for row in block], [row[1] for row in block]
        found = signals((left, "de"), (right, "de"), encoder, general)
        line = np.arange(len(block))
        same = np.array([row[2] / 5 for row in block])
        pairs.append(Examples(picked(found, line, line), same, line * 0 + group))
        for step in (7, 19):
            other = picked(found, line, (line + step) % len(block))
            unlike.append(Examples(other, same * 0, line * 0 + group))
    return joined(pairs), joined(unlike)


def told(general: Generals, encoders: Callable[[int], Encoder]) -> Examples:
    """Return the pairs of ECB+; background and encoder are asked for by the topic's number."""
    parts = []
    for number, topic in enumerate(topics()):
        side = (topic["sentences"], "en")
        found = signals(side, side, encoders(number), general(number))
        documents = np.array(topic["documents"])
        left, right = np.nonzero(np.triu(documents[:, None] != documents[None, :]))
        gold = {tuple(sorted(pair)) for pair in topic["strict"]}
        same = [float(pair in gold) for pair in zip(left.tolist(), right.tolist(), strict=True)]
        parts.append(Examples(picked(found, left, right), np.array(same), left * 0 + number))
    return joined(parts)


def translated(general: Mapping[str, Background], encoder: Encoder) -> Examples:
    """Return our own translations as pairs, and every other pair of the same event as unlike."""
    with TRANSLATIONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    parts = []
    for group, event in enumerate(sorted({row["event"] for row in rows})):
        told_so = [row for row in rows if row["event"] == event]
        for one, other in (("de", "en"), ("de", "ru"), ("en", "ru")):
            sides = [([row[code] for row in told_so], code) for code in (one, other)]
            found = signals(sides[0], sides[1], encoder, general)
            left, right = np.indices((len(told_so), len(told_so))).reshape(2, -1)
            same = (left == right).astype(float)
            parts.append(Examples(picked(found, left, right), same, left * 0 + group))
    return joined(parts)


def ours(general: Mapping[str, Background], encoder: Encoder, *, same_language: bool) -> Examples:
    """Return the pairs of our own events, as far as their labels are complete."""
    parts = []
    for group, event in enumerate(OURS):
        known = gold.judged(event, Result(gold.read(event), (), ()))
        told = {reading.text.id: reading for reading in known.result.readings}
        groups = spellings.learn([n for c in r.claims for n in c.names] for r in told.values())
        for one, other in ((told[a], told[b]) for a, b in known.labels["complete"]):
            if (one.text.language == other.text.language) is same_language:
                sides = [
                    similarity.prepare(r.claims, clean=r.clean, encoder=encoder, names=groups)
                    for r in (one, other)
                ]
                found = similarity.signals(sides[0], sides[1], general=general)
                parts.append(_labelled(found, one, other, known, group))
    return joined(parts)


def _labelled(
    found: Mapping[str, similarity.Matrix],
    one: Reading,
    other: Reading,
    known: gold.Gold,
    group: int,
) -> Examples:
    ids = [[claim.id for claim in side.claims] for side in (one, other)]
    left, right = np.indices((len(ids[0]), len(ids[1]))).reshape(2, -1)
    same = [float(frozenset(pair) in known.pairs) for pair in product(*ids)]
    return Examples(picked(found, left, right), np.array(same), left * 0 + group)
