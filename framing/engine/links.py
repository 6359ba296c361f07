"""What people say of claims -> pairs of claim ids that belong together, or do not."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

from framing.engine.values import Reading


@dataclass(frozen=True, slots=True)
class Links:
    """What people say belongs together or not: pairs of claim ids, in the order of their accounts.

    Whatever the scores, `must` are matches and `cannot` no pairs at all.
    """

    must: frozenset[tuple[str, str]] = frozenset()
    cannot: frozenset[tuple[str, str]] = frozenset()

    def between(self, left: Container[str], right: Container[str]) -> "Links":
        """Return the links from claims of one account to claims of another."""
        if not (self.must or self.cannot):
            return self
        sides = (
            frozenset(p for p in found if p[0] in left and p[1] in right)
            for found in (self.must, self.cannot)
        )
        return Links(*sides)


def link(
    readings: Iterable[Reading],
    must: Iterable[tuple[tuple[str, str], tuple[str, str]]],
    cannot: Iterable[tuple[tuple[str, str], tuple[str, str]]],
) -> Links:
    """Find what people linked, each end an account and a key; what is not there is left out."""
    ids = {(claim.account, claim.key): claim.id for r in readings for claim in r.claims}
    sides = (
        frozenset((ids[a], ids[b]) for a, b in map(sorted, pairs) if a in ids and b in ids)
        for pairs in (must, cannot)
    )
    return Links(*sides)


NO_LINKS: Final = Links()
