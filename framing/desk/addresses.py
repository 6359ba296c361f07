"""What addresses of the desk name."""

from typing import Final

DIGITS: Final = 18  # of a key; more do not fit a database's integer


def key_in(words: str | None) -> int | None:
    """Read a key from an address; None where there is none."""
    if words and words.isascii() and words.isdecimal() and len(words) <= DIGITS:
        return int(words)
    return None
