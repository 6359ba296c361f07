"""Who gives which of several numbers in one sentence."""

from datetime import date

import pytest

from framing.engine import Markup, Relation, Result, Text, compare, lexicons, read

GERMAN = {
    "Die Polizei sprach von 500 Gästen, die Veranstalter von 900.": ["Polizei", "Veranstalter"],
    "Laut Polizei kamen 500 Gäste, nach Angaben der Veranstalter waren es 900.": [
        "Polizei",
        "Veranstalter",
    ],
    "Die Polizei zählte 500 Gäste, die Veranstalter dagegen 900.": ["Polizei", "Veranstalter"],
    "Die Feuerwehr registrierte zwölf Brände, die Polizei vierzehn.": ["Feuerwehr", "Polizei"],
    "Die Polizei meldete zwölf Tote und die Klinik vierzehn.": ["Polizei", "Klinik"],
    "Die Polizei zählte 500 Gäste, aber die Veranstalter zählten 900.": [
        "Polizei",
        "Veranstalter",
    ],
    "Während die Polizei von 500 Gästen ausging, sprachen die Veranstalter von 900.": [
        "Polizei",
        "Veranstalter",
    ],
    "500 Gäste zählte die Polizei, 900 die Veranstalter.": ["Polizei", "Veranstalter"],
    "Die Polizei teilte mit, es seien 500 Gäste gekommen, die Veranstalter sprachen von 900.": [
        "Polizei",
        "Veranstalter",
    ],
    "Es kamen 500 Gäste, sagte die Polizei, 900 nach Angaben der Veranstalter.": [
        "Polizei",
        "Veranstalter",
    ],
    "Der Sprecher der Polizei, Jan Weber, nannte 500 Gäste, Wirtin Ada Brandt 900.": [
        "Jan Weber",
        "Ada Brandt",
    ],
    "Von der Polizei wurden 500 Gäste gezählt, die Veranstalter sprachen von 900.": [
        "Polizei",
        "Veranstalter",
    ],
}
ENGLISH = {
    "Police put the crowd at 500, while organisers claimed 900.": ["Police", "organisers"],
    "The police counted 500 people and the organisers counted 900.": ["police", "organisers"],
    "The ministry gave a toll of 16, whereas doctors counted 30 dead.": ["ministry", "doctors"],
    "According to police, 500 people marched, but the organisers spoke of 900.": [
        "police",
        "organisers",
    ],
}
ONE_SOURCE = [
    "Die Polizei sprach von 20 Verletzten, die Sanitäter versorgten 12 von ihnen.",
    "Die Polizei sprach von 12 Verletzten, darunter drei Kinder.",
    "Die Polizei registrierte 300 Verstöße und nahm 12 Menschen fest.",
    "Die Polizei meldete zwölf Tote, drei Kinder.",
    "Sie sprach von 20 Gästen, er von 30.",
    "Gezählt wurden 20 Gäste, später 30.",
    "„Zwanzig Gäste zählten wir“, rief er, „dreißig die anderen.“",
]
# Each word of the lists with a sentence that it decides.
DECIDES = {
    ("de", "counts", "zählen"): "Die Polizei zählte 500 Gäste, die Veranstalter 900.",
    ("de", "counts", "registrieren"): "Die Polizei registrierte 12 Brände, die Feuerwehr 14.",
    ("de", "parts", "und"): "Die Polizei meldete 12 Tote und die Klinik 14.",
    ("de", "parts", "aber"): "Die Polizei meldete 12 Tote, aber die Klinik 14.",
    ("de", "parts", "während"): "Die Polizei meldete 12 Tote, während die Klinik 14 zählte.",
    ("en", "counts", "put"): "Police put the toll at 12, the ministry said it was 14.",
    ("en", "counts", "count"): "Police counted 12 fires, the ministry said there were 14.",
    ("en", "counts", "give"): "Police gave a toll of 12, the ministry said it was 14.",
    ("en", "counts", "speak"): "Police counted 12 dead, but the ministry spoke of 14.",
    ("en", "parts", "and"): "Police counted 12 dead and the ministry counted 14.",
    ("en", "parts", "but"): "Police counted 12 dead but the ministry counted 14.",
    ("en", "parts", "while"): "Police counted 12 dead while the ministry counted 14.",
    ("en", "parts", "whereas"): "Police counted 12 dead whereas the ministry counted 14.",
}


def sources(sentence: str, language: str) -> list[str]:
    """The source of each number of a sentence."""
    found = read(Text(id="a", text=sentence, language=language, markup=Markup.PLAIN))
    return [quantity.source for claim in found.claims for quantity in claim.quantities]


@pytest.mark.parametrize(("sentence", "named"), GERMAN.items())
def test_each_number_has_its_source(sentence: str, named: list[str]) -> None:
    assert sources(sentence, "de") == named


@pytest.mark.parametrize(("sentence", "named"), ENGLISH.items())
def test_each_number_has_its_source_in_english(sentence: str, named: list[str]) -> None:
    assert sources(sentence, "en") == named


@pytest.mark.parametrize("sentence", ONE_SOURCE)
def test_where_one_or_nobody_is_named_the_sentence_speaks(sentence: str) -> None:
    assert not any(sources(sentence, "de"))


def test_more_than_a_name_before_the_number_is_none() -> None:
    sentence = "Insurers put the damage at 19 million, well above the city’s first estimate of 12."
    assert not any(sources(sentence, "en"))


def test_the_subject_may_stand_before_the_marks() -> None:
    sentence = "Police put the crowd at 2,500, while the organisers, Klarblick, spoke of 4,000."
    assert sources(sentence, "en") == ["Police", "Klarblick"]


def test_no_subject_stands_before_a_part_without_its_own_verb() -> None:
    sentence = "Police put the crowd at 2,500, in the rain, in the end 4,000."
    assert not any(sources(sentence, "en"))


def test_other_languages_name_none() -> None:
    assert not any(sources("Полиция сообщила о 12, врачи сообщили о 14 погибших.", "ru"))


@pytest.mark.parametrize(("word", "sentence"), DECIDES.items())
def test_word_is_needed(
    monkeypatch: pytest.MonkeyPatch, word: tuple[str, str, str], sentence: str
) -> None:
    language, group, entry = word
    assert len(set(sources(sentence, language))) == 2
    with_it = lexicons.words

    def without(name: str, *keys: str) -> frozenset[str]:
        found = with_it(name, *keys)
        return found - {entry} if (name, *keys) == ("tellers", language, group) else found

    monkeypatch.setattr(lexicons, "words", without)
    assert len(set(sources(sentence, language))) == 1


def test_each_word_has_its_case() -> None:
    listed = {
        (language, group, word)
        for language, groups in lexicons.load("tellers").items()
        for group, words in groups.items()
        for word in words
    }
    assert listed == set(DECIDES)


def test_a_bare_number_counts_what_the_other_source_counts() -> None:
    sentence = "Die Polizei zählte 500 Teilnehmer, die Veranstalter sprachen von 900."
    found = read(Text(id="a", text=sentence, language="de", markup=Markup.PLAIN))
    assert {q.what for q in found.claims[0].quantities} == {"teilnehmer"}


def laid_side_by_side(left: str, right: str, *, days: int = 0, other: str = "de") -> Result:
    """Compare two texts of a sentence, the second so many days later."""
    return compare(
        [
            Text("a", left, "de", published=date(2024, 1, 8), markup=Markup.PLAIN),
            Text("b", right, other, published=date(2024, 1, 8 + days), markup=Markup.PLAIN),
        ]
    )


def values(result: Result, kind: Relation) -> list[object]:
    """The numbers that findings of a kind set against each other."""
    return [f.evidence["values"] for pair in result.pairs for f in pair.findings if f.kind is kind]


def test_figures_of_one_source_face_each_other() -> None:
    found = laid_side_by_side(
        "Zur Demonstration in Carlsund kamen laut Polizei 1.200 Menschen, "
        "die Veranstalter sprachen von 3.000.",
        "Zur Demonstration in Carlsund kamen nach Angaben der Polizei 1.000 Menschen, "
        "nach Angaben der Veranstalter 3.500.",
    )
    assert values(found, Relation.FIGURE) == [
        [[1200, 1200], [1000, 1000]],
        [[3000, 3000], [3500, 3500]],
    ]


def test_figures_of_other_sources_do_not() -> None:
    found = laid_side_by_side(
        "Zur Demonstration in Carlsund kamen laut Polizei 1.200 Menschen, "
        "die Veranstalter sprachen von 3.000.",
        "Zur Demonstration in Carlsund kamen nach Angaben der Stadt 1.900 Menschen, "
        "nach Angaben der Feuerwehr 2.500.",
    )
    assert values(found, Relation.FIGURE) == []


def test_a_single_figure_of_another_source_faces_the_nearest() -> None:
    found = laid_side_by_side(
        "Zur Demonstration in Carlsund kamen laut Polizei 1.200 Menschen, "
        "die Veranstalter sprachen von 3.000.",
        "Zur Demonstration in Carlsund kamen nach Angaben der Stadt 1.900 Menschen.",
    )
    assert values(found, Relation.FIGURE) == [[[1200, 1200], [1900, 1900]]]


def test_a_bare_number_is_of_the_same_unit() -> None:
    sentence = "Die Stadt beziffert den Schaden auf 2 Millionen Euro, die Bank auf 3 Millionen."
    found = read(Text(id="a", text=sentence, language="de", markup=Markup.PLAIN))
    assert {q.unit for q in found.claims[0].quantities} == {"money:EUR"}


def test_a_number_with_a_noun_keeps_its_unit() -> None:
    sentence = "Die Stadt nennt 2 Millionen Euro, die Polizei sprach von 900 Menschen."
    found = read(Text(id="a", text=sentence, language="de", markup=Markup.PLAIN))
    assert [q.unit for q in found.claims[0].quantities] == ["money:EUR", "count"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [("die Bank", Relation.FIGURE), ("die Stadt", Relation.UPDATE)],
)
def test_what_another_source_names_later_is_no_later_stand(source: str, kind: Relation) -> None:
    left = (
        "Den Schaden des Brandes in Carlsund beziffert die Stadt inzwischen auf 2 Millionen Euro, "
        "während die Feuerwehr zwölf Verletzte zählte."
    )
    right = (
        f"Den Schaden des Brandes in Carlsund beziffert {source} inzwischen auf 6 Millionen Euro."
    )
    assert values(laid_side_by_side(left, right, days=1), kind) == [
        [[2_000_000, 2_000_000], [6_000_000, 6_000_000]]
    ]
