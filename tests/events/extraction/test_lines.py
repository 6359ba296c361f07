"""Printed lines to paragraphs."""

import pytest

from framing.events.extraction.lines import paragraphs_of

WIDE = "Diese Zeile ist so breit wie die Spalte, in der sie steht, und kein Zeichen"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([WIDE, "geht weiter."], [f"{WIDE} geht weiter."]),
        ([f"{WIDE} lang.", "Kurz.", WIDE], [f"{WIDE} lang. Kurz.", WIDE]),
        ([WIDE, "", WIDE], [WIDE, WIDE]),
        (["Überschrift", WIDE], ["Überschrift", WIDE]),
        (["kurz, aber", "mitten im Satz", WIDE], ["kurz, aber mitten im Satz", WIDE]),
        ([WIDE + " Feuer-", "wehr kam."], [WIDE + " Feuerwehr kam."]),
        ([WIDE + " Bus-", "und Bahnfahrer."], [WIDE + " Bus- und Bahnfahrer."]),
        ([WIDE + " Nord-", "Süd."], [WIDE + " Nord- Süd."]),
        ([WIDE + " 10-", "mal."], [WIDE + " 10- mal."]),
    ],
)
def test_where_a_paragraph_ends(lines: list[str], paragraphs: list[str]) -> None:
    assert paragraphs_of(["\n".join(lines)]) == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "number", ["3", "– 3 –", "Seite 3 von 5", "Seite 3", "3/5", "Page 3 of 5", "стр. 3"]
)
def test_page_numbers_are_left_out(number: str) -> None:
    assert paragraphs_of([f"{number}\n{WIDE}\n{number}"]) == WIDE


def test_a_number_inside_a_page_is_text() -> None:
    lines = [WIDE] * 3 + ["3"] + [WIDE] * 3
    assert "\n\n3" in paragraphs_of(["\n".join(lines)]).replace(" 3", "\n\n3")


def test_a_line_at_the_edge_of_every_page_is_no_text() -> None:
    pages = [f"Der Bote, Seite {number}\n{WIDE} {word}." for number, word in enumerate("abc")]
    assert "Der Bote" not in paragraphs_of(pages)


def test_a_line_at_the_edge_of_one_page_of_three_is_text() -> None:
    pages = [f"Der Bote\n{WIDE}.", f"Der Bote\n{WIDE}!", *[f"{WIDE}?"] * 2]
    assert paragraphs_of(pages).count("Der Bote") == 2


def test_nothing_is_nothing() -> None:
    assert paragraphs_of(["", ""]) == ""
