"""Make a login that may add outlets and accounts."""

import os
import sys
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Create the user, or take an existing one, and put it into the moderators' group."""

    help = (
        "Creates a moderator. The password is asked for; without a terminal it is read from "
        "--password-file, FRAMING_PASSWORD or the first line of standard input."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("name", help="name to log in with")
        parser.add_argument("--password-file", type=Path)

    def handle(self, **options: Any) -> None:
        """Create or extend the login; end with a sentence where the password will not do."""
        name = options["name"]
        user = User.objects.filter(username=name).first() or User(username=name)
        password = read_password(options["password_file"])
        try:
            user.set_password(password)
            user.clean_fields(exclude=["last_login"])
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        is_new = user.pk is None
        user.save()
        user.groups.add(Group.objects.get(name="Moderatoren"))
        self.stdout.write(
            f"{name} ist angelegt." if is_new else f"{name} hat jetzt dieses Passwort."
        )


def read_password(path: Path | None) -> str:
    """Get the password from where it is given, without showing it."""
    if path is not None:
        try:
            return path.read_text(encoding="utf-8").splitlines()[0]
        except (OSError, IndexError) as error:
            message = f"{path}: darin steht kein Passwort."
            raise CommandError(message) from error
    if given := os.environ.get("FRAMING_PASSWORD"):
        return given
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Passwort: ")
    if password != getpass("Noch einmal: "):
        message = "Die beiden Passwörter sind verschieden."
        raise CommandError(message)
    return password
