"""A bare number at the head of a sentence counts those of the sentence before."""

from collections.abc import Sequence
from dataclasses import replace

from framing.engine.quantities.kinds import is_outcome
from framing.engine.quantities.tokens import words_of
from framing.engine.quantities.vocabulary import vocabulary
from framing.engine.values import Quantity


def carried_on(
    before: Sequence[Quantity], found: Sequence[Quantity], words: str, language: str
) -> tuple[Quantity, ...]:
    """Name the group in "Zwei Lotsen starben. Mehr als 40 wurden verletzt".

    `before` are the quantities of the sentence before in the same block, `found` those of the
    sentence with these `words`. Nothing is carried where the number has a noun ("40 Menschen"),
    counts no outcome, or where several groups were counted before.
    """
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
