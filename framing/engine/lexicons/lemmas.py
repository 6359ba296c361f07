"""Dictionary forms by simplemma (Barbaresi 2021), each word looked up once for all steps."""

from functools import lru_cache
from typing import Final

import simplemma

LANGUAGES: Final = frozenset({"de", "en", "ru"})
# What the dictionary gives another form than the word's own: it takes the noun for a plural, and
# verbs in the past for a flower, the parts of a wheel and money of Korea.
SLIPS: Final = {
    ("Randale", "de"): "Randale",
    ("rose", "en"): "rise",
    ("felt", "en"): "feel",
    ("broke", "en"): "break",
    ("won", "en"): "win",
    ("bore", "en"): "bear",
}
KEPT: Final = 1 << 16  # words kept in memory: a year of one outlet's vocabulary


@lru_cache(maxsize=KEPT)
def lemma_of(word: str, language: str) -> str:
    """Return the dictionary form, its case kept; in any other language the word itself."""
    if (word, language) in SLIPS or language not in LANGUAGES:
        return SLIPS.get((word, language), word)
    return str(simplemma.lemmatize(word, lang=language))


@lru_cache(maxsize=KEPT)
def small_lemma(word: str, language: str) -> str:
    """Return the dictionary form in lower case."""
    return lemma_of(word, language).lower()


@lru_cache(maxsize=KEPT)
def noun_lemma(word: str, language: str) -> str:
    """Return the dictionary form of a noun in lower case, of unknown German compounds too.

    By their last part: "Friedenssoldaten" -> "friedenssoldat".
    """
    if language != "de" or is_known(word, language):
        return small_lemma(word, language)
    return str(simplemma.lemmatize(word, lang=language, greedy=True)).lower()


@lru_cache(maxsize=KEPT)
def is_known(word: str, language: str) -> bool:
    """Tell whether the dictionary holds this form of a word; only where there is one."""
    return language in LANGUAGES and bool(simplemma.is_known(word, lang=language))


def in_nominative(word: str, language: str) -> str:
    """Take the ending of the German dative plural off a noun: "Berichten zufolge", "laut Ärzten".

    And that behind an article: "die Toten" are "Tote" by themselves. Any other word stays as it is;
    so does one whose nominative has that ending, too ("Personen").
    """
    bare = word[:-1]
    if language != "de" or not word.endswith("n") or not is_known(word, "de"):
        return word
    lemma = lemma_of(word, "de")
    if lemma == f"{bare}r" and word[0].isupper():
        return bare
    # "Mensche" is a known word of dialects.
    is_dative = not lemma.endswith(("e", "n", "Mensch")) and is_known(bare, "de")
    return bare if is_dative and lemma_of(bare, "de") == lemma else word
