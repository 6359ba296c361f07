"""Words for people: which of them name anybody, and so no group."""

import pytest

from framing.engine import names_anybody


@pytest.mark.parametrize(
    ("word", "language", "named"),
    [
        ("Menschen", "de", True),
        ("Personen", "de", True),
        ("people", "en", True),
        ("Feuerwehrleute", "de", False),
        ("Brücke", "de", False),
        ("firefighters", "en", False),
        ("Präsident", "de", True),
        ("President", "en", True),
        ("Präsidium", "de", False),
    ],
)
def test_people_in_general_and_offices_are_no_group(
    word: str, language: str, *, named: bool
) -> None:
    assert names_anybody(word, language) is named
