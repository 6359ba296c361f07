"""Which sentences state something that could be shown true or false."""

import pytest

from framing.engine.claims import checkable, clauses, statements
from tests.engine.lexicon_cases import Case, cases, listed, take_out

CASES = cases("checkable")


def check(sentence: str, language: str = "de", *, told: bool = False) -> bool:
    """Judge one sentence."""
    return checkable.is_checkable(sentence, language, told=told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Damm hielt.",
        "Sechzehn Helfer wurden verletzt.",
        "„Hielt er?“, fragte sie.",
        # The main clause states something, whatever hangs on it.
        "Danach sprach Karl, dessen Rede ich für gut halte.",
        "Es sprach Karl, von dem ich glaube alles.",
        "Karl bat um Boote, und wir müssen helfen.",
        # An appeal to know a fact, a judgement of a fact, a fact as a reason.
        "Man darf nicht vergessen, dass der Damm hielt.",
        "Es ist interessant, dass der Damm hielt.",
        "Ich möchte betonen, dass der Damm hielt.",
        "Ich muss darauf hinweisen, denn der Damm hielt.",
        # A past fact beside a vow, an announcement, a judging word beside the point.
        "Wir haben nie gefehlt und werden das in Zukunft nicht tun.",
        "Die Boote werden am Donnerstag abfahren.",
        "Der Damm sollte am Montag geprüft werden.",
        "Zwei Stimmen sind notwendig, um zu gewinnen.",
        "Es war notwendig, den Damm zu prüfen.",
        "Wenn der Damm geprüft wird, hält er.",
        "Das Vorgehen war zu gut geplant.",
        "Der Damm ist ein schlechter Ort für Boote.",
        "Wenn es regnet, hält der Damm.",
        "Gegen Sie und Karl wurde ermittelt.",
        "Wenn wir warten, steigt das Wasser.",
    ],
)
def test_german_statements(sentence: str) -> None:
    assert check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hielt der Damm?",
        "Wer sagte: „Er hält?“",
        "Bitte nehmen Sie unser Beileid entgegen.",
        "Nehmen Sie die Boote.",
        "Seien wir ehrlich: Der Damm war alt.",
        "Wir müssen den Damm prüfen.",
        "In dieser Lage sollte man warten.",
        "Er hat meiner Meinung nach recht.",
        "Ich halte die Rede für interessant.",
        "Das ist ein sehr gefährlicher Weg.",
        "Es ist wichtig, den Damm zu prüfen.",
        "Es ist notwendig, dass jemand den Damm prüft.",
        "Diese Worte sind entlarvend, denn jeder kann es sehen.",
        "Nun kommen wir zu Karl, der lange sprach.",
        "Hier fasse ich die Reden zusammen.",
        "Ich werde genau erklären, wie der Damm hielt.",
        "Zuerst möchte ich den Helfern danken.",
        "Wenn es regnet, wird der Damm brechen.",
        "Der Damm wird nie brechen.",
    ],
)
def test_german_without_a_statement(sentence: str) -> None:
    assert not check(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam held.", True),
        ("Then Karl spoke, whose speech I think good.", True),
        ("Then Karl spoke who I think was tired.", True),
        ("We must not forget that the dam held.", True),
        ("It is strange that the dam held.", True),
        ("I want to stress that the dam held.", True),
        ("Did it hold?", False),
        ("Please help the town.", False),
        ("Let’s help the town.", False),
        ("We must help the town.", False),
        ("In my opinion the dam is old.", False),
        ("This is a dangerous road.", False),
        ("It is important to help.", False),
        ("Let me turn to the dam.", False),
        ("I want to thank the helpers.", False),
        ("If it rains, the dam will break.", False),
        ("The dam will never break.", False),
    ],
)
def test_english(sentence: str, *, expected: bool) -> None:
    assert check(sentence, "en") is expected


def test_a_language_without_lists_knows_questions_only() -> None:
    assert check("Надо помочь городу.", "ru")
    assert not check("Кто поможет городу?", "ru")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Karl sagte, wir müssen helfen.", True),
        ("Karl nannte es so: Das ist ein schlechter Weg.", True),
        ("Karl sagte, was?", False),
        ("Ich werde erklären, was Karl sagte.", False),
    ],
)
def test_that_somebody_said_it_is_a_fact(sentence: str, *, expected: bool) -> None:
    assert check(sentence, told=True) is expected


# Groups whose words make a sentence a checkable statement; all others take that away.
KEEPING = frozenset(
    {"subordinators", "coordinators", "before_relatives", "content", "reasons", "knowing"}
    | {"past", "cuts"}
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}-{case.word}")
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    states = case.group in ("buttons", "no_verbs", "no_statement")
    judge = statements.states_something if states else check
    expected = case.group in KEEPING
    assert judge(case.text, case.language) is expected
    for module in (checkable, clauses, statements):
        take_out(monkeypatch, module, case)
    assert judge(case.text, case.language) is not expected


def test_each_word_has_a_case() -> None:
    assert {case[:3] for case in CASES} == listed("checkable")
