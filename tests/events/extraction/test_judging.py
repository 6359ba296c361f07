"""Language and completeness."""

import pytest

from framing.engine import Completeness
from framing.events.extraction.judging import completeness_of, language_of
from framing.events.extraction.values import Facts, Genre, Reason

LONG = "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle bis auf die Mauern ab. " * 4
ENGLISH = "On Monday a warehouse in the harbour of the town burned down to its walls. " * 4
RUSSIAN = "В понедельник в порту города сгорел склад, пострадали двенадцать человек. " * 4


@pytest.mark.parametrize(("text", "language"), [(LONG, "de"), (ENGLISH, "en"), (RUSSIAN, "ru")])
def test_the_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text, "") == (language, True)


def test_the_words_win_over_what_a_page_declares() -> None:
    assert language_of(ENGLISH, "de") == ("en", True)


def test_a_short_text_is_in_the_language_it_declares() -> None:
    assert language_of("Taxi Hotel Radio", "en") == ("en", True)


@pytest.mark.parametrize("declared", ["", "fr"])
def test_a_short_text_alone_is_not_sure(declared: str) -> None:
    assert language_of("Der Brand im Hafen war schwer.", declared) == ("de", False)


CUT = (Completeness.TEASER, Reason.CUT_OFF)
WHOLE = (Completeness.COMPLETE, Reason.NONE)
SOURCE = (
    "\n\nZitiervorschlag: Brand im Hafen. Die Feuerwehr zählt Verletzte. In: Der Bote, 8.1.2024, "
    "https://bote.example/artikel/brand-im-hafen/ (abgerufen am: 9.1.2024)"
)
UNSURE = (Completeness.UNKNOWN, Reason.CUT_OFF)


@pytest.mark.parametrize(
    ("text", "free", "completeness", "reason"),
    [
        (LONG, None, Completeness.COMPLETE, Reason.NONE),
        (LONG + "„Ende.“\n", True, Completeness.COMPLETE, Reason.NONE),
        ("Nur ein Satz.", None, Completeness.TEASER, Reason.SHORT),
        (LONG + "Weiterlesen", None, Completeness.TEASER, Reason.CUT_OFF),
        (LONG + "Lesen Sie weiter »", None, Completeness.TEASER, Reason.CUT_OFF),
        (LONG + "Continue reading →", None, Completeness.TEASER, Reason.CUT_OFF),
        (LONG + "Читать далее", None, Completeness.TEASER, Reason.CUT_OFF),
        (LONG + "und dann […]", None, Completeness.TEASER, Reason.CUT_OFF),
        (LONG + "und dann …", None, Completeness.TEASER, Reason.CUT_OFF),
        (LONG, False, Completeness.TEASER, Reason.PAYWALL),
        (LONG * 5, False, Completeness.UNKNOWN, Reason.PAYWALL),
        (LONG + "\n\nSie haben bereits ein Abo? Anmelden.", None, *CUT),
        (LONG + "\n\nNur für Abonnenten\n\n- Monatlich kündbar", None, *CUT),
        (LONG + "\n\nMit Blatt+ weiterlesen", None, *CUT),
        (LONG + "\n\nUnser Newsletter: jeden Morgen.", None, *WHOLE),
        (LONG + "\n\n© dpa-infocom, dpa:240108-99-1/2", None, *WHOLE),
        (LONG + "\n\n*Mit Material von dpa*\n\nAda Kern", None, *WHOLE),
        (LONG + "\n\n## Mehr zum Thema\n\n- Eins\n- Zwei", None, *WHOLE),
        (LONG + "So sagte sie.“ (dpa/kern)", None, *WHOLE),
        (
            LONG + SOURCE,
            None,
            *WHOLE,
        ),
        (LONG + "\n\nUnsere Arbeit kostet Geld. Sind Sie dabei? Jetzt unterstützen", None, *WHOLE),
        (
            LONG + "\n\nWe depend on " + "many " * 40 + "readers. Donate today",
            None,
            *WHOLE,
        ),
        (
            LONG
            + "\n\n*Mehr zu den Bränden dieses Jahres "
            + "und der Jahre davor " * 5
            + ": Archiv*",
            None,
            *WHOLE,
        ),
        ("Und dann kam " * 30 + "\n\n*Zuerst erschienen im Boten.*", None, *WHOLE),
        (LONG + "Und dann kam mit einem Mal\n\nAda Kern", None, *UNSURE),
        (LONG + "Und dann kam", None, Completeness.UNKNOWN, Reason.CUT_OFF),
    ],
)
def test_completeness(
    text: str, *, free: bool | None, completeness: Completeness, reason: Reason
) -> None:
    assert completeness_of(text, Facts(free_to_read=free)) == (completeness, reason)


def test_a_ticker_is_never_complete() -> None:
    facts = Facts(genre=Genre.TICKER)
    assert completeness_of(LONG, facts) == (Completeness.UNKNOWN, Reason.LIVE)
