"""Load the ready profiles of outlets."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from framing.events.profiles.loading import fill, load


class Command(BaseCommand):
    """Write the profiles; run twice, it writes nothing twice."""

    help = "Load ready profiles of outlets: facts, feeds, sitemaps with sources, domains."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let an upgrade bring sources alone."""
        parser.add_argument(
            "--sources",
            action="store_true",
            help="only give outlets that are there the sources and days that they lack",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and print what was done."""
        if options["sources"]:
            number = fill()
            if options["verbosity"]:
                self.stdout.write(f"{number} outlets were given sources or days that they lacked")
            return
        made, number = load()
        self.stdout.write(f"{number} outlets, {made} of them new")
