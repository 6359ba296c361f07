"""The words of lexicons/attribution.toml: every case holds, and none of the words is idle."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from framing.engine import lexicons
from framing.engine.values import Attribution
from tests.engine.attribution.helpers import voices

PATH: Final = Path(__file__).parents[1] / "cases" / "attribution.toml"
CASES: Final = tuple(tomllib.loads(PATH.read_text(encoding="utf-8"))["case"])
NAMES: Final = ("Mara Klee", "Klee", "Ostheim-Bote")


def shown(found: Attribution) -> str:
    hedge = " / hedged" if found.hedged else ""
    return f"{found.voice.value} / {', '.join(found.chain) or '-'}{hedge}"


def answer(case: Mapping[str, Any]) -> str:
    """Return what is said of the sentence after "@", of the last one if there is none."""
    parts = [part.strip() for block in case["text"] for part in block.split("|")]
    at = next((n for n, part in enumerate(parts) if part.startswith("@")), -1)
    blocks = [block.replace("@", "") for block in case["text"]]
    return shown(voices(*blocks, names=NAMES, language=case["language"])[at])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"][-1]))
def test_case_gives(case: Mapping[str, Any]) -> None:
    assert answer(case) == case["gives"]


def entries() -> Iterator[tuple[str, str, str]]:
    for language, groups in lexicons.load("attribution").items():
        for group, words in groups.items():
            for word in words:
                yield language, group, word


def without(monkeypatch: pytest.MonkeyPatch, entry: tuple[str, str, str]) -> None:
    """Take one word out of one list."""
    language, group, word = entry
    words = lexicons.words

    def fewer(name: str, spoken: str, wanted: str) -> frozenset[str]:
        found = words(name, spoken, wanted)
        return found - {word} if (spoken, wanted) == (language, group) else found

    monkeypatch.setattr(lexicons, "words", fewer)


@pytest.mark.parametrize("entry", tuple(entries()), ids="-".join)
def test_word_is_needed(monkeypatch: pytest.MonkeyPatch, entry: tuple[str, str, str]) -> None:
    language, _, word = entry
    cases: Sequence[Mapping[str, Any]] = [
        case for case in CASES if case["language"] == language and word in case["words"]
    ]
    without(monkeypatch, entry)
    assert [answer(case) for case in cases] != [case["gives"] for case in cases]
