"""The desk by keyboard alone: decide, take back, skip; and on a phone."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import EVENT

pytestmark = pytest.mark.browser
QUEUE = f"/curate{EVENT}?kind=agreement"


@pytest.fixture
def desk(logged_in: BrowserContext) -> Page:
    """The queue of one kind, opened by a moderator.

    What another test has put in order is compared first: it would change the numbers meanwhile.
    """
    page = logged_in.new_page()
    page.goto(f"{EVENT}status/")
    expect(page.locator("#comparison-status .going")).to_have_count(0, timeout=90_000)
    page.goto(QUEUE)
    return page


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
    desk.get_by_label("Tasten c, r, n, k").uncheck()
    desk.keyboard.press("c")
    desk.reload()
    expect(desk.get_by_label("Tasten c, r, n, k")).not_to_be_checked()
    assert waiting(desk) == before


def test_sentences_are_divided_and_joined_by_key(desk: Page) -> None:
    desk.keyboard.press("t")
    link = desk.locator("details[open] a[href$='do=cut']")
    expect(link.first).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Diesen Satz berichtigen")).to_be_visible()
    expect(desk.locator("button[name=cut]").first).to_be_focused()
    desk.go_back()
    desk.keyboard.press("v")
    expect(desk.locator("details[open] a[href$='do=join']").first).to_be_focused()


def test_kind_and_row_are_changed_by_key(desk: Page) -> None:
    desk.keyboard.press("k")
    expect(desk.get_by_label("Art des Befunds")).to_be_focused()
    desk.keyboard.press("Escape")
    desk.keyboard.press("o")
    expect(desk.get_by_label("In eine eigene Zeile")).to_be_checked()
    desk.go_back()
    desk.keyboard.press("m")
    expect(desk.get_by_role("heading", name="Zeile ordnen")).to_be_visible()
    expect(desk.get_by_label("In eine eigene Zeile")).not_to_be_checked()
    expect(desk.locator("input[name=claims]:checked")).to_have_count(1)


def test_a_row_is_put_in_order_and_compared_anew(desk: Page) -> None:
    desk.keyboard.press("o")
    desk.get_by_role("button", name="Speichern").click()
    expect(desk.get_by_text("Das Ereignis wird neu verglichen")).to_be_visible()
    desk.goto(f"/curate{EVENT}log/?about=row")
    expect(desk.get_by_text("1 Aussage in eine eigene Zeile").first).to_be_visible()
    desk.get_by_role("button", name="Rückgängig").first.click()
    expect(desk.get_by_text("gilt nicht mehr").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 375])
def test_a_claim_is_split_and_joined(desk: Page, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(f"/curate{EVENT}accounts/taz-12-januar/claims/")
    desk.get_by_role("link", name="Berichtigen").first.click()
    desk.get_by_text("Den Satz teilen").click()
    desk.locator("button[name=cut]").nth(2).click()
    expect(desk.get_by_text("Aussage 2")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    desk.get_by_role("button", name="Mit der nächsten Aussage verbinden").click()
    expect(desk.get_by_text("So hat die Maschine ihn gelesen.")).to_be_visible()


def test_the_log_fits_a_phone(desk: Page) -> None:
    desk.set_viewport_size({"width": 375, "height": 800})
    desk.goto(f"/curate{EVENT}log/")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 375


def test_on_a_phone_both_menus_are_folded(desk: Page) -> None:
    places, pages = desk.locator(".masthead .places"), desk.locator(".desk-tabs ul")
    expect(pages).to_be_visible()  # on a wide screen they always stand there
    expect(desk.locator(".menu-fold").first).to_be_hidden()
    desk.set_viewport_size({"width": 375, "height": 800})
    expect(places).to_be_hidden()
    expect(pages).to_be_hidden()
    for menu, summary in ((places, "Menü"), (pages, "Seiten des Schreibtischs")):
        switch = desk.get_by_text(summary, exact=True)
        box = switch.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 24
        switch.focus()
        desk.keyboard.press("Enter")
        expect(menu).to_be_visible()
        for link in menu.get_by_role("link").all():
            target = link.bounding_box()
            assert target
            assert target["height"] >= 24


def test_the_log_is_read_on_a_phone_as_cards(desk: Page) -> None:
    desk.keyboard.press("e")
    desk.keyboard.type("Zweimal dasselbe.")
    desk.keyboard.press("Escape")
    desk.keyboard.press("c")
    expect(desk.locator(".last-decision")).to_contain_text("stimmt")
    desk.goto(f"/curate{EVENT}log/")
    cells = desk.locator(".log tbody tr").first.locator("td")
    wide = [text.strip() for text in cells.all_inner_texts()]
    heads = [text.strip() for text in desk.locator(".log th").all_inner_texts()]
    desk.set_viewport_size({"width": 375, "height": 800})
    expect(desk.locator(".log thead")).to_be_hidden()
    # The same in the same order, each with what the head of its column says.
    for cell, head, text in zip(cells.all(), heads, wide, strict=True):
        shown = cell.inner_text().split("\n", 1) if cell.is_visible() else [head, ""]
        label = cell.locator(".in-card")
        assert shown[-1].strip() == text
        assert label.count() == 0 or label.inner_text() == head
    frame = desk.locator(".scroll:has(.log)")
    assert frame.evaluate("node => node.scrollWidth <= node.clientWidth")
    undo = desk.locator(".log").get_by_role("button", name="Rückgängig").first
    undo.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Zurückgenommen.")).to_be_visible()
