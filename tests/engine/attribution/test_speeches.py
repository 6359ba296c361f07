"""Passages announced as somebody's speech."""

from pathlib import Path

import pytest

from framing.engine.values import BlockKind, Markup, Voice
from tests.engine.attribution.helpers import voices

HEADING = BlockKind.HEADING
SPEECH = "Wir haben den Damm gebaut."
SEED = Path(__file__).resolve().parents[4] / "shared" / "data" / "seed"


@pytest.mark.parametrize(
    "lead",
    [
        "Danach sprach die Bürgermeisterin Vogt, deren Rede ich übersetzt habe.",
        "Hier stehen die Kernaussagen von Präsidentin Vogt, damit Sie sie kennen.",
        "Die Rede der Bürgermeisterin Vogt dauerte lange.",
    ],
)
def test_it_is_quoted_from_whom_the_lead_in_names(lead: str) -> None:
    found = voices(
        lead,
        (HEADING, "Beginn der Übersetzung:"),
        SPEECH,
        (HEADING, "Ende der Übersetzung"),
        "Der Damm steht.",
        names=["Vogt"],
        italic=[SPEECH],
    )
    assert [a.voice for a in found[1:]] == [Voice.QUOTED, Voice.OUTLET]
    assert found[1].speaker == "Vogt"


def test_a_second_speech_without_a_name_is_of_the_same_person() -> None:
    found = voices(
        "Vogt sprach.",
        (HEADING, "Beginn der Rede"),
        SPEECH,
        (HEADING, "Ende der Rede"),
        (HEADING, "Beginn der Rede"),
        "Der Damm hält.",
        (HEADING, "Ende der Rede"),
        names=["Vogt"],
    )
    assert [a.speaker for a in found[1:]] == ["Vogt", "Vogt"]


def test_without_an_end_it_lasts_as_long_as_the_italics() -> None:
    found = voices((HEADING, "Beginn der Rede"), SPEECH, "Es regnete.", italic=[SPEECH])
    assert [a.voice for a in found] == [Voice.QUOTED, Voice.OUTLET]


def test_a_colon_announces_italics_and_block_quotes() -> None:
    found = voices("Vogt sprach:", SPEECH, (BlockKind.QUOTE, "Gut so."), "Es regnete.",
                   names=["Vogt"], italic=[SPEECH])  # fmt: skip
    assert [(a.voice, a.speaker) for a in found[1:]] == [
        (Voice.QUOTED, "Vogt"),
        (Voice.QUOTED, "Vogt"),
        (Voice.OUTLET, None),
    ]


def test_a_speech_of_nobody_named_has_no_speaker() -> None:
    found = voices("Es regnete:", SPEECH, italic=[SPEECH])
    assert (found[1].voice, found[1].speaker) == (Voice.QUOTED, None)


def test_italics_alone_are_no_speech() -> None:
    assert voices(SPEECH, italic=[SPEECH])[0].voice is Voice.OUTLET


@pytest.mark.parametrize(
    "note", ["(Anm. d. Übers.: Der Damm ist alt.)", "[Anmerkung der Redaktion: Er ist alt.]"]
)
def test_a_note_inside_is_the_outlets(note: str) -> None:
    found = voices((HEADING, "Beginn der Rede"), f"{SPEECH}|{note}", (HEADING, "Ende der Rede"))
    assert [a.voice for a in found] == [Voice.QUOTED, Voice.OUTLET]


def test_a_sentence_about_a_speech_announces_none() -> None:
    text = "Am Beginn der langen Rede stand ein Dank an alle Helfer der Stadt."
    assert voices(text, "Es regnete.")[1].voice is Voice.OUTLET


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside this checkout")
def test_the_speeches_of_the_seed_article() -> None:
    from framing.engine.attribution import attribute
    from framing.engine.cleaning import clean
    from framing.engine.names import find
    from framing.engine.sentences import split

    (path,) = SEED.glob("*.txt")
    text = clean(path.read_text(encoding="utf-8"), markup=Markup.MARKDOWN)
    sentences = split(text, "de")
    found = attribute(text, sentences, find(text, sentences, "de"), "de")
    quoted = [a.speaker for a in found if a.voice is Voice.QUOTED]
    assert set(quoted) == {"Tokajew", "Lukaschenko"}
    assert len(quoted) > 2 * sum(a.voice is not Voice.QUOTED for a in found)
