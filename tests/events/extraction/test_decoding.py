"""Bytes to text."""

import codecs

import pytest

from framing.events.extraction.decoding import decode
from framing.events.extraction.values import Fault, UnreadableError

GERMAN = "Größere Brände häuften sich."
RUSSIAN = "Президент выступил с речью перед народом."


@pytest.mark.parametrize(
    ("content", "content_type", "text", "encoding", "guessed"),
    [
        (GERMAN.encode(), "", GERMAN, "utf-8", False),
        (codecs.BOM_UTF8 + GERMAN.encode(), "", GERMAN, "utf-8-sig", False),
        (GERMAN.encode("utf-16"), "", GERMAN, "utf-16", False),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), "", GERMAN, "utf-16", False),
        (GERMAN.encode("utf-32"), "", GERMAN, "utf-32", False),
        (GERMAN.encode("cp1252"), "", GERMAN, "cp1252", True),
        (RUSSIAN.encode("cp1251"), "", RUSSIAN, "cp1251", True),
        (RUSSIAN.encode("koi8-r"), "text/html; charset=koi8-r", RUSSIAN, "koi8-r", False),
        # What calls itself Latin-1 on the web is windows-1252: 0x84 and 0x93 are „ and “.
        ("„So“".encode("cp1252"), "text/html; charset=iso-8859-1", "„So“", "cp1252", False),
        (GERMAN.encode("cp1252"), "text/html; charset=nonsense", GERMAN, "cp1252", True),
        # UTF-8 that is valid wins over what is declared: outdated declarations are common.
        (GERMAN.encode(), "text/html; charset=iso-8859-1", GERMAN, "utf-8", False),
    ],
)
def test_encoding(
    content: bytes, content_type: str, text: str, encoding: str, *, guessed: bool
) -> None:
    decoded = decode(content, content_type=content_type)
    assert (decoded.text, decoded.encoding, decoded.guessed) == (text, encoding, guessed)


@pytest.mark.parametrize(
    "meta",
    ['<meta charset="windows-1251">', '<meta http-equiv="C" content="text/html; charset=cp1251">'],
)
def test_a_page_declares_its_encoding(meta: str) -> None:
    page = f"<html><head>{meta}</head><p>{RUSSIAN}</p></html>"
    decoded = decode(page.encode("cp1251"))
    assert RUSSIAN in decoded.text
    assert not decoded.guessed


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b" \r\n\t", Fault.EMPTY),
        (codecs.BOM_UTF8, Fault.EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", Fault.OLD_WORD),
        (b"{\\rtf1 Text}", Fault.OLD_WORD),
        (b"PK\x03\x04...xl/workbook.xml...", Fault.BINARY),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", Fault.BINARY),
        (b"Text\x00mit Null", Fault.BINARY),
        (b"\x81\x8d\x8f\x90\x9d", Fault.BINARY),
        (b"\xff\xd8\xff\xe0\x10\x81\x8d", Fault.BINARY),
        (b"a" * 1999 + b"\x01\x02\x03", Fault.BINARY),
        (b"a" * 1999 + b"\x00", Fault.BINARY),
    ],
)
def test_no_text(content: bytes, fault: Fault) -> None:
    with pytest.raises(UnreadableError) as error:
        decode(content)
    assert error.value.fault == fault


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0c"])
def test_every_newline_becomes_one(newline: str) -> None:
    assert decode(f"Eins{newline}zwei".encode()).text == "Eins\nzwei"


def test_a_control_character_that_slipped_in_is_dropped() -> None:
    assert decode(b"Gru\x1d\xc3\x9f" + b"a" * 1999).text == "Gruß" + "a" * 1999


@pytest.mark.parametrize("label", ["utf-7", "UTF-7", "unicode-1-1-utf-7"])
def test_markup_is_not_smuggled_in_as_utf_7(label: str) -> None:
    smuggled = b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    decoded = decode(smuggled, content_type=f"text/html; charset={label}")
    assert decoded.text == smuggled.decode("ascii")


def test_every_other_character_is_kept() -> None:
    text = "  ﬁ\u00a0\u00adb — „x“\t😀 \n"
    assert decode(text.encode()).text == text
