"""Whose words a sentence is in."""

import pytest

from framing.engine.values import BlockKind, Voice
from tests.engine.attribution.helpers import voices


@pytest.mark.parametrize(
    ("text", "voice", "speaker"),
    [
        ("Der Damm ist gebrochen.", Voice.OUTLET, None),
        (
            "Der Damm ist nach Angaben des Innenministeriums dicht.",
            Voice.REPORTED,
            "Innenministerium",
        ),
        ("Laut den Behörden ist der Damm dicht.", Voice.REPORTED, "Behörden"),
        ("„Der Damm ist dicht“, sagte der Bürgermeister.", Voice.QUOTED, "Bürgermeister"),
        ("Jana Vogt sagte, dass der Damm dicht ist.", Voice.REPORTED, "Jana Vogt"),
        ("Der Damm sei dicht.", Voice.REPORTED, None),
        ("Das Vorgehen der „Helfer“ war gut geplant.", Voice.OUTLET, None),
    ],
)
def test_voice_and_speaker_of_one_sentence(text: str, voice: Voice, speaker: str | None) -> None:
    (found,) = voices(text, names=["Jana Vogt"])
    assert (found.voice, found.speaker) == (voice, speaker)


def test_reported_speech_goes_on_in_the_konjunktiv() -> None:
    found = voices("Jana Vogt sagte, der Damm halte. | Die Lage sei ruhig. | Es regnete.")
    assert [a.voice for a in found] == [Voice.REPORTED, Voice.REPORTED, Voice.OUTLET]
    assert found[1].speaker == "Jana Vogt"


def test_an_announced_speech_in_italics_is_quoted() -> None:
    speech = "Wir haben den Damm gebaut."
    found = voices(
        "Danach sprach die Bürgermeisterin Vogt.",
        (BlockKind.HEADING, "Beginn der Übersetzung:"),
        speech,
        (BlockKind.HEADING, "Ende der Übersetzung"),
        "Der Damm steht.",
        names=["Vogt"],
        italic=[speech],
    )
    assert [a.voice for a in found[1:]] == [Voice.QUOTED, Voice.OUTLET]
    assert found[1].speaker == "Vogt"
