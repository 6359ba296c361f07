"""The error rates that readers are told are those that were measured."""

import importlib
import json
import sys
from pathlib import Path

import pytest
from django.test import Client

from framing.comparisons.measured import (
    Found,
    Rate,
    absent,
    look_up,
    measured_on,
    rates,
    rows_of_little,
)
from framing.comparisons.presenting import finding_printing
from framing.comparisons.presenting.kinds import BY_CODE
from tests.comparisons.makers import make_compared_event

ROOT = Path(__file__).resolve().parents[2]


def test_they_stand_in_the_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "bench"), *sys.path])
    bench = importlib.import_module("rates")

    page = bench.rates((ROOT / "docs" / "quality.md").read_text())
    kinds = page["kinds"]
    assert rates() == {kind: Rate(**numbers) for kind, numbers in kinds.items()}
    assert rows_of_little() == Rate(**page["little_row"])
    for name, rate in page["absent"].items():
        assert absent(with_little=name == "little") == Rate(**rate)
    assert page["measured_on"] == measured_on().isoformat()
    assert set(BY_CODE) <= rates().keys()


def test_rates_are_of_a_hundred() -> None:
    rate = Rate(labelled=40, found=20, right=15)
    assert (rate.precision, rate.recall) == (75, 38)
    assert rate.wrong == 25
    assert (Rate(4, 0, 0).precision, Rate(0, 0, 0).recall) == (None, None)
    assert Rate(4, 0, 0).wrong is None


def test_a_finding_tells_the_rate_of_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"figure": Rate(20, 10, 8), "update": Rate(20, 0, 0)}
    monkeypatch.setattr(finding_printing, "rates", lambda: told)
    assert (
        finding_printing.error_rate("figure")
        == "im Test waren 2 von 10 Befunden „andere Zahl“ falsch"
    )
    assert finding_printing.error_rate("update") == ""
    assert finding_printing.error_rate("absence") == ""


def test_what_is_looked_up_is_told_of_a_hundred() -> None:
    found = Found(wanted=200, offered=150, grouped=50, near=30, told=60)
    assert (found.sure, found.unsure, found.missed) == (25, 15, 60)


@pytest.mark.parametrize("is_verbatim", [True, False])
@pytest.mark.parametrize("is_chosen", [True, False])
def test_what_was_measured_of_looking_up_adds_up(*, is_chosen: bool, is_verbatim: bool) -> None:
    found = look_up(is_chosen=is_chosen, is_verbatim=is_verbatim)
    assert 0 < found.grouped + found.near <= found.wanted
    assert found.grouped <= found.told


def test_more_is_found_of_a_sentence_of_a_known_event_and_most_of_one_out_of_a_text() -> None:
    anywhere, chosen = (look_up(is_chosen=is_chosen) for is_chosen in (False, True))
    assert anywhere.sure < chosen.sure < look_up(is_chosen=False, is_verbatim=True).sure


def test_what_other_programs_measured_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "bench"), *sys.path])
    bench = importlib.import_module("rates")
    file = tmp_path / "measured.json"
    file.write_text("{}")
    monkeypatch.setattr(bench, "FILE", file)
    bench.keep("look_up", {"all": 1})
    bench.main()
    assert json.loads(file.read_text())["look_up"] == {"all": 1}
    assert json.loads(file.read_text())["kinds"]


@pytest.mark.django_db
def test_the_page_tells_them(client: Client) -> None:
    page = client.get("/method/").content.decode()
    assert "Zwei Sätze in einer Zeile gehören zusammen" in page
    assert f"({rates()['row'].precision}&nbsp;%)" in page
    assert f"({rows_of_little().precision}&nbsp;%)" in page


@pytest.mark.django_db
def test_pages_that_compare_say_how_often_they_err(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    page = client.get(f"/events/{event.slug}/compare/").content.decode()
    row, figure = rates()["row"], rates()["figure"]
    assert f"von 100 solchen Satzpaaren {row.wrong} nicht zusammen" in page
    assert f"wenig gemeinsam haben, {rows_of_little().wrong}." in page
    assert f"{figure.right} von {figure.found} gefundenen richtig" in page
