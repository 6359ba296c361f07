"""What publishers say to machines is reported word for word, wherever it stands."""

import pytest

from framing.events.fetching import Reservation, Source, fetch, manners
from framing.events.fetching.reservations import fits, from_page, from_robots, from_tdm_file
from tests.events.fetching.loopback import HOST, PAGE, answer, dripping, limits, served

ADDRESS = f"http://{HOST}/kultur/a"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (b"<meta name='tdm-reservation' content=1>", [(Source.TDM_META, "tdm-reservation: 1")]),
        (
            b'<META CONTENT="https://a.example/p?a&amp;b" NAME="TDM-Policy" />',
            [(Source.TDM_META, "tdm-policy: https://a.example/p?a&b")],
        ),
        (
            b'<meta name = "robots" content=" noai, noimageai ">',
            [(Source.ROBOTS_META, "robots: noai, noimageai")],
        ),
        (b'<meta name="Framing" content="noindex">', [(Source.ROBOTS_META, "framing: noindex")]),
        (b'<meta name="googlebot" content="noindex">', []),
        (b'<meta name="robots">', []),
        (b'<meta property="robots" content="noindex">', []),
        (b'<meta name="x" name="robots" content="noindex">', []),
        (b'<!-- <meta name="robots" content="noindex"> -->', []),
        (
            b'<!-- a --><meta name="robots" content="all"><!-- b',
            [(Source.ROBOTS_META, "robots: all")],
        ),
        (b'<metadata name="robots" content="noindex">', []),
        (b'<meta name="robots" content="noindex"', []),
    ],
)
def test_meta_elements_speak(page: bytes, found: list[tuple[Source, str]]) -> None:
    assert from_page(page) == [Reservation(*item) for item in found]


def test_a_value_without_end_is_cut() -> None:
    assert len(from_page(b'<meta name="robots" content="' + b"a" * 1900 + b'">')[0].value) == 1000


def test_lines_about_use_in_robots_txt_are_reported_once() -> None:
    text = (
        "User-agent: *\nContent-Signal: search=yes, ai-train=no # neu\n"
        "content-usage: train-ai=n\nContent-Signal: search=yes, ai-train=no\nAllow: /\n"
    )
    assert from_robots(text) == (
        Reservation(Source.ROBOTS_TXT, "content-signal: search=yes, ai-train=no"),
        Reservation(Source.ROBOTS_TXT, "content-usage: train-ai=n"),
    )


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (b'[{"location": "/", "tdm-reservation": 1}]', ["location: /; tdm-reservation: 1"]),
        (
            b'[{"location": "/*", "tdm-reservation": 1, "tdm-policy": "https://a.example/p"}]',
            ["location: /*; tdm-reservation: 1; tdm-policy: https://a.example/p"],
        ),
        (
            b'[{"location": "/kultur/"}, {"location": "/sport/"}, {"location": "/kultur/a$"}]',
            ["location: /kultur/", "location: /kultur/a$"],
        ),
        (b'[{"tdm-reservation": 1}]', []),
        (b'{"location": "/"}', []),
        (b'["/", 1, null]', []),
        (b"<!doctype html>", []),
        (b"\xff\xfe\xfa", []),
        (b"[" * 200_000, []),
        (b"", []),
    ],
)
def test_entries_of_a_tdm_file_that_fit_the_page_speak(content: bytes, values: list[str]) -> None:
    found = from_tdm_file(content, "/kultur/a")
    assert found == [Reservation(Source.TDM_FILE, value) for value in values]


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("/", "/a", True),
        ("/a", "/ab", True),
        ("/b", "/ab", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("*.jpg", "/a/b.jpg", True),
        ("*.jpg$", "/a.jpg/b.jpg", True),
        ("*.jpg$", "/a.jpg/b", False),
        ("/a/*/c", "/a/b/c/d", True),
        ("/a/*/c", "/a/c", False),
        ("/a*b*c", "/acb", False),
        ("/*$", "/a", True),
        ("", "/a", False),
    ],
)
def test_a_location_fits_a_path(pattern: str, path: str, *, expected: bool) -> None:
    assert fits(pattern, path) is expected


def test_a_fetch_reports_all_of_them_with_their_sources() -> None:
    page = answer(
        b'<meta name="robots" content="noai">' + PAGE,
        TDM_Reservation="1",
        TDM_Policy="https://blatt.example/tdm",
        X_Robots_Tag="noarchive\r\nX-Robots-Tag: otherbot: noindex",
        Content_Usage="train-ai=n",
    )
    acts = {
        "/kultur/a": page,
        "/robots.txt": answer(b"Content-Signal: ai-train=no", Content_Type="text/plain"),
        "/.well-known/tdmrep.json": answer(
            b'[{"location": "/kultur/", "tdm-reservation": 1}]', Content_Type="application/json"
        ),
    }
    with served(acts) as (_, connector):
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert fetched.reservations == (
        Reservation(Source.TDM_HEADER, "tdm-reservation: 1"),
        Reservation(Source.TDM_HEADER, "tdm-policy: https://blatt.example/tdm"),
        Reservation(Source.ROBOTS_HEADER, "x-robots-tag: noarchive, otherbot: noindex"),
        Reservation(Source.USAGE_HEADER, "content-usage: train-ai=n"),
        Reservation(Source.ROBOTS_META, "robots: noai"),
        Reservation(Source.ROBOTS_TXT, "content-signal: ai-train=no"),
        Reservation(Source.TDM_FILE, "location: /kultur/; tdm-reservation: 1"),
    )


def test_a_slow_tdm_file_does_not_hold_up_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "TDM_SECONDS", 0.1)
    slow = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b" ")
    with served({"/kultur/a": answer(), "/.well-known/tdmrep.json": slow}) as (_, connector):
        fetched = fetch(ADDRESS, connector=connector, limits=limits(60.0))
    assert fetched.body == PAGE


def test_what_looks_like_a_meta_element_in_plain_text_is_none() -> None:
    page = answer(b'<meta name="robots" content="noai">', Content_Type="text/plain")
    with served({"/kultur/a": page}) as (_, connector):
        assert fetch(ADDRESS, connector=connector, limits=limits()).reservations == ()


def test_a_page_of_meta_elements_does_not_become_a_page_of_notes() -> None:
    page = b"".join(b'<meta name="robots" content="%d">' % number for number in range(99))
    with served({"/kultur/a": answer(page)}) as (_, connector):
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert len(fetched.reservations) == 40
