"""What people said of words that are not found again, with the words as far as they are stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from framing.comparisons.models import Arrangement, Correction, Decision
from framing.comparisons.remembering import Remembered, remember, spoken_of
from framing.events.models import Event


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision, correction or arrangement, and the words that it speaks of."""

    said: Any
    words: Sequence[Remembered]


def with_words(
    event: Event, *lists: Iterable[Decision | Correction | Arrangement]
) -> list[list[Lost]]:
    """Give each of these lists with the words of what is in it; the queries are those of one."""
    told = [[(each, spoken_of(each.values)) for each in said] for said in lists]
    known = remember(event, (place for said in told for _each, places in said for place in places))
    return [
        [Lost(each, [known[place] for place in places if place in known]) for each, places in said]
        for said in told
    ]
