"""Is a capitalised word an ordinary one or a name? What simplemma's dictionary can tell."""

from functools import lru_cache
from typing import Final

from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

from framing.engine.tuning import NAME_COMPOUND_TAIL

_PLURALS: Final = ("e", "en", "n", "er", "es", "ern", "nen", "se", "sen")
_UMLAUTS: Final = (("au", "äu"), ("a", "ä"), ("o", "ö"), ("u", "ü"))
_COMMON_ENDINGS: Final = ("ismus", "ung", "heit", "keit", "schaft", "ität", "tum", "nis")
_ADJECTIVE_ENDINGS: Final = ("e", "en", "er", "es", "em")


def entry(word: str, language: str) -> str | None:
    """Return the dictionary form of exactly this spelling, capital or small; None if unknown."""
    return DEFAULT_DICTIONARY_FACTORY.get_dictionary(language).get(word)


@lru_cache(maxsize=65536)
def is_common(word: str, language: str) -> bool:
    """Say whether a capitalised word is known as an ordinary word."""
    if language == "de":
        return is_loan(word) or _is_german(word) or _is_compound(word)
    return entry(word.lower(), language) is not None


@lru_cache(maxsize=65536)
def is_loan(word: str) -> bool:
    """Say whether a German noun is an English word too: Hotel, Fan, but also Times or New.

    Its plural in -s looks like a name's genitive, so the paradigm says nothing about it.
    """
    base = entry(word, "de")
    if base is None or _is_german(word):
        return False
    return entry(base.lower(), "en") is not None and entry(base, "en") is None


@lru_cache(maxsize=65536)
def is_adjective(word: str) -> bool:
    """Say whether a German word with a capital is the form of an adjective: Vereinte, Rotes."""
    form = entry(word, "de") or "er"
    return (
        word.endswith(_ADJECTIVE_ENDINGS)
        and entry(word.lower(), "de") is not None
        and (form.endswith("er") or form[0].islower())
        and not _has_plural(word)
    )


@lru_cache(maxsize=65536)
def _is_german(word: str) -> bool:
    small = word.lower()
    if entry(small, "de") or (small.endswith("ens") and entry(small.removesuffix("s"), "de")):
        return True
    base = entry(word, "de")
    return base is not None and (word.endswith(_COMMON_ENDINGS) or _has_plural(base))


@lru_cache(maxsize=65536)
def _has_plural(noun: str) -> bool:
    """Whether a noun has forms that a name has not: Häuser, Regierungen, Geldes (not Paris)."""
    modern = noun.replace("ß", "ss")
    stems = [modern, *(_swap(modern, plain, umlaut) for plain, umlaut in _UMLAUTS)]
    forms = {stem + ending for stem in stems for ending in ("", *_PLURALS)}
    # "Stadien", "Themen", "Museen"; "Abgeordnete" beside "Abgeordneter".
    forms |= {modern[:-cut] + ending for cut in (1, 2) for ending in ("", "n", "en")}
    forms -= {noun, modern}
    return any((entry(form, "de") or "").replace("ß", "ss") == modern for form in forms)


def _swap(noun: str, plain: str, umlaut: str) -> str:
    head, found, tail = noun.rpartition(plain)
    return head + umlaut + tail if found else noun


@lru_cache(maxsize=65536)
def _is_compound(word: str) -> bool:
    """Whether a word ends in an ordinary one: Hochwasserschutzbehörde, Emissionshandel.

    A word the dictionary knows may be a town (Düsseldorf): there the tail must be long.
    """
    if entry(word, "de") is None:
        return any(_is_german(tail) for tail in _tails(word, 4))
    return any(
        entry(tail.lower(), "de") == tail.lower()
        or (entry(tail, "de") == tail and _has_plural(tail))
        for tail in _tails(word, NAME_COMPOUND_TAIL)
    )


def _tails(word: str, shortest: int) -> list[str]:
    return [word[cut:].capitalize() for cut in range(3, len(word) - shortest + 1)]
