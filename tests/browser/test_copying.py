"""What the address bar holds is copied by one press, and the page says that it was."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EVENT

pytestmark = pytest.mark.browser


def test_the_link_of_a_filtered_comparison_is_copied_by_key(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{EVENT}compare/")
    page.get_by_label("andere Zahl", exact=False).first.check()
    # Ticking asks by itself, and the answer brings a button of its own.
    expect(page.get_by_text("Gefiltert:")).to_be_attached()
    assert "kind=figure" in page.url
    button = page.get_by_role("button", name="Link kopieren")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Kopiert")).to_be_visible()
    expect(button).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_browser_that_refuses_is_told_of(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', "
        "{ value: { writeText: () => Promise.reject(new Error()) } });"
    )
    page.goto(f"{EVENT}worksheet/")
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.get_by_text("der Link steht in der Adresszeile")).to_be_visible()


def test_there_is_no_button_where_nothing_can_be_copied(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page.goto(f"{EVENT}compare/")
    expect(page.get_by_role("button", name="Link kopieren")).to_be_hidden()
    expect(page.get_by_role("link", name="Für die Leinwand").first).to_be_visible()
