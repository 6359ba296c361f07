"""Cookie walls and error pages in the place of an article."""

from datetime import date

import pytest

from framing.events.extraction.values import Facts, Fault, UnreadableError
from framing.events.extraction.walls import refuse_walls

WALL = (
    "Wir und unsere Partner verarbeiten Daten. Mit Ihrer Zustimmung setzen wir Cookies für "
    "personalisierte Werbung. Sie können die Einwilligung widerrufen. Mit dem Pur-Abo lesen Sie "
    "werbefrei. Mehr steht in der Datenschutzerklärung."
)
MISSING = [
    "Fehler 404",
    "Diese Seite wurde leider nicht gefunden",
    "Der Artikel ist nicht mehr verfügbar",
    "Page not found",
    "Страница не найдена",
]


def test_a_cookie_wall() -> None:
    with pytest.raises(UnreadableError) as error:
        refuse_walls(WALL, Facts())
    assert error.value.fault == Fault.COOKIE_WALL


@pytest.mark.parametrize("words", MISSING)
@pytest.mark.parametrize("place", ["title", "text"])
def test_an_error_page(words: str, place: str) -> None:
    text, facts = (words, Facts()) if place == "text" else ("Suche", Facts(title=words))
    with pytest.raises(UnreadableError) as error:
        refuse_walls(text, facts)
    assert error.value.fault == Fault.MISSING_PAGE


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (WALL, Facts(published_on=date(2024, 1, 8))),
        (WALL + "Danach folgt ein langer Artikel. " * 200, Facts()),
        ("Die Seite speichert Cookies.", Facts()),
        (MISSING[1] + ", schrieb sie. " * 200, Facts()),
        ("Text.\n\nMehr.\n\nDer Artikel ist nicht mehr verfügbar", Facts()),
    ],
)
def test_an_article_passes(text: str, facts: Facts) -> None:
    refuse_walls(text, facts)
