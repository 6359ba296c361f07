"""Tell whether the log alone gives the state that people brought the events into."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framing.desk.replaying import differences, present
from framing.events.models import Event


class Command(BaseCommand):
    """Replay the log, and compare."""

    help = "Replays the log of every event and says where what is stored is something else."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print a line an event and one a difference; CommandError where there are any."""
        number = 0
        for event in Event.with_deleted.order_by("slug"):
            found = differences(event)
            number += len(found)
            things = len(present(event))
            self.stdout.write(f"{event.slug}: {things} things, {len(found)} differences")
            for each in found:
                told = f"log {each.told!r}, stored {each.stored!r}"
                self.stdout.write(f"  {each.subject} {each.name}: {told}")
        if number:
            message = f"The log does not tell {number} values as they are stored."
            raise CommandError(message)
