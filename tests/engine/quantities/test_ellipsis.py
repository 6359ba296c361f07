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


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("de", "225 Menschen starben. 206 von ihnen waren demnach Zivilisten.", "tot/zivilist"),
        ("de", "225 Menschen starben. 19 davon waren Polizisten.", "tot/polizei"),
        ("de", "225 Menschen starben. 19 von ihnen waren noch wach.", "/"),
        ("en", "Of late 225 people died. Nineteen of them were police officers.", "tot/polizei"),
        ("de", "225 Menschen kamen. 19 von ihnen waren Polizisten.", "polizei/"),
        ("de", "225 Menschen starben. 19 von ihnen wurden festgenommen.", "festnahme/"),
    ],
)
def test_a_part_of_those_before_shares_what_befell_them(
    language: str, text: str, counted: str
) -> None:
    (part,) = read(Text("a", text, language)).claims[-1].quantities
    assert f"{part.what}/{part.of_whom}" == counted
