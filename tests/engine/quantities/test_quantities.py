"""Sentences -> quantities, on labelled sentences and word by word."""

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from framing.engine import lexicons, takes_back
from framing.engine.quantities import clock, dates, find
from framing.engine.quantities.vocabulary import vocabulary
from tests.engine.quantities.cases import PUBLISHED, Case, read, shown

NEWS = read("quantities.toml")
MORE = read("quantities_more.toml")
HELD = read("quantities_held.toml")
BLIND = read("quantities_blind.toml")
WORDS = read("quantities_words.toml")


DATE_TABLES = {
    *("month", "weekday", "part", "relative", "day", "lists.year_cue", "lists.day_part"),
    *("number", "lists.clock_am", "lists.clock_pm", "lists.clock_night"),
}


@pytest.fixture
def forget(request: pytest.FixtureRequest) -> Iterator[None]:
    """Forget what was read of the lexicon before and after a test that changes it."""
    # Compiling the date patterns takes longest; other tables are not in them.
    dated = request.getfixturevalue("case").shows[0] in DATE_TABLES
    caches = [vocabulary, dates.shape, clock.ways] if dated else [vocabulary]
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize(
    "case", [case for case in NEWS + MORE if not case.miss], ids=lambda case: case.text
)
def test_a_sentence_gives_its_quantities(case: Case) -> None:
    assert sorted(case.got) == sorted(case.want)


def f1(cases: list[Case]) -> float:
    """Share of quantities that are right in every field: harmonic mean of precision and recall."""
    right = sum((Counter(case.got) & Counter(case.want)).total() for case in cases)
    return 2 * right / sum(len(case.got) + len(case.want) for case in cases)


@pytest.mark.parametrize(
    ("cases", "language", "floor"),
    [
        (NEWS, "de", 0.98),
        (NEWS, "en", 0.98),
        (HELD, "de", 0.75),
        (HELD, "en", 0.75),
        (BLIND, "de", 0.9),
        (BLIND, "en", 0.8),
    ],
    ids=["news de", "news en", "held-out de", "held-out en", "blind de", "blind en"],
)
def test_labelled_sentences_reach_the_floor(cases: list[Case], language: str, floor: float) -> None:
    assert f1([case for case in cases if case.language == language]) > floor


@pytest.mark.parametrize("case", WORDS, ids=lambda case: f"{case.language} {case.shows}")
def test_a_word_of_the_lexicon_is_read(case: Case) -> None:
    assert case.got == case.want


@pytest.mark.usefixtures("forget")
@pytest.mark.parametrize("case", WORDS, ids=lambda case: f"{case.language} {case.shows}")
def test_without_the_word_its_case_fails(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    load, tables = lexicons.load, _without(lexicons.load("quantities"), case)
    monkeypatch.setattr(lexicons, "load", lambda n: tables if n == "quantities" else load(n))
    assert case.got != case.want


def _without(tables: Mapping[str, Any], case: Case) -> Mapping[str, Any]:
    """Copy the lexicon without the word that a case shows."""
    changed = copy.deepcopy(dict(tables))
    table, word = case.shows
    group: Any = changed[case.language]
    for name in table.split("."):
        group = group[name]
    if isinstance(group, list):
        group.remove(word)
    else:
        del group[word]
    return changed


def test_each_word_of_the_lexicon_has_a_case() -> None:
    words = {
        (language, table, word)
        for language, tables in lexicons.load("quantities").items()
        for table, entries in tables.items()
        if table != "lists"
        for word in entries
    } | {
        (language, f"lists.{name}", word)
        for language, tables in lexicons.load("quantities").items()
        for name, entries in tables.get("lists", {}).items()
        for word in entries
    }
    assert words == {(case.language, *case.shows) for case in WORDS}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Es kamen mehr als 1.300 Gäste.", "mehr als 1.300"),
        ("Es kostet rund 2,5 Millionen Euro.", "rund 2,5 Millionen Euro"),
        ("Am 2. Januar 2021 war Ruhe.", "2. Januar 2021"),
        ("Im Jahr 2013 war Ruhe.", "2013"),
        ("Um 13.30 Uhr war Ruhe.", "13.30 Uhr"),
    ],
)
def test_the_span_covers_bound_number_and_unit_but_not_the_noun(sentence: str, words: str) -> None:
    (quantity,) = find(sentence, "de")
    assert quantity.words == words
    assert sentence[quantity.span.start : quantity.span.end] == words


@pytest.mark.parametrize("language", ["de", "en", "ru", "xx"])
def test_a_sentence_without_numbers_gives_nothing(language: str) -> None:
    assert find("", language) == ()
    assert find("So, so!", language) == ()


def test_an_unknown_language_still_has_digits() -> None:
    assert [shown(quantity) for quantity in find("Aqui 40 casas.", "xx")] == ["40 exact count"]


def test_a_day_without_a_year_takes_the_nearest_year() -> None:
    (quantity,) = find("Am 30. Dezember war Ruhe.", "de", published=date(2021, 1, 2))
    assert shown(quantity) == "2020-12-30 exact date"


def test_a_day_without_any_year_stays_open_and_keeps_month_and_day() -> None:
    (quantity,) = find("Am 30. Dezember war Ruhe.", "de")
    assert (quantity.low, quantity.high, quantity.what) == (None, None, "--12-30")


def test_a_month_without_any_year_stays_open() -> None:
    (quantity,) = find("Im Dezember war Ruhe.", "de")
    assert (quantity.low, quantity.high, quantity.what) == (None, None, "--12")


def test_a_weekday_without_a_day_of_publication_is_left_out() -> None:
    assert find("Am Freitag war Ruhe.", "de") == ()


def test_last_weekday_on_the_same_weekday_is_a_week_ago() -> None:
    (quantity,) = find("Am vergangenen Sonntag war Ruhe.", "de", published=PUBLISHED)
    assert shown(quantity) == "2021-03-07 exact date"


@pytest.mark.parametrize("digits", [16, 400, 6000])
def test_a_row_of_digits_is_no_amount(digits: int) -> None:
    assert [found.low for found in find("9" * 15 + " Menschen.", "de")] == [float("9" * 15)]
    assert list(find("9" * digits + " Menschen.", "de")) == []


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_at_either_end_of_the_calendar_weekdays_are_left_out(published: date) -> None:
    """A week away from it there is no day; a slip of the hand must not stop a comparison."""
    assert find("Am kommenden Freitag war Ruhe.", "de", published=published) == ()
    assert find("Am vergangenen Freitag war Ruhe.", "de", published=published) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nach der Zahl von 26 Toten zog das Bündnis seine Truppen zurück.",
        "Trotz der hohen Zahl von 26 Toten zog sich die Polizei nicht zurück.",
        "Das Amt zog trotz der Zahl von 26 Toten seine Leute zurück.",
        "Das Bündnis zog 26 Soldaten zurück.",
    ],
)
def test_who_is_withdrawn_is_no_number_taken_back(text: str) -> None:
    assert [quantity.former for quantity in find(text, "de", published=None)] == [False]


def test_a_number_is_taken_back_by_a_split_verb() -> None:
    (quantity,) = find("Das Amt zog seine Zahl von 26 Toten zurück.", "de", published=None)
    assert quantity.former


@pytest.mark.parametrize(
    ("sentence", "language", "is_so"),
    [
        ("Dann wurde die Zahl gelöscht.", "de", True),
        ("Diese Angabe wurde laut Ministerium zurückgezogen.", "de", True),
        ("Das Amt zog seine Zahl später zurück.", "de", True),
        ("The figure was later retracted.", "en", True),
        ("The ministry withdrew the figure.", "en", True),
        ("Die Meldung wurde ohne Angabe von Gründen gelöscht.", "de", True),
        ("Das Amt hat diese Zahl inzwischen gelöscht.", "de", True),
        ("Am Montag nahm es die Angabe als Versehen zurück.", "de", True),
        ("Die Zahl verschwand am Abend von der Seite.", "de", True),
        ("Die Angabe verschwand.", "de", True),
        ("Laut der Mitteilung löschte die Feuerwehr den Brand.", "de", False),
        ("Die Zahl der Brände ist hoch, erst spät war alles gelöscht.", "de", False),
        ("Die Zahl ist hoch, erst spät war alles gelöscht.", "de", False),
        ("Die Zahl der Stellen wurde gestrichen.", "de", False),
        ("Eine große Zahl von Menschen verschwand.", "de", False),
        ("A number of soldiers withdrew.", "en", False),
        ("The firm deleted a number of accounts.", "en", False),
        ("According to the report, the troops withdrew.", "en", False),
        ("The report says that the troops withdrew.", "en", False),
        ("Nach Angaben der Polizei zog sich die Menge zurück.", "de", False),
        ("Die Zahl der Toten stieg.", "de", False),
        ("The Russians withdrew.", "en", False),
    ],
)
def test_a_sentence_may_take_a_figure_before_it_back(
    sentence: str, language: str, *, is_so: bool
) -> None:
    assert takes_back(sentence, language) is is_so


def test_who_gives_a_share_is_not_what_it_is_of() -> None:
    sentence = "Der Verkehr hat laut Stadtverwaltung um ein Fünftel zugenommen."
    (quantity,) = find(sentence, "de", published=None)
    assert quantity.what == "verkehr"
