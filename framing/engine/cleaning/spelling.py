"""What the words of one text tell about spelling: its language, its hyphens, known words."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

import simplemma

from framing.engine.lexicons import words

LANGUAGES: Final = ("de", "en", "ru")
WORD: Final = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+")


class Spelling(NamedTuple):
    """One text's habits of spelling."""

    language: str
    hyphenated: frozenset[str]  # words written with a hyphen in the middle of a line, small letters


def learn(raw: str) -> Spelling:
    """Read off a text which language it is in (by its most frequent words) and its hyphens."""
    found = list(map(str.lower, WORD.findall(raw)))
    # max() takes the first of equals: a text without any such word is read as German.
    language = max(LANGUAGES, key=lambda code: _hits(found, words("blocks", code, "frequent")))
    hyphenated = frozenset(word.lower() for word in _HYPHENATED.findall(raw))
    return Spelling(language, hyphenated)


def _hits(found: list[str], frequent: frozenset[str]) -> int:
    return sum(map(frequent.__contains__, found))


@lru_cache(maxsize=65536)
def known(word: str, language: str) -> bool:
    """Return whether the word's form is in simplemma's dictionary of that language."""
    return bool(simplemma.is_known(word, lang=language))


def among(word: str, group: str) -> bool:
    """Return whether any language's list of `blocks.toml` holds the word."""
    return any(word.lower() in words("blocks", code, group) for code in LANGUAGES)


def glue(left: str, right: str, spelling: Spelling) -> str:
    """Return what stands between two parts of a word with a hyphen and a line end between them.

    "" where the hyphen only broke the word, "-" where it belongs to it, "- " where the first part
    is short for a compound ("Straßen- und Wegebau").
    """
    if among(right, "joiners"):
        return "- "
    if (left + "-" + right).lower() in spelling.hyphenated:
        return "-"
    whole = known(left + right, spelling.language)
    if right[0].isupper():
        return "" if left.isupper() and right.isupper() and whole else "-"
    # German hyphens stand before nouns; where small letters follow, the hyphen broke the word.
    if spelling.language == "de" or whole:
        return ""
    parts = known(left, spelling.language) and known(right, spelling.language)
    return "-" if parts else ""
