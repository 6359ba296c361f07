"""Two accounts laid beside each other, and which of their pairs people call one: what is fitted on.

A sheet is what the engine sees of two accounts: every signal of every pair.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import gold
import numpy as np
from numpy.typing import NDArray

from framing.engine import names, similarity
from framing.engine.meaning import Encoder
from framing.engine.similarity import Matrix
from framing.engine.values import Result

SEED = 20261127
RUN = 3  # sentences that stay together when an account is shuffled: a paragraph
SHORT = (1, 8)  # sentences of a digest


@dataclass(frozen=True)
class Sheet:
    """The pairs of two accounts."""

    signals: Mapping[str, Matrix]
    same: NDArray[np.bool_]
    one_language: bool = True


def ours(events: Iterable[str], encoder: Encoder | None) -> Iterator[Sheet]:
    """Yield a sheet for every two accounts whose labels are complete."""
    for event in events:
        known = gold.judged(event, Result(gold.read(event), (), ()))
        told = {reading.text.id: reading for reading in known.result.readings}
        groups = names.learn([n for c in r.claims for n in c.names] for r in told.values())
        ready = {
            account: similarity.prepare(r.claims, clean=r.clean, encoder=encoder, names=groups)
            for account, r in told.items()
        }
        for a, b in sorted(map(sorted, known.labels["complete"])):
            same = [
                [frozenset((x.id, y.id)) in known.pairs for y in told[b].claims]
                for x in told[a].claims
            ]
            yield Sheet(
                similarity.signals(ready[a], ready[b]),
                np.array(same),
                one_language=told[a].text.language == told[b].text.language,
            )


def shuffled(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Yield each sheet with the paragraphs of both accounts in another order.

    Our events are told in much the same order; others need not be.
    """
    chance = np.random.default_rng(SEED)
    for sheet in sheets:
        yield _taken(sheet, *(_mixed(size, chance) for size in sheet.same.shape))


def shortened(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Yield each sheet with a few sentences of either account, as a digest has."""
    chance = np.random.default_rng(SEED)
    for sheet in sheets:
        yield _taken(sheet, *(_few(size, chance) for size in sheet.same.shape))


def _mixed(size: int, chance: np.random.Generator) -> list[int]:
    runs = [list(range(at, min(at + RUN, size))) for at in range(0, size, RUN)]
    return [place for n in chance.permutation(len(runs)) for place in runs[n]]


def _few(size: int, chance: np.random.Generator) -> list[int]:
    count = min(size, int(chance.integers(*SHORT)))
    return sorted(chance.choice(size, count, replace=False).tolist())


def _taken(sheet: Sheet, lines: list[int], columns: list[int]) -> Sheet:
    part = np.ix_(lines, columns)
    signals = {name: matrix[part] for name, matrix in sheet.signals.items()}
    return Sheet(signals, sheet.same[part], sheet.one_language)
