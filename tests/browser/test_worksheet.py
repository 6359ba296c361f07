"""A teacher takes a task off the sheet by key, and on again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EVENT

pytestmark = pytest.mark.browser


def test_a_task_is_taken_off_the_sheet_by_key_and_on_again(page: Page) -> None:
    page.goto(f"{EVENT}worksheet/?number=4")
    tasks = page.locator(".sheet-entry")
    third, fourth = (tasks.nth(place).locator(".words").first for place in (2, 3))
    gone, next_one = third.inner_text(), fourth.inner_text()
    tasks.nth(2).get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"without=\d+#gone$"))
    expect(third).to_have_text(next_one)
    # Where it stood, the page says that it is gone, and Tab leads to the way back.
    undo = tasks.nth(2).get_by_text("Hier wurde eine Aufgabe weggelassen.")
    expect(undo).to_be_in_viewport()
    expect(undo).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(third).to_have_text(gone)
    tasks.nth(2).get_by_role("button").click()
    expect(third).to_have_text(next_one)
    page.emulate_media(media="print")
    expect(page.get_by_text("Weglassen").first).to_be_hidden()
    expect(undo).to_be_hidden()
    page.emulate_media(media="screen")
    tasks.first.get_by_role("button").click()
    expect(page.get_by_text("2 Aufgaben weggelassen")).to_be_visible()
    listed = page.locator(".sheet-gone").get_by_role("link", name="Wieder aufnehmen", exact=True)
    listed.last.click()
    expect(page.get_by_text("1 Aufgabe weggelassen")).to_be_visible()
    listed.click()
    expect(third).to_have_text(gone)
