"""Whether two figures count the same people: all of them, or the same part."""

from collections.abc import Mapping, Sequence
from functools import cache

from framing.engine import lexicons
from framing.engine.relations.clauses import places
from framing.engine.relations.topics import kind_of
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, Word


def is_same_group(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """As far as the texts say: same people, both a part or both the whole, no two places."""
    here, there = places(duo.left), places(duo.right)
    if here and there and not here & there:
        return False
    parts = is_part(duo.left, left), is_part(duo.right, right)
    one, other = group_of(left), group_of(right)
    if one and other:
        return one == other
    # One figure for a group that only one text names: who counts 16 and 16 counts the same 16.
    if (left.low, left.high) == (right.low, right.high):
        return parts[0] is parts[1] or bool(one or other)
    if _is_flat(left, right) and not any(parts):
        return True
    if one or other:
        return _names(duo.right, one) or _names(duo.left, other)
    # Two parts of which neither says what part it is need not be the same part.
    return not any(parts) or (all(parts) and bool(here & there))


def group_of(quantity: Quantity) -> str:
    """Return the part of all people that a figure counts, "" where it may count them all.

    Only words for a part that is always one: children, officers, soldiers. "Randalierer" is what
    one text calls everybody who was arrested.
    """
    return _group(quantity.of_whom) or ("" if quantity.of_whom else _group(quantity.what))


def _group(word: str) -> str:
    return next((group for tail, group in _groups().items() if word.endswith(tail)), "")


@cache
def _groups() -> Mapping[str, str]:
    listed = lexicons.load("figures").get("group", {})
    return {word: group for group, words in listed.items() for word in words}


def _is_flat(left: Quantity, right: Quantity) -> bool:
    """Tell whether both count something of which groups are but other labels: arrests, marchers."""
    flat = lexicons.words("figures", "all", "flat")
    held = {group_of(left), group_of(right)}
    return kind_of(left) == kind_of(right) and kind_of(left) in flat and "haushalt" not in held


def _names(told: Told, group: str) -> bool:
    """Tell whether a claim names a group beside its figure ("die Zahl der verletzten Beamten")."""
    return bool(group) and any(w.content and _group(w.lemma) == group for w in told.words)


def is_part(told: Told, quantity: Quantity) -> bool:
    """Tell whether a figure is taken out of a larger one: "darunter 16", "16 of the dead"."""
    language = told.claim.language
    before = [word.lemma for word in near(told, quantity)]
    behind = [word.lemma for word in told.words if word.span.start >= quantity.span.end][:2]
    return (
        _has(before, lexicons.words("figures", language, "subset"))
        or told.words[0].lemma in lexicons.words("figures", language, "subset_opening")
        or _has(behind, lexicons.words("figures", language, "subset_behind"))
    )


def _has(words: Sequence[str], listed: frozenset[str]) -> bool:
    pairs = {" ".join(pair) for pair in zip(words, words[1:], strict=False)}
    return not listed.isdisjoint({*words, *pairs})


def near(told: Told, quantity: Quantity) -> Sequence[Word]:
    """Return the words that stand right before a figure."""
    before = [word for word in told.words if word.span.end <= quantity.span.start]
    return before[-3:]
