"""The engine finds in the practice event at least what the floors say it once found."""

import tomllib
from pathlib import Path

import pytest

from tests.quality.practice import Measured, is_same_speaker, measured

pytestmark = pytest.mark.quality

FLOORS: dict[str, dict[str, float]] = tomllib.loads(
    (Path(__file__).parent / "floors.toml").read_text(encoding="utf-8")
)["practice"]
EACH_FLOOR = [(mode, name) for mode, floors in FLOORS.items() for name in floors]


def measured_or_skipped(mode: str) -> Measured:
    """Give what was measured without ("words") or with vectors ("meaning")."""
    found = measured(with_meaning=mode == "meaning")
    if found is None:
        pytest.skip("vectors are not installed")
    return found


@pytest.mark.parametrize(("mode", "name"), EACH_FLOOR)
def test_the_engine_stays_above_its_floor(mode: str, name: str) -> None:
    found = measured_or_skipped(mode)
    misses = [miss for miss in found.misses if miss.startswith(f"{name}: ")]
    assert found.rate(name) >= FLOORS[mode][name], "\n".join(misses)


@pytest.mark.parametrize("mode", ["words", "meaning"])
def test_every_figure_has_a_floor(mode: str) -> None:
    assert set(FLOORS[mode]) == set(measured_or_skipped(mode).counts)


@pytest.mark.parametrize(
    ("wanted", "found", "is_same"),
    [
        ("Carola Merwitz", "Polizeisprecherin Carola Merwitz", True),
        ("Ruprecht Eisele", "Eisele", True),
        ("Landkreis", "Landkreises", True),
        ("Tilo Brandes", "Carola Merwitz", False),
        ("Mutter", None, False),
        (None, "Polizei", False),
        (None, None, True),
    ],
)
def test_speakers_are_compared_by_their_words(
    wanted: str | None, found: str | None, *, is_same: bool
) -> None:
    assert is_same_speaker(wanted, found) is is_same
