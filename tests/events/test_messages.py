"""The sentences for codes."""

import pytest

from framing.engine import Voice
from framing.events.extraction import Caution, Fault, Reason
from framing.events.intake import Outcome
from framing.events.messages import SAID, VOICES
from framing.events.preview import Concern

CODES = [*Fault, *Caution, *Reason, *Outcome, *Concern]


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence(code: str) -> None:
    assert code in SAID


def test_no_two_codes_share_a_sentence() -> None:
    assert len(set(CODES)) == len(CODES)


def test_every_voice_has_a_name() -> None:
    assert set(VOICES) == set(Voice)
