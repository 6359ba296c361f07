"""Words and sentences that line ends and page breaks tore apart."""

import pytest

from tests.engine.cleaning.helpers import markdown


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # Over a page break, with and without emphasis.
        ("*Er sah die Ereig-*\n\n*nisse kommen.*", "Er sah die Ereignisse kommen."),
        (
            "*Er sah genau, dass der*\n\n\n\n*der Damm hielt.*",
            "Er sah genau, dass der der Damm hielt.",
        ),
        ("Es bestand ein Plan\n\nfür die Brücke.", "Es bestand ein Plan für die Brücke."),
        ("Es bestand „ein Plan“\n\n„für“ die Brücke.", "Es bestand „ein Plan“ „für“ die Brücke."),
        ("> Es bestand ein Plan\n\n> für die Brücke.", "Es bestand ein Plan für die Brücke."),
        ("- Es fehlten Boote und Ret-\n\ntungswesten.", "Es fehlten Boote und Rettungswesten."),
        ("Er stand auf der\n\nBrücke am Fluss.", "Er stand auf der Brücke am Fluss."),
        (
            "Er kam und sah, wie der Damm\n\n" + "hielt und " * 6 + "hielt",
            "Er kam und sah, wie der Damm " + "hielt und " * 6 + "hielt",
        ),
        (
            "Die Leute riefen „Halt!“\n\nund liefen fort.",
            "Die Leute riefen „Halt!“ und liefen fort.",
        ),
        # At the end of a line.
        ("Der Damm hat gehal-\nten.", "Der Damm hat gehalten."),
        ("Der Damm hat gehal\u00ad\nten.", "Der Damm hat gehalten."),
        ("Der Damm hat gehal¬\nten.", "Der Damm hat gehalten."),
        # The hyphen stays where it is part of the word.
        ("Er plante den Straßen-\nund Wegebau.", "Er plante den Straßen- und Wegebau."),
        ("Er plante den Straßen-\n\nund Wegebau.", "Er plante den Straßen- und Wegebau."),
        ("Die EU-\nTruppen kamen.", "Die EU-Truppen kamen."),
        ("Die GEMEIN-\nDE hielt.", "Die GEMEINDE hielt."),
        ("Es war 1990-\n2000 so.", "Es war 1990-2000 so."),
        ("Der 20-\njährige Damm hielt.", "Der 20-jährige Damm hielt."),
        (
            "Er ist post-modern, ganz post-\nmodern und der Rest nicht.",
            "Er ist post-modern, ganz post-modern und der Rest nicht.",
        ),
        ("The long-\nawaited dam of the town held.", "The long-awaited dam of the town held."),
        ("The dam of the town was re-\npaired.", "The dam of the town was repaired."),
        ("The dam of the town was xqa-\nzzed.", "The dam of the town was xqazzed."),
        ("Er ging -\naber er kam wieder.", "Er ging - aber er kam wieder."),
    ],
)
def test_rejoined(raw: str, text: str) -> None:
    assert markdown(raw).text == text


@pytest.mark.parametrize(
    "raw",
    [
        # A sentence ends before, a new one begins after.
        "Der Damm hielt.\n\nund so weiter ging es.",
        "Der Damm hielt.“\n\nund so weiter ging es.",
        "Es fehlten:\n\nein Boot und ein Seil.",
        "Die Leute riefen „Halt!“\n\nEin Boot fehlte.",
        "Der Damm am Fluss\n\nEr hielt lange.",
        # Titles, names, credit lines, writers without capitals, other kinds of block.
        "Zusammenfassung\n\ntaz sagt, der Damm hielt.",
        "Der Damm am Fluss\n\niPhone und Boote fehlten.",
        "Der Damm am Fluss\n\ndpa/abc",
        "er hielt lange\n\nund wir auch nicht schlecht.",
        "- Es fehlten Boote\n\nund dann kam Regen.",
        "# Der Damm am Fluss\n\nund was er hielt.",
        "Der Damm am Fluss\n\n- und was er hielt.",
        "Der Damm am Fluss 7\n\n8 Boote fehlten dort.",
    ],
)
def test_not_joined(raw: str) -> None:
    assert len(markdown(raw).blocks) == 2


def test_a_paragraph_torn_twice_is_one() -> None:
    raw = (
        "*Der Damm hielt, was die*\n\n*Leute von ihm, und nicht nur von ihm, dachten, als er ge-*"
        "\n\n*baut wurde.*"
    )
    assert len(markdown(raw).blocks) == 1


TORN = "Es war ein ge-\n\nbauter Damm.\n\n"


@pytest.mark.parametrize(
    ("raw", "torn"),
    [
        ("Die Leute sahen an diesem Tag lange\n\nBoote auf dem Fluss.", True),
        ("Die Leute sahen an diesem Tag Seile,\n\nBoote und Helfer.", True),
        # A title in nouns, a note in brackets, other kinds of block.
        ("Ein Tag am Damm\n\nBoote fuhren auf dem Fluss.", False),
        ("(Die Leute sahen lange hin)\n\nBoote fuhren auf dem Fluss.", False),
        ("Die Leute sahen lange\n\n> Boote fuhren auf dem Fluss.", False),
        ("Die Leute sahen lange\n\n## Boote fuhren auf dem Fluss.", False),
    ],
)
def test_a_capital_goes_on_where_the_text_is_torn_elsewhere(raw: str, *, torn: bool) -> None:
    assert len(markdown(raw).blocks) == 2
    assert len(markdown(TORN + raw).blocks) == (2 if torn else 3)


def test_a_soft_hyphen_before_a_page_break() -> None:
    assert markdown("Er hat den Damm ge\u00ad \n\nbaut.").text == "Er hat den Damm gebaut."


def test_a_footnote_mark_is_not_the_end() -> None:
    assert len(markdown("Der Damm hat gehalten.[12]\n\nund so ging es weiter.").blocks) == 2
