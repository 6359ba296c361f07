"""Bytes to text: which encoding they are in, and which bytes are no text at all."""

import codecs
import re
from typing import Final

from framing.events.extraction.values import Decoded, Fault, UnreadableError

MARKS: Final = (
    # UTF-32 first: its little-endian mark begins with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
SIGNATURES: Final = (
    (b"{\\rtf", Fault.OLD_WORD),
    (b"\xd0\xcf\x11\xe0", Fault.OLD_WORD),
    (b"PK\x03\x04", Fault.BINARY),
)
DECLARED: Final = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
# One slipped into a comment makes no page a program; programs and pictures hold NUL and hundreds.
MOST_CONTROLS: Final = 0.001
NEWLINES: Final = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]")
# In Western European text one letter in 20 has a diacritic; in Cyrillic of windows-1251 nearly all
# bytes of letters lie above 0xC0.
CYRILLIC_SHARE: Final = 0.4


def decode(content: bytes, *, content_type: str = "") -> Decoded:
    """Turn bytes into text with `\\n` newlines; raise UnreadableError where they are no text."""
    refuse_other_formats(content)
    encoding, guessed = encoding_of(content, content_type)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError(Fault.BINARY) from None
    controls = len(CONTROL.findall(text))
    if "\x00" in text or controls > MOST_CONTROLS * len(text):
        raise UnreadableError(Fault.BINARY)
    text = NEWLINES.sub("\n", CONTROL.sub("", text)).replace("\ufeff", "")
    if not text.strip():
        raise UnreadableError(Fault.EMPTY)
    return Decoded(text, encoding, guessed)


def refuse_other_formats(content: bytes) -> None:
    """Raise UnreadableError for formats that carry text which this site cannot read."""
    if not content.strip():
        raise UnreadableError(Fault.EMPTY)
    for signature, fault in SIGNATURES:
        if content.startswith(signature):
            raise UnreadableError(fault)


def encoding_of(content: bytes, content_type: str) -> tuple[str, bool]:
    """Say which encoding the bytes are in, and whether that is a guess."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding, False
    if is_valid(content, "utf-8"):
        return "utf-8", False
    if declared := declared_encoding(content, content_type):
        return declared, False
    high = sum(byte >= 0xC0 for byte in content)
    return ("cp1251" if high > CYRILLIC_SHARE * len(content) else "cp1252"), True


def is_valid(content: bytes, encoding: str) -> bool:
    """Say whether the bytes decode without error."""
    try:
        content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def declared_encoding(content: bytes, content_type: str) -> str:
    """Name the encoding that the header or the page declares, if it fits the bytes."""
    header = re.search(r"charset=\"?([\w-]+)", content_type, re.IGNORECASE)
    page = DECLARED.search(content[:2048])
    names = [header.group(1)] if header else []
    names += [page.group(1).decode("ascii")] if page else []
    for name in names:
        # What calls itself Latin-1 on the web is windows-1252 (WHATWG Encoding Standard).
        label = "cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "ascii"} else name
        if is_valid(content, label):
            return label
    return ""
