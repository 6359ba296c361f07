"""How addresses are read: what is refused, and what one spelling becomes."""

import pytest

from framing.events.fetching import Failure, FetchError
from framing.events.fetching.targets import Target, joined, parse


@pytest.mark.parametrize(
    ("address", "failure"),
    [
        pytest.param("", Failure.BAD_ADDRESS, id="empty"),
        pytest.param("blatt.de/artikel", Failure.BAD_ADDRESS, id="no-scheme"),
        pytest.param("//blatt.de/artikel", Failure.BAD_ADDRESS, id="no-scheme-two-slashes"),
        pytest.param("http:blatt.de", Failure.BAD_ADDRESS, id="no-slashes"),
        pytest.param("http:/blatt.de", Failure.BAD_ADDRESS, id="one-slash"),
        pytest.param("http:///blatt.de", Failure.BAD_ADDRESS, id="three-slashes"),
        pytest.param("http://", Failure.BAD_ADDRESS, id="no-host"),
        pytest.param("http://?a=1", Failure.BAD_ADDRESS, id="no-host-but-query"),
        pytest.param("http://:80/", Failure.BAD_ADDRESS, id="no-host-but-port"),
        pytest.param("http://blatt.de/" + "a" * 2048, Failure.BAD_ADDRESS, id="too-long"),
        pytest.param("file:///etc/passwd", Failure.SCHEME, id="file"),
        pytest.param("ftp://blatt.de/", Failure.SCHEME, id="ftp"),
        pytest.param("gopher://blatt.de/", Failure.SCHEME, id="gopher"),
        pytest.param("javascript:alert(1)", Failure.SCHEME, id="javascript"),
        pytest.param("data:text/html,hallo", Failure.SCHEME, id="data"),
        pytest.param("http://blatt.de:22/", Failure.PORT, id="port-22"),
        pytest.param("http://blatt.de:8080/", Failure.PORT, id="port-8080"),
        pytest.param("http://blatt.de:0/", Failure.PORT, id="port-0"),
        pytest.param("http://blatt.de:99999/", Failure.BAD_ADDRESS, id="port-out-of-range"),
        pytest.param("http://blatt.de:80:443/", Failure.BAD_ADDRESS, id="two-ports"),
        pytest.param("http://blatt.de:８０/", Failure.BAD_ADDRESS, id="port-wide-digits"),
        pytest.param("http://ada:geheim@blatt.de/", Failure.CREDENTIALS, id="userinfo"),
        pytest.param("http://blatt.de@127.0.0.1/", Failure.CREDENTIALS, id="userinfo-as-host"),
        pytest.param("http://@blatt.de/", Failure.CREDENTIALS, id="userinfo-empty"),
        pytest.param("http://blatt.de\\@127.0.0.1/", Failure.BAD_ADDRESS, id="backslash-userinfo"),
        pytest.param("http:\\\\blatt.de\\", Failure.BAD_ADDRESS, id="backslashes"),
        pytest.param("http://blatt.de/a\r\nHost: x", Failure.BAD_ADDRESS, id="crlf"),
        pytest.param("http://blatt.de/a\nb", Failure.BAD_ADDRESS, id="newline-in-path"),
        pytest.param("http://bla\ttt.de/", Failure.BAD_ADDRESS, id="tab-in-host"),
        pytest.param("http://blatt.de /", Failure.BAD_ADDRESS, id="blank-after-host"),
        pytest.param("http://blatt.de/a b", Failure.BAD_ADDRESS, id="blank-in-path"),
        pytest.param("http://blatt.de/\x00", Failure.BAD_ADDRESS, id="nul"),
        pytest.param("http://bl\u200batt.de/", Failure.BAD_ADDRESS, id="zero-width-blank"),
        pytest.param("http://bl\u202eatt.de/", Failure.BAD_ADDRESS, id="direction-mark"),
        pytest.param("http://blatt.de/\ud800", Failure.BAD_ADDRESS, id="lone-surrogate"),
        pytest.param("http://blatt.de%2f127.0.0.1/", Failure.BAD_ADDRESS, id="percent-in-host"),
        pytest.param("http://%31%32%37.0.0.1/", Failure.BAD_ADDRESS, id="percent-digits"),
        pytest.param("http://blatt..de/", Failure.BAD_ADDRESS, id="empty-label"),
        pytest.param("http://blatt.de../", Failure.BAD_ADDRESS, id="two-closing-dots"),
        pytest.param("http://-blatt.de/", Failure.BAD_ADDRESS, id="label-begins-with-hyphen"),
        pytest.param(f"http://{'a' * 64}.de/", Failure.BAD_ADDRESS, id="label-too-long"),
        pytest.param(f"http://{'ä' * 64}.de/", Failure.BAD_ADDRESS, id="idna-label-too-long"),
        pytest.param(f"http://{'a.' * 130}de/", Failure.BAD_ADDRESS, id="name-too-long"),
        pytest.param("http://bla℀tt.de/", Failure.BAD_ADDRESS, id="letter-that-hides-a-slash"),
        pytest.param("http://blatt…de/", Failure.BAD_ADDRESS, id="letter-that-hides-dots"),
        pytest.param("http://2130706433/", Failure.BAD_ADDRESS, id="ipv4-decimal"),
        pytest.param("http://0x7f000001/", Failure.BAD_ADDRESS, id="ipv4-hexadecimal"),
        pytest.param("http://0x7f.0.0.1/", Failure.BAD_ADDRESS, id="ipv4-hexadecimal-first"),
        pytest.param("http://127.0.0.0x1/", Failure.BAD_ADDRESS, id="ipv4-hexadecimal-last"),
        pytest.param("http://0177.0.0.1/", Failure.BAD_ADDRESS, id="ipv4-octal"),
        pytest.param("http://127.1/", Failure.BAD_ADDRESS, id="ipv4-short"),
        pytest.param("http://127.0.1/", Failure.BAD_ADDRESS, id="ipv4-three-parts"),
        pytest.param("http://0/", Failure.BAD_ADDRESS, id="ipv4-zero"),
        pytest.param("http://127.0.0.1.5/", Failure.BAD_ADDRESS, id="ipv4-five-parts"),
        pytest.param("http://256.0.0.1/", Failure.BAD_ADDRESS, id="ipv4-out-of-range"),
        pytest.param("http://[::1", Failure.BAD_ADDRESS, id="ipv6-unclosed"),
        pytest.param("http://[::1]blatt.de/", Failure.BAD_ADDRESS, id="ipv6-and-name"),
        pytest.param("http://[fe80::1%25eth0]/", Failure.BAD_ADDRESS, id="ipv6-zone"),
        pytest.param("http://[fe80::1%eth0]/", Failure.BAD_ADDRESS, id="ipv6-zone-unescaped"),
        pytest.param("http://[v1.a]/", Failure.BAD_ADDRESS, id="ipv-future"),
        pytest.param("http://[:::]/", Failure.BAD_ADDRESS, id="ipv6-three-colons"),
        pytest.param("http://localhost/", Failure.PRIVATE_ADDRESS, id="localhost"),
        pytest.param("http://localhost./", Failure.PRIVATE_ADDRESS, id="localhost-dot"),
        pytest.param("http://LOCALHOST/", Failure.PRIVATE_ADDRESS, id="localhost-capitals"),
        pytest.param("http://ｌocalhost/", Failure.PRIVATE_ADDRESS, id="localhost-wide-letter"),
        pytest.param("http://a.localhost/", Failure.PRIVATE_ADDRESS, id="under-localhost"),
        pytest.param("http://drucker/", Failure.PRIVATE_ADDRESS, id="name-without-dot"),
        pytest.param("http://drucker.local/", Failure.PRIVATE_ADDRESS, id="local"),
        pytest.param("http://nas.home.arpa/", Failure.PRIVATE_ADDRESS, id="home-arpa"),
        pytest.param(
            "http://metadata.google.internal/", Failure.PRIVATE_ADDRESS, id="metadata-name"
        ),
    ],
)
def test_is_refused(address: str, failure: Failure) -> None:
    with pytest.raises(FetchError) as caught:
        parse(address)
    assert caught.value.failure == failure


def test_a_long_label_is_refused_before_it_is_put_into_ascii() -> None:
    with pytest.raises(FetchError) as caught:
        parse(f"http://{'ä' * 2000}.de/")
    assert caught.value.detail == "host: label too long"


@pytest.mark.parametrize(
    ("address", "read"),
    [
        pytest.param("https://blatt.de", "https://blatt.de/", id="path-added"),
        pytest.param(" https://blatt.de/a \n", "https://blatt.de/a", id="blanks-around"),
        pytest.param("HTTPS://Blatt.DE/A", "https://blatt.de/A", id="capitals"),
        pytest.param("https://blatt.de./a", "https://blatt.de/a", id="closing-dot"),
        pytest.param("https://blatt.de:443/a", "https://blatt.de/a", id="usual-port"),
        pytest.param("http://blatt.de:/a", "http://blatt.de/a", id="empty-port"),
        pytest.param("http://blatt.de:443/a", "http://blatt.de:443/a", id="unusual-port"),
        pytest.param("https://blatt.de/a#unten", "https://blatt.de/a", id="fragment"),
        pytest.param("https://blatt.de/?q=a+b&c", "https://blatt.de/?q=a+b&c", id="query"),
        pytest.param("https://blatt.de/größe", "https://blatt.de/gr%C3%B6%C3%9Fe", id="letters"),
        pytest.param("https://blatt.de/%C3%B6?a=%2F", "https://blatt.de/%C3%B6?a=%2F", id="done"),
        pytest.param('https://blatt.de/"<a>', "https://blatt.de/%22%3Ca%3E", id="quotes"),
        pytest.param("https://süd.de/", "https://xn--sd-xka.de/", id="idna"),
        pytest.param("https://SÜD.de/", "https://xn--sd-xka.de/", id="idna-capitals"),
        pytest.param("https://straße.de/", "https://xn--strae-oqa.de/", id="idna-2008-sharp-s"),
        pytest.param("https://süd。de/", "https://xn--sd-xka.de/", id="idna-other-dot"),
        pytest.param("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/", id="idna-cyrillic"),
        pytest.param("https://my_blog.blatt.de/", "https://my_blog.blatt.de/", id="underscore"),
        pytest.param("http://93.184.215.14/", "http://93.184.215.14/", id="ipv4"),
        pytest.param("http://127.0.0.1./", "http://127.0.0.1/", id="ipv4-closing-dot"),
        pytest.param("http://１２７.0.0.1/", "http://127.0.0.1/", id="ipv4-wide-digits"),
        pytest.param("http://[::FFFF:7F00:1]/", "http://[::ffff:7f00:1]/", id="ipv6"),
        pytest.param("http://[::1]:443/", "http://[::1]:443/", id="ipv6-port"),
    ],
)
def test_is_read_as(address: str, read: str) -> None:
    assert parse(address).address == read


@pytest.mark.parametrize(
    ("location", "goal"),
    [
        ("https://anders.de/b", "https://anders.de/b"),
        ("//anders.de/b", "https://anders.de/b"),
        ("/b", "https://blatt.de/b"),
        ("b?c=1", "https://blatt.de/a/b?c=1"),
        ("../b", "https://blatt.de/b"),
        ("?c=1", "https://blatt.de/a/?c=1"),
        ("/b#unten", "https://blatt.de/b"),
        ("/b c", "https://blatt.de/b%20c"),
        ("/gr\u00c3\u00b6n", "https://blatt.de/gr%C3%B6n"),  # UTF-8, read as Latin-1
        ("/gr\u00f6n", "https://blatt.de/gr%C3%B6n"),  # truly Latin-1
    ],
)
def test_a_redirect_is_read_from_where_it_came(location: str, goal: str) -> None:
    assert joined(parse("https://blatt.de/a/"), location).address == goal


@pytest.mark.parametrize("location", ["http://[::1", "http://a b.de/", "//ada@blatt.de/"])
def test_a_redirect_is_refused_like_any_address(location: str) -> None:
    with pytest.raises(FetchError):
        joined(parse("https://blatt.de/a/"), location)


def test_another_path_keeps_the_origin() -> None:
    target = Target("https", "blatt.de", 80, "/a?b")
    assert target.at("/robots.txt").address == "https://blatt.de:80/robots.txt"
