"""Looking for articles: many boxes, ticked at once."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import EVENT, App, log_in

pytestmark = pytest.mark.browser


def test_all_outlets_are_ticked_or_none(browser: Browser, app: App) -> None:
    context = browser.new_context(base_url=app.address, locale="de-DE")
    page = context.new_page()
    log_in(page)
    page.goto(f"/curate{EVENT}discover/")
    outlets = page.locator("[name=outlets]")
    languages = page.locator("[name=languages]:checked")
    assert outlets.count() > 30
    page.get_by_role("button", name="keines ankreuzen").click()
    expect(page.locator("[name=outlets]:checked")).to_have_count(0)
    expect(languages).to_have_count(3)
    page.get_by_role("button", name="alle ankreuzen").click()
    expect(page.locator("[name=outlets]:checked")).to_have_count(outlets.count())
    context.close()
