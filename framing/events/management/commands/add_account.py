"""Add a text to an event from the command line, by the same way as the page."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framing.events import intake
from framing.events.extraction import UnreadableError
from framing.events.getting import NotReceivedError, Stop, outlet_at, receive
from framing.events.messages import SAID, said
from framing.events.models import Event, Language, Outlet, Snapshot
from framing.events.preview import cautions_left


def http_address(value: str) -> str:
    """Check an address given on the command line."""
    if not intake.is_address(value):
        raise ValueError(value)
    return value


class Command(BaseCommand):
    """Fetch or read a text, say what was understood, and store it."""

    help = "Adds an account to an event: from its address, a file or a text."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("event", help="slug of the event")
        parser.add_argument("--outlet", help="slug of the outlet; else whose address --url is")
        content = parser.add_mutually_exclusive_group()
        content.add_argument("--file", type=Path, help="a .pdf, .docx, .md, .txt or .html file")
        content.add_argument("--text", help="the text itself, or - to read it from standard input")
        parser.add_argument(
            "--url", type=http_address, help="address of the article; fetched if it comes alone"
        )
        parser.add_argument("--title")
        parser.add_argument("--date", type=date.fromisoformat, help="day it appeared, YYYY-MM-DD")
        parser.add_argument("--language", choices=Language.values)

    def handle(self, **options: Any) -> None:
        """Store the text and say what came of it; exit with a sentence if it cannot be read."""
        event = get(Event, options["event"])
        outlet = outlet_in(options)
        is_fetched = options["file"] is None and options["text"] is None
        received = fetched(options["url"], outlet) if is_fetched else given(options)
        known = {
            "url": None if is_fetched else options["url"],
            "title": options["title"],
            "published_on": options["date"],
            "language": options["language"],
        }
        try:
            extracted = received.read()
            details = intake.details_of(extracted, outlet, **known)
            added = intake.add(event, received, details)
        except UnreadableError as error:
            raise CommandError(str(SAID[error.fault])) from error
        except intake.ConflictError as error:
            raise CommandError(str(SAID[error.code])) from error
        for caution in cautions_left(extracted, known):
            self.stderr.write(str(SAID[caution]))
        self.stdout.write(f"{added.account.get_absolute_url()}: {SAID[added.outcome]}")


def get(model: type[Any], slug: str) -> Any:
    """Find an event or an outlet by slug, or end with the slugs there are."""
    found = model.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(model.objects.order_by("slug").values_list("slug", flat=True)) or "–"
        message = f"{model._meta.verbose_name} „{slug}“ gibt es nicht. Es gibt: {known}"
        raise CommandError(message)
    return found


def outlet_in(options: dict[str, Any]) -> Outlet:
    """Find the outlet that is named, or whose address is; else end with the slugs there are."""
    known = outlet_at(options["url"] or "") if options["outlet"] is None else None
    outlet: Outlet = known or get(Outlet, options["outlet"] or "")
    return outlet


def fetched(url: str | None, outlet: Outlet) -> intake.Received:
    """Fetch the address; exit with a sentence where it cannot or may not be had."""
    if url is None:
        raise CommandError(str(SAID["neither"]))
    try:
        if outlet.addresses_are_text:
            raise NotReceivedError(Stop.BANNED)
        return receive(url)
    except NotReceivedError as error:
        raise CommandError(str(said(error.code))) from error


def given(options: dict[str, Any]) -> intake.Received:
    """Read the bytes from the file, the argument or standard input."""
    path, text = options["file"], options["text"]
    if path is not None:
        try:
            return intake.Received(path.read_bytes(), Snapshot.Source.FILE, path.name)
        except OSError as error:
            message = f"{path}: {error.strerror}"
            raise CommandError(message) from error
    content = sys.stdin.buffer.read() if text == "-" else (text or "").encode()
    return intake.Received(content, Snapshot.Source.TEXT)
