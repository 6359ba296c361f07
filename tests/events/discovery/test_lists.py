"""What is read of feeds and sitemaps, however they are written."""

import gzip
from datetime import date

import pytest

from framing.events.discovery import markup
from framing.events.discovery.lists import parse
from framing.events.discovery.markup import NoListError, day_of
from framing.events.discovery.values import Child, Entry, Listed
from tests.events.farm import MAPS, NEWS, index, item, rss, urlset

PLACE = "http://blatt.example/feed.rss"
DAY = date(2024, 1, 8)


def read(words: str | bytes, charset: str = "") -> Listed:
    """Parse a list found at PLACE."""
    return parse(words.encode() if isinstance(words, str) else words, charset, PLACE)


def test_a_feed_gives_title_day_language_and_the_whole_address() -> None:
    listed = read(rss(item("Brand im &lt;b&gt;Hafen&lt;/b&gt;", "/brand"), item("Zwei", "/zwei")))
    assert listed.entries[0] == Entry("http://blatt.example/brand", "Brand im Hafen", DAY, "", "de")
    assert [entry.title for entry in listed.entries] == ["Brand im Hafen", "Zwei"]
    assert not listed.broken


def test_a_feed_of_rdf_is_read() -> None:
    listed = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Alles</title></channel><item><title>Brand</title><link>/brand</link>"
        "<dc:date>2024-01-08T23:30:00Z</dc:date><description>Im Hafen.</description></item>"
        "</rdf:RDF>"
    )
    # Half past eleven in Greenwich is the next day in Berlin.
    assert listed.entries == (
        Entry("http://blatt.example/brand", "Brand", date(2024, 1, 9), "Im Hafen."),
    )


def test_an_atom_feed_gives_the_alternate_link_and_its_own_title() -> None:
    listed = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Alles</title><entry>'
        '<content type="xhtml"><div><title>Fremd</title></div></content><title>Brand</title>'
        '<link rel="enclosure" href="/bild.jpg"/><link href="/brand"/>'
        "<updated>2024-01-10T08:00:00Z</updated><published>2024-01-08T08:00:00Z</published>"
        "</entry></feed>"
    )
    assert listed.entries == (Entry("http://blatt.example/brand", "Brand", DAY),)


def test_a_guid_is_the_address_where_it_says_so() -> None:
    one = "<item><title>A</title><guid>/a</guid></item>"
    other = '<item><title>B</title><guid isPermaLink="false">17</guid></item>'
    assert [entry.address for entry in read(rss(one, other)).entries] == ["http://blatt.example/a"]


def test_a_news_sitemap_gives_titles() -> None:
    listed = read(
        f"<urlset {MAPS} {NEWS}><url><loc>/brand</loc><news:news><news:publication>"
        "<news:name>Blatt</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>2024-01-08</news:publication_date><news:title>Fire</news:title>"
        "</news:news></url></urlset>"
    )
    assert listed.entries == (Entry("http://blatt.example/brand", "Fire", DAY, "", "en"),)


def test_a_sitemap_and_an_index() -> None:
    assert read(urlset(("/brand", "2024-01-08"))).entries[0].day == DAY
    listed = read(index(("/2024-01.xml", "2024-01-31"), ("/alt.xml", "")))
    assert listed.children == (
        Child("http://blatt.example/2024-01.xml", date(2024, 1, 31)),
        Child("http://blatt.example/alt.xml", None),
    )


def test_a_list_in_latin_1_is_read_as_it_says_or_as_the_header_says() -> None:
    words = rss(item("Übung im Hafen", "/a"))
    declared = '<?xml version="1.0" encoding="iso-8859-1"?>' + words
    assert read(declared.encode("latin-1"), "utf-8").entries[0].title == "Übung im Hafen"
    assert read(words.encode("latin-1"), "iso-8859-1").entries[0].title == "Übung im Hafen"
    assert read(words.encode("latin-1")).entries[0].title == "Übung im Hafen"


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    words = rss(item("Kai & Hafen", "/a"), item("Zwei", "/b"), item("Drei", "/c"))
    listed = read(words[: words.index("Drei")])
    assert listed.broken
    assert [entry.address for entry in listed.entries][:2] == [
        "http://blatt.example/a",
        "http://blatt.example/b",
    ]


def test_a_packed_list_is_unpacked_also_where_it_breaks_off() -> None:
    body = gzip.compress(urlset(*((f"/{number}", "2024-01-08") for number in range(5000))).encode())
    assert len(read(body).entries) == 5000
    cut = read(body[:-2000])
    assert cut.broken
    assert 0 < len(cut.entries) < 5000


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_BYTES", 1_000_000)
    with pytest.raises(NoListError, match="list_too_large"):
        read(gzip.compress(b" " * 30_000_000))


@pytest.mark.parametrize("words", ["", "Keine Liste", "<html><body>Cookies?</body></html>", "<a>"])
def test_what_is_no_list_is_refused(words: str) -> None:
    with pytest.raises(NoListError, match="no_list"):
        read(words)


def test_an_empty_feed_is_a_list() -> None:
    assert read(rss()) == Listed()


def test_entities_are_not_followed() -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY datei SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa">]>'
    listed = read(doctype + rss(item("Brand &datei;&a;", "/a")))
    assert listed.entries[0].title == "Brand &datei;&a;"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "ftp://blatt.example/a", "http://[", "", "/" * 800]
)
def test_an_entry_without_a_web_address_is_left_out(link: str) -> None:
    assert read(rss(item("A", link))).entries == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-01-08", DAY),
        ("2024-01-08T10:00:00", DAY),
        ("2024-01-08T10:00Z", DAY),
        ("Mon, 08 Jan 2024 10:00:00 GMT", DAY),
        ("am 2024-01-08 um zehn", DAY),
        ("0001-01-01T00:00:00+14:00", None),
        ("2024-13-40", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_days(words: str, day: date | None) -> None:
    assert day_of(words) == day


def test_what_was_read_is_stored_and_read_again() -> None:
    listed = Listed(
        (Entry("a", "b", DAY, "c", "de"), Entry("d")), (Child("e", DAY), Child("f")), broken=True
    )
    assert Listed.from_json(listed.as_json()) == listed
