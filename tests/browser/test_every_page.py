"""What holds on every page: accessible by axe, no sideways scrolling, light enough.

Each is walked and left by keyboard alone, and says the same without a script.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FilePayload,
    Page,
    Response,
    ViewportSize,
    expect,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser import axe
from tests.browser.conftest import EVENT, PAGE_LASTS, PRACTICE, App, log_in
from tests.events.pages import BODY
from tests.events.pages import page as outlet_page

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "home without hits": "/?q=gibtesnicht",
    "event": EVENT,
    "compare": f"{EVENT}compare/",
    "compare, one kind": f"{EVENT}compare/?kind=figure&single=1",
    "compare without names": f"{EVENT}compare/?blind=1",
    "projector": f"{EVENT}compare/?view=projector",
    "projector, quotes first": f"{EVENT}compare/?view=projector&first=quotes",
    "choice of slides": f"{EVENT}compare/?view=projector&pick=1",
    "figures": f"{EVENT}figures/",
    "absent": f"{EVENT}absent/",
    "accessibility": "/accessibility/",
    "wording, opened": f"{EVENT}wording/?show=crowd.person.own",
    "voices, opened": f"{EVENT}voices/?voice=outlet&of=taz-9-januar",
    "text of a digest": f"{EVENT}texts/taz-9-januar/",
    "text not fetched": f"{EVENT}texts/spiegel/",
    "versions": f"{PRACTICE}texts/lohetaler-anzeiger/versions/",
    "versions of one": f"{EVENT}texts/taz-9-januar/versions/",
    "worksheet": f"{EVENT}worksheet/",
    "worksheet in English": f"/en{EVENT}worksheet/?names=shown",
    "outlet": "/outlets/rt-de/",
    "method": "/method/",
    "read, two to choose": f"{EVENT}read/",
    "read": f"{EVENT}read/taz-9-januar/junge-welt/",
    "check": "/check/",
    "rule for sources": "/source-rule/",
    "check, answered": "/check/?q=225+Menschen+starben+in+Kasachstan.",
    "login": "/accounts/login/",
    "preview link that is over": "/preview/nie-ausgestellt/",
    "not found": "/events/gibt-es-nicht/",
    "not understood": "/check/?q=%00",
    "event in English": f"/en{EVENT}",
    "compare in English": f"/en{EVENT}compare/",
}
DESK = {
    "desk": "/curate/",
    "queue": f"/curate{EVENT}",
    "log": f"/curate{EVENT}log/",
    "new event": "/curate/events/new/",
    "edit event": f"/curate{EVENT}edit/",
    "delete event": f"/curate{EVENT}delete/",
    "publish": f"/curate{EVENT}publish/",
    "rights": f"/curate{EVENT}rights/",
    "take down": f"/curate{EVENT}takedown/taz-9-januar/",
    "write the rule for sources": "/curate/source-rule/",
    "accounts at the desk": f"/curate{EVENT}accounts/",
    "account at the desk": f"/curate{EVENT}accounts/taz-9-januar/",
    "claims at the desk": f"/curate{EVENT}accounts/taz-9-januar/claims/",
    "left out of a page": f"/curate{EVENT}accounts/taz-9-januar/left-out/",
}
# Pages whose address a link on another page holds.
BEHIND = {
    "sentence at the desk": (DESK["claims at the desk"], "a.button[href*='/claims/']"),
    "row at the desk": (DESK["queue"], "a[data-key=m]"),
    "finding to add": (DESK["queue"], "a[data-key=a]"),
}
CURATED = {
    "add an account": f"{EVENT}accounts/add/",
    "reports": "/curate/reports/",
    "discover": f"/curate{EVENT}discover/",
    "outlets": "/curate/outlets/",
    "outlet to edit": "/curate/outlets/spiegel/",
} | DESK
# Each template once; what zooming breaks is the same in English and with another choice.
ZOOMED = [
    name
    for name in [*PAGES, *CURATED]
    if not any(word in name for word in ("English", "one kind", "without", "versions of one"))
]
# Axe takes up to 18 s over the demo event's longest pages. Their templates are the same on the
# event that was written to hold every kind of finding; their length the other tests see.
BRIEFER = {
    "figures": f"{PRACTICE}figures/",
    "absent": f"{PRACTICE}absent/",
    "wording, opened": f"{PRACTICE}wording/?show=crowd.demonstrator.own",
    "voices, opened": f"{PRACTICE}voices/?voice=outlet&of=querfeld-agentur",
    "compare, one kind": f"{PRACTICE}compare/?kind=figure&single=1",
    "event in English": f"/en{PRACTICE}",
    "compare in English": f"/en{PRACTICE}compare/",
}
LOOKED_AT = PAGES | CURATED | BRIEFER
LIMIT_BYTES = 200_000
WORK_MS = 90_000  # for what the web process does when it reads its first text


# How a screen of 1280 px behaves at 200 % zoom.
AT_200_PERCENT: ViewportSize = {"width": 640, "height": 400}


@pytest.fixture(scope="module")
def moderators(browser: Browser, app: App) -> Iterator[BrowserContext]:
    """A logged-in moderator, for whom no colour fades: axe would measure it on its way."""
    context = browser.new_context(
        base_url=app.address, locale="de-DE", color_scheme="light", reduced_motion="reduce"
    )
    log_in(context.new_page())
    yield context
    context.close()


def assert_accessible(page: Page, *, zoomed: bool = True) -> None:
    """Let axe find nothing on a page in light, in dark and at 200 % zoom."""
    assert axe.all_but_colours(page) == []
    assert axe.colours(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert axe.colours(page) == []
    if zoomed:
        page.set_viewport_size(AT_200_PERCENT)
        assert axe.all_but_colours(page) == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_axe_finds_nothing_in_light_in_dark_and_zoomed(
    moderators: BrowserContext, name: str
) -> None:
    page = moderators.new_page()
    page.goto(LOOKED_AT[name])
    for summary in page.locator("details > summary:visible").all()[:3]:
        if not summary.evaluate("node => node.parentElement.open"):
            summary.click()
    expect(page.locator(".htmx-request")).to_have_count(0)
    assert_accessible(page, zoomed=name in ZOOMED)
    page.close()


@pytest.mark.parametrize("name", BEHIND)
def test_axe_finds_nothing_behind_a_link(moderators: BrowserContext, name: str) -> None:
    page = moderators.new_page()
    before, link = BEHIND[name]
    page.goto(before)
    page.goto(page.locator(link).first.get_attribute("href") or "")
    assert_accessible(page)
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_it_is_light_and_nothing_scrolls_sideways(page: Page, name: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(PAGES[name])
    sizes = [answer.request.sizes()["responseBodySize"] for answer in answers]
    assert sum(sizes) < LIMIT_BYTES
    for width in (320, 375, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


# What has the focus: whether it can be seen, and where it leads inside the page's main part.
FOCUS = """() => {
  const node = document.activeElement;
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  const inside = node.closest('main') !== null;
  const leads = node.matches('a[href]') && node.origin === location.origin
    && node.href.split('#')[0] !== location.href.split('#')[0];
  return {
    place: [...document.querySelectorAll('*')].indexOf(node),
    name: node.outerHTML.slice(0, 120),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    ringed: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    away: inside && leads ? node.href : '',
  };
}"""
AWAY_LINKS = """() => [...document.querySelectorAll('main a[href]')].filter(
  a => a.checkVisibility({visibilityProperty: true}) && a.getClientRects().length
    && a.origin === location.origin
    && a.href.split('#')[0] !== location.href.split('#')[0])"""
AWAY = f"() => ({AWAY_LINKS})().length"
STEPS = 60  # of the Tab key
MOST_SHEETS = 24  # of the demo event's eighteen texts
# Public pages, each template once.
WALKED = [name for name in ZOOMED if name in PAGES]


def follow_by_key(page: Page, away: str) -> None:
    """Press Enter on the link that has the focus, once more where nothing has come of it.

    Once in some twenty runs of the suite a page did not come within a minute after one Enter.
    """
    page.keyboard.press("Enter")
    try:
        page.wait_for_url(away, wait_until="domcontentloaded", timeout=PAGE_LASTS / 2)
    except PlaywrightTimeout:
        page.keyboard.press("Enter")
        page.wait_for_url(away, wait_until="domcontentloaded")
    assert page.locator("h1").count() == 1


def leave_by_keyboard(page: Page) -> None:
    """Follow the first link of the main part that leads to another page here, by keys alone."""
    places = set()
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here["name"].startswith("<body"):
            break  # behind the last one
        assert here["seen"], here["name"]
        assert here["ringed"], here["name"]
        assert here["place"] not in places, here["name"]  # no way around in circles
        places.add(here["place"])
        if here["away"]:
            follow_by_key(page, here["away"])
            return
    assert page.evaluate(AWAY) == 0


def leave_by_mouse(page: Page) -> None:
    """Point at the first link of the main part that leads to another page here, and press."""
    link = page.evaluate_handle(f"() => ({AWAY_LINKS})()[0] || null").as_element()
    if link is None:
        return
    away = link.evaluate("node => node.href")
    link.scroll_into_view_if_needed()
    # A link that wraps has a box with holes; its first piece is where one points.
    left, top, width, height = link.evaluate(
        "node => { const b = node.getClientRects()[0]; return [b.x, b.y, b.width, b.height]; }"
    )
    page.mouse.click(left + width / 2, top + height / 2)
    page.wait_for_url(away, wait_until="domcontentloaded")
    assert page.locator("h1").count() == 1


@pytest.fixture(scope="module")
def bare(browser: Browser, app: App) -> Iterator[Page]:
    """A tab in which no script runs."""
    context = browser.new_context(base_url=app.address, java_script_enabled=False, locale="de-DE")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", WALKED)
def test_it_is_walked_by_keyboard_and_without_a_script(page: Page, bare: Page, name: str) -> None:
    page.goto(PAGES[name], wait_until="domcontentloaded")
    headings = page.locator("main :is(h1, h2, h3):visible").all_inner_texts()
    if name != "login":  # there the first field has the focus
        page.keyboard.press("Tab")
        assert "skip-link" in page.evaluate(FOCUS)["name"]
        page.keyboard.press("Enter")
    leave_by_keyboard(page)
    bare.goto(PAGES[name])
    assert bare.locator("main :is(h1, h2, h3):visible").all_inner_texts() == headings
    link = bare.locator("main a[href]:visible:not([href^='#']):not([href^='http'])")
    if link.count():
        with bare.expect_response(lambda answer: answer.request.is_navigation_request()) as found:
            link.first.click(no_wait_after=True)
        assert found.value.status == 200


@pytest.mark.parametrize("name", WALKED)
def test_it_is_left_by_mouse(page: Page, name: str) -> None:
    page.goto(PAGES[name], wait_until="domcontentloaded")
    leave_by_mouse(page)


PRINTED = ["event", "compare", "figures", "wording, opened", "voices, opened", "absent", "read"]


@pytest.mark.parametrize("name", PRINTED)
def test_it_fills_sheets_that_end_with_its_sources(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    made = page.pdf(format="A4")
    sheets = made.count(b"/Type /Page\n") or made.count(b"/Type /Page")
    assert 1 < sheets < MOST_SHEETS
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 1000})  # A4 between its margins
    assert page.evaluate("document.documentElement.scrollWidth") <= 690
    ends = page.locator(".printed-sources ul")
    expect(ends).to_be_visible()
    assert ends.evaluate("node => getComputedStyle(node).columnCount") == "2"


# A page of which much is left out: lists, links and paragraphs that the preview folds.
ARTICLE = outlet_page(
    f"{BODY}<aside><h2>Mehr zum Thema</h2><ul><li><a href='/a'>Der Hafen im Winter</a></li>"
    "<li><a href='/b'>Wer den Kai bezahlt</a></li></ul></aside>"
).encode()


@pytest.fixture(scope="module")
def preview(moderators: BrowserContext) -> str:
    """The address of a page that a moderator sent, read and not yet saved."""
    page = moderators.new_page()
    page.goto(CURATED["add an account"])
    page.get_by_label("oder neues Medium").fill("Hafenblatt")
    sent: FilePayload = {"name": "brand.html", "mimeType": "text/html", "buffer": ARTICLE}
    page.get_by_label("Datei").set_input_files(sent)
    with page.expect_navigation(timeout=WORK_MS):
        page.get_by_role("button", name="Lesen und ansehen").click(no_wait_after=True)
    address = page.url
    page.close()
    return address


def test_axe_finds_nothing_on_a_preview(moderators: BrowserContext, preview: str) -> None:
    page = moderators.new_page()
    page.goto(preview)
    folded = page.locator("main details")
    assert folded.count() >= 2
    folded.evaluate_all("all => all.forEach(each => { each.open = true; })")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= AT_200_PERCENT["width"]
    page.close()


def test_a_preview_is_walked_by_keyboard(moderators: BrowserContext, preview: str) -> None:
    page = moderators.new_page()
    page.goto(preview, wait_until="domcontentloaded")
    names, places, last = [], set(), 0
    for _ in range(2 * STEPS):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        assert here["seen"], here["name"]
        if here["place"] == last:  # a date has stops for day, month, year and its button
            continue
        assert here["ringed"], here["name"]
        assert here["place"] not in places, here["name"]
        last = here["place"]
        places.add(last)
        names.append(page.evaluate("document.activeElement.innerText.trim()"))
        if here["name"].startswith("<summary"):
            was_open = page.evaluate("document.activeElement.parentElement.open")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.parentElement.open") is not was_open
        if names[-1] == "Speichern":
            break
    assert names[-1] == "Speichern"
    page.close()
