"""What people corrected and arranged -> what a run of the engine takes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, Final

from framing import engine
from framing.comparisons.models import Arrangement, Correction, End

Two = tuple[End, End]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people said of an event, as the engine takes it."""

    overrides: tuple[engine.Said, ...] = ()
    must: tuple[Two, ...] = ()
    cannot: tuple[Two, ...] = ()


NO_WISHES: Final = Wishes()


class ContradictionError(Exception):
    """Two claims would have to be in one row, and not: `pair` are the two."""

    def __init__(self, pair: Two) -> None:
        super().__init__("claims are put together and kept apart")
        self.pair = pair


def wishes_of(event_id: int) -> Wishes:
    """All that stands of what people said of an event, in an order that is always the same."""
    corrections = Correction.objects.standing().filter(event=event_id)
    overrides = [wish_of(each) for each in corrections.select_related("account")]
    must, cannot = links(Arrangement.objects.filter(event=event_id, stands=True))
    return Wishes(
        tuple(sorted(overrides, key=lambda each: (each.account, each.key))),
        tuple(must),
        tuple(cannot),
    )


def wish_of(correction: Correction) -> engine.Said:
    """A correction, be it of a sentence or of a seam, as the engine takes it."""
    return seam_of(correction) or override_of(correction)


def seam_of(correction: Correction) -> engine.Seam | None:
    """The seam that a correction speaks of, whether it stands or not; None for a sentence."""
    return engine.seam_at(correction.account.slug, correction.key)


def override_of(correction: Correction) -> engine.Override:
    """A correction as the engine takes it."""
    return override_from(correction, correction.parts)


def override_from(correction: Correction, stored: Iterable[Mapping[str, Any]]) -> engine.Override:
    """The same with other parts, such as it once had."""
    parts = tuple(part_of(part) for part in stored)
    return engine.Override(correction.account.slug, correction.key, parts)


def part_of(stored: Mapping[str, Any]) -> engine.Part:
    """A part as it is stored, as the engine takes it."""
    voice = stored["voice"]
    return engine.Part(**{**stored, "voice": None if voice is None else engine.Voice(voice)})


def links(arrangements: Iterable[Arrangement]) -> tuple[list[Two], list[Two]]:
    """What must be in one row, and what cannot: of two claims what was arranged last counts."""
    said: dict[Two, bool] = {}
    for each in sorted(arrangements, key=lambda arrangement: -arrangement.pk):
        for two, together in spoken_of(each):
            said.setdefault(two, together)
    ordered = sorted(said.items())
    return [two for two, is_so in ordered if is_so], [two for two, is_so in ordered if not is_so]


def spoken_of(arrangement: Arrangement) -> Iterator[tuple[Two, bool]]:
    """Each two claims that an arrangement puts together or keeps apart."""
    moved = arrangement.ends("claims")
    together = [*combinations(moved, 2), *product(moved, arrangement.ends("beside"))]
    for pairs, is_so in ((together, True), (product(moved, arrangement.ends("apart")), False)):
        for one, other in pairs:
            yield (min(one, other), max(one, other)), is_so


def refuse_contradictions(arrangements: Iterable[Arrangement]) -> None:
    """Raise ContradictionError where arrangements cannot all be met."""
    must, cannot = links(arrangements)
    group: dict[End, set[End]] = {}
    for one, other in must:
        joined = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(joined, joined))
    for one, other in cannot:
        if other in group.get(one, set()):
            raise ContradictionError((one, other))
