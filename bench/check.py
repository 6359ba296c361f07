"""Times looking a sentence up among many stored claims, and counts what it finds.

Usage: python bench/check.py [--claims 100000] [--asked 60] [--quality]
Speed: a table of claims recombined from the sentences of our tuning events, in a database of its
own: SQLite in a temporary folder or, with DATABASE_URL, a test database beside the one named.
Quality: the tuning events themselves; each labelled pair is asked from both sides.
"""

# ruff: noqa: E402  Django has to know its settings before anything of the site is imported

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
os.environ["FRAMING_VAR"] = os.environ.get("FRAMING_VAR") or tempfile.mkdtemp()
os.environ["DJANGO_SETTINGS_MODULE"] = "framing.settings"

import django

django.setup()

import gold
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from framing import engine
from framing.comparisons import lookup
from framing.comparisons.models import Claim, Comparison, IndexedClaim, Row
from framing.comparisons.views.check import LOOKED_AT, known
from framing.events.models import Account, Event, Outlet, Snapshot, Version

PER_EVENT = 720  # twelve accounts of sixty claims
ACCOUNTS = 12


def sentences() -> dict[str, list[tuple[str, engine.Claim]]]:
    """Read the claims of the tuning events, by event, each with its account."""
    return {
        event: [
            (text.id, claim)
            for text in gold.texts(gold.CORPUS / event)
            for claim in engine.read(text).claims
        ]
        for event in gold.TUNING
    }


def recombined(pool: list[str], number: int, random: Random) -> Iterator[str]:
    """Make sentences out of halves of ours; figures are drawn anew."""
    halves = [
        (words[: len(words) // 2], words[len(words) // 2 :]) for words in map(str.split, pool)
    ]
    for _ in range(number):
        told = [*random.choice(halves)[0], *random.choice(halves)[1]]
        yield " ".join(str(random.randint(2, 9999)) if w.isdigit() else w for w in told)


def version(event: Event, slug: str, language: str) -> Version:
    """Store an account with an empty text."""
    outlet, _new = Outlet.objects.get_or_create(slug=slug, defaults={"name": slug})
    account = Account.objects.create(event=event, outlet=outlet, slug=slug, language=language)
    snapshot = Snapshot.of(b"", account=account, source="own")
    snapshot.save()
    return Version.objects.create(account=account, snapshot=snapshot, number=1, text="")


def stored(name: str, told: list[tuple[str, str, str]]) -> list[Claim]:
    """Store a published event of these (account, language, words) with a current comparison."""
    event = Event.objects.create(
        slug=name,
        title=name,
        starts_on="2024-01-01",
        ends_on="2024-01-02",
        state="published",
        is_practice=True,
    )
    comparison = Comparison.objects.create(event=event, state="done", is_current=True)
    places: dict[str, Version] = {}
    for slug, language, _words in told:
        if slug not in places:
            places[slug] = version(event, slug, language)
    rows = Row.objects.bulk_create(
        Row(comparison=comparison, order=n, account_count=1) for n in range(len(told))
    )
    claims = Claim.objects.bulk_create(
        Claim(
            comparison=comparison,
            account=places[slug].account,
            version=places[slug],
            row=row,
            order=n,
            start=n,
            end=n + 1,
            text=words,
            key=f"{n}#1",
            voice="outlet",
        )
        for n, ((slug, _language, words), row) in enumerate(zip(told, rows, strict=True))
    )
    lookup.index(comparison)
    return claims


def answer(words: str, language: str, found: list[Claim]) -> engine.Answer:
    """Let the engine compare, as the page does."""
    text = engine.Text("asked", words, language, markup=engine.Markup.PLAIN)
    return engine.look_up(text, map(known, found), encoder=engine.load_encoder())


def speed(claims: int, asked: int) -> None:
    """Print how long the index and the engine take."""
    random = Random(1)  # noqa: S311 — no secret: the same table each time
    pool = [claim.text for told in sentences().values() for _account, claim in told]
    made = list(recombined(pool, claims, random))
    start = time.perf_counter()
    for number, at in enumerate(range(0, claims, PER_EVENT)):
        part = made[at : at + PER_EVENT]
        stored(f"e{number}", [(f"o{n % ACCOUNTS}", "de", w) for n, w in enumerate(part)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{connection.vendor}: {IndexedClaim.objects.count()} claims stored and indexed")
    print(f"stored in {time.perf_counter() - start:.0f} s")
    answer(pool[0], "de", lookup.candidates(pool[0], LOOKED_AT))
    times = []
    for words in random.sample(pool, asked):
        start = time.perf_counter()
        found = lookup.candidates(words, LOOKED_AT)
        middle = time.perf_counter()
        answer(words, "de", found)
        times.append((middle - start, time.perf_counter() - middle))
    for name, took in (
        ("index", [one for one, _other in times]),
        ("engine", [other for _one, other in times]),
        ("both", [sum(two) for two in times]),
    ):
        milliseconds = [1000 * second for second in took]
        p95 = quantiles(milliseconds, n=20)[-1]
        print(f"{name:7} median {median(milliseconds):5.0f} ms, p95 {p95:5.0f} ms")


def labelled(keys: dict[tuple[str, str, str], int]) -> set[frozenset[int]]:
    """Read which stored claims belong together."""
    pairs = set()
    for event in gold.TUNING:
        labels = json.loads((gold.CORPUS / event / "gold.json").read_text(encoding="utf-8"))
        for pair in labels["pairs"]:
            sides = [(event, side[0], " ".join(side[1].split())) for side in (pair["a"], pair["b"])]
            if all(side in keys for side in sides):
                pairs.add(frozenset(keys[side] for side in sides))
    return pairs


def quality() -> None:
    """Print how much of what belongs to a sentence is found, and how much of it is right."""
    keys, languages = {}, {}
    for event, told in sentences().items():
        listed = [(account, claim.language, claim.text) for account, claim in told]
        for (account, claim), row in zip(told, stored(event, listed), strict=True):
            keys[event, account, " ".join(claim.text.split())] = row.pk
            languages[row.pk] = (claim.text, claim.language, event, account)
    pairs = labelled(keys)
    counts: Counter[str] = Counter()
    for one in sorted({key for pair in pairs for key in pair}):
        words, language, event, account = languages[one]
        wanted = {other for pair in pairs if one in pair for other in pair - {one}}
        found = [
            c
            for c in lookup.candidates(words, LOOKED_AT)
            if languages[c.pk][2:] != (event, account)
        ]
        hits = answer(words, language, found).hits
        about = {languages[int(hit.id)][2] for hit in hits if hit.shares_name}
        sure = {
            int(hit.id)
            for hit in hits
            if hit.status is engine.Status.MATCH and languages[int(hit.id)][2] in about
        }
        counts["wanted"] += len(wanted)
        counts["offered"] += len(wanted & {c.pk for c in found})
        counts["sure and wanted"] += len(wanted & sure)
        counts["sure"] += len(sure)
        counts["near and wanted"] += len(wanted & {int(hit.id) for hit in hits} - sure)
    print(dict(counts))
    print(f"offered by the index .. {counts['offered'] / counts['wanted']:.2f}")
    print(f"in a group ............ {counts['sure and wanted'] / counts['wanted']:.2f}")
    print(f"near .................. {counts['near and wanted'] / counts['wanted']:.2f}")
    print(f"right of the groups ... {counts['sure and wanted'] / counts['sure']:.2f}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=60)
    parser.add_argument("--quality", action="store_true")
    chosen = parser.parse_args()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        if chosen.quality:
            quality()
        else:
            speed(chosen.claims, chosen.asked)
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
