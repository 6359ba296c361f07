"""The desk by keyboard alone: decide, take back, skip; and on a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import EVENT, App, log_in

pytestmark = pytest.mark.browser
QUEUE = f"/curate{EVENT}?kind=agreement"


@pytest.fixture
def desk(browser: Browser, app: App) -> Iterator[Page]:
    """The queue of one kind, opened by a moderator."""
    context = browser.new_context(base_url=app.address, locale="de-DE")
    context.set_default_timeout(10_000)
    page = context.new_page()
    log_in(page)
    page.goto(QUEUE)
    yield page
    context.close()


def waiting(page: Page) -> int:
    """How many findings of this kind wait."""
    return int(page.locator("aside h2").inner_text().split()[0])


def test_findings_are_decided_undone_and_skipped_by_key(desk: Page) -> None:
    before = waiting(desk)
    first = desk.locator("#waiting").inner_text()
    desk.keyboard.press("e")
    desk.keyboard.type("Zweimal dasselbe, cru.")  # keys are letters while one types
    desk.keyboard.press("Escape")
    desk.keyboard.press("c")
    expect(desk.locator(".last-decision")).to_contain_text("stimmt")
    assert waiting(desk) == before - 1
    desk.keyboard.press("u")
    expect(desk.get_by_text("Zurückgenommen.")).to_be_visible()
    desk.goto(QUEUE)
    assert waiting(desk) == before
    assert desk.locator("#waiting").inner_text() == first
    desk.keyboard.press("n")
    expect(desk).to_have_url(re.compile("after="))


def test_the_keys_can_be_switched_off(desk: Page) -> None:
    before = waiting(desk)
    desk.get_by_label("Tasten c, r, n, u und e").uncheck()
    desk.keyboard.press("c")
    desk.reload()
    expect(desk.get_by_label("Tasten c, r, n, u und e")).not_to_be_checked()
    assert waiting(desk) == before


def test_the_log_fits_a_phone(desk: Page) -> None:
    desk.set_viewport_size({"width": 375, "height": 800})
    desk.goto(f"/curate{EVENT}log/")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 375
