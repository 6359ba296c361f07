"""Compare events anew: those named, or all whose comparison another engine made."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framing.comparisons.tasks import request_comparison, request_outdated
from framing.events.models import Event


class Command(BaseCommand):
    """Queue comparisons; the worker makes them, and until then pages show the former ones."""

    help = "Queues new comparisons of events, by slug or --outdated: all that another engine made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("events", nargs="*", metavar="EVENT", help="slug of an event")
        parser.add_argument("--outdated", action="store_true")

    def handle(self, **options: Any) -> None:
        """Do it; end with a sentence where an event does not exist."""
        events = [find(slug) for slug in options["events"]]
        count = sum(request_comparison(event.pk) is not None for event in events)
        if options["outdated"]:
            count += request_outdated()
        if count or not options["outdated"]:
            self.stdout.write(f"Vergleiche vorgemerkt: {count}")


def find(slug: str) -> Event:
    """Find an event by its slug."""
    found = Event.objects.filter(slug=slug).first()
    if found is None:
        message = f"{slug}: Dieses Ereignis gibt es nicht."
        raise CommandError(message)
    return found
