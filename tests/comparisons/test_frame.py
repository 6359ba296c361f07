"""What every page has: its frame, its languages, nothing inline and nothing from elsewhere."""

import html
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.template import Context, Template
from django.test import Client

from framing.comparisons.presenting.kinds import KINDS
from tests.comparisons.makers import make_compared_event, make_told_event

pytestmark = pytest.mark.django_db

PAGES = ["/", "/method/", "/events/hafen/", "/events/hafen/compare/", "/events/hafen/texts/bote/"]
STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture(autouse=True)
def _event() -> None:
    make_compared_event()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)
    loaded = re.findall(r'<(?:link|script|img|use)[^>]*(?:href|src)="([^"]+)"', page)
    assert loaded
    assert all(address.startswith("/") for address in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_the_other_language_is_one_link_away(client: Client, path: str) -> None:
    page = client.get(f"{path}?q=a").content.decode()
    assert f'href="/en{path}?q=a" lang="en"' in page
    assert '<html lang="de">' in page
    english = client.get(f"/en{path}").content.decode()
    assert f'href="{path}" lang="de"' in english
    assert '<html lang="en">' in english


@pytest.mark.parametrize("path", PAGES)
def test_headings_go_down_step_by_step(client: Client, path: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(path).content.decode())]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_method_page_explains_every_kind(client: Client) -> None:
    page = client.get("/method/").content.decode()
    assert all(str(kind.meaning) in page for kind in KINDS)


@pytest.mark.parametrize(
    "page", ["", "compare/", "figures/", "wording/", "absent/", "read/kurier/bote/"]
)
def test_pages_with_findings_explain_every_kind_where_one_is(client: Client, page: str) -> None:
    shown = client.get(f"/events/hafen/{page}").content.decode()
    legend = re.search(
        r'<details class="accounts-fold no-print">\s*<summary>Was die Zeichen heißen.*?</details>',
        shown,
        re.S,
    )
    assert legend
    told = html.unescape(legend[0])
    for kind in KINDS:
        assert f'data-kind="{kind.code}"' in told
        assert str(kind.label) in told
        assert str(kind.meaning) in told
        assert str(kind.example) in told


def test_without_a_comparison_no_sign_is_explained(client: Client) -> None:
    make_told_event("leer")
    assert "Was die Zeichen heißen" not in client.get("/events/leer/").content.decode()


def test_every_kind_has_an_icon_and_a_colour() -> None:
    sprite = (STATIC / "icons" / "sprite.svg").read_text()
    styles = (STATIC / "css" / "site.css").read_text()
    for kind in KINDS:
        assert f'id="{kind.code}"' in sprite
        assert f'[data-kind="{kind.code}"]' in styles


def test_the_dark_colours_are_the_same_by_choice_and_by_system() -> None:
    styles = (STATIC / "css" / "site.css").read_text()
    chosen = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', styles, re.S)
    system = re.search(r":root:not\(\[data-theme\]\) \{(.*?)\}", styles, re.S)
    assert chosen
    assert system
    assert chosen[1].split() == system[1].split()


def test_a_page_without_request_links_to_the_front_page() -> None:
    template = Template("{% load site %}{% language_link 'en' %}")
    assert 'href="/en/"' in template.render(Context())


def test_who_is_logged_in_stands_in_the_header(moderator_client: Client, moderator: User) -> None:
    assert moderator.username in moderator_client.get("/").content.decode()


def test_a_phone_folds_the_menus_without_a_script(client: Client, moderator_client: Client) -> None:
    fold = '<details class="menu-fold"><summary>{}</summary></details>'
    assert fold.format("Menü") in client.get("/").content.decode()
    desk = moderator_client.get("/curate/").content.decode()
    assert desk.count("menu-fold") == 2
    assert fold.format("Seiten des Schreibtischs") in desk
    style = (STATIC / "css" / "site.css").read_text()
    assert ".menu-fold:not([open]) + ul" in style
