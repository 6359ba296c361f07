"""A visitor's way: home, event, comparison, why, and the words in the text."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import EVENT

pytestmark = pytest.mark.browser


def test_a_finding_leads_to_the_words_it_rests_on(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Kasachstan, Januar 2022").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kasachstan, Januar 2022")
    page.get_by_role("link", name="Aussagen vergleichen").click()
    row = page.locator("article.row", has=page.locator("mark, .kind")).first
    row.get_by_text("Warum?").click()
    expect(row.locator(".why .finding").first).to_be_visible()
    quote = row.locator(".cell:not(.blank)").first
    words = quote.locator("blockquote, .words").first.inner_text().strip("„“ \n")
    quote.get_by_role("link", name="im Text").first.click()
    expect(page).to_have_url(re.compile(r"/texts/[\w-]+/#"))
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert target.inner_text().strip("„“ \n")[:40] == words[:40]


def test_a_filter_changes_rows_and_address_and_back_undoes_it(page: Page) -> None:
    page.goto(f"{EVENT}compare/")
    before = page.locator("#rows").inner_text()
    page.locator("input[name=kind][value=agreement]").check()
    expect(page).to_have_url(re.compile("kind=agreement"))
    expect(page.locator("#rows")).not_to_have_text(before)
    for row in page.locator("article.row").all():
        expect(row.get_by_text("Übereinstimmung").first).to_be_visible()
    page.go_back()
    expect(page.locator("#rows")).to_have_text(before)


def test_a_filtered_address_opened_afresh_shows_the_same(
    page: Page, context: BrowserContext
) -> None:
    page.goto(f"{EVENT}compare/?kind=agreement")
    rows = page.locator("article.row h3").all_inner_texts()
    other = context.new_page()
    other.goto(page.url)
    assert other.locator("article.row h3").all_inner_texts() == rows != []


def test_search_narrows_rows_to_the_word(page: Page) -> None:
    page.goto(f"{EVENT}compare/?account=stern&account=sueddeutsche")
    page.get_by_label("Suche in den Aussagen").fill("Soldaten")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page).to_have_url(re.compile("Soldaten"))
    rows = page.locator("article.row")
    expect(rows.first).to_be_visible()
    for row in rows.all():
        expect(row).to_contain_text(re.compile("soldaten", re.IGNORECASE))


def test_english_pages_are_english_and_keep_the_place(page: Page) -> None:
    page.goto(f"{EVENT}compare/")
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page).to_have_url(re.compile(f"/en{EVENT}compare/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Aussage")


def test_keyboard_alone_reaches_and_opens_why(page: Page) -> None:
    page.goto(f"{EVENT}compare/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    page.keyboard.press("Enter")
    summary = page.locator("details.why-fold > summary").first
    for _ in range(80):
        page.keyboard.press("Tab")
        if summary.evaluate("node => node === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".why .finding").first).to_be_visible()
