"""Load the ready profiles of outlets."""

from typing import Any

from django.core.management.base import BaseCommand

from framing.events.profiles.loading import load


class Command(BaseCommand):
    """Write the profiles; run twice, it writes nothing twice."""

    help = "Load ready profiles of outlets: facts with sources, feeds, sitemaps, domains."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load and print what was done."""
        made, number = load()
        self.stdout.write(f"{number} outlets, {made} of them new")
