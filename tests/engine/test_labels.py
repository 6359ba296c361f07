"""What claims call people and things, place by place."""

import tomllib
from pathlib import Path

import pytest

from framing import engine
from framing.engine import lexicons
from framing.engine.labels import label, vocabulary
from framing.engine.values import Claim, Label, Voice
from tests.engine.lexicon_cases import Case as Word
from tests.engine.lexicon_cases import listed, take_out
from tests.engine.made import make_claim, make_reading

CASES = Path(__file__).parent / "cases"
OWN = "Die Stadt nannte keine Zahl, doch „Banditen“ waren da."


def labels_in(claim: Claim) -> tuple[Label, ...]:
    (found,) = label(make_reading(claim)).claims
    return found.labels


def test_each_place_of_a_label_is_found_in_order() -> None:
    text = "Demonstranten und Soldaten standen Banditen gegenüber."
    found = labels_in(make_claim(text))
    assert [(each.referent, each.name, each.words) for each in found] == [
        ("crowd", "demonstrator", "Demonstranten"),
        ("troops", "soldier", "Soldaten"),
        ("crowd", "bandit", "Banditen"),
    ]
    assert [text[each.span.start : each.span.end] for each in found] == [
        each.words for each in found
    ]
    assert not any(each.quoted or each.scare for each in found)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Die Straßengegner standen am Tor.", "de", [("crowd", "opponent")]),
        ("Die Regierungssoldaten standen am Tor.", "de", [("troops", "soldier")]),
        ("Der Hungerstreik begann.", "de", []),  # no strike: of people alone the last part tells
        ("Die Verbande standen am Tor.", "de", []),  # "Bande" is too short to tell
        ("The antisoldiers stood there.", "en", []),
    ],
)
def test_a_german_compound_for_people_has_the_label_of_its_last_part(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    found = labels_in(make_claim(text, language=language))
    assert [(each.referent, each.name) for each in found] == expected


def test_a_word_of_two_kinds_has_two_labels() -> None:
    found = labels_in(make_claim("The strike lasted an hour.", language="en"))
    assert [(each.referent, each.name) for each in found] == [
        ("harm", "attack"),
        ("unrest", "strike"),
    ]


@pytest.mark.parametrize(
    ("text", "quotes", "voice", "expected"),
    [
        (OWN, ["„Banditen“"], Voice.OUTLET, (True, True)),
        (OWN, ["„Banditen“"], Voice.REPORTED, (True, False)),
        (OWN, [], Voice.OUTLET, (False, False)),
        ("„Wir sahen dort viele Banditen“ stand da.", ["„Wir sahen dort viele Banditen“"],
         Voice.OUTLET, (True, False)),
        ("„Nie“ kamen Banditen.", ["„Nie“"], Voice.OUTLET, (False, False)),
    ],
)  # fmt: skip
def test_a_word_or_two_in_the_outlets_own_sentence_are_held_at_length(
    text: str, quotes: list[str], voice: Voice, expected: tuple[bool, bool]
) -> None:
    (found,) = labels_in(make_claim(text, quotes=quotes, voice=voice))
    assert (found.quoted, found.scare) == expected


def _distances() -> list[Word]:
    tables = tomllib.loads((CASES / "wording.toml").read_text(encoding="utf-8"))
    return [
        Word(language, "distance", word, text)
        for language, groups in tables.items()
        for word, text in groups.get("distance", {}).items()
    ]


@pytest.mark.parametrize("case", _distances(), ids=lambda case: case.word)
def test_each_word_of_distance_is_needed(case: Word, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = make_claim(case.text, language=case.language)
    (found,) = labels_in(claim)
    assert found.distanced
    take_out(monkeypatch, lexicons, case)
    (found,) = labels_in(claim)
    assert not found.distanced


def test_every_word_of_distance_has_a_case() -> None:
    told = {case[:3] for case in _distances()}
    assert told == {word for word in listed("wording") if word[1] == "distance"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Banditen flohen.", False),
        ("Es waren angeblich Banditen.", True),
        ("Angebliche fremde Banditen flohen.", True),
        ("Angeblich flohen Banditen.", False),  # the sentence is kept at a distance
        ("Angeblich von Banditen kam der Brief.", False),
        ("Die angebliche Beute der Banditen lag da.", False),
        ("Man sah angebliche Retter Banditen jagen.", False),
        ("Das war angeblich, Banditen flohen.", False),
        ("Angebliche neue fremde bezahlte junge Banditen flohen.", False),
    ],
)
def test_how_far_a_word_of_distance_reaches(text: str, expected: bool) -> None:  # noqa: FBT001
    (found,) = labels_in(make_claim(text))
    assert found.distanced is expected


def test_an_english_word_of_distance_stands_before_adjectives_too() -> None:
    (found,) = labels_in(make_claim("The alleged foreign bandits fled.", language="en"))
    assert found.distanced


def test_a_label_has_its_dictionary_form() -> None:
    (found,) = labels_in(make_claim("Man sah Banditen."))
    assert (found.words, found.lemma) == ("Banditen", "bandit")


def test_soldiers_are_not_counted_among_the_people_on_the_street() -> None:
    text = "Soldaten und Friedenstruppen standen dort, die Truppe schwieg, Söldner kamen."
    assert {each.referent for each in labels_in(make_claim(text))} == {"troops"}


def test_the_door_gives_labels_with_raw_offsets() -> None:
    text = engine.Text("a", "Der Hafen brannte.\n\n**Randalierer** zogen durch die Stadt.", "de")
    claims = engine.read(text).claims
    (found,) = [each for claim in claims for each in claim.labels]
    assert text.text[found.span.start : found.span.end] == "Randalierer"


def test_the_vocabulary_lists_each_word_of_a_language() -> None:
    listed = vocabulary("de")
    assert list(listed) == list(lexicons.load("labels"))
    assert {"bandit", "demonstrant"} <= set(listed["crowd"])
    assert "protester" not in listed["crowd"]
    assert vocabulary("fr")["crowd"] == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [("Die Truppe umfasst 740 Personen.", "soldier"), ("Es kamen 740 Personen.", "person")],
)
def test_people_who_are_counted_as_soldiers_are_no_crowd(text: str, name: str) -> None:
    assert [each.name for each in labels_in(make_claim(text))] == [name]


def test_distance_is_of_the_word_in_quotation_marks_alone() -> None:
    text = "The so-called “peaceful” protesters fled."
    (found,) = labels_in(make_claim(text, language="en", quotes=["“peaceful”"]))
    assert not found.distanced
    (found,) = labels_in(make_claim("The so-called peaceful protesters fled.", language="en"))
    assert found.distanced
