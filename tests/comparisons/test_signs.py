"""Which signs a page names for a contradiction that many of them made."""

import tomllib
from pathlib import Path

from django.utils.translation import override

from framing import engine
from framing.comparisons.models import Finding
from framing.comparisons.presenting.signs import SIGNS, signs_of

WEIGHTS = {"times": 3.7, "bare_meaning": 0.1, "across": -0.6, "condition": -1.4}


def test_signs_are_told_by_their_weight_and_their_side() -> None:
    finding = Finding(rule="signs_date", evidence={"signals": WEIGHTS})
    with override("de"):
        assert signs_of(finding) == (
            "Dafür spricht: verschiedene Uhrzeiten; ähnliche Bedeutung. "
            "Dagegen: eine Bedingung, etwa „wenn“; zwei Sprachen."
        )
    with override("en"):
        assert signs_of(finding).startswith("For it: different times of day; similar meaning. A")


def test_without_a_side_nothing_is_said_of_it() -> None:
    with override("de"):
        told = signs_of(Finding(rule="signs_date", evidence={"signals": {"years": 3.0}}))
        assert told == "Dafür spricht: verschiedene Jahre."


def test_what_one_rule_decided_needs_no_signs() -> None:
    assert signs_of(Finding(rule="negation", evidence={"signals": WEIGHTS})) == ""
    assert signs_of(Finding(rule="signs_date", evidence={})) == ""


def test_every_sign_that_counts_has_a_label() -> None:
    weights = Path(engine.__file__).parent / "lexicons" / "exclusions.toml"
    by_model = tomllib.loads(weights.read_text(encoding="utf-8")).values()
    assert {name for model in by_model for name in model} - set(SIGNS) == {"constant"}
