"""Pages ask for one stylesheet, which holds every file of static/css."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import Settings

from framing.site.stylesheets import BUNDLE, FIRST, StylesheetFinder, bundle, sources


@pytest.fixture
def finder(settings: Settings, tmp_path: Path) -> StylesheetFinder:
    """A finder that writes where nobody else does."""
    settings.VAR_DIR = tmp_path
    return StylesheetFinder()


def test_shared_parts_come_before_pages() -> None:
    names = [path.name for path in sources()]
    assert names[: len(FIRST)] == [Path(name).name for name in FIRST]
    assert names[len(FIRST) :] == sorted(names[len(FIRST) :])
    assert len(set(names)) == len(names)


def test_the_bundle_is_found_and_written_anew(finder: StylesheetFinder) -> None:
    found = Path(finder.find(BUNDLE))
    assert found.read_text() == bundle()
    found.write_text("stale")
    assert finder.find(BUNDLE, find_all=True) == [str(found)]
    assert found.read_text() == bundle()
    written = found.stat().st_mtime_ns
    finder.find(BUNDLE)
    assert found.stat().st_mtime_ns == written
    assert finder.find("css/other.css") == []


def test_it_is_collected(finder: StylesheetFinder) -> None:
    assert [name for name, _storage in finder.list([])] == [BUNDLE]
    assert list(finder.list(["*.css"])) == []


def test_the_site_knows_it() -> None:
    assert finders.find(BUNDLE)


@pytest.mark.django_db
def test_pages_ask_for_one(client: Client) -> None:
    assert client.get("/").content.decode().count('rel="stylesheet"') == 1
