"""A moderator adds an account, by file and by address, and watches it arrive."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import (
    EVENT,
    MODERATOR,
    ROOT,
    App,
    free_port,
    log_in,
    manage,
    on_sqlite,
    prepare,
    wait_for,
)
from tests.events.fetching.loopback import HOST, answer, served
from tests.events.pages import page as outlet_page

pytestmark = pytest.mark.browser

WORK_MS = 90_000  # for what web process and worker do: reading, fetching, comparing

SEED = sorted((ROOT.parent / "shared" / "data" / "seed").glob("*.txt"))
OWN_TEXT = """# Nach den Unruhen

von Ada Brandt, 12. Januar 2022

Bei den Unruhen in Kasachstan wurden 225 Menschen getötet. Das teilte die Staatsanwaltschaft mit.

Präsident Tokajew sprach von einem versuchten Staatsstreich. Die Ordnung sei wiederhergestellt.
"""


@pytest.fixture
def moderator_page(context: BrowserContext) -> Page:
    """A tab in which the moderator is logged in."""
    page = context.new_page()
    log_in(page)
    return page


def send(page: Page, button: str) -> None:
    """Press a button and wait for the page that answers.

    A click alone waits for it as well, but only as long as a click may take. The first text that a
    web process reads costs it seconds (word lists, tables), many where the machine is busy.
    """
    with page.expect_navigation(timeout=WORK_MS):
        page.get_by_role("button", name=button).click(no_wait_after=True)


def save_and_wait(page: Page) -> None:
    """Save from the preview and watch until the comparison is done."""
    send(page, "Speichern")
    expect(page.locator("#comparison-status .status")).to_have_count(0, timeout=WORK_MS)


def test_a_file_is_previewed_saved_and_compared(moderator_page: Page, tmp_path: Path) -> None:
    page, path = moderator_page, tmp_path / "artikel.md"
    path.write_text(OWN_TEXT, encoding="utf-8")
    page.goto(EVENT)
    page.get_by_role("link", name="Darstellung hinzufügen").click()
    page.get_by_label("oder neues Medium").fill("Hafenbote")
    page.get_by_label("Datei").set_input_files(path)
    send(page, "Lesen und ansehen")
    expect(page.get_by_label("Überschrift")).to_have_value("Nach den Unruhen")
    expect(page.get_by_label("erschienen am")).to_have_value("2022-01-12")
    save_and_wait(page)
    page.locator(".timeline").get_by_role("link", name="Hafenbote").click()
    expect(page.locator("main")).to_contain_text("225 Menschen getötet")


@pytest.mark.skipif(not SEED, reason="the seed article is not beside the checkout")
def test_the_seed_article_stands_in_the_comparison(moderator_page: Page) -> None:
    page = moderator_page
    page.goto(f"{EVENT}accounts/add/")
    page.locator("select[name=outlet]").select_option(label="Anti-Spiegel")
    page.get_by_label("Datei").set_input_files(SEED[0])
    send(page, "Lesen und ansehen")
    expect(page.get_by_label("erschienen am")).to_have_value("2022-01-10")
    expect(page.locator("main")).to_contain_text("Ländem")
    save_and_wait(page)
    page.goto(f"{EVENT}compare/?q=2.030&single=1&account=all")
    expect(page.locator("article.row").first).to_contain_text("2.030 Personen")


@contextmanager
def running(environment: dict[str, str], *command: str) -> Iterator[None]:
    """Run a process of the app until the block ends."""
    words = [sys.executable, "-m", *command]
    process = subprocess.Popen(words, cwd=ROOT, env=environment)  # noqa: S603
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture
def app_with_an_outlet(tmp_path: Path) -> Iterator[App]:
    """The app, whose worker finds one outlet's page on loopback in place of the internet."""
    environment = prepare(tmp_path)
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "load_practice")
    words = ("create_moderator", MODERATOR[0], "--password-file", str(tmp_path / "password"))
    manage(environment, *words)
    bind = f"127.0.0.1:{free_port()}"
    pages = {"/brand": answer(outlet_page().encode())}
    with (
        served(pages) as (server, _),
        running(environment, "gunicorn", "framing.wsgi", "--bind", bind, "--threads", "4"),
        running(environment, "tests.site.loopback_worker", str(server.port), "worker"),
    ):
        address = f"http://{bind}"
        wait_for(f"{address}/health/", "ok", seconds=60)
        yield App(address, environment)


@on_sqlite
def test_an_address_is_fetched_before_the_moderators_eyes(
    browser: Browser, app_with_an_outlet: App
) -> None:
    context = browser.new_context(base_url=app_with_an_outlet.address, locale="de-DE")
    page = context.new_page()
    log_in(page)
    page.goto("/")
    page.locator("main article a, main li a").first.click()
    page.get_by_role("link", name="Darstellung hinzufügen").click()
    page.get_by_label("oder neues Medium").fill("Blatt")
    page.get_by_label("Adresse des Artikels").fill(f"http://{HOST}/brand")
    send(page, "Lesen und ansehen")
    expect(page.get_by_label("Überschrift")).to_have_value("Brand im Hafen", timeout=WORK_MS)
    save_and_wait(page)
    page.locator(".timeline").get_by_role("link", name="Blatt", exact=True).click()
    expect(page.locator("main")).to_contain_text("Die Feuerwehr zählte zwölf Verletzte")
    context.close()
