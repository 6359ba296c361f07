"""Inline marks go, what they mark stays."""

import pytest

from tests.engine.cleaning.helpers import markdown


def emphasised(raw: str) -> list[str]:
    """Return what was in italics."""
    cleaned = markdown(raw)
    return [cleaned.text[span.start : span.end] for span in cleaned.emphasis]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Er *hielt* gut.", "Er hielt gut."),
        ("Er **hielt** gut.", "Er hielt gut."),
        ("Er ***hielt*** gut.", "Er hielt gut."),
        ("Er _hielt_ gut.", "Er hielt gut."),
        ("**Er *hielt* gut.**", "Er hielt gut."),
        (
            "*U*nbedingt hielt er **un**glaublich ab*gelegen*.",
            "Unbedingt hielt er unglaublich abgelegen.",
        ),
        ("*Er **hielt** gut.*", "Er hielt gut."),
        ("„*Er hielt*“, hieß es.", "„Er hielt“, hieß es."),
        # No marks: between spaces, inside a word, without a partner, escaped.
        ("3 * 4 sind zwölf.", "3 * 4 sind zwölf."),
        ("Die Helfer*innen und Bürger*innen kamen.", "Die Helfer*innen und Bürger*innen kamen."),
        ("Die Helfer_innen kamen.", "Die Helfer_innen kamen."),
        ("*Leser*innen und Helfer*innen* kamen.", "Leser*innen und Helfer*innen kamen."),
        ("Jede*r und ein*e kamen.", "Jede*r und ein*e kamen."),
        ("Ver*trag und Ein*trag sind da.", "Ver*trag und Ein*trag sind da."),
        ("2*3*4 und a*3*b", "2*3*4 und a*3*b"),
        ("Er *hielt gut.", "Er *hielt gut."),
        ("Er hielt* gut.", "Er hielt* gut."),
        ("*Er _hielt* gut.", "Er _hielt gut."),
        ("**Er hielt* gut.", "*Er hielt gut."),
        ("*Er hielt** gut.", "Er hielt* gut."),
        (r"Er \*hielt\* gut.", "Er *hielt* gut."),
        ("Er hielt\\\ngut.", "Er hielt gut."),
        ("Er hielt gut.\\", "Er hielt gut."),
        # Links keep their text, images go.
        ("Er [hielt](https://bote.example/a_(b)) gut.", "Er hielt gut."),
        ('Er [hielt](<a b> "Titel") gut.', "Er hielt gut."),
        ("Er [*hielt* [1]](x) gut.", "Er hielt [1] gut."),
        ("Er hielt [sic] gut.", "Er hielt [sic] gut."),
        (r"Er \[hielt\](x) gut.", "Er [hielt](x) gut."),
        ("Er hielt ![Damm](d.jpg) gut.", "Er hielt gut."),
        ("Er [![Damm](d.jpg) hielt](x) gut.", "Er hielt gut."),
        ("Siehe <https://bote.example>.", "Siehe https://bote.example."),
    ],
)
def test_inline_marks(raw: str, text: str) -> None:
    assert markdown(raw).text == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Er *hielt* gut.", ["hielt"]),
        ("Er **hielt** gut.", []),
        ("Er ***hielt*** gut.", ["hielt"]),
        ("*Er **hielt** gut.*", ["Er hielt gut."]),
        ("*Er hielt.*\n\n*Es regnete.*", ["Er hielt.", "Es regnete."]),
        (
            "*Er hielt, was der Damm*\n\n*versprach, und mehr.*",
            ["Er hielt, was der Damm versprach, und mehr."],
        ),
        ("*Er* hielt *gut*.", ["Er", "gut"]),
    ],
)
def test_italics_are_kept_as_spans(raw: str, expected: list[str]) -> None:
    assert emphasised(raw) == expected
