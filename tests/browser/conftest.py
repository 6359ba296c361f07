"""The real app, run by its own serve command with the demo event, and a Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import stores

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
PRACTICE = "/events/wiesenlohe-nordumgehung/"
# Milliseconds for a whole page: beside the rest of the suite a busy machine has other work.
PAGE_LASTS = 60_000
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
            with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310
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


def prepare(home: Path, database: str) -> dict[str, str]:
    """Make an environment for an app of its own: its files in `home`, static ones ready."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        "FRAMING_VAR": str(home),
        "STATIC_ROOT": str(home / "static"),
        "DATABASE_URL": database,
    }
    manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    (home / "password").write_text(MODERATOR[1])
    return environment


def make_moderator(environment: dict[str, str]) -> None:
    """Make the moderator whom `log_in` logs in."""
    password = str(Path(environment["FRAMING_VAR"]) / "password")
    manage(environment, "create_moderator", MODERATOR[0], "--password-file", password)


@contextmanager
def serving(environment: dict[str, str], *words: str) -> Iterator[str]:
    """Run the whole site with its own command until the block ends; gives its address."""
    bind = f"127.0.0.1:{free_port()}"
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--bind", bind, *words]
    with (Path(environment["FRAMING_VAR"]) / "serve.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)  # noqa: S603
        try:
            wait_for(f"http://{bind}/health/", "ok", seconds=60)
            yield f"http://{bind}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def make_demo(home: Path, database: str) -> None:
    """Load both sample events as `make run` does, and have them compared."""
    environment = prepare(home, database)
    with serving(environment, "--demo") as address:
        make_moderator(environment)
        for event in (EVENT, PRACTICE):
            wait_for(f"{address}{event}status/", "Der Vergleich ist fertig", seconds=300)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The files and the database of an app on the demo that does not run: to be copied."""
    name = ""
    with stores.one_at_a_time(tmp_path_factory) as shared:
        home, told = shared / "demo", shared / "demo.database"
        name = told.read_text() if told.exists() else ""
        if not name or (stores.server() and not stores.is_there(name)):
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            name = f"demo_{uuid4().hex}"
            if stores.server():
                stores.create(name)
            make_demo(home, stores.address_of(name, home))
            told.write_text(name)
    yield home, stores.address_of(name, home)
    if stores.server():
        stores.drop(name)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, demo: tuple[Path, str]) -> Iterator[App]:
    """Serve both sample events from a directory and a database of its own to the session's end."""
    home = tmp_path_factory.mktemp("app")
    made, like = demo
    stores.copy_files(made, home)
    with stores.database(home, like=like) as database:
        environment = prepare(home, database)
        with serving(environment) as address:
            wait_for(f"{address}{EVENT}", "</html>", seconds=300)  # its web processes are warm
            yield App(address, environment)


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
    context.set_default_navigation_timeout(PAGE_LASTS)
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
    context.set_default_navigation_timeout(PAGE_LASTS)
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
