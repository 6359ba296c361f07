"""Texts -> mentions of names, and the groups of their spellings."""

import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from framing.engine import lexicons
from framing.engine.cleaning import clean
from framing.engine.names import find, learn, spelling
from framing.engine.sentences import split
from framing.engine.values import Markup, Mention, Span

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "names.toml").read_text(encoding="utf-8")
)
ALL = [(language, case) for language, cases in CASES.items() for case in cases]
WORDS = [(language, case) for language, case in ALL if "lexicon" in case]


def mentions_of(text: str, language: str) -> tuple[Mention, ...]:
    cleaned = clean(text, markup=Markup.PLAIN)
    return find(cleaned, split(cleaned, language), language)


def named(text: str, language: str) -> list[str]:
    """Write mentions as the cases do."""
    return [
        mention.surface
        if mention.key == mention.surface.lower()
        else f"{mention.surface} = {mention.key}"
        for mention in mentions_of(text, language)
    ]


def make_reading(*names: str) -> list[Mention]:
    return [Mention(Span(0, len(name)), name, spelling.key(name)) for name in names]


def grouped(*readings: tuple[str, ...]) -> dict[str, str]:
    """Map each name, as it is spelled, to its group."""
    groups = learn([make_reading(*names) for names in readings])
    return {name: groups[spelling.key(name)] for names in readings for name in names}


@pytest.mark.parametrize(("language", "case"), ALL, ids=lambda value: str(value)[:60])
def test_a_text_gives_its_names(language: str, case: dict[str, Any]) -> None:
    assert named(case["text"], language) == case["want"]


@pytest.mark.parametrize(("language", "case"), WORDS, ids=lambda value: str(value)[:60])
def test_without_the_word_its_case_fails(
    language: str, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    group, word = case["lexicon"]
    real = lexicons.words

    def without(name: str, of: str, wanted: str) -> frozenset[str]:
        cut = {word} if (of, wanted) == (language, group) else set()
        return real(name, of, wanted) - cut

    monkeypatch.setattr(lexicons, "words", without)
    got = named(case["text"], language)
    assert got != case["want"]


def test_each_word_of_the_lexicon_has_a_case() -> None:
    entries = {
        (language, group, word)
        for language, groups in lexicons.load("names").items()
        for group, listed in groups.items()
        for word in listed
    }
    assert entries == {(language, *case["lexicon"]) for language, case in WORDS}


def test_a_mention_points_at_its_words() -> None:
    text = "Gestern kam Angela Merkel nach Grafenau."
    spans = [mention.span for mention in mentions_of(text, "de")]
    assert [text[span.start : span.end] for span in spans] == ["Angela Merkel", "Grafenau"]


def test_no_sentence_has_no_name() -> None:
    assert mentions_of("", "de") == ()


# Well-known historical names in German, English and Russian spelling.
ONE_NAME = [
    ("Gorbatschow", "Gorbachev", "Горбачёв"),
    ("Tschaikowski", "Tchaikovsky", "Чайковский"),
    ("Chruschtschow", "Khrushchev", "Хрущёв"),
    ("Jelzin", "Yeltsin", "Ельцин"),
    ("Dostojewski", "Dostoevsky", "Dostoyevsky", "Достоевский"),
    ("Breschnew", "Brezhnev", "Брежнев"),
    ("Solschenizyn", "Solzhenitsyn", "Солженицын"),
    ("Schostakowitsch", "Shostakovich", "Шостакович"),
    ("Chatschaturjan", "Khachaturian", "Хачатурян"),
    ("Rachmaninow", "Rachmaninoff", "Рахманинов"),
    ("Trotzki", "Trotsky", "Троцкий"),
    ("Prokofjew", "Prokofiev", "Прокофьев"),
    ("Schukow", "Zhukov", "Жуков"),
    ("Mussorgski", "Musorgsky", "Мусоргский"),
    ("Jewtuschenko", "Yevtushenko", "Евтушенко"),
    ("Wyschinski", "Vyshinsky", "Вышинский"),
    ("Kerenski", "Kerensky", "Керенский"),
    ("Tschechow", "Chekhov", "Чехов"),
    ("Tolstoi", "Tolstoy", "Толстой"),
    ("Molotow", "Molotov", "Молотов"),
    ("Walentina Tereschkowa", "Valentina Tereshkova", "Валентина Терешкова"),
    ("Dschugaschwili", "Dzhugashvili", "Джугашвили"),
    ("Mendelejew", "Mendeleev", "Mendeleyev", "Менделеев"),
    ("Jekaterinburg", "Yekaterinburg", "Екатеринбург"),
    ("Wladiwostok", "Vladivostok", "Владивосток"),
    ("Kiew", "Kiev", "Киев"),
]

TWO_NAMES = [
    ("Anna Maria Schmidt", "Anna Maria Weber"),
    ("Anna Maria Schmidt", "Anna Luisa Schmidt"),
    ("Karl Peter Haupt", "Jens Peter Haupt"),
    ("Amt für Hafen Nordland", "Amt für Wald Nordland"),
    ("Merkel", "Merz"),
    ("Iran", "Irak"),
    ("Peking", "Beijing"),
    ("Österreich", "Australien"),
    ("Lenin", "Lennon"),
    ("Meier", "Maier"),
    ("Slowakei", "Slowenien"),
    ("Niger", "Nigeria"),
    ("Mali", "Malta"),
    ("Jelzin", "Stalin"),
    ("Tschechow", "Tschechien"),
    ("Petersen", "Peterson"),
    ("Hans Meier", "Peter Meier"),
    ("Bank of England", "England"),
    ("Marx", "Mars"),
    ("Gagarin", "Garin"),
]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda value: value[0])
def test_spellings_of_one_name_are_one_group(spellings: tuple[str, ...]) -> None:
    assert len(set(grouped(*((name,) for name in spellings)).values())) == 1


@pytest.mark.parametrize("pair", TWO_NAMES, ids=lambda value: value[0])
def test_names_that_look_alike_stay_apart(pair: tuple[str, str]) -> None:
    groups = grouped(*((name,) for name in pair))
    assert groups[pair[0]] != groups[pair[1]]


def test_all_names_together_stay_apart() -> None:
    groups = grouped(*((name,) for spellings in ONE_NAME for name in spellings))
    assert len(set(groups.values())) == len(ONE_NAME)


def test_one_text_tells_two_spellings_apart() -> None:
    assert len(set(grouped(("Schukow", "Zhukov")).values())) == 2


def test_spellings_apart_in_one_text_are_not_joined_by_a_third() -> None:
    groups = grouped(("Schukow", "Zhukov"), ("Žukov",), ("Жуков",))
    assert groups["Schukow"] != groups["Zhukov"]


def test_a_long_name_may_differ_in_one_sound() -> None:
    assert len(set(grouped(("Lukaschenko",), ("Lukashenka",)).values())) == 1


def test_a_name_may_differ_between_its_first_and_its_last_word() -> None:
    groups = grouped(("Darin-Schomir Woltajew",), ("Darin-Jomir Voltayev",), ("Woltajew",))
    assert len(set(groups.values())) == 1


def test_a_surname_belongs_to_the_full_name_of_another_text() -> None:
    groups = grouped(("Angela Merkel",), ("Merkel",))
    assert groups["Merkel"] == groups["Angela Merkel"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Der Bund der freien Wirte (BFW) rief.", ["Bund der freien Wirte", "BFW"]),
        ("de", "Das Haus über Wasser (HÜW) rief.", ["Haus über Wasser", "HÜW"]),
        ("de", "Der Bund der Wirte (BDW) rief den Bund der Wirte.",
         ["Bund der Wirte", "BDW", "Bund der Wirte"]),
        ("de", "Der Rat der Wirte (BFW) rief.", ["BFW"]),
        ("de", "Die Post (PO) rief, die BFW schwieg.", ["PO", "BFW"]),
        ("de", "Die Partei von Ostheim (PVO) rief.", ["Ostheim", "PVO"]),
        ("en", "The World Trade Body (WTB) met.", ["World Trade Body", "WTB"]),
    ],
)  # fmt: skip
def test_an_acronym_in_brackets_makes_a_name_of_the_words_before(
    language: str, text: str, names: list[str]
) -> None:
    assert [mention.surface for mention in mentions_of(text, language)] == names


def test_the_words_before_an_acronym_may_be_long() -> None:
    long = "Hafenwasserstandsmeldungsverordnungsentwurfsbesprechungstermin " * 5
    found = mentions_of(f"Die {long}nannte Bund der Wirte (BDW).", "de")
    assert [mention.surface for mention in found][-2:] == ["Bund der Wirte", "BDW"]


def test_an_acronym_is_one_name_with_its_long_form_in_all_texts() -> None:
    texts = ["The World Trade Body (WTB) met.", "The WTB left.", "The World Trade Body returned."]
    readings = [mentions_of(text, "en") for text in texts]
    results = [learn(order) for order in permutations(readings)]
    assert results[0]["wtb"] == results[0]["world trade body"]
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize("text", ["Klaus Beispiel (SPD) kam.", "Klaus Beispiel kam zu KB."])
def test_what_else_stands_in_brackets_is_another_name(text: str) -> None:
    groups = learn([mentions_of(text, "de")])
    assert len(set(groups.values())) == len(groups)


def test_a_surname_of_two_people_belongs_to_neither() -> None:
    groups = grouped(("Heinz Fischer",), ("Ute Fischer",), ("Fischer",))
    assert len(set(groups.values())) == 3


def test_the_order_of_texts_does_not_matter() -> None:
    readings = [("Schukow", "Kiew"), ("Zhukov",), ("Жуков", "Kiev"), ("Georgi Schukow",)]
    results = [grouped(*order) for order in permutations(readings)]
    assert all(result == results[0] for result in results)


def test_no_text_has_no_group() -> None:
    assert learn([]) == {}


@pytest.mark.parametrize("surname", ["Bäcker", "Hasselbrink", "Lieberknecht"])
def test_a_surname_that_reads_like_a_noun_stands_behind_a_first_name(surname: str) -> None:
    found = mentions_of(f"Den Befehl gab Direktor Jörn {surname} am Montag.", "de")
    assert [mention.surface for mention in found] == [f"Jörn {surname}"]
