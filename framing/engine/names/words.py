"""Is a word a common noun or a name? What simplemma's dictionary can tell."""

from functools import lru_cache
from typing import Final

from simplemma.strategies import DictionaryLookupStrategy

from framing.engine import lexicons

_DICTIONARY: Final = DictionaryLookupStrategy()
_PLURALS: Final = ("e", "en", "n", "er", "es", "ern", "nen", "se", "sen")
_UMLAUTS: Final = (("au", "äu"), ("a", "ä"), ("o", "ö"), ("u", "ü"))
_COMMON_ENDINGS: Final = ("ismus", "ium", "ung", "heit", "keit", "schaft", "ität", "tum", "nis")


@lru_cache(maxsize=65536)
def entry(word: str, language: str) -> str | None:
    """Return the dictionary form of exactly this spelling, capital or small; None if unknown."""
    return _DICTIONARY.exact_lemma(word, language)


@lru_cache(maxsize=65536)
def is_common(word: str, language: str) -> bool:
    """Say whether a capitalised word is known as an ordinary word."""
    if word in lexicons.words("names", language, "plain"):
        return True
    if language == "de":
        return _german(word)
    return entry(word.lower(), language) is not None


def _german(word: str) -> bool:
    if entry(word.lower(), "de") is not None:
        return True
    base = entry(word, "de")
    if base is None:
        return _compound(word)
    return word.endswith(_COMMON_ENDINGS) or _has_plural(base)


def _has_plural(noun: str) -> bool:
    """Whether a noun has forms that a name has not: Häuser, Regierungen, Geldes (not Paris)."""
    stems = [noun, *(_swap(noun, plain, umlaut) for plain, umlaut in _UMLAUTS)]
    forms = [stem + ending for stem in stems for ending in ("", *_PLURALS)]
    return any(form != noun and entry(form, "de") == noun for form in forms)


def _swap(noun: str, plain: str, umlaut: str) -> str:
    head, found, tail = noun.rpartition(plain)
    return head + umlaut + tail if found else noun


def _compound(word: str) -> bool:
    """Whether an unknown word ends in a common noun: Hochwasserschutzbehörde."""
    for cut in range(3, len(word) - 3):
        tail = word[cut:].capitalize()
        if entry(tail, "de") and (tail.endswith(_COMMON_ENDINGS) or _has_plural(tail)):
            return True
        base = entry(tail, "de")
        if base and base != tail and _has_plural(base):
            return True
    return False
