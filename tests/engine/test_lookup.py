"""A sentence beside known claims: what says the same, what says otherwise, what is too far."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from framing.engine.lookup import Answer, Known, look_up, terms
from framing.engine.values import (
    Finding,
    Markup,
    Relation,
    Span,
    Status,
    Text,
    Voice,
)

COUNT = Known("count", "Bei dem Brand in Nordhafen wurden zwölf Menschen verletzt.", "de")
FESTIVAL = Known("festival", "Der Verein der Fischer sagte sein Fest ab.", "de")
REPORTED = Known(
    "reported",
    "Bei dem Brand in Nordhafen seien zwanzig Menschen verletzt worden.",
    "de",
    voice=Voice.REPORTED,
    speaker="Ole Brandt",
    speaker_chain=("Ole Brandt",),
)


def ask(sentence: str, *known: Known, language: str = "de") -> Answer:
    text = Text("asked", sentence, language, markup=Markup.PLAIN)
    return look_up(text, known)


def only(answer: Answer, kind: Relation) -> Finding:
    (found,) = [f for hit in answer.hits for f in hit.findings if f.kind is kind]
    return found


def test_another_figure_is_found_with_its_words() -> None:
    answer = ask("Bei dem Brand in Nordhafen wurden zwanzig Menschen verletzt.", FESTIVAL, COUNT)
    (hit,) = answer.hits
    assert (hit.id, hit.status, hit.shares_name) == ("count", Status.MATCH, True)
    found = only(answer, Relation.FIGURE)
    start = COUNT.text.index("zwölf")
    assert found.evidence["right"] == [[start, start + len("zwölf")]]


def test_the_stored_voice_counts_and_not_what_the_sentence_alone_looks_like() -> None:
    answer = ask("Bei dem Brand in Nordhafen wurden zwanzig Menschen verletzt.", REPORTED)
    assert only(answer, Relation.ATTRIBUTION).rule == "asserted_or_reported"


def test_the_order_and_the_number_of_known_claims_change_nothing() -> None:
    sentence = "In Nordhafen wurden bei dem Brand zwanzig Menschen verletzt."
    both = ask(sentence, COUNT, REPORTED)
    assert both == ask(sentence, REPORTED, FESTIVAL, COUNT)
    assert {hit.id: hit.score for hit in both.hits} == {
        one.id: ask(sentence, one).hits[0].score for one in (COUNT, REPORTED)
    }


def test_of_several_sentences_the_first_that_states_something_is_asked() -> None:
    answer = ask("Zwölf Menschen wurden verletzt. Der Verein sagte sein Fest ab.", FESTIVAL)
    assert answer.claim.text == "Zwölf Menschen wurden verletzt."
    assert answer.hits == ()


@pytest.mark.parametrize("words", ["Nordhafen", "?", "Der Brand in Nordhafen"])
def test_words_that_state_nothing_are_asked_as_they_are(words: str) -> None:
    answer = ask(words, COUNT)
    assert answer.claim.text == words
    assert answer.claim.span == Span(0, len(words))


def test_what_is_too_short_to_be_sure_of_is_only_suggested() -> None:
    (hit,) = ask("Brand in Nordhafen.", Known("same", "Brand in Nordhafen", "de")).hits[:1]
    assert hit.status is Status.MATCH  # a copy is one however short it is
    (near,) = ask("Das Fest.", Known("long", "Das Fest der Fischer.", "de")).hits
    assert near.status is Status.SUGGEST


class Counting:
    """An encoder for which all sentences are alike, and which counts how often it is called."""

    calls = 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls += 1
        return np.tile(np.array([1, 0], dtype=np.float32), (len(texts), 1))


def test_meaning_counts_and_all_sentences_are_encoded_at_once() -> None:
    encoder = Counting()
    text = Text("asked", "Ein Feuer im Hafen forderte Verletzte.", "de", markup=Markup.PLAIN)
    with_meaning = look_up(text, [COUNT, FESTIVAL], encoder=encoder)
    assert encoder.calls == 1
    scores = {hit.id: hit.score for hit in look_up(text, [COUNT, FESTIVAL]).hits}
    assert all(hit.score > scores.get(hit.id, 0) for hit in with_meaning.hits)
    assert with_meaning.hits


def test_an_index_keeps_lemmas_numbers_and_the_ends_of_compounds() -> None:
    found = terms("Die 2.500 Friedenstruppen rückten in Tokajews Stadt ein, 3 blieben.", ["de"])
    assert {"2500", "0fried", "stadt"} <= set(found)
    assert not {"die", "in", "3"} & set(found)


def test_a_compound_and_its_last_part_share_a_term() -> None:
    compound = terms("Verwaltungsgericht", ["de"])
    assert set(compound) & set(terms("Gericht", ["de"]))


def test_a_name_is_one_term_in_two_alphabets() -> None:
    assert set(terms("Путин", ["ru"])) & set(terms("Putin", ["de"]))


def test_terms_of_several_languages_stand_once() -> None:
    found = terms("Nordhafen Nordhafen", ["de", "en"])
    assert len(found) == len(set(found))


SENT_EN = Known("sent-en", "The alliance sent 2,500 soldiers to Tarvania.", "en")
SENT = Known("sent", "Das Bündnis schickte 2.500 Soldaten nach Tarvanien.", "de")
GONE = Known("gone", "Der Polizeidirektor Jörn Klee ist am Montag zurückgetreten.", "de")


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("Lukanien schickte Soldaten nach Tarvanien.", SENT),  # a name that the claim has not
        ("Lukanien schickte Soldaten nach Tarvania.", SENT_EN),
        ("Tarvanische Soldaten haben in Tarvanien Menschen getötet.", SENT),
    ],
)
def test_what_nobody_says_is_not_told_by_a_claim_that_is_near(
    sentence: str, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However probable it is that both say the same.
    monkeypatch.setattr("framing.engine.relations.statement.probability", lambda _duo: 1.0)
    monkeypatch.setattr("framing.engine.lookup.SUGGEST", 0.0)
    kinds = {f.kind for hit in ask(sentence, known).hits for f in hit.findings}
    assert Relation.AGREEMENT not in kinds


def test_who_gives_no_number_does_not_say_the_same() -> None:
    known = Known("known", "Gegen 15 Uhr zogen die Fischer vom Markt in Nordhafen fort.", "de")
    (hit,) = ask("Es waren 3000 Fischer auf dem Markt in Nordhafen.", known).hits
    assert hit.findings == ()
    (hit,) = ask("Es waren Fischer auf dem Markt in Nordhafen.", known).hits
    assert Relation.AGREEMENT in {finding.kind for finding in hit.findings}


def test_a_hit_tells_whether_it_counts_the_same_thing() -> None:
    asked = "Bei dem Brand in Nordhafen wurden zwanzig Menschen verletzt."
    assert [(hit.id, hit.counts_alike) for hit in ask(asked, FESTIVAL, COUNT).hits] == [
        ("count", True)
    ]
    (hit,) = ask("Bei dem Brand in Nordhafen kam Hilfe.", COUNT).hits
    assert not hit.counts_alike


def test_the_same_in_a_longer_claim_is_told() -> None:
    (finding,) = (
        f for hit in ask("Jörn Klee ist zurückgetreten.", GONE).hits for f in hit.findings
    )
    assert finding.kind is Relation.AGREEMENT
