"""What stands beside what, and what rules out what."""

from datetime import date
from typing import Any

import pytest

from framing.engine.origin import Sibling
from framing.engine.relations import relate, statement
from framing.engine.values import Claim, Relation, Status, Voice
from tests.engine.made import make_claim, make_duo

OWN = "Bei dem Brand im Hafen starben 12 Menschen."


def rules(left: str, right: Claim | str, **pair: Any) -> list[str]:
    return [finding.rule for finding in relate(make_duo(left, right, **pair), {})]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ein Boot sank im Hafen.", "Im Hafen ist ein Boot gesunken.", ["same_statement"]),
        (OWN, "Im Hafen starben 12 Menschen bei einem Brand.", ["same_value"]),
        (OWN, "Im Hafen starben 15 Menschen bei einem Brand.", ["other_value"]),
        ("Die Wache schoss auf Leute.", "Die Wache schoss nicht auf Leute.", ["negation"]),
        ("Der Hafen blieb ruhig.", "Am Abend sang der Chor.", []),
        ("Der Hafen ist gesperrt.", "Der Hafen war am Abend gesperrt.", ["same_statement"]),
        (
            "Am Abend griffen Banditen das Rathaus an.",
            "Am Abend griffen Demonstranten das Rathaus an.",
            ["other_label"],
        ),
        ("Mehr als 160 Menschen starben.", "Es starben 900 Menschen.", ["other_value"]),
        ("Hunderte Menschen starben.", "Es starben 12 Menschen.", []),
        ("Das Boot hat 12 Plätze im Hafen.", "Das Boot am Hafen kostet 900 Euro.", []),
    ],
)
def test_what_a_match_shows(left: str, right: str, expected: list[str]) -> None:
    assert rules(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (OWN, "Im Hafen starben 15 Menschen bei einem Brand.", ["other_value"]),
        (OWN, "Im Hafen starben 12 Menschen bei einem Brand.", []),
        ("Ein Boot sank im Hafen.", "Im Hafen ist ein Boot gesunken.", []),
        ("Am Abend griffen Banditen an.", "Am Abend griffen Demonstranten an.", []),
    ],
)
def test_a_suggestion_shows_differences_of_fact_alone(
    left: str, right: str, expected: list[str]
) -> None:
    assert rules(left, right, status=Status.SUGGEST, score=0.4) == expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("Es sollen 15 Menschen gestorben sein.", ["other_value"]),
        ("Zwei Kinder sollen gestorben sein.", ["other_group"]),
    ],
)
def test_another_count_that_is_hedged_is_no_other_wording(right: str, expected: list[str]) -> None:
    assert rules("Es starben 12 Menschen.", make_claim(right, account="b", hedged=True)) == expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("Angeblich kamen 90 Leute, weil es schön war.", ["same_value", "hedge"]),
        ("Es kamen 90 Leute, während man 300 behauptet.", ["same_value"]),
    ],
)
def test_a_hedge_of_another_number_says_nothing_of_this(right: str, expected: list[str]) -> None:
    cue = "Angeblich" if "Angeblich" in right else "behauptet"
    claim = make_claim(right, account="b", hedged=True, cue=cue)
    assert rules("Zum Fest kamen 90 Leute.", claim) == expected


@pytest.mark.parametrize(
    ("right", "is_told"),
    [
        ("Im Hafen soll ein Boot gesunken sein.", True),
        ("Am Hafen soll ein Markt mit vielen bunten Ständen und Musik entstehen.", False),
    ],
)
def test_a_hedge_is_told_of_one_statement_alone(right: str, *, is_told: bool) -> None:
    claim = make_claim(right, account="b", hedged=True, cue="soll")
    assert ("hedge" in rules("Im Hafen sank ein Boot.", claim)) is is_told


def test_a_hedge_of_a_count_that_may_be_another_says_nothing() -> None:
    claim = make_claim("1200 Boote sollen gesunken sein.", account="b", hedged=True, cue="sollen")
    assert rules("Hunderte Boote sind gesunken.", claim) == []


def test_one_label_and_deed_are_a_statement_that_somebody_answers_for() -> None:
    right = "Gescheitert sei der Putsch, so das Amt."
    told = make_claim(right, account="b", voice=Voice.REPORTED, speaker="Amt")
    signals = {"meaning": 0.1}  # which alone would be too little
    assert rules("Der Putsch ist gescheitert.", told, signals=signals) == ["asserted_or_reported"]


def test_who_reports_a_value_does_not_agree_with_who_asserts_it() -> None:
    right = make_claim(
        "Im Hafen starben 12 Menschen, so das Amt.",
        account="b",
        voice=Voice.REPORTED,
        speaker="Amt",
    )
    found = relate(make_duo(make_claim(OWN), right), {})
    assert [finding.rule for finding in found] == ["asserted_or_reported"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bei dem Brand im Hafen seien Fischer gestorben.", ["asserted_or_reported"]),
        ("Bei dem Brand im Hafen seien 12 Fischer gestorben.", []),
    ],
)
def test_who_gives_a_number_is_not_compared_with_who_gives_none(
    words: str, expected: list[str]
) -> None:
    told = make_claim(words, account="b", voice=Voice.REPORTED, speaker="Amt")
    left = make_claim("Bei dem Brand im Hafen starben Fischer.")
    assert [finding.rule for finding in relate(make_duo(left, told), {})] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Demonstranten waren friedlich.", []),
        ("Demonstranten waren bewaffnet.", ["asserted_or_reported"]),
    ],
)
def test_a_label_alone_is_no_statement(words: str, expected: list[str]) -> None:
    told = make_claim(words, account="b", voice=Voice.REPORTED, speaker="Amt")
    left = make_claim("Demonstranten sind bewaffnet.")
    assert [f.rule for f in relate(make_duo(left, told), {})] == expected


def test_a_value_can_be_shared_in_other_words() -> None:
    left, right = "Banditen töteten 12 Menschen.", "Terroristen töteten 12 Menschen."
    assert rules(left, right) == ["same_value", "other_label"]


def test_of_another_group_others_speak_anyway() -> None:
    right = make_claim(
        "Bei dem Brand im Hafen starben 3 Polizisten, so das Amt.",
        account="b",
        voice=Voice.REPORTED,
        speaker="Amt",
    )
    found = relate(make_duo(make_claim(OWN), right), {})
    assert [finding.rule for finding in found] == ["other_group"]


def test_where_a_fact_differs_nobody_copied() -> None:
    duo = make_duo("Die Wache schoss auf Leute.", "Die Wache schoss nicht auf Leute.")
    siblings = {frozenset("ab"): Sibling(("dpa",), 0.0)}
    assert [finding.rule for finding in relate(duo, siblings)] == ["negation"]


def test_a_copy_agrees_with_nobody() -> None:
    duo = make_duo("Ein Boot sank im Hafen.", "Im Hafen ist ein Boot gesunken.")
    siblings = {frozenset("ab"): Sibling(("dpa",), 0.0)}
    assert [finding.rule for finding in relate(duo, siblings)] == ["agency"]


def test_a_label_asserted_by_one_and_reported_by_the_other_is_worth_a_suggestion() -> None:
    right = make_claim(
        "Es habe einen Aufstand gegeben, sagte Lenz.",
        account="b",
        voice=Voice.REPORTED,
        speaker="Lenz",
    )
    left = make_claim("Der Aufstand in der Stadt ist vorbei.")
    duo = make_duo(left, right, status=Status.SUGGEST, score=0.4)
    assert [finding.rule for finding in relate(duo, {})] == ["asserted_or_reported"]
    counted = make_claim("Beim Aufstand in der Stadt fielen 9 Schüsse.")
    assert relate(make_duo(counted, right, status=Status.SUGGEST, score=0.4), {}) == ()


def test_a_label_alone_is_not() -> None:
    right = make_claim(
        "Der Aufstand koste Menschen, Geld und Nerven, sagte Lenz.",
        account="b",
        voice=Voice.REPORTED,
        speaker="Lenz",
    )
    left = make_claim("Der Aufstand in der Stadt ist vorbei.")
    duo = make_duo(left, right, status=Status.SUGGEST, score=0.4)
    assert relate(duo, {}) == ()


def test_a_label_in_two_long_suggestions_is_not() -> None:
    right = make_claim(
        "Der Aufstand habe die Stadt und den Hafen zerstört, sagte Lenz.",
        account="b",
        voice=Voice.REPORTED,
        speaker="Lenz",
    )
    left = make_claim("Der Aufstand begann in der Stadt am Hafen.")
    assert relate(make_duo(left, right, status=Status.SUGGEST, score=0.4), {}) == ()
    brief = make_claim("Der Aufstand traf die Stadt.")
    found = relate(make_duo(brief, right, status=Status.SUGGEST, score=0.4), {})
    assert [finding.rule for finding in found] == ["asserted_or_reported"]


def test_across_languages_a_statement_needs_a_meaning() -> None:
    right = make_claim(
        "A boat sank, he said.", account="b", language="en", voice=Voice.REPORTED, speaker="Lenz"
    )
    left = make_claim("Ein Boot ist gesunken.")
    assert relate(make_duo(left, right), {}) == ()
    found = relate(make_duo(left, right, signals={"meaning": 0.8}), {})
    assert [finding.rule for finding in found] == ["asserted_or_reported"]


def test_who_says_it_is_not_asked_of_a_match_far_in_meaning() -> None:
    right = make_claim(
        "Ein Boot ist gesunken, sagte er.", account="b", voice=Voice.REPORTED, speaker="Lenz"
    )
    left = make_claim("Ein Boot ist gesunken.")
    found = relate(make_duo(left, right, signals={"meaning": 0.2}), {})
    assert "asserted_or_reported" not in [finding.rule for finding in found]


@pytest.mark.parametrize(("score", "expected"), [(0.2, []), (0.9, ["negation"])])
def test_a_contradiction_asks_for_some_likeness(score: float, expected: list[str]) -> None:
    left, right = "Die Wache schoss auf Leute.", "Die Wache schoss nicht auf Leute."
    assert rules(left, right, status=Status.SUGGEST, score=score) == expected


def test_across_languages_the_clearest_rule_is_asked() -> None:
    right = make_claim("The march was not allowed.", account="b", language="en")
    duo = make_duo("Der Zug war erlaubt.", right, signals={"meaning": 0.7})
    assert "negation" in [finding.rule for finding in relate(duo, {})]


@pytest.mark.parametrize(
    ("left", "right", "rule", "kept"),
    [
        ("Der Zug war erlaubt.", "The march was not allowed.", "negation", []),
        ("Der Zug begann am 6. Mai.", "The march began on 8 May.", "other_date", ["other_date"]),
        ("30 kamen am 6. Mai.", "On 8 May, 30 boats came.", "other_date", ["other_date"]),
        ("Der Zug blieb friedlich.", "The march turned violent.", "opposite", ["opposite"]),
    ],
)
def test_a_later_text_of_another_language_may_tell_what_has_changed(
    left: str, right: str, rule: str, kept: list[str]
) -> None:
    for later, told in ((date(2031, 5, 10), [rule]), (date(2031, 5, 12), kept)):
        days = date(2031, 5, 10), later
        other = make_claim(right, account="b", language="en", published=later)
        found = relate(make_duo(left, other, days=days, signals={"meaning": 0.7}), {})
        assert [finding.rule for finding in found if finding.rule == rule] == told


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hunderte Fischer wurden verletzt.", "Knapp 4.600 Fischer wurden verletzt."),
        ("Klee nannte keine Gründe.", "Klee warnte vor dem, was sie einen Angriff nennt."),
        (
            "Bis zum 6. Januar 2031 starben 40 Fischer im Hafen.",
            "Bis zum 9. Januar 2031 starben 90 Fischer im Hafen.",
        ),
    ],
    ids=["amounts", "another object", "days of counts"],
)
def test_what_only_looks_contrary_is_no_contradiction(left: str, right: str) -> None:
    found = relate(make_duo(left, right, score=0.99), {})
    assert Relation.CONTRADICTION not in {finding.kind for finding in found}


@pytest.mark.parametrize(("boats", "expected"), [("40", ["other_cause"]), ("90", ["other_value"])])
def test_causes_beside_figures_that_differ_are_those_of_the_figures(
    boats: str, expected: list[str]
) -> None:
    left = "Wegen des Sturms sanken am Dienstag im Hafen 40 Boote."
    right = f"Wegen der Ebbe sanken am Dienstag im Hafen {boats} Boote."
    assert rules(left, right, status=Status.SUGGEST, score=0.9) == expected


def test_a_day_beside_a_later_stand_is_that_of_the_stand() -> None:
    left = "Nach vorläufigen Zahlen liefen am 6. Januar 2031 im Hafen 40 Boote ein."
    right = "Nach vorläufigen Zahlen liefen am 9. Januar 2031 im Hafen 90 Boote ein."
    for day, told in ((date(2031, 1, 10), "other_date"), (date(2031, 1, 12), "later_value")):
        days = date(2031, 1, 10), day
        found = relate(make_duo(left, right, days=days, score=0.99), {})
        rules = {finding.rule for finding in found}
        assert told in rules
        assert not {"other_date", "later_value"} <= rules


def test_a_deed_of_two_days_is_a_contradiction() -> None:
    duo = make_duo(
        "Am 6. Januar 2031 sank die alte Fähre im Hafen.",
        "Am 9. Januar 2031 sank die alte Fähre im Hafen.",
        score=0.99,
    )
    assert Relation.CONTRADICTION in {finding.kind for finding in relate(duo, {})}


def test_who_waits_takes_back_no_no() -> None:
    """Waiting is a failure and "kein" a negator: one does not undo the other."""
    left = "Die Leute warteten am Hafen, im Stau stand ein Rettungswagen."
    right = "Am Hafen stand im Stau kein Rettungswagen."
    assert statement.is_turned(make_duo(left, right))
