"""Claims of two accounts that belong together by two numbers, or by what they call the event."""

import tomllib
from pathlib import Path

import pytest

from framing.engine import compare, lexicons, tuning
from framing.engine.relations.bridges import NUMBERS, VERDICT, bridges
from framing.engine.values import Status, Text
from tests.engine.lexicon_cases import Case, listed, take_out
from tests.engine.made import make_claim, make_told

CASES = Path(__file__).parents[1] / "cases" / "wording.toml"
LEFT, RIGHT = (
    "Die Truppe hat 2430 Soldaten und 190 Wagen.",
    "Es kamen 2430 Soldaten, dazu 190 Laster.",
)


def joined(*texts: str, names: tuple[str, ...] = ()) -> list[str]:
    """What joins the claims of the first account, all but the last text, to those of the other."""
    *lefts, right = (
        make_told(make_claim(text, names=[name for name in names if name in text]))
        for text in texts
    )
    # Claims made by hand have the ids of where they stand.
    left = {str(place): told for place, told in enumerate(lefts)}
    # Whoever both name has spoken somewhere; places have not.
    spoken = {word.form: word.name for word in right.words if word.name and word.form == "Klee"}
    return list(bridges(left, {"right": right}, spoken).values())


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (LEFT, RIGHT, [NUMBERS]),
        (LEFT, "Gezählt wurden 2430, dazu 190.", [NUMBERS]),  # of what it does not say
        (LEFT, "Es kamen 2430 Soldaten.", []),
        (LEFT, "Es kamen 2430 Soldaten, dazu 180 Laster.", []),
        (LEFT, "Es kamen 2430 Soldaten, dazu etwa 190 Laster.", []),
        (LEFT, "Gestohlen sind 2430 Netze und 190 Ruder.", []),  # other things
        ("Es gab 24 Züge und 120 Busse.", "120 Busse fuhren, dazu 24 Züge.", []),  # round ones
        ("Er hat 3 Boote und 5 Netze.", "Es sind 5 Netze und 3 Boote.", []),  # by chance
    ],
)
def test_two_exact_numbers_join(left: str, right: str, found: list[str]) -> None:
    assert joined(left, right) == found


def verdicts() -> list[tuple[str, str, str]]:
    tables = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return [(word, *texts) for word, texts in tables["all"]["verdict"].items()]


def test_every_verdict_has_a_case() -> None:
    told = {("all", "verdict", case[0]) for case in verdicts()}
    assert told == {word for word in listed("wording") if word[1] == "verdict"}


@pytest.mark.parametrize("case", verdicts(), ids=lambda case: case[0])
def test_each_verdict_joins(case: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    word, left, right = case
    assert joined(left, right, names=("Klee",)) == [VERDICT]
    assert joined(left, right) == []  # nobody that both name
    take_out(monkeypatch, lexicons, Case("all", "verdict", word, left))
    assert joined(left, right, names=("Klee",)) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("In Brankenau sah man einen Putsch.", "Von einem Umsturz sprach Brankenau."),
        ("Klee sah einen Putsch.", "Klee bestritt, dass es ein Umsturz war."),
        ("Klee sah einen Putsch.", "Das war kein Umsturz, sagte Klee."),
    ],
)
def test_a_place_or_a_denial_joins_nothing(left: str, right: str) -> None:
    assert joined(left, right, names=("Klee", "Brankenau")) == []


def test_who_says_it_need_not_be_named_in_the_sentence() -> None:
    left = make_told(make_claim("Es habe einen Putsch gegeben, sagte der Präsident.", account="a"))
    right = make_told(make_claim("Klee sprach von einem Umsturz.", account="b", names=["Klee"]))
    one, other = ({told.claim.id: told} for told in (left, right))
    (name,) = (word.name for word in right.words if word.name)
    couple = (left.claim.id, right.claim.id)
    assert bridges(one, other, {left.claim.id: name}) == {couple: VERDICT}
    assert bridges(one, other, {left.claim.id: "roth"}) == {}


@pytest.mark.parametrize(("times", "found"), [(2, [VERDICT, VERDICT]), (3, [])])
def test_where_many_claims_call_it_so_nothing_is_guessed(times: int, found: list[str]) -> None:
    texts = ["Klee sah einen Putsch."] * times
    assert joined(*texts, "Von einem Umsturz ging Klee aus.", names=("Klee",)) == found


def test_what_is_joined_is_a_match_and_says_why() -> None:
    texts = [
        Text("a", "Der Hafen ist zu. Im Lager liegen 2430 Netze und 190 Ruder.", "de"),
        Text("b", "Am Abend blieb alles ruhig. Weg sind 190 Ruder, 2430 Netze.", "de"),
    ]
    (pair,) = [pair for pair in compare(texts).pairs if pair.signals.get(NUMBERS)]
    assert pair.status is Status.MATCH
    assert pair.score >= tuning.TOLL
