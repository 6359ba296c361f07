"""Queries, bytes and milliseconds of each page, beside the bare health page.

Usage: python bench/pages.py [--accounts 12] [--claims 60] [--rounds 25]. It makes an event in a
database of its own (in memory), reads every page as a visitor and prints a table: the queries and
the time of a page that nobody has read before ("first") and the shortest of these ("least": what
it takes where others leave the processor alone), the time of one that is kept ("again"), and that
as a multiple of the health page's (the wish: at most 8, and under 100 ms).
"""

import argparse
import gzip
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

import gold  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from framing.comparisons import build  # noqa: E402
from framing.comparisons.models import Comparison, Row  # noqa: E402
from framing.events.models import Event  # noqa: E402
from tests.helpers import make_account, make_event, make_outlet  # noqa: E402

WARM = 3  # rounds that are not timed
SENTENCES = 15  # of each of our texts, at least


def make(accounts: int, claims: int) -> Event:
    """Make an event of other people's articles out of our tuning events' sentences."""
    event = make_event("seiten", title="Seiten")
    texts = [text.text for name in gold.TUNING for text in gold.texts(gold.CORPUS / name)]
    steps = max(4, claims // SENTENCES)
    for number in range(accounts):
        # Neighbours share a text, so that there is something to compare.
        told = "\n\n".join(texts[(number // 2 * 3 + step) % len(texts)] for step in range(steps))
        words = " ".join(told.split(" ")[: claims * 14])
        outlet = make_outlet(f"blatt-{number}", name=f"Blatt {number}")
        make_account(event, outlet, text=words, published_on=f"2024-03-{number + 1:02d}")
    comparison = Comparison.objects.create(event=event)
    build.run(comparison.pk)
    return event


def pages_of(event: Event) -> dict[str, str]:
    """Each page's name and address."""
    base = f"/events/{event.slug}/"
    row = Row.objects.filter(comparison__event=event).order_by("-account_count").first()
    first, second = event.accounts.order_by("pk")[:2]
    return {
        "health": "/health/",
        "home": "/",
        "overview": base,
        "compare": f"{base}compare/",
        "compare, all": f"{base}compare/?account=all",
        "why": f"{base}compare/{row.pk if row else 0}/",
        "projector": f"{base}compare/?view=projector",
        "choice of slides": f"{base}compare/?view=projector&pick=1",
        "figures": f"{base}figures/",
        "wording": f"{base}wording/",
        "voices": f"{base}voices/",
        "absent": f"{base}absent/",
        "read": f"{base}read/{first.slug}/{second.slug}/",
        "text": f"{base}texts/{first.slug}/",
        "outlet": f"/outlets/{first.outlet.slug}/",
        "check": "/check/?q=Drei+Menschen+wurden+verletzt.",
        "method": "/method/",
    }


def measure(
    client: Client, address: str, rounds: int
) -> tuple[int, int, int, list[float], list[float]]:
    """Status, queries, bytes as transferred, milliseconds of a new and of a kept page."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        asked = len(queries)  # now: the next request empties the log
    size = len(gzip.compress(answer.content, 6))
    first = timed(client, address, rounds, is_kept=False)
    return answer.status_code, asked, size, first, timed(client, address, rounds, is_kept=True)


def timed(client: Client, address: str, rounds: int, *, is_kept: bool) -> list[float]:
    """Milliseconds of reading a page, round by round."""
    times = []
    for number in range(WARM + rounds):
        if not is_kept:
            caches["pages"].clear()
        start = time.perf_counter()
        client.get(address)
        if number >= WARM:
            times.append(1000 * (time.perf_counter() - start))
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=12)
    parser.add_argument("--claims", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=25)
    given = parser.parse_args()
    call_command("migrate", verbosity=0)
    event = make(given.accounts, given.claims)
    claims = event.comparisons.get(is_current=True).claims.count()
    print(f"{given.accounts} accounts, {claims} claims\n")
    print(f"{'page':14} status queries   bytes   first   least   again x health")
    bare = 0.0
    for name, address in pages_of(event).items():
        client = Client(HTTP_HOST="localhost")
        status, queries, size, new, kept = measure(client, address, given.rounds)
        first, again = statistics.median(new), statistics.median(kept)
        bare = bare or again
        print(
            f"{name:14} {status:6} {queries:7} {size:7} {first:7.1f} {min(new):7.1f} {again:7.1f} "
            f"{again / bare:8.1f}"
        )


if __name__ == "__main__":
    main()
