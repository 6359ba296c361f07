"""Changes that a later day brings, and the words that tell of them."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from framing.engine import lexicons
from framing.engine.relations import states
from framing.engine.relations.states import AFTER, BEFORE, State
from tests.engine.made import make_claim, make_duo, make_told

CASES = Path(__file__).parents[1] / "cases" / "states.toml"
SIDES = {"before": BEFORE, "after": AFTER}
MONDAY, TUESDAY = date(2031, 3, 3), date(2031, 3, 4)


def _cases() -> Iterator[tuple[State, str, str, str]]:
    for key, languages in tomllib.loads(CASES.read_text(encoding="utf-8")).items():
        for language, sides in languages.items():
            for side, words in sides.items():
                for word, text in words.items():
                    yield State(key, SIDES[side]), language, word, text


def test_every_word_has_a_case() -> None:
    listed = {
        (State(key, side), language, word)
        for key, languages in lexicons.load("states").items()
        for language, sides in languages.items()
        for side, words in enumerate(sides)
        for word in words
    }
    assert {case[:3] for case in _cases()} == listed


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: " ".join(map(str, case[1:3])))
def test_each_word_is_needed(
    case: tuple[State, str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    state, language, word, text = case
    assert state in states.states(make_told(make_claim(text, language=language)))
    left_out = (frozenset(word.split()), state)
    less = {
        longest: [entry for entry in entries if entry[1:] != left_out]
        for longest, entries in states._phrases(language).items()
    }
    monkeypatch.setattr(states, "_phrases", lambda _language: less)
    assert state not in states.states(make_told(make_claim(text, language=language)))


def _found(left: str, right: str, *days: date | None) -> str | None:
    days = days or (MONDAY, TUESDAY)
    claims = (
        make_claim(text, account=name, published=day)
        for text, name, day in zip((left, right), "ab", days, strict=True)
    )
    found = states.find(make_duo(*claims, days=(days[0], days[1])))
    return str(found.evidence["state"]) if found else None


SHUT, OPEN = "Die Brücke ist gesperrt.", "Die Brücke ist wieder frei."


def test_a_change_is_of_a_later_day() -> None:
    assert _found(SHUT, OPEN) == "closed"
    assert _found(SHUT, OPEN, MONDAY, MONDAY) is None
    assert _found(SHUT, OPEN, None, MONDAY) is None
    assert _found(OPEN, SHUT, TUESDAY, MONDAY) == "closed"
    assert _found(OPEN, SHUT) is None


def test_evidence_points_at_the_words_of_each_side() -> None:
    claims = make_claim(OPEN, account="a"), make_claim(SHUT, account="b")
    found = states.find(make_duo(*claims, days=(TUESDAY, MONDAY)))
    assert found
    assert found.evidence["left"] == [[15, 21], [22, 26]]
    assert found.evidence["right"] == [[15, 23]]
    assert found.evidence["days"] == [TUESDAY.toordinal(), MONDAY.toordinal()]


def test_what_did_not_come_about_ends_nothing() -> None:
    assert _found("Klee bleibt im Amt.", "Klee legte sein Amt nicht nieder.") is None


def test_what_the_first_text_tells_too_is_no_change() -> None:
    assert _found("Die gesperrte Brücke ist wieder frei.", OPEN) is None


def test_what_came_before_the_first_text_is_no_change() -> None:
    assert _found(SHUT, "Am 1. März 2031 wurde die Brücke freigegeben.") is None
    assert _found(SHUT, "Am 4. März 2031 wurde die Brücke freigegeben.") == "closed"


def test_changes_are_opposed_whatever_the_day() -> None:
    assert states.are_opposed(make_duo(OPEN, SHUT))
    assert not states.are_opposed(make_duo(OPEN, "Die Brücke ist alt."))


def test_the_day_of_what_was_so_before_does_not_date_what_ended_it() -> None:
    held = "Die Polizei nahm am Freitag einen Boten fest."
    freed = "Der am Freitag festgenommene Bote ist wieder auf freiem Fuß."
    assert _found(held, freed) == "held"
    assert _found(held, "Am Freitag kam der Bote auf freien Fuß.") is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Klee lehnte einen Rücktritt ab.", "Der Rat will Klee des Amtes entheben."),
        ("Die Suche wurde unterbrochen.", "Die Helfer wollen die Suche wieder aufnehmen."),
        ("Klee lehnte einen Rücktritt ab.", "Klee trat nicht zurück."),
    ],
)
def test_what_is_only_wanted_or_denied_ended_nothing(left: str, right: str) -> None:
    assert _found(left, right) is None


@pytest.mark.parametrize(
    ("right", "state"),
    [
        ("The minister ruled out stepping down.", None),
        ("The minister did not rule out stepping down.", "office"),
        ("The minister has stepped down.", "office"),
    ],
)
def test_what_is_ruled_out_ended_nothing(right: str, state: str | None) -> None:
    left, days = "Her resignation was demanded.", (MONDAY, TUESDAY)
    found = states.find(make_duo(left, right, days=days, language="en"))
    assert (str(found.evidence["state"]) if found else None) == state
