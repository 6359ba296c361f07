"""A number counts those of the sentence before: bare at its head, or of whom it is a part."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from framing.engine.quantities.kinds import is_outcome
from framing.engine.quantities.tokens import words_of
from framing.engine.quantities.vocabulary import vocabulary
from framing.engine.values import Quantity

_MARK: Final = re.compile(r"[,;:(–]")


def carried_on(
    before: Sequence[Quantity], found: Sequence[Quantity], words: str, language: str
) -> tuple[Quantity, ...]:
    """Name the group in "Zwei Lotsen starben. Mehr als 40 wurden verletzt".

    And what befell the nine in "Elf Menschen wurden verletzt. Neun Polizisten waren unter ihnen".

    `before` are the quantities of the sentence before in the same block, `found` those of the
    sentence with these `words`. Nothing is carried where the number has a noun ("40 Menschen"),
    counts no outcome, or where several groups were counted before.
    """
    found = _part_of(before, found, words, language)
    groups = {quantity.of_whom for quantity in before if is_outcome(quantity)}
    if not found or len(groups) != 1 or "" in groups:
        return tuple(found)
    first, *rest = found
    is_bare = first.span.start == 0 and is_outcome(first) and not first.of_whom
    follows = words_of(words[first.span.end :])[:1]
    verbs = vocabulary(language)
    if is_bare and any(verbs.any_of(name, word) for name in ("be", "passive") for word in follows):
        first = replace(first, of_whom=groups.pop())
    return (first, *rest)


def _part_of(
    before: Sequence[Quantity], found: Sequence[Quantity], words: str, language: str
) -> Sequence[Quantity]:
    """Let those who were "among them" share what befell them, if it was one thing."""
    outcomes = {quantity.what for quantity in before if is_outcome(quantity)}
    if len(outcomes) != 1 or any(map(is_outcome, found)):
        return found
    (outcome,) = outcomes
    places = _among(words, language)
    return [
        replace(quantity, what=outcome, of_whom=quantity.what)
        if quantity.unit == "count"
        and quantity.what
        and not quantity.of_whom
        and any(_belongs(words, quantity, at) for at in places)
        else quantity
        for quantity in found
    ]


def _among(words: str, language: str) -> list[int]:
    """Return where "unter ihnen", "darunter", "among them" stand."""
    listed = vocabulary(language).lists.get("among", ())
    small = words.lower()
    return [found.start() for entry in listed for found in re.finditer(rf"\b{entry}\b", small)]


def _belongs(words: str, quantity: Quantity, at: int) -> bool:
    """Tell "unter ihnen sind 18" and "9 were among them" from "110 Gäste, unter ihnen Kinder"."""
    return at < quantity.span.start or not _MARK.search(words, quantity.span.end, at)
