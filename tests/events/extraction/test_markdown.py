"""Markdown and plain text."""

from datetime import date

import pytest

from framing.events.extraction.markdown import (
    escape,
    looks_like_markdown,
    read_markdown,
    read_plain,
)

DAY = date(2022, 1, 10)


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("# Titel\n\nText.", True),
        ("Text.\n\n> Zitat", True),
        ("<https://a.example/>\n\nText.", True),
        ("Ein **wichtiger** Satz.", True),
        ("Siehe [hier](https://a.example).", True),
        ("---\ntitle: Brand\n---\nText.", True),
        ("Text mit * Stern und 5 > 3.", False),
        ("#Hashtag ist keine Überschrift.", False),
        ("Nur Text.\n\nNoch einer.", False),
    ],
)
def test_markdown_is_told_by_its_signs(text: str, *, is_markdown: bool) -> None:
    assert looks_like_markdown(text) is is_markdown


def test_every_character_is_kept() -> None:
    text = "\n\n# Titel\n\n\n**Vorspann.**  \n\nText \\* mit Marken.\n"
    assert read_markdown(text)[0] == text


def test_title_address_lead_and_byline_are_recognised() -> None:
    _, facts = read_markdown(
        "# Brand *im* Hafen\n\n<https://www.nord-bote.example/brand>\n\n"
        "**Eine Halle\nbrannte.**\n\nvon Nord-Bote, Ada Kern, 10. Januar 2022\n\nDer erste Absatz."
    )
    assert facts.title == "Brand im Hafen"
    assert facts.url == "https://www.nord-bote.example/brand"
    assert facts.lead == "Eine Halle brannte."
    assert (facts.site_name, facts.byline, facts.published_on) == ("Nord-Bote", "Ada Kern", DAY)


@pytest.mark.parametrize(
    ("line", "outlet", "names", "day"),
    [
        ("von Ada Kern, 10. Januar 2022", "", "Ada Kern", DAY),
        ("By Ada Kern and Tom Lee | January 10, 2022", "", "Ada Kern and Tom Lee", DAY),
        ("Der Bote, 10.01.2022, 14:30 Uhr", "Der Bote", "", DAY),
        ("Ada Kern, Tom Lee, 10.01.2022", "", "Ada Kern, Tom Lee", DAY),
        ("*10. Januar 2022*", "", "", DAY),
        ("Stand 10.01.2022", "", "", DAY),
        ("von Ada Kern", "", "Ada Kern", None),
        ("Autorin: Ada Kern", "", "Ada Kern", None),
        (
            "Von dort kam am 10. Januar 2022 der Notruf bei der Feuerwehr im Norden an.",
            "",
            "",
            None,
        ),
        ("Von Nordhafen bis Südhafen stand alles still.", "", "", None),
        ("Ein Absatz ohne Datum", "", "", None),
        ("von " + "Ada Kern, " * 12 + "10.01.2022", "", "", None),
    ],
)
def test_bylines(line: str, outlet: str, names: str, day: date | None) -> None:
    _, facts = read_markdown(f"# Titel\n\n<https://bote.example/a>\n\n{line}\n\nText.")
    assert (facts.site_name, facts.byline, facts.published_on) == (outlet, names, day)


def test_a_date_deep_in_the_text_is_no_byline() -> None:
    _, facts = read_markdown("# T\n\n" + "Absatz.\n\n" * 9 + "von Ada Kern, 10.01.2022")
    assert facts.published_on is None


def test_only_the_first_of_each_counts() -> None:
    _, facts = read_markdown(
        "# Eins\n\n# Zwei\n\n<https://a.example>\n\n<https://b.example>\n\n**V1**\n\n**V2**"
    )
    assert (facts.title, facts.url, facts.lead) == ("Eins", "https://a.example", "V1")


def test_front_matter_is_taken_off_and_wins() -> None:
    text, facts = read_markdown(
        "---\ntitle: 'Vorn: der Titel'\nOutlet: Der Bote\npublished: 2022-01-10\nlanguage: en\n"
        "url: https://a.example\nunbekannt: x\nautor: Ada Kern\nohne doppelpunkt\nlead:\n---\n\n"
        "# Hinten\n\nText."
    )
    assert text == "\n# Hinten\n\nText."
    assert (facts.title, facts.site_name, facts.language) == ("Vorn: der Titel", "Der Bote", "en")
    assert (facts.url, facts.byline, facts.published_on) == ("https://a.example", "Ada Kern", DAY)
    assert facts.lead == ""


def test_a_front_matter_date_that_is_none_leaves_the_byline() -> None:
    _, facts = read_markdown("---\ndate: bald\n---\n# T\n\nvon Ada Kern, 10.01.2022")
    assert facts.published_on == DAY


@pytest.mark.parametrize(
    ("text", "markdown", "title"),
    [
        ("Titel\n\nText.", "# Titel\n\nText.\n", "Titel"),
        ("Titel\nText.\n\nMehr.", "# Titel\n\nText.\n\nMehr.\n", "Titel"),
        ("Ein Satz.\n\nNoch einer.", "Ein Satz.\n\nNoch einer.\n", ""),
        ("Nur eine Zeile", "Nur eine Zeile\n", ""),
        (
            "Erster Satz.\nZweiter Satz.\nDritter.",
            "Erster Satz.\n\nZweiter Satz.\n\nDritter.\n",
            "",
        ),
        ("Titel\nErster.\nZweiter.", "# Titel\n\nErster.\n\nZweiter.\n", "Titel"),
        (
            "Ein Satz, der\numbricht und\nweitergeht.",
            "Ein Satz, der\numbricht und\nweitergeht.\n",
            "",
        ),
        ("5 * 3 > 2\n\nText_a.", "# 5 \\* 3 \\> 2\n\nText\\_a.\n", "5 * 3 > 2"),
        ("Titel\n\n10. Mai, ein Tag.", "# Titel\n\n10\\. Mai, ein Tag.\n", "Titel"),
        ("Titel\n\n#Nord brennt.", "# Titel\n\n\\#Nord brennt.\n", "Titel"),
        ("Titel\n\n- eins\n- zwei", "# Titel\n\n- eins\n- zwei\n", "Titel"),
        ("https://a.example/x_y\n\nText.", "https://a.example/x_y\n\nText.\n", ""),
    ],
)
def test_plain_text_becomes_markdown(text: str, markdown: str, title: str) -> None:
    written, facts = read_plain(text)
    assert (written, facts.title) == (markdown, title)


def test_plain_text_has_facts_too() -> None:
    _, facts = read_plain("Titel\n\nhttps://bote.example/x_y\n\nvon Ada Kern, 10.01.2022\n\nText.")
    assert (facts.url, facts.byline) == ("https://bote.example/x_y", "Ada Kern")
    assert facts.published_on == DAY


def test_escaping_leaves_plain_words_alone() -> None:
    assert escape("Größe 5.3, „ja“ – nein!") == "Größe 5.3, „ja“ – nein!"
