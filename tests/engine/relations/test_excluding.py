"""Signs that two matches exclude each other: each alone, weighed together, the words shown."""

from datetime import date
from typing import Any

import pytest

from framing.engine import lexicons, tuning
from framing.engine.relations import excluding
from framing.engine.relations.speakers import framing_of
from framing.engine.rules import Duo
from framing.engine.values import Finding, Subtype
from tests.engine.lexicon_cases import Case, cases, listed, take_out
from tests.engine.made import make_claim, make_duo, make_told, words_at

DAY = date(2031, 8, 4)
NEAR = {"meaning": 0.8, "bare_meaning": 0.8}


def beside(left: str, right: str, languages: str = "de de", **fields: Any) -> Duo:
    one, other = languages.split()
    sides = [
        make_claim(text, account=account, language=language, published=DAY)
        for account, text, language in (("a", left, one), ("b", right, other))
    ]
    return make_duo(*sides, **{"signals": NEAR, **fields})


def shown(found: Finding, duo: Duo) -> tuple[list[str], list[str]]:
    """Return the words that the finding rests on, of each claim."""
    return words_at(duo.left, found.evidence["left"]), words_at(duo.right, found.evidence["right"])


@pytest.mark.parametrize(
    ("left", "right", "languages", "sign"),
    [
        ("Die Grenze steigt bis 2034.", "Das Alter soll im Jahr 2036 steigen.", "de de", "years"),
        ("Der Berg brach 2011 aus.", "The last eruption was in 2006.", "de en", "years"),
        ("Der Rat tagte um 14.10 Uhr.", "Das Gremium kam um 17 Uhr zusammen.", "de de", "times"),
        ("Das Leck war am Montag dicht.", "Divers closed it on Thursday.", "de en", "dates"),
        ("Das Amt warnte erst spät.", "Das Amt gab früh Bescheid.", "de de", "late"),
        ("Das Amt warnte erst am Freitag.", "He knew as early as Monday.", "de en", "late_early"),
        ("Prill schoss zuerst.", "Prill never fired a shot.", "de en", "denied"),
        ("Die Brücke ist gesperrt.", "The bridge is open.", "de en", "opposed"),
        ("Die Brücke ist nicht offen.", "The bridge is not closed.", "de en", "opposed"),
        ("Wenn der Rat zustimmt, wird gebaut.", "Der Rat baut.", "de de", "condition"),
        ("Der Rat tagt.", "The council meets.", "de en", "across"),
        ("Der Hafen ist offen.", "Der Hafen ist gesperrt.", "de de", "contrary"),
    ],
)
def test_a_sign_is_seen_from_both_sides(left: str, right: str, languages: str, sign: str) -> None:
    assert excluding.signals(beside(left, right, languages))[sign]
    turned = " ".join(reversed(languages.split()))
    assert excluding.signals(beside(right, left, turned))[sign]


@pytest.mark.parametrize(
    ("left", "right", "languages", "sign"),
    [
        ("Der Bau begann 2011.", "Der Bau dauerte von 2011 bis 2014.", "de de", "years"),
        ("Sie trafen sich am Montag.", "Es ging von Montag bis Dienstag.", "de de", "dates"),
        ("Der Rat tagte um 8 Uhr Ortszeit.", "Der Rat tagte um 12 Uhr.", "de de", "times"),
        ("Das Amt warnte erst spät.", "Das Amt half erst am Abend.", "de de", "late"),
        ("Die Brücke ist gesperrt.", "The bridge is not open.", "de en", "opposed"),
        ("Erst gesperrt, dann offen war sie.", "The bridge is open.", "de en", "opposed"),
        ("Niemand war gegen den Plan.", "Everybody backed the plan.", "de en", "denied"),
        ("Kein Boot blieb verschont.", "Every boat was hit.", "de en", "opposed"),
        ("Er schoss ohne Vorwarnung.", "He fired after a warning.", "de en", "denied"),
        ("Niemand kam.", "Keiner schoss, niemand floh.", "de de", "denied"),
        ("Der Rat tagt.", "The council meets.", "de en", "contrary"),
    ],
)
def test_a_sign_is_not_seen(left: str, right: str, languages: str, sign: str) -> None:
    assert sign not in excluding.signals(beside(left, right, languages))


def test_what_is_said_on_a_day_is_no_sign() -> None:
    said = make_claim("Das Leck ist dicht, sagte Berg 2014.", voice="reported", cue="sagte")
    other = make_claim("Das Leck ist seit 2016 dicht.", account="b")
    duo = make_duo(said, other, signals=NEAR)
    framed = {word.form for word in framing_of(duo.left)}
    assert "sagte" in framed
    assert ("years" in excluding.signals(duo)) is ("2014" not in framed)


@pytest.mark.parametrize(
    ("left", "right", "languages", "subtype", "words"),
    [
        (
            "Die Reform hebt die Grenze bis 2034 an.",
            "The law lifts the age until 2036.",
            "de en",
            Subtype.DATE,
            (["2034"], ["2036"]),
        ),
        (
            "Das Ergebnis stand um 4.17 Uhr fest.",
            "Schon gegen zwei Uhr nachts wurde es bekannt.",
            "de de",
            Subtype.DATE,
            (["4.17 Uhr"], ["gegen zwei Uhr nachts"]),
        ),
        (
            "Das Observatorium warnte schon am Samstag.",
            "The observatory gave warning only on Monday.",
            "de en",
            Subtype.DATE,
            (["Samstag"], ["Monday"]),
        ),
    ],
)
def test_signs_together_make_a_finding(
    left: str, right: str, languages: str, subtype: Subtype, words: tuple[list[str], list[str]]
) -> None:
    duo = beside(left, right, languages)
    found = excluding.find(duo)
    assert found is not None
    assert found.subtype is subtype
    assert shown(found, duo) == words
    assert found.evidence["probability"] == round(excluding.probability(duo), 4)


def test_one_weak_sign_makes_none() -> None:
    assert excluding.find(beside("Prill schoss zuerst.", "Prill never fired.", "de en")) is None
    assert 0 < excluding.probability(beside("Der Rat tagt.", "Er tagt heute.")) < 0.5


@pytest.mark.parametrize(
    ("left", "right", "rule", "words"),
    [
        ("Prill schoss.", "Prill never fired.", "signs_negation", ([], ["never"])),
        (
            "Die Brücke ist gesperrt.",
            "The bridge is open.",
            "signs_opposite",
            (["gesperrt"], ["open"]),
        ),
        (
            "Das Amt warnte erst am Montag.",
            "It came in May 2030.",
            "signs_date",
            (["Montag"], ["May 2030"]),
        ),
    ],
)
def test_the_strongest_sign_gives_the_words(
    monkeypatch: pytest.MonkeyPatch,
    left: str,
    right: str,
    rule: str,
    words: tuple[list[str], list[str]],
) -> None:
    monkeypatch.setattr(tuning, "EXCLUDING", 0.0)
    duo = beside(left, right, "de en")
    found = excluding.find(duo)
    assert found is not None
    assert found.rule == rule
    assert shown(found, duo) == words


def test_where_the_evidence_is_strongest_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "EXCLUDING", 0.0)
    found = excluding.find(beside("Allein der Koch öffnete das Tor.", "Der Wirt öffnete das Tor."))
    assert found is not None
    assert not found.rule.startswith("signs_")


def test_without_vectors_other_weights_decide() -> None:
    duo = beside("Der Rat tagte 2031.", "The council met in 2033.", "de en", signals={})
    assert excluding.probability(duo) != excluding.probability(
        beside("Der Rat tagte 2031.", "The council met in 2033.", "de en")
    )


def test_of_other_languages_nothing_is_said() -> None:
    assert excluding.find(beside("Это было в 2031.", "Das war 2033.", "ru de")) is None


@pytest.mark.parametrize("case", cases("excluding"), ids=lambda case: case.word)
def test_every_word_decides(monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    test = {"late": excluding.is_late, "early": excluding.is_early}[case.group]
    assert test(make_told(make_claim(case.text, language=case.language)))
    take_out(monkeypatch, lexicons, case)
    assert not test(make_told(make_claim(case.text, language=case.language)))


def test_every_word_has_its_case() -> None:
    assert {case[:3] for case in cases("excluding")} == listed("excluding")
    assert lexicons.words("excluding", "ru", "late") == frozenset()
