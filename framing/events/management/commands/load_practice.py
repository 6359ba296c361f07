"""Load the practice event."""

from typing import Any

from django.core.management.base import BaseCommand

from framing.events.demo.loading import PRACTICE, load


class Command(BaseCommand):
    """Write the practice event; run twice, it writes nothing twice."""

    help = "Load the practice event: an invented town, told by five invented outlets."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load and print what was done."""
        for line in load(PRACTICE):
            self.stdout.write(line)
