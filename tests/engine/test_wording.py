"""Other labels, a hedge or scare quotes in one of two claims."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from framing.engine import labels as labelling
from framing.engine import lexicons, wording
from framing.engine.rules import Duo
from framing.engine.values import Finding, Relation, Voice
from tests.engine.lexicon_cases import Case as Word
from tests.engine.lexicon_cases import listed, take_out
from tests.engine.made import make_claim, make_duo, make_told, span_of, words_at

CASES = Path(__file__).parent / "cases" / "labels.toml"
Case = tuple[str, str, str, str, str]


def rules(duo: Duo) -> list[str]:
    found = wording.compare(duo)
    assert {finding.kind for finding in found} <= {Relation.WORDING}
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Banditen griffen an.", "Demonstranten griffen an.", ["other_label"]),
        ("Banditen griffen an.", "Banditen griffen an.", []),
        ("Banditen und Demonstranten griffen an.", "Demonstranten griffen an.", []),
        ("Banditen griffen an.", "Die Proteste waren laut.", []),
        ("Banditen griffen an.", "Sie griffen an.", []),
    ],
)
def test_labels_of_one_referent(left: str, right: str, expected: list[str]) -> None:
    assert rules(make_duo(left, right)) == expected


def test_labels_lead_from_one_language_to_another() -> None:
    right = make_claim("Protesters attacked the town hall.", account="b", language="en")
    duo = make_duo("Banditen griffen das Rathaus an.", right)
    (found,) = wording.compare(duo)
    assert found.evidence["labels"] == [["bandit"], ["demonstrator"]]
    assert found.evidence["referent"] == "crowd"
    assert words_at(duo.left, found.evidence["left"]) == ["Banditen"]
    assert words_at(duo.right, found.evidence["right"]) == ["Protesters"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Man sah die Retter am Ufer.", "Man sah die Gaffer am Ufer.", [["Retter", "Gaffer"]]),
        (
            "Es gab einen starken Sturm.",
            "Es gab einen schwachen Sturm.",
            [["starken", "schwachen"]],
        ),
        ("Man sah die Retter am Ufer.", "Man sah den Retter am Ufer.", []),
        ("Man sah die Retter am Ufer.", "Dort sahen sie viele Gaffer am Ufer.", []),
        ("Man sah die Retter am Ufer.", "Man sah die Gaffer im Boot.", []),
        ("Retter kamen.", "Gaffer kamen.", []),
        ("Ein guter Photograph am Ufer sah zu.", "Ein guter Photographe am Ufer sah zu.", []),
        ("Man sah die Retter am Ufer.", "Gestern kamen die Gaffer am Abend, die am Boot.", []),
        ("Man sah die Boote am Ufer.", "Man sah die schnellen am Ufer.", []),
        ("Lenz prüft nun wieder alles.", "Lenz prüft jetzt wieder alles.", []),
        (
            "Sie kam mit guten als Erste.",
            "Sie kam mit schlechten als Erste.",
            [["guten", "schlechten"]],
        ),
        ("Man sah das Boot am Ufer.", "Man sah das Boote am Ufer.", []),
        ("Man sah das Boot am Ufer.", "Man sah das Rettungsboot am Ufer.", []),
        ("Man sah das Rettungsboot am Ufer.", "Man sah das Boot am Ufer.", []),
    ],
)
def test_another_word_in_the_same_slot(left: str, right: str, expected: list[list[str]]) -> None:
    found = wording.compare(make_duo(left, right))
    assert [finding.evidence["words"] for finding in found] == expected


def test_a_name_in_the_slot_is_no_label() -> None:
    left = make_claim("Man sah den Lenz am Ufer.", names=["Lenz"])
    assert wording.compare(make_duo(left, "Man sah den Retter am Ufer.")) == ()


def test_slots_of_two_languages_are_not_compared() -> None:
    right = make_claim("Man sah die Gaffer am Ufer.", account="b", language="en")
    assert wording.compare(make_duo("Man sah die Retter am Ufer.", right)) == ()


def test_a_hedge_in_one_claim() -> None:
    left = make_claim("Offenbar sank das Boot.", hedged=True, cue="Offenbar")
    duo = make_duo(left, "Im Hafen sank das Boot.")
    (found,) = wording.compare(duo)
    assert found.rule == "hedge"
    assert words_at(duo.left, found.evidence["left"]) == ["Offenbar"]
    assert found.evidence["right"] == []


def test_a_hedge_in_both_claims_is_none() -> None:
    left = make_claim("Offenbar sank das Boot.", hedged=True)
    right = make_claim("Wohl sank das Boot.", hedged=True, account="b")
    assert wording.compare(make_duo(left, right)) == ()


def test_a_hedge_counts_whoever_speaks() -> None:
    left = make_claim("Das Boot soll gesunken sein.", hedged=True, voice=Voice.REPORTED)
    assert rules(make_duo(left, "Das Boot ist gesunken.")) == ["hedge"]


def test_labels_without_a_view_are_no_choice_of_words() -> None:
    assert rules(make_duo("Viele Menschen kamen.", "Demonstranten kamen.")) == []
    assert rules(make_duo("Viele Menschen kamen.", "Randalierer kamen.")) == ["other_label"]


@pytest.mark.parametrize(
    ("voice", "text", "quote", "expected"),
    [
        (Voice.OUTLET, "Die „Retter“ kamen spät an.", "„Retter“", ["scare_quote"]),
        (Voice.REPORTED, "Die „Retter“ kamen spät an.", "„Retter“", ["scare_quote"]),
        (
            Voice.OUTLET,
            "Die „tapferen Retter“ kamen spät an.",
            "„tapferen Retter“",
            ["scare_quote"],
        ),
        (Voice.REPORTED, "Die „tapferen Retter“ kamen spät an.", "„tapferen Retter“", []),
        (Voice.QUOTED, "Die „Retter“ kamen spät an.", "„Retter“", []),
        (Voice.OUTLET, "Die „Retter kamen viel zu spät“.", "„Retter kamen viel zu spät“", []),
        (Voice.OUTLET, "Die „Gaffer“ kamen spät an.", "„Gaffer“", []),
    ],
)
def test_scare_quotes_in_one_claim(
    voice: Voice, text: str, quote: str, expected: list[str]
) -> None:
    left = make_claim(text, voice=voice, quotes=[quote])
    right = make_claim("Am Abend waren die Retter dort.", account="b", voice=voice)
    assert rules(make_duo(left, right)) == expected


def test_evidence_of_scare_quotes_keeps_its_sides() -> None:
    right = make_claim("Die „Retter“ kamen spät an.", account="b", quotes=["„Retter“"])
    duo = make_duo("Am Abend waren die Retter dort.", right)
    (found,) = wording.compare(duo)
    assert words_at(duo.left, found.evidence["left"]) == ["Retter"]
    assert words_at(duo.right, found.evidence["right"]) == ["Retter"]


def test_quotes_in_both_claims_are_no_difference() -> None:
    left = make_claim("Die „Retter“ kamen spät an.", quotes=["„Retter“"])
    right = make_claim("Am Abend waren „Retter“ dort.", account="b", quotes=["„Retter“"])
    assert wording.compare(make_duo(left, right)) == ()


def test_a_name_in_quotes_is_no_scare_quote() -> None:
    left = make_claim("Die „Lenz“ kam spät an.", quotes=["„Lenz“"], names=["Lenz"])
    right = make_claim("Am Abend war die Lenz dort.", account="b", names=["Lenz"])
    assert wording.compare(make_duo(left, right)) == ()


@pytest.mark.parametrize(
    ("right", "shared"), [("The coup failed.", True), ("The protest failed.", False)]
)
def test_a_shared_label(right: str, shared: bool) -> None:  # noqa: FBT001
    claim = make_claim(right, account="b", language="en")
    assert wording.share_label(make_duo("Der Putsch ist gescheitert.", claim)) is shared


def _cases() -> Iterator[Case]:
    for referent, labels in tomllib.loads(CASES.read_text(encoding="utf-8")).items():
        for label, languages in labels.items():
            for language, words in languages.items():
                for word, text in words.items():
                    yield referent, label, language, word, text


def _joints() -> Iterator[tuple[str, str, str, str]]:
    path = CASES.with_name("wording.toml")
    for language, groups in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for word, (left, right) in groups.get("joints", {}).items():
            yield language, word, left, right


def test_every_label_has_a_case() -> None:
    labels = {
        (referent, label, language, word)
        for referent, kinds in lexicons.load("labels").items()
        for label, languages in kinds.items()
        for language, words in languages.items()
        for word in words
    }
    assert {case[:4] for case in _cases()} == labels


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: " ".join(case[:4]))
def test_each_label_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    referent, label, language, word, text = case
    told = make_told(make_claim(text, language=language))
    assert (referent, label) in labelling.labels_of(told)
    lexicon = deepcopy(dict(lexicons.load("labels")))
    lexicon[referent][label][language].remove(word)
    monkeypatch.setattr(lexicons, "load", lambda _name: lexicon)
    monkeypatch.setattr(labelling, "_listed", labelling._listed.__wrapped__)
    monkeypatch.setattr(labelling, "_names", labelling._names.__wrapped__)
    assert (referent, label) not in labelling.labels_of(told)


@pytest.mark.parametrize("case", list(_joints()), ids=lambda case: " ".join(case[:2]))
def test_each_joint_is_needed(
    case: tuple[str, str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    language, word, left, right = case
    duo = make_duo(left, right, language=language)
    assert wording.compare(duo) == ()
    take_out(monkeypatch, lexicons, Word(language, "joints", word, left))
    assert [finding.rule for finding in wording.compare(duo)] == ["other_word_in_slot"]


def test_every_joint_has_a_case() -> None:
    told = {(language, "joints", word) for language, word, *_ in _joints()}
    told |= {("all", "neutral", case[0]) for case in _neutral()}
    # Words of distance have theirs in test_labels, verdicts in relations/test_bridges.
    asked = {word for word in listed("wording") if word[1] not in {"distance", "verdict"}}
    assert told == asked


def _neutral() -> list[tuple[str, str, str]]:
    tables = tomllib.loads(CASES.with_name("wording.toml").read_text(encoding="utf-8"))
    return [(word, *texts) for word, texts in tables["all"]["neutral"].items()]


@pytest.mark.parametrize("case", _neutral(), ids=lambda case: case[0])
def test_each_label_without_a_view_is_needed(
    case: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    word, left, right = case
    assert rules(make_duo(left, right)) == []
    take_out(monkeypatch, lexicons, Word("all", "neutral", word, left))
    assert rules(make_duo(left, right)) == ["other_label"]


def test_what_decided_a_contradiction_is_no_other_word() -> None:
    duo = make_duo("Man sah die Retter am Ufer.", "Man sah die Gaffer am Ufer.")
    (found,) = wording.compare(duo)
    assert wording.compare(duo, found) == ()
    aside = Finding(found.kind, found.rule, found.claims, evidence={"left": [], "right": []})
    assert wording.compare(duo, aside) == (found,)


def test_a_label_of_the_speaker_is_none() -> None:
    text = "Das Boot sank, sagte ein Demonstrant."
    told = make_told(make_claim(text, frame=(span_of(text, "sagte ein Demonstrant"),)))
    assert labelling.labels_of(told) == {}


def test_another_day_is_no_other_word() -> None:
    days = (date(2031, 3, 7), date(2031, 3, 7))
    left, right = "Man sah am Montag im Hafen Boote.", "Man sah am Dienstag im Hafen Boote."
    assert wording.compare(make_duo(left, right, days=days)) == ()
