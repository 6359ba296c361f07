"""Keys of many texts -> groups of spellings of one name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from framing.engine.names.aliases import abbreviates
from framing.engine.names.spelling import distance, skeleton, sound
from framing.engine.tuning import NAME_LONG
from framing.engine.values import Mention


def learn(readings: Iterable[Iterable[Mention]]) -> Mapping[str, str]:
    """Map each key of the texts to the key of its group.

    `readings` are the mentions of each text. Spellings are joined when they sound alike in German,
    English and Russian romanisation, and an acronym is joined with the name before its bracket.
    One author spells one name one way: two full spellings that stand in the same text are never
    joined directly or by way of a third. The order of texts does not matter. Known errors:
    different people whose names sound alike in romanisation (Bush and Busch, Meier and Meyer) are
    joined when no text names both.
    """
    named = [sorted(mentions, key=lambda mention: mention.span) for mentions in readings]
    texts = [frozenset(mention.key for mention in mentions) for mentions in named]
    counts = Counter(key for keys in texts for key in keys)
    groups = _Groups(texts)
    for left, right in (*_candidates(counts), *_acronyms(named)):
        groups.join(left, right)
    return groups.named(counts)


class _Groups:
    """Disjoint groups of keys that remember the texts they stand in."""

    def __init__(self, texts: list[frozenset[str]]) -> None:
        self._members: dict[str, frozenset[str]] = {
            key: frozenset({key}) for keys in texts for key in keys
        }
        self._texts: dict[str, frozenset[int]] = {
            key: frozenset(index for index, keys in enumerate(texts) if key in keys)
            for key in self._members
        }

    def join(self, left: str, right: str) -> None:
        """Join two groups unless one text uses a spelling of each."""
        ours, theirs = self._members[left], self._members[right]
        both = self._stand_in(ours) & self._stand_in(theirs)
        if ours is theirs or (both and not _short_form(left, right)):
            return
        for key in (merged := ours | theirs):
            self._members[key] = merged

    def _stand_in(self, keys: frozenset[str]) -> frozenset[int]:
        return frozenset().union(*(self._texts[key] for key in keys))

    def named(self, counts: Counter[str]) -> dict[str, str]:
        """Name each group by the key most texts use, then by the alphabet."""
        return {
            key: min(members, key=lambda member: (-counts[member], member))
            for key, members in sorted(self._members.items())
        }


def _candidates(counts: Counter[str]) -> list[tuple[str, str]]:
    """List the pairs that may be one name, the surest first."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in sorted(counts):
        blocks[tuple(skeleton(word) for word in key.split())].append(key)
    alike = [pair for keys in blocks.values() for pair in combinations(keys, 2) if _alike(*pair)]
    surest_first = sorted(alike, key=lambda pair: (_apart(*pair), pair))
    return [*surest_first, *_between(counts), *_surnames(counts)]


def _between(counts: Counter[str]) -> list[tuple[str, str]]:
    """Pair names of three words that sound alike but for one sound of the second.

    A letter for which one language has no sign of its own is rendered in ways that share no sound:
    "Anna-Schanna Berg" and "Anna-Janna Berg".
    """
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(counts):
        words = key.split()
        if len(words) == 3:
            blocks[skeleton(words[0]), skeleton(words[2])].append(key)
    pairs = (pair for keys in blocks.values() for pair in combinations(keys, 2))
    return [pair for pair in pairs if _is_one_full_name(*pair)]


def _is_one_full_name(left: str, right: str) -> bool:
    """Whether two names of three words are alike outside, and but for one sound in the middle."""
    one, other = left.split(), right.split()
    if len(one) != 3 or len(other) != 3:
        return False
    outside = all(_alike(one[at], other[at]) for at in (0, 2))
    return outside and distance(sound(one[1]), sound(other[1])) <= 1


def _apart(left: str, right: str) -> int:
    return sum(
        distance(sound(one), sound(other))
        for one, other in zip(left.split(), right.split(), strict=True)
    )


def _alike(left: str, right: str) -> bool:
    """Whether every word of two keys sounds alike; long words may differ in one vowel."""
    return all(
        distance(sound(one), sound(other)) <= (min(len(one), len(other)) >= NAME_LONG)
        for one, other in zip(left.split(), right.split(), strict=True)
    )


def _surnames(counts: Counter[str]) -> list[tuple[str, str]]:
    """Pair a lone surname with the one full name it can belong to."""
    full: dict[str, list[str]] = defaultdict(list)
    for key in sorted(counts):
        if " " in key and " of " not in key:
            full[sound(key.rpartition(" ")[2])].append(key)
    return [
        (key, owners[0])
        for key in sorted(counts)
        if " " not in key and (owners := full.get(sound(key), [])) and _one_person(owners)
    ]


def _one_person(owners: list[str]) -> bool:
    return all(
        len(owner.split()) == len(owners[0].split())
        and (_alike(owner, owners[0]) or _is_one_full_name(owner, owners[0]))
        for owner in owners
    )


def _acronyms(texts: Iterable[Sequence[Mention]]) -> list[tuple[str, str]]:
    """Pair each name with the acronym in brackets right behind it: "World Trade Body (WTB)"."""
    return sorted(
        (long.key, short.key)
        for mentions in texts
        for long, short in pairwise(mentions)
        if short.span.start - long.span.end == len(" (")
        and abbreviates(short.surface, long.surface)
    )


def _short_form(left: str, right: str) -> bool:
    return (" " in left) != (" " in right)
