"""A claim taken apart into words."""

import pytest

from framing.engine import lexicons
from framing.engine.cleaning import clean
from framing.engine.values import Claim, Markup, Mention, Reading, Span, Text
from framing.engine.words import Told, denies, dice, items, lemma_of, once, tell
from tests.engine.lexicon_cases import Case, cases, listed, take_out
from tests.engine.made import make_claim, make_told


def test_a_word_knows_its_lemma_and_where_it_stands() -> None:
    told = make_told(make_claim("Die Boote sanken."))
    assert [(word.form, word.lemma, word.content) for word in told.words] == [
        ("Die", "der", False),
        ("Boote", "boot", True),
        ("sanken", "sinken", True),
    ]
    assert [told.text.text[w.span.start : w.span.end] for w in told.words] == [
        "Die",
        "Boote",
        "sanken",
    ]


def test_raw_offsets_leap_over_markup() -> None:
    raw = "Erst. Zwei *alte*\nBoote sanken."
    cleaned = clean(raw, markup=Markup.MARKDOWN)
    claim = Claim("a:6-31", "a", Span(6, len(raw)), "Zwei alte Boote sanken.", "de", 0)
    told = tell(claim, Reading(Text("a", raw, "de"), cleaned, (claim,)), {})
    assert [raw[w.span.start : w.span.end] for w in told.words] == [
        "Zwei",
        "alte",
        "Boote",
        "sanken",
    ]


def test_a_name_is_compared_by_its_common_key() -> None:
    claim = make_claim("Anna Kowalenko kam.", names=["Anna Kowalenko"])
    told = make_told(claim, names={"kowalenko": "kovalenko"})
    assert told.items == {"kovalenko", "kommen"}


def test_a_name_nobody_else_has_keeps_its_own_key() -> None:
    claim = make_claim("Kowalenko kam.", names=["Kowalenko"])
    assert make_told(claim).items == {"kowalenko", "kommen"}


def test_words_in_quotation_marks_are_marked() -> None:
    told = make_told(make_claim("Der „Retter“ kam.", quotes=["„Retter“"]))
    assert [word.form for word in told.words if word.quoted] == ["Retter"]


def test_marks_between_words_divide_clauses_and_those_in_numbers_do_not() -> None:
    told = make_told(make_claim("Es sanken 1,5 Boote, sagte sie – und ging."))
    assert [" ".join(w.form for w in clause) for clause in told.clauses] == [
        "Es sanken 1,5 Boote",
        "sagte sie",
        "und ging",
    ]


def test_a_claim_of_signs_has_no_words() -> None:
    told = make_told(make_claim("…"))
    assert (told.words, told.clauses, told.items) == ((), (), frozenset())


def test_numbers_are_no_content() -> None:
    assert make_told(make_claim("Es waren 12 Boote.")).items == {"boot"}


def test_the_names_hold_their_claims_mentions() -> None:
    mention = Mention(Span(0, 4), "Anna", "anna")
    assert make_claim("Anna kam.", names=["Anna"]).names == (mention,)


@pytest.mark.parametrize(
    ("form", "language", "lemma"),
    [("Boote", "de", "boot"), ("boats", "en", "boat"), ("doesn’t", "en", "do")],
)
def test_lemmas(form: str, language: str, lemma: str) -> None:
    assert lemma_of(form, language) == lemma


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [({"a", "b"}, {"b"}, 2 / 3), ({"a"}, {"a"}, 1), ({"a"}, {"b"}, 0), (set(), set(), 0)],
)
def test_the_shared_part_of_two_sets(left: set[str], right: set[str], shared: float) -> None:
    assert dice(frozenset(left), frozenset(right)) == pytest.approx(shared)


def test_items_of_chosen_words() -> None:
    words = make_told(make_claim("Das Boot sank.")).words
    assert items(words[:2]) == {"boot"}


def test_every_function_word_has_a_case() -> None:
    assert {case[:3] for case in cases("function")} == listed("function")


@pytest.mark.parametrize("case", cases("function"), ids=" ".join)
def test_each_function_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = make_claim(case.text, language=case.language)
    assert len(make_told(claim).items) == 1
    take_out(monkeypatch, lexicons, case)
    assert len(make_told(claim).items) == 2


def test_a_rule_is_asked_once_about_a_claim() -> None:
    asked = []

    @once
    def length(told: Told) -> int:
        asked.append(told)
        return len(told.words)

    told = make_told(make_claim("Die Boote sanken."))
    assert (length(told), length(told), asked) == (3, 3, [told])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Brandt bestritt", "de", True),
        ("Niemand sagte", "de", True),
        ("Brandt wies entschieden zurück", "de", True),
        ("Brandt kehrte zurück und sagte", "de", False),
        ("Die Kolonie sagte", "de", False),
        ("The mayor denied that", "en", True),
        ("Brandt didn't say that", "en", True),
        ("Brandt didn’t say that", "en", True),
        ("Nobody said that", "en", True),
        ("The knot said that", "en", False),
        ("Брандт сказал", "ru", False),
        ("", "de", False),
    ],
)
def test_words_that_deny(text: str, language: str, *, expected: bool) -> None:
    assert denies(text, language) is expected
