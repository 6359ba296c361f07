"""Speakers under several names are one; a place or another office of that word is not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from framing.engine import Text, compare, lexicons
from framing.engine.names import learn
from framing.engine.speakers import name_speakers, offices, seat
from framing.engine.values import Claim, Reading
from tests.engine.made import make_claim, make_reading


def reading(text: str, speaker: str | None, *, names: Sequence[str] = (), **fields: Any) -> Reading:
    return make_reading(make_claim(text, speaker=speaker, names=names, **fields))


def keys(*readings: Reading) -> list[str]:
    names = learn([n for claim in each.claims for n in claim.names] for each in readings)
    return list(name_speakers(readings, names).values())


def several(*claims: Claim) -> Reading:
    return replace(make_reading(claims[0]), claims=claims)


def seated(*readings: Reading) -> list[str]:
    names = learn([n for claim in each.claims for n in claim.names] for each in readings)
    held = [offices(each, names) for each in readings]
    return list(seat(readings, name_speakers(readings, names), held).values())


def test_spellings_and_titles_lead_to_one_key() -> None:
    told = (
        reading("Kowalenko sagte es.", "Kowalenko", names=["Kowalenko"]),
        reading("Das sagte US-Minister Kowalenko.", "US-Minister Kowalenko", names=["Kowalenko"],
                account="b"),
        reading("The Kazan president Kovalenko spoke.", "the Kazan president Kovalenko",
                names=["Kovalenko"], language="en", account="c"),
    )  # fmt: skip
    assert keys(*told) == ["kowalenko"] * 3


def test_an_office_before_a_longer_word_belongs_to_nobody() -> None:
    text = "Ein Sprecher sagte dem Präsident Kowalfreund etwas, auch Kowal."
    assert keys(reading(text, "Präsident", names=["Kowal"])) == ["präsident"]


@pytest.mark.parametrize(
    ("speaker", "name", "expected"),
    [
        ("Polizeichef von Nordhafen", "Nordhafen", "polizeichef nordhafen"),
        ("Hafenamt", "Nordhafen", "hafenamt"),
        ("Fischer", "Nordhafen", "fischer"),
        ("Altnordhafen", "nordhafen", "altnordhafen"),
    ],
)
def test_a_place_is_no_speaker(speaker: str, name: str, expected: str) -> None:
    text = f"{speaker} meldete etwas, auch {name}."
    assert keys(reading(text, speaker, names=[name])) == [expected]


def test_an_office_that_reads_like_a_name_is_no_place() -> None:
    text = "Der Polizeichef von Nordhafen sprach, er kam aus Nordhafen."
    told = reading(text, "Polizeichef von Nordhafen", names=["Polizeichef von Nordhafen"])
    assert keys(told) == ["polizeichef nordhafen"]


@pytest.mark.parametrize(("english", "german"), lexicons.load("offices")["en"].items())
def test_an_office_is_one_in_two_languages(english: str, german: str) -> None:
    told = (
        reading("Es brenne.", german.capitalize()),
        reading("It burnt.", f"the {english}", language="en", account="b"),
    )
    assert keys(*told) == [german, german]


def test_an_office_that_is_not_listed_keeps_its_words() -> None:
    assert keys(reading("It burnt.", "the harbour office", language="en")) == ["harbour office"]


def test_a_genitive_is_no_speaker() -> None:
    found = compare(
        [Text("a", "Das Hafenamt Nordhafens sperrte den Kai. Das Amt kam aus Nordhafen.", "de")]
    )
    claim = found.readings[0].claims[0]
    named = reading(claim.text, "Hafenamt Nordhafens")
    told = Reading(named.text, named.clean, (*named.claims, *found.readings[0].claims))
    assert keys(told)[0] == "hafenamt nordhafen"


def test_an_office_that_one_name_has_in_this_text_is_that_person() -> None:
    told = reading("Bürgermeisterin Merwitz kam.", "Bürgermeisterin", names=["Merwitz"])
    assert keys(told) == ["merwitz"]
    other = reading("Die Bürgermeisterin kam.", "Bürgermeisterin", account="b")
    assert keys(told, other) == ["merwitz", "bürgermeisterin"]


def test_an_office_of_two_people_belongs_to_neither() -> None:
    text = "Minister Merwitz traf Minister Brandes."
    assert keys(reading(text, "Minister", names=["Merwitz", "Brandes"])) == ["minister"]


@pytest.mark.parametrize(
    ("sentence", "office", "expected"),
    [
        ("Der Präsident sprach.", "Präsident", "kovalenko"),
        ("Er sprach.", "Präsident", "kovalenko"),
        ("Der andere Präsident sprach.", "Präsident", "präsident"),
        ("Der Präsident der Bank sprach.", "Präsident der Bank", "präsident bank"),
        ("Der Minister sprach.", "Minister", "minister"),
    ],
)
def test_an_office_that_another_text_gives_who_spoke_last_is_that_person(
    sentence: str, office: str, expected: str
) -> None:
    last = make_claim("Kowalenko sprach.", speaker="Kowalenko", names=["Kowalenko"])
    plain = make_claim("Es brannte.")
    then = make_claim(sentence, speaker=office)
    told = several(last, plain, then)
    other = reading("President Kovalenko came.", None, names=["Kovalenko"], language="en",
                    account="b")  # fmt: skip
    assert seated(told, other) == ["kovalenko", expected]
    assert seated(several(plain, then), other)[-1] != "kovalenko"


def test_of_two_who_hold_one_office_it_is_who_spoke_last() -> None:
    said = [make_claim(f"{name} sprach.", speaker=name, names=[name])
            for name in ("Kowal", "Merwitz")]  # fmt: skip
    then = make_claim("Der Minister ging.", speaker="Minister")
    text = "Minister Merwitz traf Minister Kowal."
    other = reading(text, None, names=["Merwitz", "Kowal"], account="b")
    assert seated(several(*said, then), other) == ["kowal", "merwitz", "merwitz"]


@pytest.mark.parametrize("speaker", [None, "…"])
def test_who_has_no_words_has_no_key(speaker: str | None) -> None:
    assert keys(reading("Es brannte.", speaker)) == []


def test_the_comparison_hands_the_keys_out() -> None:
    texts = [
        Text("a", "„Wir haben niemanden gesehen“, sagte Ole Kowalenko am Kai.", "de"),
        Text(
            "b",
            "Am Kai sagte Kowalenko, man habe niemanden gesehen. Kowalenko sagte, er gehe.",
            "de",
        ),
    ]
    found = compare(texts)
    assert len(found.speakers) == 3
    assert len(set(found.speakers.values())) == 1
    assert compare(texts[:1], earlier=found).speakers == compare(texts[:1]).speakers
