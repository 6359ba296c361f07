"""One claim denies what the other states."""

from typing import Any

import pytest

from framing.engine import lexicons
from framing.engine.relations import negation
from framing.engine.relations.negation import is_turned
from framing.engine.values import Relation, Status, Subtype
from tests.engine.lexicon_cases import Case, cases, listed, take_out
from tests.engine.made import make_claim, make_duo, make_told, words_at


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("Die Wache hat geschossen.", "Die Wache hat nicht geschossen.", "de"),
        ("Der Rat bestritt den Vorfall im Hafen.", "Den Vorfall im Hafen gab es.", "de"),
        ("Am Hafen gab es kein Feuer.", "Es gab am Hafen ein Feuer, sagte die Wehr.", "de"),
        ("The guards did not fire at the crowd.", "The guards fired at the crowd.", "en"),
        ("The guards didn't fire at the crowd.", "The guards did fire at the crowd.", "en"),
        ("Polizei, Heer und Wehr halfen nicht.", "Polizei, Heer und Wehr halfen.", "de"),
    ],
)
def test_a_denial_contradicts(left: str, right: str, language: str) -> None:
    found = negation.find(make_duo(left, right, language=language))
    assert found is not None
    assert (found.kind, found.subtype) == (Relation.CONTRADICTION, Subtype.NEGATION)
    assert found.rule == "negation"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Die Wache hat geschossen.", "Die Wache hat auf Leute geschossen."),
        ("Nicht nur die Wache hat geschossen.", "Die Wache hat geschossen."),
        ("Die Wache hat nicht geschossen.", "Die Wache schoss nie auf Menschen."),
        ("Der Rat bestritt den Vorfall nicht.", "Es gab den Vorfall, räumte der Rat ein."),
        ("Die Wache hat geschossen, weil niemand half.", "Die Wache hat geschossen."),
        ("Die Wache am Hafen hat nicht geholfen.", "Die Wache am Hafen hat geschossen."),
        ("Die Wache hat nicht geschossen.", "Die Feuerwehr hat ein Tor geöffnet."),
        ("Nicht.", "Die Wache hat geschossen."),
        ("Heer, Wehr halfen nicht.", "Heer, Küche halfen."),
    ],
)
def test_no_denial_of_the_same_thing(left: str, right: str) -> None:
    assert negation.find(make_duo(left, right)) is None


def test_a_hedged_denial_is_a_matter_of_modality() -> None:
    left = make_claim("Die Wache hat wohl nicht geschossen.", hedged=True)
    right = make_claim("Die Wache hat geschossen.", account="b")
    assert negation.find(make_duo(left, right)) is None


def test_evidence_points_at_the_denying_word() -> None:
    duo = make_duo("Die Wache hat nicht geschossen.", "Die Wache hat geschossen.")
    found = negation.find(duo)
    assert found is not None
    assert words_at(duo.left, found.evidence["left"]) == ["nicht"]
    assert found.evidence["right"] == []
    assert found.evidence["shared"] == ["schießen", "wache"]


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("Die Zahlen der Stadt sind bestätigt.", "Die Zahlen der Stadt sind unbestätigt.", "de"),
        ("The figures of the town are certain.", "The figures of the town are uncertain.", "en"),
    ],
)
def test_a_negative_prefix_contradicts(left: str, right: str, language: str) -> None:
    found = negation.find(make_duo(left, right, language=language))
    assert found is not None
    assert (found.rule, found.subtype) == ("negative_prefix", Subtype.NEGATION)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Am Hafen der Stadt gab es Fälle.", "Am Hafen der Stadt gab es Unfälle."),
        ("Die Zahlen der Stadt sind bestätigt.", "Die Boote am Hafen sind unbestätigt."),
    ],
)
def test_short_stems_and_other_things_do_not(left: str, right: str) -> None:
    assert negation.find(make_duo(left, right)) is None


def test_every_word_has_a_case() -> None:
    assert {case[:3] for case in cases("negation")} == listed("negation")


@pytest.mark.parametrize(
    "case",
    [case for case in cases("negation") if case.group not in {"soft", "disputes", "contrast"}],
    ids=" ".join,
)
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    words = make_told(make_claim(case.text, language=case.language)).words
    turned = case.group != "harmless"
    assert is_turned(words, case.language) is turned
    take_out(monkeypatch, lexicons, case)
    assert is_turned(words, case.language) is not turned


@pytest.mark.parametrize(
    "case", [case for case in cases("negation") if case.group == "soft"], ids=" ".join
)
def test_each_soft_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    negator = {"de": "nicht", "en": "not"}[case.language]
    denied = case.text.replace(case.word, negator)
    assert negation.find(make_duo(case.text, denied, language=case.language)) is None
    take_out(monkeypatch, lexicons, case)
    assert negation.find(make_duo(case.text, denied, language=case.language))


@pytest.mark.parametrize(
    "case", [case for case in cases("negation") if case.group == "disputes"], ids=" ".join
)
def test_each_disputing_verb_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    sides = case.text, "Die Stadt hat das alte Tor am Hafen geöffnet."
    assert negation.find(make_duo(*sides))
    take_out(monkeypatch, lexicons, case)
    assert negation.find(make_duo(*sides)) is None


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        (
            "Die Reederei bestritt, dass das alte Boot am Hafen sank.",
            "Das alte Boot sank am Abend in der Nähe vom Hafen, sagte die Wehr.",
            "de",
        ),
        (
            "The port denied having opened the old gate of the harbour.",
            "Data show that the old gate of the harbour was opened at night.",
            "en",
        ),
    ],
)
def test_what_is_disputed_contradicts_what_is_stated(left: str, right: str, language: str) -> None:
    for duo, side in (
        (make_duo(left, right, language=language), "left"),
        (make_duo(right, left, language=language), "right"),
    ):
        found = negation.find(duo)
        assert found is not None
        told = duo.left if side == "left" else duo.right
        assert words_at(told, found.evidence[side])[0] in {"bestritt", "denied"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Die Stadt bestreitet das: Das alte Tor am Hafen war zu.",
            "Das alte Tor am Hafen war zu.",
        ),
        ("Die Stadt bestritt, dass der Chor sang.", "Das alte Tor am Hafen war zu."),
        ("Der Rat wies den Plan am Hafen zurück.", "Der Rat kennt den Plan am Hafen."),
        (
            "Der Rat wies den Verdacht zurück, er habe das Tor am Hafen geöffnet.",
            "Der Rat hat das Tor am Hafen nicht geöffnet.",
        ),
    ],
)
def test_what_is_not_disputed_does_not(left: str, right: str) -> None:
    assert negation.find(make_duo(left, right)) is None


@pytest.mark.parametrize(
    ("left", "right", "pair", "denies"),
    [
        ("Der Zug war erlaubt.", "The march was not allowed.", {}, True),
        ("Der Zug war nicht erlaubt.", "The march was not allowed.", {}, False),
        ("Der Zug war nie nicht erlaubt.", "The march was allowed.", {}, False),
        ("Der Zug, der Chor war nicht da.", "The march was there.", {}, False),
        ("Der Zug war erlaubt.", "The march was not allowed.", {"signals": {}}, False),
        ("Der Zug war erlaubt.", "The march was not allowed.", {"status": Status.SUGGEST}, False),
    ],
)
def test_a_denial_across_languages(
    left: str, right: str, pair: dict[str, Any], *, denies: bool
) -> None:
    pair = {"signals": {"meaning": 0.7}, **pair}
    duo = make_duo(left, make_claim(right, account="b", language="en"), **pair)
    assert bool(negation.find(duo)) is denies


@pytest.mark.parametrize(
    "case", [case for case in cases("negation") if case.group == "contrast"], ids=" ".join
)
def test_each_word_of_contrast_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    sides = case.text, "Die Feuerwehr hat das Tor geöffnet."
    assert negation.find(make_duo(*sides)) is None
    take_out(monkeypatch, lexicons, case)
    assert negation.find(make_duo(*sides))
