"""A number counts those of the sentence before: bare at its head, or of whom it is a part."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from framing.engine.quantities.kinds import is_outcome
from framing.engine.quantities.tokens import words_of
from framing.engine.quantities.vocabulary import vocabulary
from framing.engine.values import Quantity

# Pronouns, a closed class.
_BACK: Final = "unter ihnen|darunter|among them"
_PART: Final = "von ihnen|davon|of them|of whom"


def carried_on(
    before: Sequence[Quantity], found: Sequence[Quantity], words: str, language: str
) -> tuple[Quantity, ...]:
    """Name the group in "Zwei Lotsen starben. Mehr als 40 wurden verletzt".

    And what befell the nine in "Elf Menschen wurden verletzt. Neun Polizisten waren unter ihnen".

    `before` are the quantities of the sentence before in the same block, `found` those of the
    sentence with these `words`. Nothing is carried where the number has a noun ("40 Menschen"),
    counts no outcome, or where several groups were counted before.
    """
    if not before or not found:  # as mostly
        return tuple(found)
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
    """Let those who "were among them" share what befell them, if it was one thing."""
    outcomes = {quantity.what for quantity in before if is_outcome(quantity)}
    counts = [quantity for quantity in found if quantity.unit == "count"]
    is_told = any(map(is_outcome, found)) or not _points_back(words, language)
    if len(outcomes) != 1 or len(counts) != 1 or is_told:
        return found
    (outcome,), (part,) = outcomes, counts
    if not part.what or part.of_whom:
        return found
    named = replace(part, what=outcome, of_whom=part.what)
    return [named if quantity is part else quantity for quantity in found]


def _points_back(words: str, language: str) -> bool:
    """Tell "Unter ihnen sind 18 Polizisten", "18 von ihnen waren Polizisten".

    And "9 officers were among them".

    Not "200 Retter kamen, darunter 90 Ärzte", which says of whom itself, nor "darunter litten 400".
    """
    be = "|".join(vocabulary(language).lists.get("be", ()))
    small = words.lower()
    return bool(be) and bool(
        re.match(rf"(?:{_BACK}) (?:{be})\b", small)
        or re.match(rf"\w+ (?:{_PART})\b", small)
        or re.search(rf"\b(?:{be}) among them\b", small)
    )
