"""The error rates that readers are told are those that were measured."""

import importlib
import sys
from pathlib import Path

import pytest
from django.test import Client

from framing.comparisons.measured import Rate, measured_on, rates
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.templatetags import site

ROOT = Path(__file__).resolve().parents[2]
ABSENCE_IS_NOT_MEASURED = {"absence"}


def test_they_stand_in_the_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "bench"), *sys.path])
    bench = importlib.import_module("rates")

    page = bench.rates((ROOT / "docs" / "quality.md").read_text())
    kinds = page["kinds"]
    assert rates() == {kind: Rate(**numbers) for kind, numbers in kinds.items()}
    assert page["measured_on"] == measured_on().isoformat()
    assert set(BY_CODE) - ABSENCE_IS_NOT_MEASURED <= rates().keys()


def test_rates_are_of_a_hundred() -> None:
    rate = Rate(labelled=40, found=20, right=15)
    assert (rate.precision, rate.recall) == (75, 38)
    assert rate.wrong == 25
    assert (Rate(4, 0, 0).precision, Rate(0, 0, 0).recall) == (None, None)
    assert Rate(4, 0, 0).wrong is None


def test_a_finding_tells_the_rate_of_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"figure": Rate(20, 10, 8), "update": Rate(20, 0, 0)}
    monkeypatch.setattr(site, "rates", lambda: told)
    assert site.error_rate("figure") == "im Test waren 20 von 100 Befunden „andere Zahl“ falsch"
    assert site.error_rate("update") == ""
    assert site.error_rate("absence") == ""


@pytest.mark.django_db
def test_the_page_tells_them(client: Client) -> None:
    page = client.get("/method/").content.decode()
    assert "Zwei Sätze gehören zusammen" in page
    assert f"({rates()['match'].precision} %)" in page
