"""What is understood of a text before it is saved."""

import pytest

from framing.events.extraction import extract
from framing.events.preview import cautions_left, preview_of

TORN = """# Brand im Hafen

<https://bote.example/a>

Am Montag brannte im Hafen von Nordhafen eine Lagerhalle, und die Feuer-

wehr zählte zwölf Verletzte. Bürgermeisterin Ada Brandt sagte: „Niemand wird allein gelassen.“

Tom Lee sagte, er habe nichts gesehen. Ada Brandt sagte, sie habe alles gesehen.
"""


@pytest.mark.parametrize(
    ("text", "joins"), [(TORN, 1), (TORN.replace("Feuer-\n\nwehr", "Feuerwehr"), 0)]
)
def test_torn_sentences_are_counted(text: str, joins: int) -> None:
    assert preview_of(extract(text.encode())).joins == joins


def test_the_opening_is_what_will_be_read() -> None:
    opening = preview_of(extract(TORN.encode())).opening
    assert [passage.kind.value for passage in opening] == ["heading", "paragraph", "paragraph"]
    assert "die Feuerwehr zählte" in opening[1].words


def test_speakers_come_with_the_most_talkative_first() -> None:
    speakers = preview_of(extract(TORN.encode())).speakers
    assert [count for _, count in speakers] == sorted((n for _, n in speakers), reverse=True)
    assert speakers[0] == ("Ada Brandt", 2)


def test_every_claim_has_one_voice() -> None:
    preview = preview_of(extract(TORN.encode()))
    assert sum(preview.voices.values()) == preview.claims > 0


def test_a_long_text_shows_its_beginning() -> None:
    text = "".join(f"Absatz {number} steht hier.\n\n" for number in range(20))
    assert len(preview_of(extract(text.encode())).opening) == 6


@pytest.mark.parametrize(
    ("known", "left"),
    [
        ({}, ["no_title", "no_date", "no_address"]),
        ({"url": "https://bote.example/a", "title": ""}, ["no_title", "no_date"]),
        ({"url": "x", "title": "Brand", "published_on": "2024-01-08"}, []),
    ],
)
def test_nothing_is_missing_that_a_person_has_entered(
    known: dict[str, str], left: list[str]
) -> None:
    extracted = extract(TORN.partition("Am Montag")[2].encode() * 2)
    assert cautions_left(extracted, known) == left
