"""Spellings of addresses."""

import pytest

from framing.events.addresses import article, canonical, key, own


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Bote.example/Brand/", "https://bote.example/Brand/"),
        (" https://bote.example/a#kommentare ", "https://bote.example/a"),
        ("https://bote.example/a?utm_source=x&id=7&fbclid=y", "https://bote.example/a?id=7"),
        ("https://bote.example/a?id=7&b=%C3%A4", "https://bote.example/a?id=7&b=%C3%A4"),
        ("", ""),
    ],
)
def test_the_stored_spelling(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    "other",
    [
        "http://bote.example/a",
        "https://www.bote.example/a/",
        "https://bote.example/a?utm_medium=x",
        "https://BOTE.example/a#x",
    ],
)
def test_spellings_of_one_address_share_a_key(other: str) -> None:
    assert key(other) == key("https://bote.example/a")


@pytest.mark.parametrize(
    "other", ["https://bote.example/b", "https://bote.example/a?id=1", "https://bild.example/a"]
)
def test_other_addresses_have_other_keys(other: str) -> None:
    assert key(other) != key("https://bote.example/a")


@pytest.mark.parametrize(
    ("found_at", "named", "expected"),
    [
        ("https://amp.blatt.example/a?amp=1", "https://www.blatt.example/a", None),
        ("https://blatt.example/a/print", "/a", "https://blatt.example/a"),
        ("https://blatt.example/druck?id=1", "?id=1&x=2", "https://blatt.example/druck?id=1&x=2"),
        ("https://blatt.example/a", "", "https://blatt.example/a"),
        ("https://blatt.example/a", "https://blatt.example/", "https://blatt.example/a"),
        ("https://blatt.example/a", "https://quelle.example/b", "https://blatt.example/a"),
        ("https://blatt.example/a", "mailto:x", "https://blatt.example/a"),
        ("", "https://blatt.example/", None),
        ("https://blatt.example/a", "http://[", "https://blatt.example/a"),
        ("", "", None),
        ("", "/a", ""),
        ("", "mailto:x", ""),
    ],
)
def test_the_address_that_a_page_calls_its_own(
    found_at: str, named: str, expected: str | None
) -> None:
    assert own(found_at, named) == (named if expected is None else expected)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("https://amp.bote.example/a", "bote.example/a"),
        ("https://m.bote.example/a?utm_source=x", "bote.example/a"),
        ("https://bote.example/amp/a", "bote.example/a"),
        ("https://bote.example/a/amp", "bote.example/a"),
        ("https://bote.example/a.amp.html", "bote.example/a.html"),
        ("https://bote.example/a/komplettansicht", "bote.example/a"),
        ("https://bote.example/a?output=amp&id=7", "bote.example/a?id=7"),
        ("https://bote.example/ampel", "bote.example/ampel"),
        ("https://bote.example/a-camp", "bote.example/a-camp"),
        ("https://m.example/a", "m.example/a"),
        ("https://bote.example", "bote.example"),
    ],
)
def test_forms_of_one_article_share_a_key(form: str, expected: str) -> None:
    assert article(form) == expected
