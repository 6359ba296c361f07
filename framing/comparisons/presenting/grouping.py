"""Couples that belong together -> groups."""

from collections.abc import Hashable


class Groups:
    """Joins what belongs together, step by step."""

    def __init__(self) -> None:
        self.leads: dict[Hashable, Hashable] = {}

    def of(self, item: Hashable) -> Hashable:
        """Give what stands for the group of an item."""
        while (lead := self.leads.get(item, item)) != item:
            item = lead
        return item

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make one group of two."""
        self.leads[self.of(other)] = self.of(one)
