"""Times looking a sentence up among many stored claims, and counts what it finds.

Usage: python bench/check.py [--claims 100000] [--quality]
Speed: a table of claims recombined from the sentences of our tuning events, in a database of its
own: a SQLite file in a temporary folder or, with DATABASE_URL, a test database beside the one
named. Asked are the sentences of asked.toml: cold (the first one after the start, then each for the
first time) and warm (each once more).
Quality: the tuning events themselves; each labelled pair is asked from both sides. The counts go to
framing/comparisons/measured.json, for the page says them.
"""

# ruff: noqa: E402  Django has to know its settings before anything of the site is imported

import argparse
import json
import os
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
os.environ["FRAMING_VAR"] = os.environ.get("FRAMING_VAR") or tempfile.mkdtemp()
os.environ["DJANGO_SETTINGS_MODULE"] = "framing.settings"

import django

django.setup()

import gold
import rates
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import setup_databases, teardown_databases

from framing import engine
from framing.comparisons import lookup
from framing.comparisons.models import Claim, Comparison, IndexedClaim, Row
from framing.comparisons.presenting.checking import NEAR, groups
from framing.comparisons.views.check import LOOKED_AT, known, language_of
from framing.events.models import Account, Event, Outlet, Snapshot, Version


class Place(NamedTuple):
    """Where a sentence of ours stands."""

    event: str
    account: str
    language: str
    text: str


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


@transaction.atomic
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


def fill(number: int) -> None:
    """Store so many claims, each recombined of sentences of one language."""
    random = Random(1)  # noqa: S311 — no secret: the same table each time
    pools: dict[str, list[str]] = {}
    for told in sentences().values():
        for _account, claim in told:
            pools.setdefault(claim.language, []).append(claim.text)
    size = sum(map(len, pools.values()))
    made = [
        (language, words)
        for language, pool in pools.items()
        for words in recombined(pool, -(-number * len(pool) // size), random)
    ]
    random.shuffle(made)
    start = time.perf_counter()
    for event, at in enumerate(range(0, number, PER_EVENT)):
        part = enumerate(made[at : min(at + PER_EVENT, number)])
        stored(f"e{event}", [(f"o{n % ACCOUNTS}{of}", of, words) for n, (of, words) in part])
    print(f"{connection.vendor}: {IndexedClaim.objects.count()} claims stored and indexed")
    print(f"stored in {time.perf_counter() - start:.0f} s", flush=True)


def timed(words: str) -> tuple[float, float, float]:
    """Ask for one sentence: seconds of the index, of the engine, of this process's processor."""
    start, begun = time.perf_counter(), time.process_time()
    found = lookup.candidates(words, LOOKED_AT)
    middle = time.perf_counter()
    answer(words, language_of(words), found)
    return middle - start, time.perf_counter() - middle, time.process_time() - begun


def told(name: str, times: list[tuple[float, float, float]]) -> None:
    """Print one line of a table."""
    columns = [
        [1000 * one[0] for one in times],
        [1000 * one[1] for one in times],
        [1000 * (one[0] + one[1]) for one in times],
        [1000 * one[2] for one in times],
    ]
    cells = [f"{median(c):5.0f} {quantiles(c, n=20)[-1]:5.0f}" for c in columns]
    print(f"{name:15} {' | '.join(cells)}", flush=True)


def speed(claims: int) -> None:
    """Print how long the index and the engine take."""
    fill(claims)
    ask()


def ask() -> None:
    """Ask for each sentence twice, and print what it takes."""
    asked: dict[str, list[str]] = tomllib.loads((ROOT / "bench" / "asked.toml").read_text("utf-8"))
    print(f"first of all: {1000 * sum(timed(asked['short'][0])[:2]):.0f} ms")
    print("ms, median p95  index       | engine      | both        | processor")
    for round_ in ("cold", "warm"):
        times = {kind: [timed(words) for words in listed] for kind, listed in asked.items()}
        for kind, listed in times.items():
            told(f"{round_} {kind}", listed)
        told(f"{round_} all", [one for listed in times.values() for one in listed])


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


def quality() -> dict[str, dict[str, int]]:
    """Count how much of what belongs to a sentence is found, and how much of it is right.

    Once as if readers did not say of which event they ask, once as if they did.
    """
    places: dict[int, Place] = {}
    for event, told_in in sentences().items():
        listed = [(account, claim.language, claim.text) for account, claim in told_in]
        for (account, claim), row in zip(told_in, stored(event, listed), strict=True):
            places[row.pk] = Place(event, account, claim.language, claim.text)
    keys = {(p.event, p.account, " ".join(p.text.split())): key for key, p in places.items()}
    pairs = labelled(keys)
    return {
        name: dict(found_of(places, pairs, is_chosen=is_chosen))
        for name, is_chosen in (("all", False), ("event", True))
    }


def found_of(
    places: dict[int, Place], pairs: set[frozenset[int]], *, is_chosen: bool
) -> Counter[str]:
    """Ask for each sentence that has counterparts, as the page does, and count these."""
    counts = Counter(wanted=0, offered=0, grouped=0, near=0, told=0)
    events = {event.slug: event for event in Event.objects.all()}
    for one in sorted({key for pair in pairs for key in pair}):
        place = places[one]
        wanted = {other for pair in pairs if one in pair for other in pair - {one}}
        event = events[place.event] if is_chosen else None
        found = {
            str(claim.pk): claim
            for claim in lookup.candidates(place.text, LOOKED_AT, event=event)
            if (places[claim.pk].event, places[claim.pk].account) != (place.event, place.account)
        }
        answered = answer(place.text, place.language, list(found.values()))
        by_group = {
            group.code: {entry.quote.claim.pk for entry in group.entries}
            for group in groups(answered, found, sure=is_chosen)
        }
        near = by_group.pop(NEAR, set())
        told_of = set().union(*by_group.values())
        counts["wanted"] += len(wanted)
        counts["offered"] += len(wanted & {int(key) for key in found})
        counts["grouped"] += len(wanted & told_of)
        counts["near"] += len(wanted & near)
        counts["told"] += len(told_of)
    return counts


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--quality", action="store_true")
    chosen = parser.parse_args()
    if connection.vendor == "sqlite":  # or the test database would stand in memory
        file = Path(tempfile.mkdtemp()) / "check.sqlite3"
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(file)
    made = setup_databases(verbosity=0, interactive=False)
    try:
        if chosen.quality:
            counts = quality()
            for name, numbers in counts.items():
                print(name, numbers)
            rates.keep("look_up", counts)
        else:
            speed(chosen.claims)
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
