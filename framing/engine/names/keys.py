"""Spellings of one text -> keys: without genitive, a lone surname joined to its full name."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from framing.engine.names import spelling
from framing.engine.names.words import entry

# Cases of Russian surnames in -ов, -ев, -ин and -ский other than the nominative.
_RUSSIAN_CASES: Final = (
    (re.compile(r"(?<=[оеё]в)(у|ым|е)$|(?<=[иы]н)(у|ым|е)$"), ""),
    (re.compile(r"(?<=[сц]к)(ого|ому|им|ом)$"), "ий"),
)


def of(spellings: Sequence[str], language: str) -> list[str]:
    """Return one key for each spelling, in the same order."""
    seen = frozenset(spellings) | {name.rpartition(" ")[2] for name in spellings}
    plain = [
        spelling.key(" ".join((*words[:-1], _nominative(words[-1], seen, language))))
        for name in spellings
        if (words := name.split(" "))
    ]
    owners: dict[str, set[str]] = defaultdict(set)
    for key in plain:
        if " " in key and " of " not in key:
            owners[key.rpartition(" ")[2]].add(key)
    return [min(owners[key]) if len(owners.get(key, ())) == 1 else key for key in plain]


def _nominative(word: str, seen: frozenset[str], language: str) -> str:
    """Take a German or Russian case ending off, where the text or the dictionary shows it."""
    if language == "ru":
        return _russian(word, seen)
    base = word.removesuffix("s")
    if language != "de" or base == word or len(base) < 3:
        return word
    return base if base in seen or entry(word, "de") == base else word


def _russian(word: str, seen: frozenset[str]) -> str:
    known = entry(word, "ru")
    if known and known[0].isupper():
        return known
    if word.endswith("а") and word.removesuffix("а") in seen:
        return word.removesuffix("а")
    for ending, base in _RUSSIAN_CASES:
        word = ending.sub(base, word)
    return word
