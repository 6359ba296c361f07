"""What rows are about: nouns and names that several of them share."""

import pytest

from framing.comparisons.models import Claim
from framing.comparisons.subjects import ALWAYS_ALLOWED, subjects_of
from framing.events.models import Account


def claim(text: str, account: int = 1, **fields: str) -> Claim:
    """Build an unsaved claim of an account."""
    return Claim(text=text, account=Account(pk=account, language="de"), **fields)


def row(*texts: str) -> list[Claim]:
    """Build a row that each account tells in one of these sentences."""
    return [claim(text, number) for number, text in enumerate(texts)]


def test_rows_that_share_a_noun_share_a_subject() -> None:
    found = subjects_of(
        {
            0: row("Gestern brannte die Halle.", "Am Abend stand die Halle in Flammen."),
            1: row("Die alte Halle war leer.", "In der Halle lag nichts."),
            2: row("Ein Schiff kam an.", "Im Hafen legte ein Schiff an."),
        }
    )
    assert found == {0: "Halle", 1: "Halle", 2: ""}


def test_the_end_of_a_longer_word_joins_it() -> None:
    bridges = {
        0: row("Gesperrt war die Lohebrücke.", "Sie räumten die Lohebrücke."),
        1: row("Offen blieb die Steinbrücke.", "Frei war die Steinbrücke."),
    }
    assert set(subjects_of(bridges).values()) <= {"Lohebrücke", "Steinbrücke"}


def test_a_capital_at_the_beginning_alone_makes_no_subject() -> None:
    rows = {n: row("Gestern kam es.", "Gestern ging es.") for n in range(2)}
    assert set(subjects_of(rows).values()) == {""}


def test_who_says_it_is_no_subject() -> None:
    told = {
        n: [
            claim("Das sagte die Behörde heute.", account, speaker="Behörde", cue="sagte")
            for account in range(2)
        ]
        for n in range(2)
    }
    assert set(subjects_of(told).values()) == {""}


def test_people_in_general_are_no_subject() -> None:
    told = {n: row("Viele Menschen kamen.", "Da waren viele Menschen.") for n in range(2)}
    assert set(subjects_of(told).values()) == {""}
    told = {n: row("Viele Beamte kamen.", "Da waren viele Beamte.") for n in range(2)}
    assert set(subjects_of(told).values()) == {"Beamte"}


@pytest.mark.parametrize(("rows", "subject"), [(ALWAYS_ALLOWED, "Halle"), (ALWAYS_ALLOWED + 1, "")])
def test_a_word_of_all_rows_tells_nothing_apart(rows: int, subject: str) -> None:
    told = {n: row("Es brannte eine Halle.", "Da war die Halle.") for n in range(rows)}
    assert set(subjects_of(told).values()) == {subject}


def test_what_one_account_tells_joins_but_makes_no_group() -> None:
    alone = {n: row("Sie zeigten ein Boot.") for n in range(3)}
    assert set(subjects_of(alone).values()) == {""}
    shared = {9 + n: row("Da lag ein Boot.", "Sie sahen ein Boot.") for n in range(2)}
    assert set(subjects_of(alone | shared).values()) == {"Boot"}
