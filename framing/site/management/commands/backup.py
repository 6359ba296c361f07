"""Write the whole database into one file, while the site runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framing.site.backup import BackupError, back_up


class Command(BaseCommand):
    """Make a backup."""

    help = "Writes a backup with a manifest (version, counts, checksum) into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, **options: Any) -> None:
        """Do it; print the file's path."""
        try:
            self.stdout.write(str(back_up(options["folder"])))
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
