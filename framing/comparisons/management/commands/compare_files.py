"""Compare a folder of Markdown files and write a JSON file, without the database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing import engine
from framing.comparisons.files import FolderError, as_json, read_folder


class Command(BaseCommand):
    """compare_files FOLDER --output result.json [--no-meaning]"""

    help = "Compare the *.md files of a folder and write a JSON file (see docs/formats.md)."
    requires_migrations_checks = False
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument(
            "--no-meaning", action="store_true", help="leave the sentence vectors out"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            texts = read_folder(options["folder"])
        except FolderError as error:
            raise CommandError(str(error)) from error
        encoder = None if options["no_meaning"] else engine.load_encoder()
        result = as_json(engine.compare(texts, encoder=encoder))
        try:
            written = json.dumps(result, ensure_ascii=False, indent=1)
            options["output"].write_text(written + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"Cannot write {options['output']}: {error.strerror}.") from error
        self.stdout.write(f"{len(texts)} accounts, {len(result['pairs'])} pairs.")
