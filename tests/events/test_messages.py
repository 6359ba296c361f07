"""The sentences for codes."""

import pytest

from framing.engine import Voice
from framing.events.extraction import Caution, Fault, Reason
from framing.events.fetching import Failure
from framing.events.getting import Stop
from framing.events.intake import Outcome
from framing.events.messages import LIST_SAID, NOT_RECEIVED, SAID, VOICES, said, said_of_list
from framing.events.preview import Concern

CODES = [*Fault, *Caution, *Reason, *Outcome, *Concern]


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence(code: str) -> None:
    assert code in SAID


def test_no_two_codes_share_a_sentence() -> None:
    assert len(set(CODES)) == len(CODES)


def test_every_voice_has_a_name() -> None:
    assert set(VOICES) == set(Voice)


def test_every_reason_why_nothing_came_has_a_sentence_and_no_other() -> None:
    assert set(NOT_RECEIVED) == {*Failure, *Stop}


@pytest.mark.parametrize("code", [Failure.ROBOTS, Stop.BANNED, Fault.SCANNED])
def test_a_draft_has_one_sentence_for_its_failure(code: str) -> None:
    assert str(said(code))


def test_codes_of_both_kinds_that_are_spelled_alike_mean_the_same() -> None:
    shared = set(NOT_RECEIVED) & set(SAID)
    assert shared == {"too_large"}


@pytest.mark.parametrize("code", [*Failure, *Stop, *LIST_SAID])
def test_what_goes_wrong_with_a_list_has_a_sentence(code: str) -> None:
    assert str(said_of_list(code))


def test_a_list_is_not_called_a_page() -> None:
    assert "Seite" not in str(said_of_list(Failure.TOO_LARGE))
