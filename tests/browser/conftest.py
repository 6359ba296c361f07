"""The real app, run by its own serve command with the demo event, and a Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
# The shell has no windows to draw, and opens a page in a quarter of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
QUIET = [  # keep Chromium off the network: only the app under test is asked
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-sandbox",
]
EVENT = "/events/kasachstan-2022/"
# Of tests whose app brings its own SQLite file, or that look at colours and roles: beside
# PostgreSQL they would only be repeated.
on_sqlite = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "sqlite").startswith("postgres"),
    reason="brings its own SQLite file, or looks at the page alone: the database changes nothing",
)
MODERATOR = ("moderatorin", "ein-langes-kennwort-42")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip with a reason where there is no Chromium; in CI that is a failure instead."""
    here = Path(__file__).parent
    if CHROMIUM or os.environ.get("CI"):
        return
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def free_port() -> int:
    """Ask the system for a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def manage(environment: dict[str, str], *words: str) -> None:
    """Run a management command of the app under test."""
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)  # noqa: S603


def wait_for(url: str, text: str, *, seconds: float) -> None:
    """Ask a page until it holds the text."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.5)
    message = f"{url} did not show {text!r} within {seconds} s"
    raise TimeoutError(message)


@dataclass(frozen=True)
class App:
    """The running app: its address and the environment of its commands."""

    address: str
    environment: dict[str, str]


def prepare(home: Path, database: str = "") -> dict[str, str]:
    """Make an environment for an app of its own: its files in `home`, its static files ready.

    It stores in `database`, or in a SQLite file in `home`.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        "FRAMING_VAR": str(home),
        "STATIC_ROOT": str(home / "static"),
        "DATABASE_URL": database or f"sqlite:///{home / 'framing.sqlite3'}",
    }
    manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    (home / "password").write_text(MODERATOR[1])
    return environment


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """A database beside that of DATABASE_URL where it names a PostgreSQL; "" elsewhere.

    The suite's other processes run apps as well.
    """
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield ""
        return
    name = f"app_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as there:
        there.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
        there.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, database: str) -> Iterator[App]:
    """Serve the demo event from a directory of its own until the session ends."""
    home = tmp_path_factory.mktemp("app")
    environment = prepare(home, database)
    bind = f"127.0.0.1:{free_port()}"
    address = f"http://{bind}"
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--bind", bind, "--demo"]
    with (home / "serve.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)  # noqa: S603
        try:
            wait_for(f"{address}/health/", "ok", seconds=60)
            words = ("create_moderator", MODERATOR[0], "--password-file", str(home / "password"))
            manage(environment, *words)
            wait_for(f"{address}{EVENT}status/", "Der Vergleich ist fertig", seconds=120)
            yield App(address, environment)
        finally:
            server.terminate()
            server.wait(timeout=30)


def log_in(page: Page) -> None:
    """Log the moderator in."""
    page.goto("/accounts/login/")
    page.get_by_label("Benutzername").fill(MODERATOR[0])
    page.get_by_label("Passwort").fill(MODERATOR[1])
    page.get_by_role("button", name="Anmelden").click()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, app: App) -> Iterator[BrowserContext]:
    """A fresh German visitor; any request beyond the app, and any script error, fails the test."""
    context = browser.new_context(base_url=app.address, locale="de-DE")
    context.set_default_timeout(10_000)
    strangers: list[str] = []
    errors: list[str] = []
    context.on(
        "request",
        lambda request: (
            strangers.append(request.url)
            if not request.url.startswith((app.address, "data:"))
            else None
        ),
    )
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert strangers == []
    assert errors == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab of that visitor."""
    return context.new_page()


@pytest.fixture
def logged_in(browser: Browser, app: App) -> Iterator[BrowserContext]:
    """A browser in which the moderator is logged in."""
    context = browser.new_context(base_url=app.address, locale="de-DE")
    context.set_default_timeout(10_000)
    log_in(context.new_page())
    yield context
    context.close()


def look_through(page: Page, texts: int) -> None:
    """Look at each text of an event, its outlet and its rights, on the page for that."""
    for place in range(texts):
        card = page.locator("article.looked").nth(place)
        card.get_by_label("Medium durchgesehen").check()
        card.get_by_label("Vollständigkeit").select_option("complete")
        card.get_by_label("Nur kurze Zitate zeigen").check()
        card.get_by_role("button", name="Speichern").click()
        expect(page.get_by_text("Gespeichert:")).to_be_visible()
