"""Pairs and who speaks in them, known over all accounts -> pairs without two names of one man."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from framing.engine.rules import OTHER_SPEAKER
from framing.engine.values import Pair


def seated(pairs: Iterable[Pair], speakers: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return the pairs without other speakers who are one: "the president", "Kowalenko".

    Asked of all accounts: two laid beside each other do not know what a third calls him.
    """

    def settled(pair: Pair) -> Pair:
        one, other = speakers.get(pair.left), speakers.get(pair.right)
        if one is None or one != other or not pair.findings:
            return pair
        kept = tuple(f for f in pair.findings if f.rule != OTHER_SPEAKER.name)
        return replace(pair, findings=kept) if len(kept) < len(pair.findings) else pair

    return tuple(map(settled, pairs))
