"""What is dropped from the blocks of a page, and what is put back."""

import pytest

from framing.events.extraction.tidying import tidied

TEXT = "Am Montag brannte im Hafen eine Halle."


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        (["## Brand im Hafen", TEXT], [TEXT]),
        (["## Nordhafen : Brand im Hafen", TEXT], [TEXT]),
        (["# Brand im Hafen!", TEXT], [TEXT]),
        (["## Reaktionen", TEXT], ["## Reaktionen", TEXT]),
        ([TEXT] + ["Satz."] * 2, [TEXT, "Satz.", "Satz."]),
        ([TEXT] + ["Hinweis."] * 3, [TEXT]),
        (["Externer Inhalt nicht verfügbar", TEXT], [TEXT]),
        (["**Empfohlener redaktioneller Inhalt**", TEXT], [TEXT]),
        (["An dieser Stelle finden sie einen Post.", TEXT], [TEXT]),
        (["Ich bin damit einverstanden, dass mir externe Inhalte gezeigt werden", TEXT], [TEXT]),
        (["Deine Privatsphäre-Einstellungen verhindern das.", TEXT], [TEXT]),
        (["Ein Klick für den Datenschutz", TEXT], [TEXT]),
        (["Zur Anzeige aktiviere bitte die Einstellungen", TEXT], [TEXT]),
        (["This content is not available.", TEXT], [TEXT]),
        (["Ende der weiteren Informationen", TEXT], [TEXT]),
        (["Link zum YouTube-Inhalt", TEXT], [TEXT]),
    ],
)
def test_what_is_no_text_of_the_article(blocks: list[str], kept: list[str]) -> None:
    assert tidied(blocks, "Brand im Hafen", "") == kept


def test_a_heading_far_below_may_say_the_title_again() -> None:
    blocks = [f"{TEXT} {number}" for number in range(5)] + ["## Brand im Hafen"]
    assert tidied(blocks, "Brand im Hafen", "") == blocks


def test_without_a_title_every_heading_stays() -> None:
    assert tidied(["## Reaktionen"], "", "") == ["## Reaktionen"]


def test_a_lost_lead_is_put_first() -> None:
    assert tidied([TEXT], "", "Zwölf * Verletzte.") == ["**Zwölf \\* Verletzte.**", TEXT]


def test_a_lead_that_is_there_is_not_put_twice() -> None:
    assert tidied([TEXT], "", "Am Montag brannte im Hafen eine Halle") == [TEXT]
