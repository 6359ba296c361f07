"""A moderator adds an account, by file and by address, and watches it arrive."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import stores
from tests.browser.conftest import (
    EVENT,
    PRACTICE,
    ROOT,
    App,
    free_port,
    log_in,
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
def app_with_an_outlet(tmp_path: Path, demo: tuple[Path, str]) -> Iterator[App]:
    """The app, whose worker finds one outlet's page on loopback in place of the internet."""
    made, like = demo
    stores.copy_files(made, tmp_path)
    bind = f"127.0.0.1:{free_port()}"
    web = ("gunicorn", "framing.wsgi", "--bind", bind, "--threads", "4")
    with stores.database(tmp_path, like=like) as database, ExitStack() as stack:
        environment = prepare(tmp_path, database)
        site, _ = stack.enter_context(served({"/brand": answer(outlet_page().encode())}))
        worker = ("tests.site.loopback_worker", str(site.port), "worker")
        stack.enter_context(running(environment, *web))
        stack.enter_context(running(environment, *worker))
        wait_for(f"http://{bind}/health/", "ok", seconds=60)
        yield App(f"http://{bind}", environment)


def test_an_address_is_fetched_before_the_moderators_eyes(
    browser: Browser, app_with_an_outlet: App
) -> None:
    context = browser.new_context(base_url=app_with_an_outlet.address, locale="de-DE")
    page = context.new_page()
    log_in(page)
    page.goto(PRACTICE)
    page.get_by_role("link", name="Darstellung hinzufügen").click()
    page.get_by_label("oder neues Medium").fill("Blatt")
    page.get_by_label("Adresse des Artikels").fill(f"http://{HOST}/brand")
    send(page, "Lesen und ansehen")
    expect(page.get_by_label("Überschrift")).to_have_value("Brand im Hafen", timeout=WORK_MS)
    save_and_wait(page)
    page.locator(".timeline").get_by_role("link", name="Blatt", exact=True).click()
    expect(page.locator("main")).to_contain_text("Die Feuerwehr zählte zwölf Verletzte")
    context.close()
