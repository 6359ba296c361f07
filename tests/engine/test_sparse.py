"""Long accounts are laid side by side in another way than short ones, with the same result."""

import random
from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from framing.engine import similarity, tuning
from framing.engine.similarity import Prepared, sparse, tables
from framing.engine.values import Claim, Clean
from tests.engine.made import make_claim

NOWHERE = Clean("", (), ())
# As in a language: few words that most sentences hold, many that hardly any does.
COMMON = ["der", "die", "und", "in", "den", "von", "zu", "mit", "auf", "für"]
WORDS = [f"{a}{b}{c}" for a in ("brück", "hafen", "strom", "damm") for b in "aeiou" for c in "nrst"]


COUNTING = 0.3  # of the claims count something


def made(claims: int, seed: int) -> list[Claim]:
    """Claims of words and names drawn by chance, the same for one seed."""
    chance = random.Random(seed)  # noqa: S311 (a test)
    found = []
    for _ in range(claims):
        drawn = chance.choices(WORDS, k=5)
        counted = [f"{chance.randint(2, 30)} Boote"] if chance.random() < COUNTING else []
        text = " ".join(chance.choices(COMMON, k=6) + drawn + counted)
        found.append(make_claim(text, names=drawn[:1]))
    return found


def prepared(claims: list[Claim]) -> Prepared:
    return similarity.prepare(claims, clean=NOWHERE, encoder=None, names={})


def signals(left: list[Claim], right: list[Claim]) -> Mapping[str, NDArray[np.float32]]:
    return similarity.signals(prepared(left), prepared(right))


@pytest.mark.parametrize("sizes", [(40, 30), (40, 5), (5, 40), (40, 40)])
@pytest.mark.parametrize("rare", [0, 3, 60, 10_000])
def test_signals_are_those_of_short_accounts(
    sizes: tuple[int, int], rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, right = (made(size, seed) for seed, size in enumerate(sizes))
    expected = signals(left, right)
    monkeypatch.setattr(tuning, "LONG", 20)
    monkeypatch.setattr(tuning, "RARE", rare)
    found = signals(left, right)
    assert found.keys() == expected.keys()
    assert expected["characters"].max() > 0.3
    assert expected["names"].max() == 1
    assert expected["counted"].max() == 1 or min(sizes) == 5
    for name, matrix in found.items():
        # They are rounded to four places; the last one may tip over.
        assert np.abs(matrix - expected[name]).max() <= 0.00011, name


def test_a_long_table_is_read_by_its_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = np.array([[0, 2, 0], [1, 3, 0]], dtype=np.float32)
    assert sparse.columns(cells) is None
    monkeypatch.setattr(tuning, "LONG", 2)
    found = sparse.columns(cells)
    assert found is not None
    assert found.lines.tolist() == [1, 0, 1]
    assert found.values.tolist() == [1, 2, 3]
    assert found.starts.tolist() == [0, 1, 3, 3]


def test_keys_that_no_pair_shares_give_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "LONG", 1)
    one, other = tables.build([{"a": 1.0}]), tables.build([{"b": 1.0}, {}])
    assert tables.product(one, other).tolist() == [[0, 0]]
