"""Two texts side by side, by key, by button and without a script; and a sentence looked up."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import EVENT, PRACTICE, App

pytestmark = pytest.mark.browser

READ = f"{EVENT}read/taz-9-januar/junge-welt/"


@pytest.fixture(autouse=True)
def _patient(page: Page) -> None:
    """The first look-up of a process reads its dictionaries, which takes long on a busy machine."""
    page.context.set_default_timeout(60_000)


def place(page: Page) -> Locator:
    """The number of the difference that is shown."""
    return page.locator(".step:visible .step-place strong")


def test_keys_and_buttons_step_through_the_differences(page: Page) -> None:
    page.goto(READ)
    expect(place(page)).to_have_text("1")
    page.keyboard.press("n")
    expect(place(page)).to_have_text("2")
    expect(page).to_have_url(re.compile(r"\?at=[a-z]+-\d+-\d+$"))
    for claim in page.locator(".claim.current").all():
        expect(claim).to_be_in_viewport()
    assert page.locator(".claim.current").count() == 2
    page.keyboard.press("p")
    expect(place(page)).to_have_text("1")
    page.get_by_role("link", name="nächster").click()
    expect(place(page)).to_have_text("2")
    page.reload()
    expect(place(page)).to_have_text("2")


def test_without_names_the_reader_stays_at_the_difference(page: Page) -> None:
    page.goto(READ)
    page.keyboard.press("n")
    expect(place(page)).to_have_text("2")
    page.locator(".blind-switch a").click()
    expect(page.get_by_text("Die Namen der Medien sind verdeckt")).to_be_visible()
    expect(place(page)).to_have_text("2")
    page.keyboard.press("n")
    expect(place(page)).to_have_text("3")
    page.locator(".blind-switch a").click()
    expect(place(page)).to_have_text("3")


def test_a_step_brings_its_sentences_onto_a_low_screen(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 340})
    page.goto(READ)
    marked = page.locator(".claim.current")
    expect(marked).to_have_count(2)
    for claim in marked.all():
        expect(claim).not_to_be_in_viewport()
    page.keyboard.press("n")
    expect(place(page)).to_have_text("2")
    for claim in marked.all():
        expect(claim).to_be_in_viewport()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.keyboard.press("n")
    expect(place(page)).to_have_text("3")
    for claim in marked.all():
        expect(claim).to_be_in_viewport()


def test_single_keys_can_be_switched_off_for_good(page: Page) -> None:
    page.goto(READ)
    page.get_by_label("Tasten n und p").uncheck()
    page.keyboard.press("n")
    expect(place(page)).to_have_text("1")
    page.reload()
    expect(page.get_by_label("Tasten n und p")).not_to_be_checked()
    page.keyboard.press("n")
    expect(place(page)).to_have_text("1")


def test_a_laptop_shows_the_texts_at_once(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(READ)
    # Another test may have had the event compared anew: then a notice says so above the texts.
    notice = page.locator("#comparison-status").bounding_box() or {"height": 0.0}
    for column in page.locator(".column-scroll").all():
        box = column.bounding_box()
        assert box
        assert box["y"] - notice["height"] < 360  # half of the screen is text
        assert box["y"] + box["height"] <= 720
    for claim in page.locator(".claim.current").all():
        expect(claim).to_be_in_viewport()


PLACES = """() => Array.from(document.querySelectorAll('.column-scroll'), column => {
  const met = column.querySelector('.claim.met');
  return [column.scrollTop, met ? met.getBoundingClientRect().top : 0];
})"""
# Where both columns stand, frame by frame, until neither has moved for a while.
FILM = f"""() => new Promise(resolve => {{
  const film = [];
  let still = 0;
  const shoot = () => {{
    film.push(({PLACES})());
    const [now, before] = [film.at(-1), film.at(-2)];
    still = before && now.every(([top], n) => top === before[n][0]) ? still + 1 : 0;
    still > 30 ? resolve(film) : requestAnimationFrame(shoot);
  }};
  shoot();
}})"""


def scrolled_over_the_left(page: Page) -> list[list[list[float]]]:
    """Turn the wheel over the left text, as a reader does; gives where both stood by frames."""
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{PRACTICE}read/wiesenloher-tagblatt/lohetaler-anzeiger/")
    expect(page.locator(".claim.current")).to_have_count(2)
    page.locator(".column-scroll").first.hover()
    page.wait_for_timeout(200)
    page.mouse.wheel(0, 420)
    film: list[list[list[float]]] = page.evaluate(FILM)
    return film


def test_the_other_text_glides_to_the_counterpart(page: Page) -> None:
    film = scrolled_over_the_left(page)
    (_left, mine), (_right, theirs) = film[-1]
    assert abs(mine - theirs) < 2  # side by side in the end
    right = [places[1][0] for places in film]
    way = max(right) - min(right)
    steps = [abs(later - earlier) for earlier, later in pairwise(right)]
    assert way > 100
    assert max(steps) < way * 0.6  # it is seen going there
    left = [places[0][0] for places in film]
    assert left == sorted(left)  # and never pulls the reader's own text back


def test_the_other_text_goes_at_once_where_motion_is_unwelcome(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    film = scrolled_over_the_left(page)
    for (_left, mine), (_right, theirs) in film:
        assert abs(mine - theirs) < 2


def test_a_step_by_key_after_scrolling_is_side_by_side_again(page: Page) -> None:
    scrolled_over_the_left(page)
    page.keyboard.press("n")
    expect(place(page)).to_have_text("2")
    (_left, mine), (_right, theirs) = page.evaluate(FILM)[-1]
    assert abs(mine - theirs) < 2
    assert page.locator(".claim.current.met").count() == 2


def test_without_a_script_links_lead_from_difference_to_difference(
    browser: Browser, app: App
) -> None:
    context = browser.new_context(base_url=app.address, locale="de-DE", java_script_enabled=False)
    page = context.new_page()
    page.goto(READ)
    page.get_by_role("link", name="nächster").click()
    expect(place(page)).to_have_text("2")
    page.get_by_text("Andere Texte wählen").click()
    page.get_by_label("rechts").select_option("stern")
    page.get_by_role("button", name="Nebeneinander lesen").click()
    expect(page).to_have_url(re.compile(r"/read/taz-9-januar/stern/$"))
    page.get_by_role("link", name="Seiten tauschen").click()
    expect(page).to_have_url(re.compile(r"/read/stern/taz-9-januar/$"))
    context.close()


def test_a_sentence_is_looked_up_from_the_masthead(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Wer sagt das?").click()
    page.get_by_label("Satz, der gesucht wird").fill("225 Menschen starben in Kasachstan.")
    page.get_by_role("button", name="Nachsehen").click()
    expect(page).to_have_url(re.compile("/check/#answers$"))  # nothing of it in the address
    group = page.get_by_role("region", name="Nennen eine andere Zahl")
    expect(group).to_contain_text("164")
    group.get_by_role("link", name="im Text").first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_on_a_phone_the_counterpart_is_brought_in(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.emulate_media(reduced_motion="reduce")
    page.goto(READ)
    columns = page.locator(".columns")
    assert columns.evaluate("all => all.scrollLeft") == 0
    page.locator(".column").first.locator(".claim-findings [data-to]").nth(1).click()
    page.wait_for_function("document.querySelector('.columns').scrollLeft > 100")
    expect(page.locator(".column").last.locator(".claim.current").first).to_be_in_viewport()
