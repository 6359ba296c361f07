"""Everything a link or a form can do works without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import EVENT, App

pytestmark = pytest.mark.browser


@pytest.fixture
def bare_page(browser: Browser, app: App) -> Iterator[Page]:
    """A tab in which no script runs."""
    context = browser.new_context(base_url=app.address, java_script_enabled=False, locale="de-DE")
    yield context.new_page()
    context.close()


def test_filters_work_as_a_form(bare_page: Page) -> None:
    bare_page.goto(f"{EVENT}compare/")
    bare_page.locator("input[name=kind][value=agreement]").check()
    bare_page.get_by_role("button", name="Anzeigen").click()
    expect(bare_page).to_have_url(re.compile("kind=agreement"))
    expect(bare_page.locator("article.row").first).to_be_visible()


def test_why_has_a_page_of_its_own(bare_page: Page) -> None:
    bare_page.goto(f"{EVENT}compare/")
    bare_page.locator("details.why-fold > summary").first.click()
    bare_page.get_by_role("link", name="Begründung auf eigener Seite").first.click()
    expect(bare_page.locator(".why")).to_be_visible()
    expect(bare_page.get_by_role("heading", level=1)).to_be_visible()
