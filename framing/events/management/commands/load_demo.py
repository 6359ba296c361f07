"""Load the demo event."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from framing.events.demo.loading import DEMO, load, why_not


class Command(BaseCommand):
    """Write the demo event; run twice, it writes nothing twice."""

    help = "Load the demo event: Kazakhstan, January 2022, told by digests of our own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--unless-deleted", action="store_true", help="not where a person deleted the event"
        )

    def handle(self, **options: Any) -> None:
        """Load and print what was done."""
        if options["unless_deleted"] and (reason := why_not(DEMO)):
            self.stdout.write(reason)
            return
        for line in load(DEMO):
            self.stdout.write(line)
