"""What stands as not found is counted against the labels by bench/gold.py."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from framing import engine
from framing.engine import Text

TEXTS = {
    "bote": "In Lauen wurden am Montag 40 Menschen verletzt. Die Schule bleibt geschlossen.",
    "kurier": "In Lauen wurden am Montag 40 Menschen verletzt. Der Zug nach Norden fährt wieder.",
    "wacht": "Das Krankenhaus nahm vierzig Leute auf. Am Abend regnete es stark.",
}
TOLD = ["bote", TEXTS["bote"].split(". ")[0] + "."]
OTHERWISE = ["wacht", "Das Krankenhaus nahm vierzig Leute auf."]
COMPLETE = [["bote", "kurier"], ["bote", "wacht"], ["kurier", "wacht"]]


@pytest.fixture
def gold(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[2] / "bench"), *sys.path])
    return importlib.import_module("gold")


@pytest.mark.parametrize("is_told", [True, False])
def test_an_absence_holds_where_no_label_says_that_it_is_told(gold: Any, *, is_told: bool) -> None:
    """With a label that lays the third account's sentence beside the others' it is a mistake."""
    pairs = [{"a": TOLD, "b": OTHERWISE, "relations": []}] if is_told else []
    result = engine.compare([Text(name, text, "de") for name, text in TEXTS.items()])
    judged = gold.Gold({"pairs": pairs, "complete": COMPLETE}, result)
    (lacking,) = judged.lacking
    assert "wacht" in lacking
    assert (lacking in judged.absent) is not is_told


def test_where_labels_do_not_hold_all_pairs_nothing_is_counted(gold: Any) -> None:
    result = engine.compare([Text(name, text, "de") for name, text in TEXTS.items()])
    judged = gold.Gold({"pairs": [], "complete": COMPLETE[:1]}, result)
    assert not judged.lacking
    assert not judged.absent
