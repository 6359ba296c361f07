"""A teacher takes a task off the sheet by key, and on again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EVENT

pytestmark = pytest.mark.browser


def test_a_task_is_taken_off_the_sheet_by_key_and_on_again(page: Page) -> None:
    page.goto(f"{EVENT}worksheet/?number=4")
    third, fourth = (page.locator(f"#task-{number} .words").first for number in (3, 4))
    gone, next_one = third.inner_text(), fourth.inner_text()
    page.locator("#task-3 button").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"without=\d+#task-3$"))
    expect(third).to_have_text(next_one)
    expect(page.locator("#task-3")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(page.get_by_text("Weglassen").first).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("#task-1 button").click()
    expect(page.get_by_text("2 Aufgaben weggelassen")).to_be_visible()
    page.get_by_role("link", name="Wieder aufnehmen", exact=True).last.click()
    expect(page.get_by_text("1 Aufgabe weggelassen")).to_be_visible()
    page.get_by_role("link", name="Wieder aufnehmen", exact=True).click()
    expect(third).to_have_text(gone)
