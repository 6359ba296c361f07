"""A bare number counts those of the sentence before, and only these."""

import pytest

from framing.engine import Text, read


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("en", "Sixteen police officers were killed. More than 1,300 were injured.", "polizei"),
        ("de", "16 Polizisten starben. Mehr als 1.300 wurden verletzt.", "polizei"),
        ("de", "16 Polizisten starben. Mehr als 1.300 Menschen wurden verletzt.", ""),
        ("de", "16 Polizisten starben. Insgesamt wurden 1.300 verletzt.", ""),
        ("de", "16 Polizisten und zwei Kinder starben. 1.300 wurden verletzt.", ""),
        ("de", "16 Menschen starben. 1.300 wurden verletzt.", ""),
        ("de", "16 Polizisten starben.\n\n1.300 wurden verletzt.", ""),
        ("de", "16 Polizisten kamen. Es war laut. 1.300 wurden verletzt.", ""),
        ("de", "16 Polizisten starben. 1.300 verließen die Stadt.", ""),
    ],
)
def test_whom_a_bare_number_counts(language: str, text: str, group: str) -> None:
    assert read(Text("a", text, language)).claims[-1].quantities[0].of_whom == group
