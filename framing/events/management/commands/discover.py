"""Look for articles about an event from the command line, by the same way as the page."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from framing.events.discovery import running, taking
from framing.events.discovery.ranking import suggested
from framing.events.management.commands.add_account import get
from framing.events.messages import said, said_of_list
from framing.events.models import Candidate, Event, Language, Outlet, Search, SearchStep


class Command(BaseCommand):
    """Ask outlets' feeds and sitemaps, list what fits, and add the best if told to."""

    help = "Looks through outlets' feeds and sitemaps for articles about an event."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("event", help="slug of the event")
        parser.add_argument("--outlet", action="append", help="slug; again for more; else all")
        parser.add_argument("--keyword", action="append", help="again for more; else the title's")
        parser.add_argument("--language", action="append", choices=Language.values)
        parser.add_argument("--from", dest="first", type=date.fromisoformat, help="YYYY-MM-DD")
        parser.add_argument("--to", dest="last", type=date.fromisoformat, help="YYYY-MM-DD")
        parser.add_argument("--add", type=int, default=0, metavar="N", help="add the N best")

    def handle(self, **options: Any) -> None:
        """Search, print, add."""
        event = get(Event, options["event"])
        search = search_of(event, options)
        running.begin(search, outlets_of(options["outlet"]))
        while running.go_on(search):
            pass
        for step in search.steps.select_related("outlet"):
            self.stdout.write(f"{step.outlet}, {step.address}: {told(step)}")
        found = taking.mark(search.candidates.select_related("outlet"), event)
        for each in found:
            self.stdout.write(line_of(each))
        new = [each.pk for each in found if each.there is None]
        if options["add"] > 0 and taking.choose(search, new[: options["add"]], None):
            self.add(search)

    def add(self, search: Search) -> None:
        """Add what was chosen, and say what that came to."""
        taking.take_in_all(search)
        for each in search.candidates.chosen().select_related("account__event"):
            outcome = each.account.get_absolute_url() if each.account else said(each.failure)
            self.stdout.write(f"+ {each.address}: {outcome}")


def search_of(event: Event, options: dict[str, Any]) -> Search:
    """Make an unsaved search; what is not given is as the page suggests it."""
    first, last = options["first"] or event.starts_on, options["last"] or event.ends_on
    if last < first:
        message = f"--to {last} liegt vor --from {first}"
        raise CommandError(message)
    keywords = options["keyword"] or suggested([event.title, event.title_en]) or [event.title]
    return Search(
        event=event,
        keywords=", ".join(keywords)[:300],
        starts_on=first,
        ends_on=last,
        languages=options["language"] or Language.values,
    )


def outlets_of(slugs: list[str] | None) -> list[Outlet]:
    """Find the outlets to ask; end with a sentence where one has no list or may not be asked."""
    known = {outlet.slug: outlet for outlet in running.searchable()}
    missing = [get(Outlet, slug).name for slug in slugs or [] if slug not in known]
    if missing:
        message = (
            f"Ohne Feed und Sitemap, oder unter einem Verbreitungsverbot: {', '.join(missing)}"
        )
        raise CommandError(message)
    return [known[slug] for slug in slugs] if slugs else list(known.values())


def told(step: SearchStep) -> str:
    """Say what a step came to."""
    if step.failure:
        return str(said_of_list(step.failure))
    remarks = " ".join(str(said_of_list(code)) for code in step.remarks)
    return f"{step.read} gelesen, {step.found} passen. {remarks}".strip()


def line_of(candidate: Candidate) -> str:
    """Write a candidate in a line."""
    mark = "=" if candidate.there else "-"
    day = candidate.published_on or "ohne Datum"
    told = f"{mark} {candidate.score:.1f} {day} {candidate.outlet}: {candidate.title}"
    return f"{told} {candidate.address}"
