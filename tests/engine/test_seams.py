"""Sentences torn over two blocks, joined where a person says so."""

from dataclasses import replace

import pytest

from framing.engine.claims import key_of
from framing.engine.cleaning import clean
from framing.engine.overrides import Override, Part
from framing.engine.pipeline import compare, read
from framing.engine.seams import Seam, close, seam_at, torn
from framing.engine.values import Markup, Reading, Text, Voice

FIRST = "Die Polizei nahm am Montag in Nordhafen zwölf"
SECOND = "Menschen fest, sagte Bürgermeisterin Anna Kowalenko."
TEXT = Text("a", f"Es brannte am Hafen.\n\n{FIRST}\n\n{SECOND} Die Halle ist zerstört.", "de")
SEAM = Seam("a", key_of(FIRST), key_of(SECOND))


def joined(text: Text = TEXT, *seams: Seam) -> Reading:
    return read(text, overrides=seams or (SEAM,))


def test_a_torn_sentence_is_one_claim_at_its_place_in_the_raw_text() -> None:
    before, claim, after = joined().claims
    assert (before.text, after.text) == ("Es brannte am Hafen.", "Die Halle ist zerstört.")
    assert claim.text == f"{FIRST} {SECOND}"
    raw = TEXT.text[claim.span.start : claim.span.end]
    assert raw == f"{FIRST}\n\n{SECOND}"
    assert claim.id == f"a:{claim.span.start}-{claim.span.end}"
    assert (claim.voice, claim.speaker) == (Voice.REPORTED, "Anna Kowalenko")
    assert [(q.words, TEXT.text[q.span.start : q.span.end]) for q in claim.quantities][-1:] == [
        ("zwölf", "zwölf")
    ]
    for name in claim.names:
        assert TEXT.text[name.span.start : name.span.end] == name.surface
    assert claim.key == f"{key_of(f'{FIRST} {SECOND}')}#1"


def test_the_clean_text_keeps_its_length_and_its_way_back() -> None:
    cleaned = clean(TEXT.text, markup=TEXT.markup)
    closed = close(TEXT, cleaned, [SEAM])
    assert len(closed.text) == len(cleaned.text)
    assert closed.pieces == cleaned.pieces
    assert [closed.text[b.span.start : b.span.end] for b in closed.blocks] == [
        "Es brannte am Hafen.",
        f"{FIRST} {SECOND} Die Halle ist zerstört.",
    ]


@pytest.mark.parametrize(
    "seam",
    [replace(SEAM, account="b"), replace(SEAM, before="0"), replace(SEAM, behind="0")],
)
def test_a_seam_that_is_not_there_changes_nothing(seam: Seam) -> None:
    assert joined(TEXT, seam) == read(TEXT)


def test_three_pieces_are_joined_by_two_seams() -> None:
    parts = ("Die Polizei nahm am Montag", "in Nordhafen zwölf", "Menschen fest.")
    text = Text("a", "\n\n".join(parts), "de")
    seams = [place.seam for place in torn(text)]
    assert [c.text for c in read(text, overrides=seams).claims] == [" ".join(parts)]
    assert len(joined(text, seams[1]).clean.blocks) == 2


def test_the_same_tear_is_joined_wherever_it_stands() -> None:
    text = replace(TEXT, text=f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{SECOND}")
    assert [claim.key[-2:] for claim in joined(text).claims] == ["#1", "#2"]


def test_places_where_a_sentence_may_be_torn() -> None:
    (place,) = torn(TEXT)
    assert place.seam == SEAM
    assert SEAM.key == f"{SEAM.before}~{SEAM.behind}"
    assert TEXT.text[place.first.start : place.first.end] == FIRST
    assert TEXT.text[place.second.start : place.second.end] == SECOND


@pytest.mark.parametrize(
    "text",
    [
        "Es brannte.\n\nDie Polizei kam.",  # two sentences
        "Es brannte. Die Polizei kam.",  # one block
        "Die Polizei nahm\n\n## Feuer\n\nMenschen fest.",  # a heading between
        "",
    ],
)
def test_where_none_is_torn(text: str) -> None:
    assert torn(Text("a", text, "de", markup=Markup.MARKDOWN)) == ()


def test_an_override_speaks_of_the_sentence_that_a_seam_leaves() -> None:
    claim = joined().claims[1]
    override = Override("a", claim.key, (Part(0, 8),))
    found = read(TEXT, overrides=[override, SEAM]).claims[1]
    assert found.text == FIRST
    assert read(TEXT, overrides=[override]) == read(TEXT)


def test_a_comparison_takes_seams_and_makes_them_anew() -> None:
    other = Text("b", f"Es brannte am Hafen. {FIRST} {SECOND}", "de")
    earlier = compare([TEXT, other])
    full = compare([TEXT, other], overrides=[SEAM])
    assert compare([TEXT, other], overrides=[SEAM], earlier=earlier) == full
    assert full != earlier
    texts = {claim.text for reading in full.readings for claim in reading.claims}
    assert FIRST not in texts


def test_a_key_leads_back_to_its_seam() -> None:
    assert seam_at("a", SEAM.key) == SEAM
    assert seam_at("a", read(TEXT).claims[0].key) is None
