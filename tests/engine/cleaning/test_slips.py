"""Words that were probably misread."""

import pytest

from framing.engine.cleaning import slips, spelling
from tests.engine.cleaning.helpers import markdown


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("In den Län-\n\ndem am Meer hielt der Damm nicht.", [("Ländem", "Ländern")]),
        ("In den Ländem am Meer hielt der Damm nicht.", [("Ländem", "Ländern")]),
        ("The dam of the govemment was old.", [("govemment", "government")]),
        ("Die Ländem und die Ländem sind der Name.", []),
        ("Der Ort Xyrnqua ist nicht der Damm.", []),
        ("Die Zahl der Govem ist nicht klein.", []),
        ("Der Damm ist das, was der Comer nicht ist.", []),
        ("Der government ist nicht der Damm.", []),
        ("Вода и дамба на реке, как modem.", []),
    ],
)
def test_slips(raw: str, expected: list[tuple[str, str]]) -> None:
    cleaned = markdown(raw)
    assert [(slip.found, slip.probable) for slip in cleaned.slips] == expected
    assert [cleaned.text[s.span.start : s.span.end] for s in cleaned.slips] == [
        found for found, _ in expected
    ]


def test_a_word_of_another_language_is_no_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {("modem", "en"), ("modern", "de")}
    monkeypatch.setattr(slips, "known", lambda word, language: (word, language) in known)
    assert slips.find("modem", spelling.Spelling("de", frozenset())) == ()
