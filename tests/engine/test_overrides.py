"""What people correct of claims: spans, voices, speakers, whether they can be checked."""

from dataclasses import replace

import pytest

from framing.engine.overrides import Override, Part, applies, words_in
from framing.engine.pipeline import compare, correct, read
from framing.engine.values import Claim, Span, Text, Voice

FIRE = "Im Hafen brannte am Montag eine Halle, und zwölf Menschen wurden verletzt."
SAID = "Das Feuer war Brandstiftung, sagte Bürgermeisterin Anna Kowalenko."
TEXT = Text("a", f"{FIRE} {SAID} Die Polizei ermittelt.", "de")
WORDS = len(words_in(FIRE))
HALF = 7  # "Im Hafen brannte am Montag eine Halle"


def machine(place: int, text: Text = TEXT) -> Claim:
    """The claim that the text alone gives."""
    return read(text).claims[place]


def override(place: int, *parts: Part, text: Text = TEXT) -> Override:
    return Override(text.id, machine(place, text).key, parts)


def corrected(place: int, *parts: Part, text: Text = TEXT) -> tuple[Claim, ...]:
    return read(text, overrides=[override(place, *parts, text=text)]).claims


def test_a_reading_is_corrected_as_if_it_had_been_read_so() -> None:
    text = replace(TEXT, text="Rebellen stürmten das Tor, und die Feuerwehr kam. Es regnete.")
    plain = read(text)
    assert plain.claims[0].labels
    said = [override(0, Part(0, 4), Part(4, 8), text=text)]
    found = correct(plain, said)
    assert found == read(text, overrides=said)
    assert [bool(claim.labels) for claim in found.claims] == [True, False, False]


def test_a_sentence_is_split_at_a_word_and_marks_stay_with_theirs() -> None:
    first, second, *others = corrected(0, Part(0, HALF), Part(HALF, WORDS))
    assert first.text == "Im Hafen brannte am Montag eine Halle,"
    assert second.text == "und zwölf Menschen wurden verletzt."
    assert [claim.order for claim in (first, second, *others)] == [0, 1, 2, 3]
    for claim in (first, second):
        assert TEXT.text[claim.span.start : claim.span.end] == claim.text
        assert claim.id == f"a:{claim.span.start}-{claim.span.end}"
    assert (len(first.quantities), [q.words for q in second.quantities]) == (1, ["zwölf"])
    assert [c.key for c in others] == [c.key for c in read(TEXT).claims[1:]]


def test_a_claim_can_be_less_than_its_sentence() -> None:
    claim = corrected(0, Part(2, HALF))[0]
    assert claim.text == "brannte am Montag eine Halle,"
    assert claim.key != machine(0).key
    assert len(corrected(0, Part(2, HALF))) == 3


def test_the_whole_sentence_keeps_its_key() -> None:
    claim = corrected(0, Part(0, WORDS, checkable=False))[0]
    assert replace(claim, checkable=True) == machine(0)


@pytest.mark.parametrize(
    ("text", "behind", "left", "right"),
    [
        ("Er kam – „und“ sie ging an Land.", 2, "Er kam", "„und“ sie ging an Land."),
        ("Der Lagerhallen-Brand war am Montag.", 2, "Der Lagerhallen-", "Brand war am Montag."),
        ("Er sagte: Es brennt am Hafen.", 2, "Er sagte:", "Es brennt am Hafen."),
    ],
)
def test_marks_belong_to_the_word_they_touch(text: str, behind: int, left: str, right: str) -> None:
    told = Text("a", text, "de")
    parts = Part(0, behind), Part(behind, len(words_in(text)))
    assert [claim.text for claim in corrected(0, *parts, text=told)] == [left, right]


def test_what_lies_in_a_part_stays_and_is_cut_to_it() -> None:
    text = Text("a", "Anna Kowalenko sagte am Montag: „Es brennt, und wir löschen.“", "de")
    whole = machine(0, text)
    count = len(words_in(whole.text))
    first, second = corrected(0, Part(0, 7), Part(7, count), text=text)
    assert (bool(first.names), bool(second.names)) == (True, False)
    for claim in (first, second):
        assert claim.quotes
        for quote in claim.quotes:
            assert claim.span.start <= quote.start < quote.end <= claim.span.end
    tail = corrected(0, Part(0, 5), text=text)[0]
    assert tail.quotes == ()


def test_a_voice_is_corrected_and_what_showed_another_goes() -> None:
    assert (machine(1).voice, machine(1).speaker) == (
        Voice.REPORTED,
        "Anna Kowalenko",
    )
    count = len(words_in(SAID))
    own = corrected(1, Part(0, count, voice=Voice.OUTLET))[1]
    assert (own.voice, own.speaker, own.speaker_chain, own.cue, own.frame) == (
        Voice.OUTLET,
        None,
        (),
        "",
        (),
    )
    same = corrected(1, Part(0, count, voice=Voice.REPORTED))[1]
    assert same == machine(1)
    nobody = corrected(1, Part(0, count, speaker=""))[1]
    assert (nobody.voice, nobody.speaker, nobody.speaker_chain) == (Voice.REPORTED, None, ())
    assert nobody.cue == machine(1).cue


def test_a_speaker_is_named() -> None:
    said = Part(0, WORDS, voice=Voice.REPORTED, speaker="Feuerwehr")
    claim = corrected(0, said)[0]
    assert (claim.voice, claim.speaker, claim.speaker_chain) == (
        Voice.REPORTED,
        "Feuerwehr",
        ("Feuerwehr",),
    )
    assert compare([TEXT], overrides=[override(0, said)]).speakers[claim.id] == "feuerwehr"


def test_what_is_reported_can_be_checked_though_it_is_an_opinion() -> None:
    text = Text("a", "Meiner Meinung nach trägt die Reederei die Schuld.", "de")
    count = len(words_in(text.text))
    assert not machine(0, text).checkable
    assert corrected(0, Part(0, count, voice=Voice.REPORTED), text=text)[0].checkable
    assert not corrected(0, Part(0, count, voice=Voice.QUOTED), text=text)[0].checkable
    assert corrected(0, Part(0, count, checkable=True), text=text)[0].checkable


def test_the_key_of_a_part_counts_on_behind_those_of_sentences() -> None:
    text = Text("a", "Es brannte am Hafen, und es regnete. Es brannte am Hafen.", "de")
    assert machine(1, text).key.endswith("#1")
    part, whole = corrected(0, Part(0, 4), text=text)
    assert (whole.key, part.key) == (machine(1, text).key, f"{whole.key.partition('#')[0]}#2")


def test_what_is_not_in_the_text_changes_nothing() -> None:
    plain = read(TEXT)
    gone = Override("a", "0#1", (Part(0, 1),))
    elsewhere = replace(override(0, Part(0, 2)), account="b")
    longer = override(0, Part(0, WORDS + 1))
    assert read(TEXT, overrides=[gone, elsewhere]) == plain
    assert read(TEXT, overrides=[longer]) == plain
    assert [applies(each, machine(0)) for each in (gone, elsewhere, longer)] == [False] * 3
    assert applies(override(0, Part(0, WORDS)), machine(0))


@pytest.mark.parametrize(
    "parts",
    [(Part(2, 2),), (Part(-1, 2),), (Part(0, 3), Part(2, 5)), (Part(3, 5), Part(0, 2))],
)
def test_parts_are_in_order_and_hold_something(parts: tuple[Part, ...]) -> None:
    with pytest.raises(ValueError, match="in order"):
        read(TEXT, overrides=[Override("a", machine(0).key, parts)])


def test_a_stray_line_is_no_claim() -> None:
    plain = machine(0), machine(1), machine(2)
    assert corrected(1) == (plain[0], replace(plain[2], order=1))
    assert applies(override(1), plain[1])
    assert not applies(override(1), plain[0])


def test_two_overrides_of_one_sentence_are_refused() -> None:
    both = [override(0, Part(0, 2)), override(0, Part(0, 3))]
    with pytest.raises(ValueError, match="Two overrides"):
        read(TEXT, overrides=both)


def test_words_are_what_keys_are_made_of() -> None:
    assert words_in("„Ja“, 2.030!") == (Span(1, 3), Span(6, 7), Span(8, 11))
