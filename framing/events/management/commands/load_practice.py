"""Load the practice event."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from framing.events.demo.loading import PRACTICE, load, why_not


class Command(BaseCommand):
    """Write the practice event; run twice, it writes nothing twice."""

    help = "Load the practice event: an invented town, told by five invented outlets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--unless-deleted", action="store_true", help="not where a person deleted the event"
        )

    def handle(self, **options: Any) -> None:
        """Load and print what was done."""
        if options["unless_deleted"] and (reason := why_not(PRACTICE)):
            self.stdout.write(reason)
            return
        for line in load(PRACTICE):
            self.stdout.write(line)
