"""Word lists: how they are read, and that each of them is words only."""

import tomllib
from importlib.resources import files

import pytest
import simplemma

from framing.engine import lexicons
from framing.engine.lexicons import lemmas

NAMES = sorted(
    item.name.removesuffix(".toml")
    for item in files("framing.engine.lexicons").iterdir()
    if item.name.endswith(".toml")
)


def test_a_list_is_found_by_language_and_group() -> None:
    assert "nicht" in lexicons.words("negation", "de", next(iter(lexicons.load("negation")["de"])))


def test_a_missing_language_or_group_is_empty() -> None:
    assert lexicons.words("negation", "xx", "words") == frozenset()
    assert lexicons.words("negation", "de", "no such group") == frozenset()


def test_a_missing_lexicon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lexicons.load("no-such-lexicon")


@pytest.mark.parametrize("name", NAMES)
def test_no_list_names_a_word_twice(name: str) -> None:
    content = tomllib.loads(files(lexicons).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    for language in content.values():
        for words in language.values() if isinstance(language, dict) else ():
            if isinstance(words, list) and all(isinstance(word, str) for word in words):
                assert len(words) == len(set(words))


@pytest.mark.parametrize(("word", "language"), lemmas.SLIPS)
def test_a_slip_of_the_dictionary_is_mended(word: str, language: str) -> None:
    assert lemmas.lemma_of(word, language) == lemmas.SLIPS[word, language]
    assert simplemma.lemmatize(word, lang=language) != lemmas.SLIPS[word, language]


def test_a_language_without_a_dictionary_gives_the_word_itself() -> None:
    assert lemmas.lemma_of("Boote", "de") == "Boot"
    assert lemmas.small_lemma("Boote", "de") == "boot"
    assert lemmas.lemma_of("Boote", "xx") == "Boote"
    assert (lemmas.is_known("Boote", "de"), lemmas.is_known("Boote", "xx")) == (True, False)


@pytest.mark.parametrize(
    ("word", "nominative"),
    [
        ("Berichten", "Berichte"),
        ("Ärzten", "Ärzte"),
        ("Toten", "Tote"),
        ("Abgeordneten", "Abgeordnete"),
        ("Veranstaltern", "Veranstalter"),
        ("Behörden", "Behörden"),
        ("Personen", "Personen"),
        ("Präsidenten", "Präsidenten"),
        ("Ministerien", "Ministerien"),
        ("Menschen", "Menschen"),
        ("Merten", "Merten"),
        ("Klee", "Klee"),
    ],
)
def test_a_dative_plural_leads_to_the_nominative(word: str, nominative: str) -> None:
    assert lemmas.in_nominative(word, "de") == nominative
    assert lemmas.in_nominative(word, "en") == word
