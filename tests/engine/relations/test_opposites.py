"""One claim says the opposite of what the other says."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from framing.engine import lexicons
from framing.engine.relations import opposites
from framing.engine.values import Relation, Subtype
from tests.engine.made import make_claim, make_duo, words_at

CASES = Path(__file__).parents[1] / "cases" / "opposites.toml"
Case = tuple[str, str, str, str, str]


def _cases() -> Iterator[Case]:
    for key, languages in tomllib.loads(CASES.read_text(encoding="utf-8")).items():
        for language, words in languages.items():
            for word, (left, right) in words.items():
                yield key, language, word, left, right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Der Rat stimmte dem Plan zu.", "Der Rat lehnte den Plan ab."),
        ("Die Preise am Hafen sind gestiegen.", "Die Preise am Hafen sind gesunken."),
        ("Wehr, Heer und Rat billigten es.", "Wehr, Heer und Rat verwarfen es."),
    ],
)
def test_opposites_contradict(left: str, right: str) -> None:
    found = opposites.find(make_duo(left, right))
    assert found is not None
    assert (found.kind, found.subtype) == (Relation.CONTRADICTION, Subtype.OPPOSITE)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Die Preise am Hafen stiegen und sanken.", "Die Preise am Hafen sanken."),
        ("Die Preise am Hafen sanken.", "Die Preise am Hafen stiegen und sanken."),
        ("Die Preise am Hafen stiegen nicht.", "Die Preise am Hafen sanken."),
        ("Die Preise am Hafen stiegen.", "Die Zahl der Boote sank."),
        ("Die Preise am Hafen stiegen.", "Die Preise am Hafen stiegen stark."),
        ("Die Preise am Hafen stiegen.", "Der Rat lehnte den Plan ab."),
    ],
)
def test_both_sides_a_denial_or_other_things_do_not(left: str, right: str) -> None:
    assert opposites.find(make_duo(left, right)) is None


def test_a_hedged_opposite_is_a_matter_of_modality() -> None:
    left = make_claim("Die Preise am Hafen stiegen angeblich.", hedged=True)
    right = make_claim("Die Preise am Hafen sanken.", account="b")
    assert opposites.find(make_duo(left, right)) is None


def test_how_much_it_rose_or_fell_may_differ() -> None:
    duo = make_duo(
        "Der Verkehr in der Stadt hat um 12 Prozent zugenommen.",
        "Der Verkehr in der Stadt hat um 7 Meter abgenommen.",
    )
    assert opposites.find(duo)


@pytest.mark.parametrize(("signals", "is_found"), [({"meaning": 0.7}, True), ({}, False)])
def test_opposites_lead_across_languages(signals: dict[str, float], *, is_found: bool) -> None:
    left = make_claim("Der Rat lehnte den Antrag ab.")
    right = make_claim("The council accepted the motion.", account="b", language="en")
    assert bool(opposites.find(make_duo(left, right, signals=signals))) is is_found


def test_evidence_points_at_both_parts_of_a_verb() -> None:
    duo = make_duo("Der Rat stimmte dem Plan zu.", "Der Rat lehnte den Plan ab.")
    found = opposites.find(duo)
    assert found is not None
    assert words_at(duo.left, found.evidence["left"]) == ["stimmte", "zu"]
    assert words_at(duo.right, found.evidence["right"]) == ["lehnte", "ab"]
    assert found.evidence["opposites"] == "consent"


def test_every_word_has_a_case() -> None:
    listed = {
        (key, language, word)
        for key, languages in lexicons.load("opposites").items()
        for language, sides in languages.items()
        for side in sides
        for word in side
    }
    assert {case[:3] for case in _cases()} == listed


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: " ".join(case[:3]))
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    key, language, word, left, right = case
    duo = make_duo(left, right, language=language)
    found = opposites.find(duo)
    assert found is not None
    assert found.evidence["opposites"] == key
    _take_out(key, language, word, monkeypatch)
    assert opposites.find(duo) is None


def _take_out(key: str, language: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = deepcopy(dict(lexicons.load("opposites")))
    for side in lexicon[key][language]:
        if word in side:
            side.remove(word)
    monkeypatch.setattr(lexicons, "load", lambda _name: lexicon)
    # The table is built once a process; without its cache it is built from what the test gives.
    monkeypatch.setattr(opposites, "_poles", opposites._poles.__wrapped__)
