"""Cases for word lists: one text for each word, and a lexicon without that word."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from framing.engine import lexicons


class Case(NamedTuple):
    """A word of a lexicon and a text that needs it."""

    language: str
    group: str
    word: str
    text: str


def cases(name: str) -> list[Case]:
    """Read `cases/<name>.toml`: `[<language>.<group>] <word> = "<text>"`."""
    path = Path(__file__).parent / "cases" / f"{name}.toml"
    return list(_cases(tomllib.loads(path.read_text(encoding="utf-8"))))


def _cases(table: dict[str, dict[str, dict[str, str]]]) -> Iterator[Case]:
    for language, groups in table.items():
        for group, texts in groups.items():
            for word, text in texts.items():
                yield Case(language, group, word, text)


def listed(name: str) -> set[tuple[str, str, str]]:
    """Return every word of a lexicon with its language and group."""
    return {
        (language, group, word)
        for language, groups in lexicons.load(name).items()
        for group, words in groups.items()
        for word in words
    }


def take_out(monkeypatch: pytest.MonkeyPatch, module: object, case: Case) -> None:
    """Let a module see its lexicon without the word of a case."""
    whole: Callable[[str, str, str], frozenset[str]] = lexicons.words

    def words(name: str, language: str, group: str) -> frozenset[str]:
        found = whole(name, language, group)
        return found - {case.word} if (language, group) == case[:2] else found

    monkeypatch.setattr(module, "words", words)
