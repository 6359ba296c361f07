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


def test_on_paper_every_account_has_its_column(page: Page) -> None:
    page.goto(f"{EVENT}voices/")
    page.emulate_media(media="print")
    for width in (718, 1046):  # A4, upright and across, without the usual margins
        page.set_viewport_size({"width": width, "height": 1000})
        heads = page.locator(".speakers thead th")
        assert heads.count() >= 18
        assert all(
            (box := head.bounding_box()) and box["x"] + box["width"] <= width + 1
            for head in heads.all()
        )
        names = page.locator(".column-name")
        fits = "names => names.every(name => name.scrollHeight <= name.clientHeight)"
        assert names.evaluate_all(fits)


def test_on_a_phone_each_speaker_names_the_accounts(page: Page) -> None:
    """Nobody finds one account among eighteen columns: each name has its own below it."""
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(f"{EVENT}voices/")
    within = "box => box.scrollWidth <= box.clientWidth"
    assert page.locator(".speakers-scroll").evaluate(within)
    first = page.locator(".speakers tbody tr").first
    shown = first.locator("td:not(.number):visible")
    assert shown.count() == first.locator("a.dot").count() > 1
    names = [name.inner_text() for name in shown.locator(".cell-label").all()]
    assert all(names)
    shown.last.locator("a").click()
    expect(page.locator("#opened .opened-head")).to_contain_text(names[-1])


def test_who_is_far_down_or_right_still_has_both_heads(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(f"{EVENT}voices/?all=1")
    table = page.locator(".speakers-scroll")
    table.evaluate("box => { box.scrollIntoView(); box.scrollTo(box.scrollWidth, 9999); }")
    expect(page.locator(".column-name").last).to_be_in_viewport()
    expect(page.locator(".speakers tbody th").last).to_be_in_viewport()
    page.locator(".speakers a.dot").first.focus()  # scrolls back, and to no place below the heads
    dot = page.locator(".speakers a.dot").first.bounding_box()
    head = page.locator(".speakers thead th").first.bounding_box()
    assert dot
    assert head
    assert dot["y"] >= head["y"] + head["height"]
    assert dot["x"] >= head["x"] + head["width"]


def test_a_name_leads_to_the_voices_of_this_account_alone(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(f"{EVENT}voices/?by=words")
    name = page.locator(".shares tbody th a").nth(1)
    told = name.inner_text()
    name.click()
    expect(page.locator(".voice-bar")).to_have_count(1)
    expect(page.locator(".shares tbody th")).to_contain_text(told)
    expect(page.locator(".shares thead th").last).to_have_text("Wörter")


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


def test_on_a_phone_one_group_of_words_is_open_at_a_time(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(f"{EVENT}wording/")
    opened = page.locator("details.labels[open]")
    expect(opened).to_have_count(1)
    page.locator("details.labels > summary").nth(1).click()
    expect(opened).to_have_count(1)
    expect(opened.locator("h2")).to_have_id("labels-unrest")
    page.get_by_role("link", name="Truppen", exact=True).click()
    expect(opened.locator("h2")).to_have_id("labels-troops")


def test_every_tab_is_on_the_screen_of_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(f"{EVENT}voices/")
    for tab in page.locator(".tabs a").all():
        box = tab.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 375
