"""PDF files: print-outs of pages, and what cannot be read."""

from datetime import date

import pytest
from pypdf.errors import DependencyError

from framing.events.extraction import Fault, UnreadableError, extract, pdf
from tests.events.extraction.papers import locked, pdf_of

FIRST = [
    "Der Bote – Druckansicht",
    "Brand im Hafen",
    "Von Ada Kern, 8. Januar 2024",
    "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle bis auf die Mau-",
    "ern ab. Die Feuerwehr zählte zwölf Verletzte (darunter zwei Kinder), wie sie",
    "am Abend mitteilte.",
    "Die Bürgermeisterin sagte: „Niemand wird allein gelassen.“ Danach ging sie",
    "Seite 1 von 2",
]
SECOND = [
    "Der Bote – Druckansicht",
    "heim, ohne weitere Fragen der Zeitungen zu beantworten, die auf sie warteten.",
    "Seite 2 von 2",
]


def fault_of(content: bytes) -> Fault:
    """Give the fault that reading ends with."""
    with pytest.raises(UnreadableError) as error:
        extract(content)
    return error.value.fault


def test_paragraphs_are_put_together_and_the_running_title_is_left_out() -> None:
    extracted = extract(pdf_of(FIRST, SECOND), filename="brand.pdf")
    assert extracted.text == (
        "# Brand im Hafen\n\n"
        "Von Ada Kern, 8. Januar 2024\n\n"
        "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle bis auf die Mauern ab. Die "
        "Feuerwehr zählte zwölf Verletzte (darunter zwei Kinder), wie sie am Abend mitteilte.\n\n"
        "Die Bürgermeisterin sagte: „Niemand wird allein gelassen.“ Danach ging sie heim, ohne "
        "weitere Fragen der Zeitungen zu beantworten, die auf sie warteten.\n"
    )


def test_what_it_says_of_itself_is_recognised() -> None:
    extracted = extract(pdf_of(FIRST, SECOND))
    facts = extracted.facts
    assert (facts.title, facts.byline) == ("Brand im Hafen", "Ada Kern")
    assert facts.published_on == date(2024, 1, 8)
    assert (extracted.method, extracted.language) == ("pdf", "de")


def test_control_characters_are_dropped() -> None:
    extracted = extract(pdf_of([line.replace("Brand", "Br\0a\x01nd") for line in FIRST]))
    assert "Brand im Hafen" in extracted.text


def test_pictures_of_text_are_no_text() -> None:
    assert fault_of(pdf_of([], [], ["3"])) == Fault.SCANNED


def test_a_password_shuts_it() -> None:
    assert fault_of(locked(pdf_of(FIRST), "geheim")) == Fault.ENCRYPTED


def test_a_lock_that_opens_without_password_is_none() -> None:
    assert "Lagerhalle" in extract(locked(pdf_of(FIRST), "")).text


def test_a_cipher_that_is_not_there_counts_as_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_arguments: object) -> None:
        raise DependencyError

    monkeypatch.setattr("pypdf.PdfReader.decrypt", missing)
    assert fault_of(locked(pdf_of(FIRST), "")) == Fault.ENCRYPTED


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", pdf_of(FIRST)[:300]])
def test_a_damaged_file(content: bytes) -> None:
    assert fault_of(content) == Fault.DAMAGED


@pytest.mark.parametrize(
    ("limit", "value"), [("MOST_PAGES", 1), ("SECONDS", -1.0), ("MOST_CHARACTERS", 50)]
)
def test_more_than_an_article(monkeypatch: pytest.MonkeyPatch, limit: str, value: float) -> None:
    monkeypatch.setattr(pdf, limit, value)
    assert fault_of(pdf_of(FIRST, SECOND)) == Fault.TOO_LONG
