"""The matrix in a browser: quiet in its console, readable on a phone, columns that move."""

import re
from contextlib import suppress
from io import BytesIO

import pytest
from playwright.sync_api import Error, Page, Route, expect
from pypdf import PdfReader

from tests.browser.conftest import EVENT

pytestmark = pytest.mark.browser


def test_sorting_and_going_back_leave_the_console_quiet(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{EVENT}compare/")
    page.get_by_label("Reihenfolge").select_option("subject")
    expect(page.locator("h2.subject").first).to_be_visible()
    page.get_by_label("Reihenfolge").select_option("time")
    expect(page.locator("h2.subject")).to_have_count(0)
    page.go_back()
    expect(page.locator("h2.subject").first).to_be_visible()
    page.go_forward()
    expect(page.locator("h2.subject")).to_have_count(0)
    assert said == []


def test_a_phone_shows_both_sides_of_a_difference_at_once(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{EVENT}compare/?account=all")
    row = page.locator(".row").first
    named = row.locator(".cell.named")
    expect(named).to_have_count(2)
    for side in range(2):
        box = named.nth(side).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 375
    shown = row.locator(".cell:visible")
    before = shown.count()
    row.get_by_text(re.compile(r"noch \d+ Darstellungen zeigen")).click()
    assert shown.count() > before
    row.get_by_text("weniger zeigen").click()
    expect(shown).to_have_count(before)


def test_a_column_moves_and_the_filters_keep_its_place(page: Page) -> None:
    page.goto(f"{EVENT}compare/")
    heads = page.locator(".heads .head-name")
    first, second = heads.nth(0).inner_text(), heads.nth(1).inner_text()
    page.locator("a.leftward").first.press("Enter")
    expect(heads.nth(0)).to_have_text(second)
    expect(page.locator(".leftward.off")).to_be_focused()  # it can go no further
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/compare/"))
    page.get_by_label("Zeilen", exact=True).select_option("1")
    expect(page).to_have_url(re.compile("single=1"))
    expect(heads.nth(0)).to_have_text(second)
    expect(heads.nth(1)).to_have_text(first)


@pytest.mark.parametrize("width", [375, 768, 1280, 1920])
def test_a_wide_map_scrolls_in_its_frame_under_its_heads(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 420})
    page.goto(EVENT)
    frame = page.locator(".map-scroll")
    frame.evaluate("frame => { frame.scrollTo(90, 60); frame.scrollIntoView(); }")
    box = frame.bounding_box()
    column, row = frame.locator("thead th").nth(10), frame.locator("tbody th").nth(10)
    head, name = column.bounding_box(), row.bounding_box()
    assert box
    assert head
    assert name
    assert abs(head["y"] - box["y"]) < 4  # the numbers stay above
    assert abs(name["x"] - box["x"]) < 4  # the names stay at the left
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# A4, upright and across, without its margins and with them.
@pytest.mark.parametrize("width", [695, 794, 1046, 1123])
def test_on_paper_every_statement_is_on_the_sheet(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(media="print")
    page.goto(f"{EVENT}compare/?account=all&print=1")
    ends = page.locator(".row .cell, .row h3").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().right)"
    )
    assert len(ends) > 100
    assert max(ends) <= width + 1


PARTED = """rows => rows.map(row => [...row.querySelectorAll('.cell')]
  .map(cell => cell.classList.contains('blank')
    ? '' : cell.querySelector('.outlet').firstChild.textContent.trim()))
  .filter(names => names.filter(name => name).length == 2 && /\\w,,+\\w/.test(names.join()))"""


def test_on_paper_two_who_tell_stand_side_by_side_above_what_was_found(page: Page) -> None:
    page.goto(f"{EVENT}compare/?print=1")
    parted = page.locator(".row").evaluate_all(PARTED)  # between the two stands one that has it not
    why = page.locator(".row .why-fold .sentence").first.inner_text()
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    lines = [
        line
        for sheet in sheets
        for line in sheet.extract_text(extraction_mode="layout").splitlines()
    ]
    assert parted
    for names in parted:
        first, second = filter(None, names)
        assert any(first in line and second in line for line in lines), names
    assert why.split()[-1] in "".join(lines)
    assert not any("Warum?" in line for line in lines)  # there is nothing to unfold on paper


def test_a_page_stays_where_it_is_when_a_column_moves(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{EVENT}compare/")
    moving = page.locator(".leftward").nth(1)
    key = moving.get_attribute("id")
    moving.focus()
    before = page.evaluate("window.scrollY")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("columns=own"))
    expect(page.locator(f"#{key}")).to_be_focused()
    assert abs(page.evaluate("window.scrollY") - before) < 50


OUTSIDE = """lines => lines.flatMap(line => {
  const whole = line.getBoundingClientRect();
  return [...line.querySelectorAll('.figure-who, .figure-value, .figure-track')].filter(part => {
    const inner = part.getBoundingClientRect();
    return !inner.width || inner.left < whole.left - 1 || inner.right > whole.right + 1;
  }).map(part => part.textContent);
})"""


@pytest.mark.parametrize("width", [700, 794, 1280])
def test_printed_numbers_stay_in_their_column(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(media="print")
    page.goto(f"{EVENT}figures/")
    lines = page.locator(".figure-line:visible:has(.figure-track)")
    expect(lines.first).to_be_visible()
    assert lines.evaluate_all(OUTSIDE) == []


def test_a_printed_map_has_room_for_the_names(page: Page) -> None:
    page.set_viewport_size({"width": 794, "height": 1000})
    page.emulate_media(media="print")
    page.goto(EVENT)
    names = page.locator(".map tbody th").all()
    assert names
    assert all(
        box["width"] > 100 and box["height"] < 40 for th in names if (box := th.bounding_box())
    )


def test_who_ticks_texts_by_key_stays_where_they_are(page: Page) -> None:
    page.goto(f"{EVENT}compare/")
    fold = page.locator("#accounts-fold")
    fold.locator("summary").click()
    boxes = fold.locator("input[type=checkbox]")
    order = boxes.evaluate_all("boxes => boxes.map(box => box.id)")
    last = boxes.last
    last.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("account="))
    expect(page.locator(f"#{order[-1]}")).to_be_focused()
    assert boxes.evaluate_all("boxes => boxes.map(box => box.id)") == order


def test_ticks_made_while_an_answer_is_on_its_way_all_count(page: Page) -> None:
    page.goto(f"{EVENT}compare/")
    page.locator("#accounts-fold summary").click()
    page.locator("[data-untick]").click()

    held: list[Route] = []
    page.route("**/compare/?**", lambda route: held.append(route))
    boxes = page.locator("#accounts-fold input")
    wanted = [boxes.nth(place).get_attribute("value") for place in range(1, 7)]
    for code in wanted:
        page.locator(f"#account-{code}").click()
    page.unroute_all(behavior="ignoreErrors")
    for route in held:
        with suppress(Error):  # taken back by a later tick
            route.continue_()
    expect(page.locator(".heads .head-name")).to_have_count(len(wanted))
    ticked = page.locator("#accounts-fold input:checked")
    assert {box.get_attribute("value") for box in ticked.all()} == set(wanted)


def test_on_a_phone_who_presses_show_sees_what_there_is(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto(f"{EVENT}compare/")
    page.get_by_text("Auswahl und Filter").click()
    page.get_by_label("Suche in den Aussagen").fill("Soldaten")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page.get_by_text("Gefiltert:")).to_be_attached()
    expect(page.locator("#rows")).to_be_in_viewport()
    expect(page.locator("#rows")).to_be_focused()


@pytest.mark.parametrize("width", [375, 1280])
def test_no_field_that_the_keyboard_reaches_is_under_a_head(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(EVENT)
    page.locator(".map tbody td a").first.focus()
    for key in ["Tab"] * 30 + ["Shift+Tab"] * 25:
        page.keyboard.press(key)
        is_seen = page.evaluate(
            """() => {
              const field = document.activeElement;
              if (!field.closest(".map td")) return true;
              const box = field.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return field.contains(top);
            }"""
        )
        assert is_seen, page.evaluate("document.activeElement.outerHTML")
