"""From the map to the words, one difference after the other, without names, to a report."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EVENT, App, wait_for

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _settled(app: App) -> None:
    """A run that another test asked for gives rows and slides new addresses while one looks."""
    wait_for(f"{app.address}{EVENT}status/", "Der Vergleich ist fertig", seconds=120)


def test_the_map_leads_to_the_words(page: Page) -> None:
    page.goto(EVENT)
    field = page.locator(".map td a[data-kind]").first
    outlet = (field.get_attribute("title") or "").partition(":")[0]
    field.click()
    expect(page).to_have_url(re.compile(r"/compare/\d+/$"))
    expect(page.locator(".cells .outlet", has_text=outlet).first).to_be_visible()


def test_arrow_keys_step_through_the_differences(page: Page) -> None:
    page.goto(f"{EVENT}compare/?view=projector")
    expect(page.get_by_text(re.compile(r"^1 von \d+$"))).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(re.compile(r"^2 von \d+$"))).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text(re.compile(r"^1 von \d+$"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/compare/$"))


def test_who_goes_on_by_the_link_goes_on_again_from_there(page: Page) -> None:
    page.goto(f"{EVENT}compare/?view=projector")
    onward = page.locator("a[rel=next]")
    onward.press("Enter")
    expect(page.get_by_text(re.compile(r"^2 von \d+$"))).to_be_visible()
    expect(onward).to_be_focused()
    onward.press("Enter")
    expect(page.get_by_text(re.compile(r"^3 von \d+$"))).to_be_visible()
    # Opened anew, and by the arrow keys, a page begins at its top.
    page.reload()
    expect(onward).not_to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(re.compile(r"^4 von \d+$"))).to_be_visible()
    expect(onward).not_to_be_focused()


def test_arrow_keys_go_over_the_map(page: Page) -> None:
    page.goto(EVENT)
    place = """link => {
        const cell = link.parentElement;
        return [cell.parentElement.rowIndex, cell.cellIndex];
    }"""
    fields = page.locator(".map tbody td a")
    fields.first.focus()
    focused = page.locator(":focus")
    row, column = focused.evaluate(place)
    keys = ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowUp", "ArrowLeft")
    stops = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
    for key, (down, right) in zip(keys, stops, strict=True):
        page.keyboard.press(key)
        assert focused.evaluate(place) == [row + down, column + right]
    page.keyboard.press("ArrowLeft")  # there is nothing beyond
    assert focused.evaluate(place) == [row - 1, column]
    page.keyboard.press("End")
    last = page.locator(".map thead th a").count()
    assert focused.evaluate(place) == [row - 1, column + last - 1]
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/compare/\d+/$"))


def test_the_map_is_one_stop_of_the_tab_key(page: Page) -> None:
    page.goto(EVENT)
    expect(page.get_by_text("Pfeiltasten von Feld zu Feld")).to_be_visible()
    stops = page.locator(".map a[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("ArrowRight")
    place = page.locator(":focus").get_attribute("title")
    page.keyboard.press("Tab")
    expect(page.locator(".map a:focus")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(stops).to_have_count(1)
    assert page.locator(":focus").get_attribute("title") == place


def test_a_class_sees_the_quotes_before_the_finding(page: Page) -> None:
    page.goto(f"{EVENT}compare/?view=projector")
    page.get_by_role("link", name="Erst die Zitate zeigen").press("Enter")
    finding = page.locator(".slide-finding .sentence")
    expect(page.locator(".slide .said").first).to_be_visible()
    expect(finding).to_be_hidden()
    line = page.locator(".slide .side mark").first.evaluate(
        "mark => getComputedStyle(mark).textDecorationLine"
    )
    assert line == "none"
    also = page.locator(".slide-also")
    expect(also).to_have_count(1)
    expect(also).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(finding).to_be_visible()
    expect(also).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(re.compile(r"^2 von \d+$"))).to_be_visible()
    expect(finding).to_be_hidden()
    page.get_by_role("link", name="Befund gleich zeigen").press("Enter")
    expect(page.locator(".slide > .sentence")).to_be_visible()


def test_a_teacher_chooses_by_keyboard_what_the_wall_shows(page: Page) -> None:
    page.goto(f"{EVENT}compare/?view=projector")
    page.get_by_role("link", name="Auswählen, was gezeigt wird").press("Enter")
    for place in (1, 3):
        page.locator(".slide-offer input").nth(place).press("Space")
    second = page.locator(".slide-offer").nth(1).inner_text()
    page.get_by_role("button", name="Auf der Leinwand zeigen").first.press("Enter")
    expect(page.get_by_text("1 von 2", exact=True)).to_be_visible()
    sentence = page.locator(".slide > .sentence").inner_text()
    assert sentence in second
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("2 von 2", exact=True)).to_be_visible()
    page.get_by_role("link", name="Auswahl ändern").press("Enter")
    chosen = page.locator(".slide-picked .slide-offer")
    expect(chosen).to_have_count(2)
    before = chosen.all_inner_texts()
    page.get_by_role("button", name="Nummer 1 später zeigen").press("Enter")
    expect(chosen.first).to_have_text(before[1], use_inner_text=True)
    assert chosen.all_inner_texts() == before[::-1]
    page.get_by_role("button", name="Auf der Leinwand zeigen").first.press("Enter")
    expect(page.locator(".slide-steps .number")).to_have_text("1 von 2")
    first = page.locator(".slide > .sentence").inner_text()
    assert first in before[1]
    page.get_by_role("link", name="Auswahl ändern").press("Enter")
    page.get_by_role("button", name="Als Arbeitsblatt").first.press("Enter")
    expect(page.locator(".sheet-entry")).to_have_count(2)
    page.get_by_label("Namen der Medien").select_option("shown")
    page.get_by_role("button", name="Blatt ändern").press("Enter")
    expect(page.locator(".sheet-entry")).to_have_count(2)
    page.locator(".sheet-answers > summary").press("Enter")
    expect(page.locator(".sheet-answers")).to_contain_text(first)


def test_names_are_hidden_until_they_are_asked_for(page: Page) -> None:
    page.goto(f"{EVENT}compare/?account=taz-9-januar&account=stern")
    page.get_by_role("link", name="Ohne Namen lesen").click()
    expect(page.locator(".heads .head-name").first).to_have_text(re.compile("^Medium [A-Z]"))
    page.get_by_role("link", name="Zahlen", exact=True).click()
    expect(page).to_have_url(re.compile(r"/figures/\?blind=1$"))
    expect(page.get_by_text("stern", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Namen zeigen").first.click()
    expect(page.locator(".figure-who", has_text="stern").first).to_be_visible()


def test_a_fault_is_reported_by_keyboard(page: Page) -> None:
    page.goto(EVENT)
    page.get_by_role("link", name="Fehler melden").first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Der Befund stimmt nicht.").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Zwei verschiedene Tage.")
    page.get_by_role("button", name="Melden").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Danke für die Meldung")).to_be_visible()


def test_a_figure_opens_its_sentence(page: Page) -> None:
    page.goto(f"{EVENT}figures/")
    fold = page.locator("main .thing details summary:visible").first
    fold.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main .thing details[open] .said").first).to_be_visible()


def test_a_slide_moves_by_keyboard_and_keeps_the_focus(page: Page) -> None:
    page.goto(f"{EVENT}compare/?view=projector&pick=1")
    for place in (1, 3):
        page.locator(".slide-offer input").nth(place).press("Space")
    # Enter in the list puts it in order.
    page.locator(".slide-offer input").first.press("Enter")
    chosen = page.locator(".slide-picked .slide-offer")
    expect(chosen).to_have_count(2)
    before = chosen.all_inner_texts()
    page.get_by_role("button", name="Nummer 1 später zeigen").press("Enter")
    expect(chosen.first).to_have_text(before[1], use_inner_text=True)
    # Where a slide can go no further the focus stays, and pressed again nothing moves.
    expect(page.get_by_role("button", name="Nummer 2 später zeigen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(chosen.first).to_have_text(before[1], use_inner_text=True)
    page.locator(".slide-offer input").nth(2).press("Space")
    page.locator(".slide-offer input").nth(2).press("Enter")
    expect(chosen).to_have_count(3)
    assert chosen.all_inner_texts()[:2] == before[::-1]
    page.get_by_role("button", name="Nummer 3 früher zeigen").press("Enter")
    expect(page.get_by_role("button", name="Nummer 2 früher zeigen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Nummer 1 früher zeigen")).to_be_focused()
