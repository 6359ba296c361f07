"""Load the demo event."""

from typing import Any

from django.core.management.base import BaseCommand

from framing.events.demo.loading import DEMO, load


class Command(BaseCommand):
    """Write the demo event; run twice, it writes nothing twice."""

    help = "Load the demo event: Kazakhstan, January 2022, told by digests of our own."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load and print what was done."""
        for line in load(DEMO):
            self.stdout.write(line)
