"""Days, measures, counts and outcomes do not speak; whoever else stands in the sentence does."""

import pytest

from framing.engine.pipeline import read
from framing.engine.values import Markup, Text


def speaker(words: str, language: str = "de") -> str | None:
    """Who speaks in a sentence."""
    (claim,) = read(Text("a", words, language, markup=Markup.PLAIN)).claims
    return claim.speaker


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Die Zahl der Toten bezifferte die Polizei auf 24.", "de", "Polizei"),
        ("Drei Tage danach hat Ole Brandt zugegeben, dass er irrte.", "de", "Ole Brandt"),
        ("Mehr als 200 Festnahmen meldete die Polizei am Abend.", "de", "Polizei"),
        ("Montagmorgen sagte der Wirt, dass der Keller voll war.", "de", "Wirt"),
        ("Three days after the march the mayor said that it was wrong.", "en", "mayor"),
        ("Die Verletzten berichteten, dass geschossen wurde.", "de", "Verletzten"),
        ("Die Lage bezeichnete der Wirt als ernst.", "de", "Wirt"),
        ("Die Situation bezeichnete der Wirt als ernst.", "de", "Wirt"),
        ("Die Kundgebung kritisierte den Wirt.", "de", "Kundgebung"),
        ("Von der Zahl wurde berichtet, dass sie stimmt.", "de", None),
    ],
)
def test_who_can_speak_does(words: str, language: str, expected: str | None) -> None:
    assert speaker(words, language) == expected


def test_a_name_may_be_a_day_or_a_count() -> None:
    assert speaker("Die Zeitung „Die Zahl“ berichtete, dass der Keller voll war.") == "Die Zahl"
