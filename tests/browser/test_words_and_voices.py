"""Words and voices: each number opens its sentences, by mouse, by keyboard, without a script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import EVENT, App

pytestmark = pytest.mark.browser


def test_a_chip_opens_and_closes_its_sentences(page: Page) -> None:
    page.goto(f"{EVENT}wording/")
    chip = page.locator("a.label-chip").first
    number = int(chip.locator(".number").inner_text())
    chip.click()
    expect(page.locator("#opened li")).to_have_count(number)
    page.locator("#opened").get_by_text("schließen").click()
    expect(page.locator("#opened")).to_have_count(0)


def test_a_speaker_is_reached_by_keyboard_alone(page: Page) -> None:
    page.goto(f"{EVENT}voices/")
    page.locator("a.dot").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#opened")).to_be_in_viewport()


def test_both_pages_work_without_a_script(browser: Browser, app: App) -> None:
    context = browser.new_context(base_url=app.address, java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(f"{EVENT}voices/")
    page.locator("#accounts-fold summary").click()
    page.locator("input[name=account]").first.uncheck()
    kept = page.locator("input[name=account]:checked").count()
    page.get_by_role("button", name="Anzeigen").click()
    expect(page.locator(".voice-bar")).to_have_count(kept)
    page.get_by_role("link", name="Wortwahl", exact=True).click()
    page.locator("a.label-chip").first.click()
    expect(page.locator("#opened")).to_be_visible()
    context.close()
