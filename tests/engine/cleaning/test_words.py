"""Each word of the lexicon of blocks is needed."""

import pytest

from framing.engine.cleaning import spelling
from framing.engine.values import BlockKind
from tests.engine.cleaning.helpers import blocks
from tests.engine.lexicon_cases import Case, cases, listed, take_out

CASES = cases("blocks")


def reading(case: Case) -> bool:
    """Return whether a text is read as the word of its case makes it."""
    if case.group == "frequent":
        return spelling.learn(case.text).language == case.language
    found = blocks(case.text)
    if case.group == "joiners":
        return f"- {case.word} " in found[0][1]
    if case.group == "open_ends":
        return len(found) == 1
    return found[0][0] == BlockKind.META


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}-{case.word}")
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reading(case)
    take_out(monkeypatch, spelling, case)
    assert not reading(case)


def test_each_word_has_a_case() -> None:
    assert {case[:3] for case in CASES} == listed("blocks")
