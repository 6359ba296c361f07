"""Let go of raw pages, deleted events, old drafts, forms and sessions; done once a day."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from framing.events.models import Turn
from framing.site.daily import EVERY, LEASE, PURGE
from framing.site.purging import Purged, purge, tidy_up


class Command(BaseCommand):
    """Purge, and say what went."""

    help = (
        "Empties raw pages older than FRAMING_KEEP_PAGES days (hash, size and date stay), removes "
        "events deleted 30 days ago, old drafts, preview links, sessions and "
        "forms that were sent after a login had ended."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--dry-run", action="store_true", help="say what would go")
        how.add_argument(
            "--daily", action="store_true", help="do nothing where it was done within a day"
        )

    def handle(self, **options: Any) -> None:
        """Do it."""
        is_dry: bool = options["dry_run"]
        if options["daily"] and Turn.objects.taken(PURGE, timezone.now(), LEASE):
            self.stdout.write("Heute ist schon aufgeräumt, oder es wird gerade aufgeräumt.")
            return
        purged = purge(dry_run=is_dry)
        if is_dry:
            self.stdout.write("Probelauf: Nichts ist gelöscht.")
        else:
            tidy_up()
            Turn.objects.given_back(PURGE, timezone.now() + EVERY)
        self.tell(purged)

    def tell(self, purged: Purged) -> None:
        """Say what went, or would go."""
        self.stdout.write(f"Abgerufene Seiten geleert: {purged.pages}")
        self.stdout.write(f"Ereignisse endgültig gelöscht: {len(purged.events)}")
        for slug in purged.events:
            self.stdout.write(f"  {slug}")
        self.stdout.write(f"Alte Entwürfe gelöscht: {purged.drafts}")
        self.stdout.write(f"Alte Vorschau-Links gelöscht: {purged.links}")
        self.stdout.write(f"Abgelaufene Sitzungen gelöscht: {purged.sessions}")
        self.stdout.write(f"Vergeblich abgesendete Formulare gelöscht: {purged.forms}")
