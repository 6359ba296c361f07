"""Two claims of one account on one count: its latest stand, and the one before."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from framing.engine.quantities.kinds import is_outcome, kind_of
from framing.engine.relations.groups import says
from framing.engine.relations.stands import long_past
from framing.engine.relations.topics import numbers
from framing.engine.words import Told


def of_one_count(account: Sequence[Told]) -> Iterator[frozenset[str]]:
    """Yield the pairs of claims that both count all the dead, or all who were arrested.

    "225 Menschen starben. Am Sonntag war noch von 160 Toten die Rede": they stand in one row of
    tolls, though an account else stands there once.
    """
    counts = [(told.claim.id, count) for told in account if (count := _whole(told))]
    for (one, left), (other, right) in combinations(counts, 2):
        if left == right:
            yield frozenset((one, other))


def _whole(told: Told) -> str:
    """Return what happened to the people a claim counts first, "" for a part of them.

    And for those of another event ("damals starben 23").
    """
    counted = next((q for q in numbers(told) if is_outcome(q)), None)
    if counted is None or counted.of_whom or long_past(told) or says(told, "former"):
        return ""
    return kind_of(counted)
