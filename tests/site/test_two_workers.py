"""Two workers on one database, one of them killed in the middle: nothing lost, nothing twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.db import connection, connections
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from framing.events.discovery import taking
from framing.events.models import Candidate, Draft, Search, Snapshot
from framing.events.tasks import request_fetch, take_in
from framing.site import queue
from tests.events.fetching.loopback import HOST, answer, served
from tests.helpers import make_event, make_moderator, make_outlet

ROOT = Path(__file__).resolve().parents[2]
INTAKES = 300
NAMES = ("machine-1:worker", "machine-2:worker")
# As the settings have them for a file.
FILE_OPTIONS = {"transaction_mode": "IMMEDIATE", "timeout": 20}
PATIENCE = 240.0  # seconds; a bound, not an expectation

IS_SQLITE = site_settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"

pytestmark = pytest.mark.django_db(transaction=True)


def page(number: int) -> bytes:
    """Write a page that no other page is like."""
    body = " ".join(f"Satz {n} der Meldung {number} steht hier zum Lesen." for n in range(20))
    html = f"<!doctype html><html lang=de><title>Meldung {number}</title><article><p>{body}</p>"
    return answer(html.encode())


@contextmanager
def worker(port: int, name: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker on the test database until the block ends."""
    environment = {
        name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
    } | {"DATABASE_URL": database(), "SECRET_KEY": "tests"}
    command = [sys.executable, "-m", "tests.site.loopback_worker", str(port), name]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def database() -> str:
    """The address of the test database, for another process."""
    parts = connection.settings_dict
    if IS_SQLITE:
        return f"sqlite:///{parts['NAME']}"
    host = ":".join(filter(None, (str(parts["HOST"]).replace("/", "%2F"), str(parts["PORT"]))))
    return f"postgres://{parts['USER']}@{host}/{parts['NAME']}"


@pytest.fixture
def _in_a_file(transactional_db: None, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001
    """Put a file in the place of a database in memory, which no other process can open."""
    if not IS_SQLITE:
        yield
        return
    path, before = tmp_path / "framing.sqlite3", connections["default"]
    with before.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    options = before.settings_dict["OPTIONS"] | FILE_OPTIONS
    told: Any = before.settings_dict | {"NAME": str(path), "OPTIONS": options}
    connections["default"] = type(before)(told, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = before


def wait_until_left(search: Search, most: int) -> None:
    """Wait until at most so many found articles are still to come."""
    until = time.monotonic() + PATIENCE
    while search.candidates.under_way().count() > most:
        assert time.monotonic() < until, "the worker did not get through"
        time.sleep(0.05)


def wait_until_under_way(most: int) -> None:
    """Wait until at most this many drafts are still to come."""
    until = time.monotonic() + PATIENCE
    while Draft.objects.under_way().count() > most:
        assert time.monotonic() < until, "the workers did not get through"
        time.sleep(0.1)


@pytest.mark.skipif(IS_SQLITE, reason="several machines share a PostgreSQL, never a SQLite file")
@override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})
def test_300_intakes_and_a_killed_worker() -> None:
    event, moderator = make_event(), make_moderator()
    paths = [f"/meldung-{number}" for number in range(INTAKES)]
    pages = {path: page(number) for number, path in enumerate(paths)}
    with served(pages) as (server, _):
        for path in paths:
            source = Snapshot.Source.ADDRESS
            address = f"http://{HOST}{path}"
            request_fetch(Draft(event=event, added_by=moderator, source=source, address=address))
        with worker(server.port, NAMES[0]) as first, worker(server.port, NAMES[1]):
            wait_until_under_way(INTAKES - 80)
            first.send_signal(signal.SIGKILL)
            first.wait()
            left = queue.requeue(NAMES[0])
            wait_until_under_way(0)
    asked = Counter(path for path in server.paths if path in pages)
    assert Draft.objects.filter(stage=Draft.Stage.READY).count() == INTAKES
    assert set(asked) == set(paths)
    assert sum(asked.values()) <= INTAKES + left
    assert {name for task in DBTaskResult.objects.all() for name in task.worker_ids} == set(NAMES)


@pytest.mark.usefixtures("_in_a_file")
@override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})
def test_ten_found_articles_and_a_killed_worker() -> None:
    event, moderator, outlet = make_event(), make_moderator(), make_outlet()
    day = event.starts_on
    search = Search.objects.create(event=event, starts_on=day, ends_on=day, languages=["de"])
    paths = [f"/meldung-{number}" for number in range(10)]
    for path in paths:
        address = f"http://{HOST}{path}"
        search.candidates.create(outlet=outlet, address=address, key=address, score=1, title=path)
    keys = list(search.candidates.values_list("pk", flat=True))
    with served({path: page(number) for number, path in enumerate(paths)}) as (server, _):
        taking.choose(search, keys, moderator)
        take_in.enqueue(chosen_in=search.pk)
        with worker(server.port, NAMES[0]) as first:
            wait_until_left(search, 6)
            first.send_signal(signal.SIGKILL)
            first.wait()
        assert queue.requeue(NAMES[0]) == 1
        with worker(server.port, NAMES[1]):
            wait_until_left(search, 0)
    assert set(search.candidates.values_list("stage", flat=True)) == {Candidate.Stage.ADDED}
    assert event.accounts.count() == len(paths)
