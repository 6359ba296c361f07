"""Which blocks a text has."""

import pytest

from framing.engine.values import Markup
from tests.engine.cleaning.helpers import blocks, markdown


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("# Der Damm", ("heading", "Der Damm")),
        ("### **Der Damm:**", ("heading", "Der Damm:")),
        ("## Der Damm ##", ("heading", "Der Damm")),
        ("#Damm ist ein Schlagwort", ("paragraph", "#Damm ist ein Schlagwort")),
        ("> Er hielt.", ("quote", "Er hielt.")),
        ("> Er\n> hielt.", ("quote", "Er hielt.")),
        ("> > Er hielt.", ("quote", "Er hielt.")),
        ("> Er hielt\nund hielt.", ("quote", "Er hielt und hielt.")),
        ("> - Er hielt.", ("quote", "Er hielt.")),
        ("- Boote", ("item", "Boote")),
        ("* Boote\n  und Seile", ("item", "Boote und Seile")),
        ("1. Boote", ("item", "Boote")),
        ("10. Januar war ein Tag.", ("paragraph", "10. Januar war ein Tag.")),
        ("<https://bote.example/damm>", ("meta", "https://bote.example/damm")),
        ("Er\nhielt.", ("paragraph", "Er hielt.")),
        ("Er\r\nhielt.", ("paragraph", "Er hielt.")),
        ("Er  \t hielt.", ("paragraph", "Er hielt.")),
        ("Er\u00a0hielt\u202fgut.", ("paragraph", "Er hielt gut.")),
        ("\ufeffEr hi\u00adelt\u200b.", ("paragraph", "Er hielt.")),
    ],
)
def test_one_block(raw: str, expected: tuple[str, str]) -> None:
    assert blocks(raw) == [expected]


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("", []),
        (" \n\n\t\n", []),
        ("# Damm\nEr hielt.", ["heading", "paragraph"]),
        ("Er hielt.\n- Boote\n- Seile", ["paragraph", "item", "item"]),
        ("1. Boote\n2. Seile\n7. Mai ist heute.", ["item", "item"]),
        ("Er hielt.\n\n---\n\nEs regnete.", ["paragraph", "paragraph"]),
        ("> Er hielt.\n>\n> Es regnete.", ["quote", "quote"]),
        ("Er hielt.\n> Gut.\n\nEs regnete.", ["paragraph", "quote", "paragraph"]),
        ("![Der Damm](damm.jpg)", []),
    ],
)
def test_kinds_of_several_blocks(raw: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in blocks(raw)] == kinds


def test_headings_keep_their_level() -> None:
    assert [block.level for block in markdown("# A\n\n### B\n\nEr hielt.").blocks] == [1, 3, 0]


def test_blocks_stand_one_newline_apart() -> None:
    assert markdown("# Damm\n\n\nEr hielt.\n\n- Boote").text == "Damm\nEr hielt.\nBoote"


def test_plain_text_is_taken_as_it_stands() -> None:
    raw = "# *Damm*\n- [Boote](x)\n\n> 1. \\* Er hielt."
    assert blocks(raw, Markup.PLAIN) == [
        ("paragraph", "# *Damm* - [Boote](x)"),
        ("paragraph", "> 1. \\* Er hielt."),
    ]
