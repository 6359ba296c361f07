"""Where a sentence ends."""

import pytest

from framing.engine import sentences
from framing.engine.cleaning import clean
from framing.engine.values import Markup
from tests.engine.lexicon_cases import Case, cases, listed, take_out

CASES = cases("sentences")


def split(raw: str, language: str = "de", markup: Markup = Markup.MARKDOWN) -> list[str]:
    """Return the words of each sentence."""
    cleaned = clean(raw, markup=markup)
    return [
        cleaned.text[sentence.span.start : sentence.span.end]
        for sentence in sentences.split(cleaned, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es regnete. Der Damm hielt.", ["Es regnete.", "Der Damm hielt."]),
        ("Es regnete", ["Es regnete"]),
        ("Hielt er? Ja! Er hielt.", ["Hielt er?", "Ja!", "Er hielt."]),
        # A colon and a semicolon end nothing.
        ("Er sagte: Der Damm hält; das Dorf ist sicher.", 1),
        # Closing quotes and brackets stay with their sentence, opening ones begin the next.
        ("„Er hielt.“ Danach regnete es.", ["„Er hielt.“", "Danach regnete es."]),
        ("Es regnete. „Er hält“, sagte sie.", ["Es regnete.", "„Er hält“, sagte sie."]),
        ("»Er hielt.« Das war gut.", ["»Er hielt.«", "Das war gut."]),
        ("Es regnete. – Der Damm hielt.", ["Es regnete.", "– Der Damm hielt."]),
        # A question inside quotes in the middle of a sentence.
        ("„Hält er?“ fragte die Bürgermeisterin.", 1),
        ("Sie riefen „Halt!“ und liefen.", 1),
        # A note in brackets after a sentence is a sentence; one inside a sentence is none.
        ("Er hielt. (Anm. d. Übers.: Der Damm.)", ["Er hielt.", "(Anm. d. Übers.: Der Damm.)"]),
        ("(Er hielt. Es regnete.) Danach schneite es.", 3),
        ("Der Damm (er ist alt. Das weiß man.) hielt.", 1),
        ("Der Damm (er ist alt. Er hielt.", 2),
        # Numbers.
        ("Am 10. Januar kam Schnee.", 1),
        ("Er erlebte den 2. Weltkrieg.", 1),
        ("Sie gewann ihre 3. Medaille.", 1),
        ("Er kam auf Platz 19. Trainer Roe jubelte.", 2),
        ("Das war 2020. Danach kam Schnee.", 2),
        ("Es kamen 1.300 Menschen.", 1),
        ("Gezählt wurden 1.300. Helfer kamen.", 2),
        ("3. Die Brücke hielt.", ["3.", "Die Brücke hielt."]),
        ("3. Brücke", 1),
        # Names.
        ("Friedrich II. Graf von Altstadt kam.", 1),
        ("Der Brief an J. Roe kam an.", 1),
        # Short sentences and dots that stand for words.
        ("Zweitens. Der Damm hielt.", ["Zweitens.", "Der Damm hielt."]),
        ("Er wartete… Niemand kam.", ["Er wartete…", "Niemand kam."]),
        ("Er wartete ... niemand kam.", 1),
        ("Er rief ... Karl.", 1),
        ("Er wartete ... Dann kam Karl.", 2),
        ("Er hielt. […] Danach kam Schnee.", ["Er hielt.", "[…] Danach kam Schnee."]),
        ("Karl (!) kam.", 1),
        ("Er sah Plan B. Die Stadt nicht.", 2),
        # Abbreviations of several words.
        ("Es fehlten u. a. Boote.", 1),
        ("Es fehlten Boote u. a. Das war bekannt.", 2),
        ("Der Verein Flut e. V. Altstadt half.", 1),
        ("Er ging. — ", ["Er ging.", "—"]),
    ],
)
def test_german(text: str, expected: list[str] | int) -> None:
    found = split(text, markup=Markup.PLAIN)
    assert (found if isinstance(expected, list) else len(found)) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained. The dam held.", 2),
        ("The U.S. Senate met. It rained.", 2),
        ("He lives in the U.S. The dam held.", 2),
        ("It broke at 9 a.m. Monday.", 1),
        ("It broke at 9 a.m. The town slept.", 2),
        ("He said: “It held.” Then he left.", 2),
        ("It rose by 3.5 metres. Nobody knew.", 2),
        ("There were 12. Nobody knew.", 2),
        ("A judge of L. A. County spoke.", 1),
    ],
)
def test_english(text: str, count: int) -> None:
    assert len(split(text, "en")) == count


def test_russian() -> None:
    assert split("Вода поднялась. Дамба на ул. Речной выдержала.", "ru") == [
        "Вода поднялась.",
        "Дамба на ул. Речной выдержала.",
    ]


def test_only_blocks_that_state_something_have_sentences() -> None:
    raw = "# Der Damm. Er hält.\n\nVon Jana Doe\n\nEs regnete.\n\n> Er hält.\n\n- Boote fehlen."
    assert split(raw) == ["Es regnete.", "Er hält.", "Boote fehlen."]


def test_a_sentence_knows_its_block() -> None:
    cleaned = clean("# Damm\n\nEs regnete. Er hielt.\n\n> Gut.", markup=Markup.MARKDOWN)
    assert [s.block for s in sentences.split(cleaned, "de")] == [1, 1, 2]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}-{case.word}")
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with_word = 2 if case.group == "starters" else 1
    assert len(split(case.text, case.language, Markup.PLAIN)) == with_word
    take_out(monkeypatch, sentences, case)
    assert len(split(case.text, case.language, Markup.PLAIN)) == 3 - with_word


def test_each_word_has_a_case() -> None:
    assert {case[:3] for case in CASES} == listed("sentences")
