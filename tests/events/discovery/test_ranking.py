"""How well headlines fit."""

from functools import cache

import pytest

from framing.events.discovery.ranking import Wanted, different, ranked, suggested, title_in, wanted
from framing.events.discovery.tuning import FITS, FITS_WELL, OTHER_WORD
from framing.events.discovery.values import Entry

TITLES = [
    "Kasachstan, Januar 2022",
    "Kazakhstan, January 2022",
    "Tokajew spricht von Putschversuch",
]


@cache
def asked() -> Wanted:
    """What the tests look for; not at import, which would read the word lists in every process."""
    return wanted("Kasachstan, Kazakhstan; Tokajew", TITLES, ["de", "en", "ru"])


def score(title: str, address: str = "http://blatt.example/1", words: str = "") -> float:
    """Score a headline."""
    return ranked(Entry(address, title, None, words), asked()).score


def test_keywords_and_other_words_are_told_apart() -> None:
    assert asked().keywords == ("Kasachstan", "Kazakhstan", "Tokajew")
    assert asked().others == ("Januar", "January", "spricht", "Putschversuch")


def test_each_keyword_counts_in_any_form_and_alphabet() -> None:
    assert score("Kasachstans Regierung tritt zurück") == 1
    assert score("Was Tokayev in Kazakhstan will") == 2
    assert ranked(Entry("", "Что было в Казахстане"), wanted("Казахстан", [], ["ru"])).score == FITS
    assert score("Regen in Nordhafen") == 0


def test_other_words_count_in_part_and_only_some() -> None:
    assert score("Tokajew spricht von Putschversuch") >= FITS_WELL
    assert score("Er spricht") == OTHER_WORD
    many = wanted("Hafen", ["Brand Feuerwehr Lagerhalle Verletzte Ursache"], ["de"])
    found = ranked(Entry("http://a.example/", "Brand Feuerwehr Lagerhalle Verletzte"), many)
    assert found.score == pytest.approx(3 * OTHER_WORD)


def test_the_words_of_the_address_and_of_the_teaser_count() -> None:
    assert score("", "http://blatt.example/politik/unruhen-in-kasachstan-1234.html") == 1
    assert score("Lage angespannt", words="In Kasachstan wird geschossen.") == 1


def test_a_title_is_guessed_from_the_address_where_there_is_none() -> None:
    found = ranked(Entry("http://blatt.example/politik/unruhen-in-kasachstan-1234.html"), asked())
    assert (found.title, found.title_is_guess) == ("unruhen in kasachstan", True)
    assert title_in("http://blatt.example/a/b/17.html") == ""
    assert ranked(Entry("http://blatt.example/17"), asked()).title == "http://blatt.example/17"


def test_a_keyword_of_several_words_needs_them_all() -> None:
    looked_for = wanted("Brand im Hafen", [], ["de"])
    assert (
        ranked(Entry("http://a.example/", "Hafen nach dem Brand gesperrt"), looked_for).score == 1
    )
    assert ranked(Entry("http://a.example/", "Fest im Hafen"), looked_for).score == 0


def test_a_keyword_that_says_nothing_fits_nothing() -> None:
    assert ranked(Entry("http://a.example/", "Und so"), wanted("und", [], ["de"])).score == 0


def test_forms_of_one_word_count_once() -> None:
    assert different(["Proteste", "Protestierende", "Hafen"], [], ["de"]) == ["Proteste", "Hafen"]
    assert different(["Tokayev", "Kasachstans"], ["Kasachstan"], ["de"]) == ["Tokayev"]
    names = wanted("Almaty", ["Tokajew", "Tokayev", "Токаев"], ["de", "en", "ru"])
    assert ranked(Entry("http://a.example/", "Tokayev in Almaty"), names).score == 1 + OTHER_WORD


def test_names_are_suggested_and_months_are_not() -> None:
    assert suggested(TITLES[:2]) == ["Kasachstan", "Kazakhstan"]
    assert suggested(["ein Brand im Hafen"]) == ["Brand", "Hafen"]


def test_two_other_words_are_not_enough_and_three_are() -> None:
    looked_for = wanted("Hellbruck", ["Gericht stoppt Bau am Stauwerk"], ["de", "en"])
    two = ranked(Entry("http://a.example/", "Gericht stoppt Streik"), looked_for)
    three = ranked(Entry("http://a.example/", "Gericht stoppt Stauwerk"), looked_for)
    assert two.score < FITS <= three.score < FITS_WELL


def test_words_that_say_nothing_in_one_language_do_not_count() -> None:
    assert wanted("Hafen", ["Nach der Nacht"], ["de", "en"]).others == ("Nacht",)
