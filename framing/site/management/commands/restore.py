"""Put a backup in the place of the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framing.site.backup import BackupError, restore


class Command(BaseCommand):
    """Bring a backup back."""

    help = "Replaces the database by a backup; checks it before and counts the rows after."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--force", action="store_true", help="replace what is there")

    def handle(self, **options: Any) -> None:
        """Do it; say what came back."""
        try:
            restored = restore(options["file"], force=options["force"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        manifest = restored.manifest
        rows = sum(manifest.counts.values())
        self.stdout.write(
            f"Zurückgespielt: Stand vom {manifest.made_at}, {len(manifest.counts)} Tabellen, "
            f"{rows} Zeilen."
        )
        for line in restored.taken_down:
            day = f"{line.when:%d.%m.%Y}"
            self.stdout.write(f"Wieder entfernt, wie am {day}: {line.event}/{line.account}")
