"""What of a thing is measured stands in its heading."""

from collections.abc import Sequence

import pytest

from framing.comparisons.models import Claim
from framing.comparisons.presenting.counted import Figure, Series, Thing
from framing.comparisons.presenting.measuring import heading_of
from framing.comparisons.presenting.naming import Name
from framing.events.models import Account

NAME = Name("Straße", "de")


def figure(number: int, text: str, words: str, **fields: str) -> Figure:
    """A number of an account of its own, as its sentence puts it."""
    given = {"language": "de", "speaker": "", "cue": "", "unit": "money:EUR"} | fields
    account = Account(pk=number, language=given["language"])
    claim = Claim(pk=number, text=text, account=account, speaker=given["speaker"], cue=given["cue"])
    start = text.index(words)
    place = (start, start + len(words))
    return Figure(claim, given["unit"], "straße", "", 1.0, 1.0, "exact", words, place)


def heading(figures: Sequence[Figure], name: Name = NAME) -> str:
    told = tuple(figures)
    series = (Series(frozenset(), told),)
    return heading_of(Thing(told[0].unit, told, series, ()), name).word


COSTS = (
    figure(1, "Nach Angaben des Ministeriums kostet sie 84 Millionen Euro.", "84 Millionen Euro"),
    figure(2, "Die Straße kostet 84 Millionen Euro, die das Land trägt.", "84 Millionen Euro"),
    figure(3, "Laut einem Papier kostet die Straße 112 Millionen Euro.", "112 Millionen Euro"),
)


def test_a_sum_says_what_it_is_of() -> None:
    assert heading(COSTS) == "Straße kostet"


def test_a_length_needs_no_word_that_says_so() -> None:
    text = "Die 6,4 Kilometer lange Straße soll den Verkehr aus der Altstadt holen."
    told = [figure(n, text, "6,4 Kilometer", unit="length:m") for n in (1, 2)]
    assert heading(told) == "Straße"


def test_a_verb_far_before_the_name_is_no_heading() -> None:
    texts = ("Am Hafen gilt auf einer Straße Tempo 30.", "Seither gilt auch auf der Straße 30.")
    told = [figure(n, text, "30", unit="speed:kmh") for n, text in enumerate(texts)]
    assert heading(told) == "Straße"


def test_words_between_are_left_out() -> None:
    texts = (
        "Der Verkehr in der Straße nahm um 60 Prozent ab.",
        "Verkehr auf der Straße: 60 Prozent",
    )
    told = [figure(n, text, "60 Prozent", unit="percent") for n, text in enumerate(texts)]
    assert heading(told) == "Verkehr … Straße"


def test_what_only_some_sentences_say_is_not_said_of_all() -> None:
    """Two promise less, one measured more: neither is what the heading may say."""
    texts = (
        "In der Straße wird es um 60 Prozent weniger.",
        "Um 60 Prozent weniger in der Straße.",
        "Um 12 Prozent mehr Lärm in der Straße.",
        "Es stieg in der Straße um 12 Prozent.",
    )
    told = [
        figure(n, text, text[text.index("1" if "12" in text else "6") :][:10], unit="percent")
        for n, text in enumerate(texts)
    ]
    assert heading(told) == "Straße"


def test_a_word_of_one_account_is_not_enough() -> None:
    assert heading(COSTS[:1]) == "Straße"


def test_who_says_it_is_no_part_of_it() -> None:
    texts = (
        "Um ein Fünftel zugenommen hat es laut Stadtverwaltung.",
        "Laut Stadtverwaltung hat es um ein Fünftel zugenommen.",
    )
    told = [
        figure(n, text, "ein Fünftel", unit="percent", speaker="Stadtverwaltung", cue="laut")
        for n, text in enumerate(texts)
    ]
    assert heading(told, Name("Stadtverwaltung", "de")) == "zugenommen"


def test_a_word_inside_the_name_of_who_says_it_may_stand() -> None:
    texts = (
        "Das Verkehrsministerium will den Verkehr in der Straße um 60 Prozent verringern.",
        "Den Verkehr in der Straße soll das um 60 Prozent verringern.",
        "Der Verkehr in der Straße hat um 60 Prozent abgenommen.",
    )
    told = [
        figure(n, text, "60 Prozent", unit="percent", speaker="Verkehrsministerium")
        for n, text in enumerate(texts)
    ]
    assert heading(told) == "Verkehr … Straße"


@pytest.mark.parametrize("fields", [{"unit": "count"}, {"language": "en"}])
def test_counts_and_other_languages_keep_their_name(fields: dict[str, str]) -> None:
    told = [figure(n, "Die Straße kostet 84 Euro.", "84 Euro", **fields) for n in (1, 2)]
    assert heading(told) == "Straße"
