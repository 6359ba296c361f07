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
import os
import sys
import tempfile
import time
import tomllib
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
import rates
from check_quality import answer, published, quality, version
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import setup_databases, teardown_databases

from framing import engine
from framing.comparisons import lookup
from framing.comparisons.models import Claim, Comparison, IndexedClaim, Row
from framing.comparisons.views.check import LOOKED_AT, language_of

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


@transaction.atomic
def stored(name: str, told: list[tuple[str, str, str]]) -> list[Claim]:
    """Store a published event of these (account, language, words) with a current comparison."""
    event = published(name)
    comparison = Comparison.objects.create(event=event, state="done", is_current=True)
    languages = {slug: language for slug, language, _words in told}
    places = {slug: version(event, slug, language) for slug, language in languages.items()}
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
