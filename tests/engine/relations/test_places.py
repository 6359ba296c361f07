"""Where it happened."""

import pytest

from framing.engine.relations import places
from tests.engine.made import make_claim, make_told

NAMES = ("Seestadt", "Kowalenko")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das Boot sank in Seestadt.", [("Seestadt", False)]),
        ("Das Boot sank auf dem alten Marktplatz.", [("Marktplatz", False)]),
        ("Nicht am Rathaus, sondern am Bahnhof.", [("Rathaus", True), ("Bahnhof", False)]),
        ("Das Boot sank im September in der Hitze.", []),
        ("Das Boot sank in", []),
        ("Das Boot sank an so gut wie allem Neuen am Rathaus.", [("Rathaus", False)]),
    ],
)
def test_phrases_of_place(text: str, found: list[tuple[str, bool]]) -> None:
    told = make_told(make_claim(text, names=[name for name in NAMES if name in text]))
    phrases = places.phrases(told, told.words)
    assert [(phrase.head.form, phrase.is_denied) for phrase in phrases] == found
