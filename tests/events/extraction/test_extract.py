"""The door of extraction: which reader a text goes to, and what is said of it."""

import pytest
from pytest_django import Settings

from framing.engine import Markup
from framing.events.extraction import Caution, Fault, UnreadableError, extract

LONG = "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle bis auf die Mauern ab. " * 4
FULL = f"# Titel\n\n<https://bote.example/a>\n\nvon Ada Kern, 8. Januar 2024\n\n{LONG}"


@pytest.mark.parametrize(
    ("text", "filename", "content_type", "method"),
    [
        ("# Titel\n\nText.", "", "", "markdown"),
        ("# Titel\n\nText.", "a.txt", "text/plain", "markdown"),
        ("Text ohne Zeichen.", "a.MD", "", "markdown"),
        ("Text ohne Zeichen.", "", "text/markdown", "markdown"),
        ("<p>So</p><p>ist es</p>", "a.md", "", "markdown"),
        ("Text ohne Zeichen.", "a.txt", "", "plain"),
        ("Text ohne Zeichen.", "", "", "plain"),
        ("<p>So</p><p>ist es</p>", "", "", "html"),
        ("<p>So ist es</p>", "a.htm", "", "html"),
        ("<p>So ist es</p>", "", "text/html; charset=utf-8", "html"),
    ],
)
def test_the_kind_of_text(text: str, filename: str, content_type: str, method: str) -> None:
    extracted = extract(text.encode(), filename=filename, content_type=content_type)
    assert extracted.method == method
    assert extracted.markup == Markup.MARKDOWN


def test_nothing_is_warned_of_where_all_is_known() -> None:
    assert extract(FULL.encode()).warnings == ()


@pytest.mark.parametrize(
    ("content", "caution"),
    [
        (FULL.replace("# Titel\n\n", "").encode(), Caution.NO_TITLE),
        (FULL.replace("8. Januar 2024", "").encode(), Caution.NO_DATE),
        (FULL.replace("<https://bote.example/a>", "").encode(), Caution.NO_ADDRESS),
        (FULL.replace("Mauern", "Träger").encode("cp1252"), Caution.ENCODING_GUESSED),
        (FULL.replace(LONG, "Kurz.").encode(), Caution.LANGUAGE_UNSURE),
    ],
)
def test_what_a_person_should_look_at(content: bytes, caution: Caution) -> None:
    assert extract(content).warnings == (caution,)


def test_too_large(settings: Settings) -> None:
    settings.FRAMING_MAX_UPLOAD_BYTES = 10
    with pytest.raises(UnreadableError) as error:
        extract(b"x" * 11)
    assert error.value.fault == Fault.TOO_LARGE


def test_front_matter_without_a_text_is_empty() -> None:
    with pytest.raises(UnreadableError) as error:
        extract(b"---\ntitle: Nur vorn\n---\n")
    assert error.value.fault == Fault.EMPTY
