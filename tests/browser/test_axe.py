"""Colours looked at once a look: the one text that nobody can read among many is still found."""

import pytest
from playwright.sync_api import Browser

from tests.browser import axe

pytestmark = pytest.mark.browser

LINES = "<p class='line'>Zwölf Menschen wurden verletzt.</p>" * 30
PAGE = """<!doctype html><html lang="de"><title>Farben</title><style>
  body {{ background: #fff; color: #111 }} .pale {{ color: #ccc }}
  .dark {{ background: #222 }} .link a {{ color: #333; text-decoration: none }}
</style><main><h1>Farben</h1>{lines}{broken}{lines}</main></html>"""
UNREADABLE = {
    "a pale text": "<p class='line pale'>Zwölf</p>",
    "a text on another ground": "<div class='dark'><p class='line'>Zwölf</p></div>",
    "a text that shines through": "<p class='line' style='opacity: .3'>Zwölf</p>",
    "a field": "<label>Zahl <input class='pale' value='zwölf'></label>",
    "a link that looks like text": "<p class='link'>Am <a href='/a'>Montag</a> waren es zwölf.</p>",
}


# What looks the same, stands before it and is no fault.
TWINS = {
    "a link that looks like text": "<p class='link'><a href='/a'>Montag</a></p>",
    "a pale text": "<p class='line pale'>7</p>",
    "a field": "<label>Zahl <input class='pale' value='zwölf' disabled></label>",
}


@pytest.mark.parametrize("broken", TWINS)
def test_it_is_found_behind_a_twin_that_is_no_fault(browser: Browser, broken: str) -> None:
    page = browser.new_page()
    page.set_content(PAGE.format(lines=TWINS[broken], broken=""))
    assert axe.colours(page) == []
    page.set_content(PAGE.format(lines=TWINS[broken], broken=UNREADABLE[broken]))
    assert len(axe.colours(page)) == 1
    page.close()


@pytest.mark.parametrize("broken", UNREADABLE)
def test_one_among_many_is_found(browser: Browser, broken: str) -> None:
    page = browser.new_page()
    page.set_content(PAGE.format(lines=LINES, broken=""))
    assert axe.colours(page) == []
    page.set_content(PAGE.format(lines=LINES, broken=UNREADABLE[broken]))
    assert len(axe.colours(page)) == 1
    page.close()


def test_other_rules_look_at_everything(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(PAGE.format(lines=LINES, broken="<img src='data:,'>"))
    assert [rule.partition(":")[0] for rule in axe.all_but_colours(page)] == ["image-alt"]
    assert axe.colours(page) == []
    page.close()
