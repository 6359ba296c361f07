"""A row is named after the words that its claims share and other rows lack."""

import pytest

from framing import engine
from framing.comparisons.topics import topics


def claim(text: str, *names: str) -> engine.Claim:
    """Build a claim of these words."""
    mentions = tuple(engine.Mention(engine.Span(0, 1), name, name.casefold()) for name in names)
    return engine.Claim("a:0-1", "a", engine.Span(0, 1), text, "de", 0, names=mentions)


def test_shared_and_rare_words_name_a_row() -> None:
    rows = [
        [claim("Es kamen Soldaten der Insel."), claim("Rund zehn Soldat der Insel.")],
        [claim("Auf der Insel brannte ein Lager."), claim("Das Lager der Insel war leer.")],
    ]
    assert topics(rows) == ["Soldaten · Insel", "Lager · Insel"]


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        (claim("Der Hafen ist zu."), "Hafen"),
        (claim("Sie kam.", "Ada Brandt"), "Ada · Brandt"),
        (claim("it was quiet"), "quiet"),
        (claim("42"), ""),
    ],
)
def test_names_and_nouns_come_before_any_other_word(told: engine.Claim, topic: str) -> None:
    assert topics([[told]]) == [topic]


def test_no_rows_have_no_topics() -> None:
    assert topics([]) == []
