"""Who did it."""

import pytest

from framing.engine.relations import actors
from tests.engine.made import make_claim, make_told

NAMES = ("Anna Kowalenko", "Brandt", "Seestadt", "General Electric", "GE", "Narendra Modi", "Modi")


def agent(text: str, language: str = "de") -> str:
    named = [name for name in NAMES if name in text]
    told = make_told(make_claim(text, language=language, names=named))
    return " ".join(word.form for word in actors.agent(told, told.words))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Anna Kowalenko öffnete das Tor.", "de", "Anna Kowalenko"),
        ("Bürgermeisterin Anna Kowalenko öffnete das Tor.", "de", "Bürgermeisterin Anna Kowalenko"),
        ("Den Befehl gab Landrätin Anna Kowalenko.", "de", "Landrätin Anna Kowalenko"),
        ("Aufgerufen hatte die Gruppe Brandt.", "de", "Gruppe Brandt"),
        ("Das Tor wurde von Brandt geöffnet.", "de", "Brandt"),
        ("Das Tor von Brandt stand offen.", "de", ""),
        ("Das Tor öffnete Brandt.", "de", ""),
        ("Den Befehl gab in Seestadt niemand.", "de", ""),
        ("Anna Kowalenko ist Gast der Burg.", "de", ""),
        ("Brandt.", "de", "Brandt"),
        ("Das Tor stand offen.", "de", ""),
        ("The gate was opened by Brandt.", "en", "Brandt"),
        ("There Brandt opened the gate with one hand.", "en", "There Brandt"),
    ],
)
def test_the_agent_of_a_clause(text: str, language: str, found: str) -> None:
    assert agent(text, language) == found


def test_a_name_in_quotation_marks_is_one_too() -> None:
    claim = make_claim("Aufgerufen hatte die Gruppe „Hafen frei“.", quotes=["Hafen frei"])
    told = make_told(claim)
    found = actors.agent(told, told.words)
    assert [word.form for word in found] == ["Gruppe", "Hafen", "frei"]


@pytest.mark.parametrize(
    ("left", "right", "is_other"),
    [
        ("Brandt kam.", "Anna Kowalenko kam.", True),
        ("Modi kam.", "Narendra Modi kam.", False),
        ("GE kam.", "General Electric kam.", False),
        ("General Electric kam.", "GE kam.", False),
    ],
)
def test_who_may_be_the_same(left: str, right: str, *, is_other: bool) -> None:
    told = [
        make_told(make_claim(text, names=[name for name in NAMES if text.startswith(f"{name} ")]))
        for text in (left, right)
    ]
    one, other = (actors.agent(side, side.words) for side in told)
    assert actors.is_other(told[1], one, other) is is_other
