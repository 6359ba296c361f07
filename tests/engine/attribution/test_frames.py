"""Which words of a sentence do nothing but attribute."""

import pytest

from framing.engine.values import BlockKind, Voice
from tests.engine.attribution.helpers import make_text, voices

NAMES = ("Jana Vogt", "Vogt", "Ole Brand", "Ostheim")


def frame(text: str, language: str = "de") -> list[str]:
    clean, _ = make_text(text)
    found = voices(text, names=NAMES, language=language)[-1].frame
    return [clean.text[part.start : part.end] for part in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Damm ist nach Angaben des Amtes dicht.", ["nach Angaben des Amtes"]),
        ("Der Damm ist nach Behördenangaben dicht.", ["nach Behördenangaben"]),
        ("Laut einem Sprecher des Amtes ist er dicht.", ["Laut einem Sprecher des Amtes"]),
        ("Dem Amt zufolge ist der Damm dicht.", ["Dem Amt zufolge"]),
        ("Der Damm ist dicht, so Vogt.", ["so Vogt"]),
        ("Demnach sei der Damm dicht.", ["Demnach"]),
        ("Der Damm ist dicht, sagte Vogt am Montag.", ["sagte Vogt am Montag"]),
        ("Der Damm bricht bald, teilte das Amt mit.", ["teilte das Amt mit"]),
        ("Vogt sagte am Montag, dass er dicht ist.", ["Vogt sagte am Montag, dass"]),
        ("Vogt fragte, wie dicht er ist.", ["Vogt fragte"]),
        ("Vogt sagte, der Damm sei dicht.", ["Vogt sagte"]),
        ("Vogt forderte, den Damm zu bauen.", ["Vogt forderte"]),
        ("Ole Brand, der Leiter des Amtes, sagte, dass er hält.",
         ["Ole Brand, der Leiter des Amtes, sagte, dass"]),
        ("Die Wirtin lacht, sagt aber, dass er hält.", ["Die Wirtin", "sagt aber, dass"]),
        ("Die Feuerwehr forderte mehr Boote.", ["Die Feuerwehr forderte"]),
        ("Das Amt gab den Bau neuer Boote bekannt.", ["Das Amt gab", "bekannt"]),
        ("Vogt bezeichnete den Damm als „gut“.", ["Vogt bezeichnete"]),
        ("Die Räte warnten.", ["Die Räte warnten"]),
        ("Der Leiter, Ole Brand, sprach von Rissen.", ["Der Leiter, Ole Brand, sprach"]),
        ("Er hält, wie Ole Brand, ein Gast, sagte.", ["wie Ole Brand, ein Gast, sagte"]),
        ("„Wir bauen den Damm neu“, sagte Vogt.", ["sagte Vogt"]),
        ("„Wir bauen den Damm neu“, lachte Vogt.", ["lachte Vogt"]),
        ("„Wir bauen“, sagte Vogt, „den Damm neu.“", ["sagte Vogt"]),
        (
            "Er sei dicht, wie die Köche des Bundes „Freie Ufer“ sagten.",
            ["wie die Köche des Bundes „Freie Ufer“ sagten"],
        ),
        ("Wie Vogt „am ganzen Ufer“ sagte, halte er.", ["Wie Vogt", "sagte"]),
        ("Wie Vogt „nie wieder“ sagte, halte er.", ["Wie Vogt", "sagte"]),
        ("Die Köche sind der Ansicht, der Damm sei dicht.", ["Die Köche sind der Ansicht"]),
        ("Der Koch beharrt darauf, dass er dicht sei.", ["Der Koch beharrt darauf, dass"]),
        ("Der Koch ging fort, der Damm sei dicht.", []),
        ("Wie hoch der Damm war, sei offen.", []),
        ("Der Damm habe Risse.", []),
        ("Es regnete.", []),
        ("Vogt sagte:", []),
    ],
)  # fmt: skip
def test_the_words_that_only_attribute(text: str, words: list[str]) -> None:
    assert frame(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jana Vogt said the dam was safe.", ["Jana Vogt said"]),
        ("Jana Vogt said on Monday that the dam was safe.", ["Jana Vogt said on Monday that"]),
        ("According to the mayor of Ostheim, it is safe.", ["According to the mayor of Ostheim"]),
        ("The dam is safe, Jana Vogt said.", ["Jana Vogt said"]),
        ("The dam is safe, Jana Vogt said on Monday.", ["Jana Vogt said on Monday"]),
        ("Jana Vogt, the mayor, called the dam a gift.", ["Jana Vogt, the mayor, called"]),
        (
            "Radio East quoted Jana Vogt as saying it broke.",
            ["Radio East quoted Jana Vogt as saying"],
        ),
        ("“We are staying,” the mayor, Jana Vogt, said.", ["the mayor, Jana Vogt, said"]),
    ],
)
def test_the_english_words_that_only_attribute(text: str, words: list[str]) -> None:
    assert frame(text, "en") == words


def test_a_block_quote_attributes_nothing() -> None:
    found = voices((BlockKind.QUOTE, "Wir bauen neu."))[0]
    assert (found.voice, found.frame) == (Voice.QUOTED, ())


def test_a_frame_of_marks_alone_is_none() -> None:
    assert frame("„Wir bauen den Damm neu.“ –") == []
