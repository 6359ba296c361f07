"""Word documents."""

import pytest

from framing.events.extraction import Fault, UnreadableError, extract, word
from tests.events.extraction.papers import word_of

ARTICLE = word_of(
    ("Titel", "Brand im Hafen"),
    ("", "von Ada Kern, 8. Januar 2024"),
    ("", "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle * ab."),
    ("H2", "Reaktionen"),
    ("Zitat", "Niemand wird allein gelassen."),
)


def fault_of(content: bytes) -> Fault:
    """Give the fault that reading ends with."""
    with pytest.raises(UnreadableError) as error:
        extract(content)
    return error.value.fault


def test_headings_quotes_and_paragraphs_come_out() -> None:
    extracted = extract(ARTICLE, filename="brand.docx")
    assert extracted.method == "docx"
    assert extracted.text == (
        "# Brand im Hafen\n\nvon Ada Kern, 8. Januar 2024\n\n"
        "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle \\* ab.\n\n"
        "## Reaktionen\n\n> Niemand wird allein gelassen.\n"
    )


def test_what_it_says_of_itself_is_recognised() -> None:
    facts = extract(ARTICLE).facts
    assert (facts.title, facts.byline, str(facts.published_on)) == (
        "Brand im Hafen",
        "Ada Kern",
        "2024-01-08",
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (ARTICLE[:200] + b"word/document.xml", Fault.DAMAGED),
        (word_of(), Fault.EMPTY),
        (word_of(("", " ")), Fault.EMPTY),
    ],
)
def test_what_cannot_be_read(content: bytes, fault: Fault) -> None:
    assert fault_of(content) == fault


def test_what_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = word_of(("", "Text."), anything="x" * 30_000)
    assert "Text." in extract(bomb).text
    monkeypatch.setattr(word, "MOST_BYTES", 20_000)
    assert fault_of(bomb) == Fault.TOO_LARGE


def test_entities_do_not_grow() -> None:
    entities = ['<!ENTITY a0 "lol">']
    entities += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 50}">' for n in range(1, 9)]
    bomb = f"<!DOCTYPE a [{''.join(entities)}]><a>&a8;</a>"
    assert fault_of(word_of(("", "Text."), styles=bomb)) == Fault.DAMAGED


def test_a_picture_is_left_out() -> None:
    assert word.no_image(object()) == []
