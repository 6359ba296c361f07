"""Why it happened."""

import pytest

from framing.engine.relations import causes
from tests.engine.made import make_claim, make_told


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Wegen der großen Hitze sank das Boot.", "de", [["großen", "Hitze"]]),
        ("Das Boot sank, weil Sturm aufkam.", "de", [["Sturm", "aufkam"]]),
        ("Das Boot sank nicht wegen Sturm.", "de", [["Sturm"]]),
        ("Das Boot sank wegen ihr.", "de", []),
        ("Das Boot sank.", "de", []),
        ("The boat sank because of heavy rain in town.", "en", [["heavy", "rain"]]),
        ("The boat sank because it rained.", "en", [["rained"]]),
        ("The boat sank due to rain.", "en", [["rain"]]),
        ("The boat sank because.", "en", []),
    ],
)
def test_causes(text: str, language: str, found: list[list[str]]) -> None:
    phrases = causes.phrases(make_told(make_claim(text, language=language)))
    assert [[word.form for word in causes.nouns(phrase)] for phrase in phrases] == found


def test_a_cause_that_is_put_right_is_denied() -> None:
    (one, other) = causes.phrases(
        make_told(make_claim("Es sank wegen der Hitze, nicht wegen des Sturms."))
    )
    assert (one.is_denied, other.is_denied) == (False, True)
