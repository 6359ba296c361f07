"""Tell whether the log alone gives the state that people brought the events into."""

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framing.desk.replaying import (
    Difference,
    differences,
    present,
    present_shared,
    shared_differences,
)
from framing.events.models import Event


class Command(BaseCommand):
    """Replay the log, and compare."""

    help = (
        "Replays the log of all events, outlets and the rule for sources, and says where what is "
        "stored is something else."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print a line an event, one for what they share, one a difference; or CommandError."""
        number = 0
        for event in Event.with_deleted.order_by("slug"):
            number += self.tell(event.slug, len(present(event)), differences(event))
        shared = "outlets and the rule for sources"
        number += self.tell(shared, len(present_shared()), shared_differences())
        if number:
            message = f"The log does not tell {number} values as they are stored."
            raise CommandError(message)

    def tell(self, what: str, things: int, found: Sequence[Difference]) -> int:
        """Print what was found; give how many differences that are."""
        self.stdout.write(f"{what}: {things} things, {len(found)} differences")
        for each in found:
            told = f"log {each.told!r}, stored {each.stored!r}"
            self.stdout.write(f"  {each.subject} {each.name}: {told}")
        return len(found)
