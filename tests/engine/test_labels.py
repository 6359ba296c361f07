"""What claims call people and things, place by place."""

import pytest

from framing import engine
from framing.engine import lexicons
from framing.engine.labels import label, vocabulary
from framing.engine.values import Claim, Label, Voice
from tests.engine.made import make_claim, make_reading

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
