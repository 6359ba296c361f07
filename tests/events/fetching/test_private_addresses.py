"""Attacks on whom to reach, one by one, through the whole fetcher: private machines, odd addresses.

A probe of an address asks that no connection was opened at all.
"""

from collections.abc import Sequence

import pytest

from framing.events.fetching import Failure, FetchError, fetch
from tests.events.fetching.loopback import (
    HOST,
    PAGE,
    PUBLIC,
    PUBLIC_V6,
    Loopback,
    Server,
    answer,
    limits,
    moved,
)

ADDRESS = f"http://{HOST}/"


def failure_of(address: str, connector: Loopback) -> FetchError:
    """Fetch, and give the error that this must raise."""
    with pytest.raises(FetchError) as caught:
        fetch(address, connector=connector, limits=limits())
    return caught.value


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.255.255.254", id="loopback-far-end"),
        pytest.param("0.0.0.0", id="this-network"),  # noqa: S104
        pytest.param("10.0.0.1", id="private-10"),
        pytest.param("172.16.0.1", id="private-172"),
        pytest.param("192.168.1.1", id="private-192"),
        pytest.param("100.64.0.1", id="carrier-nat"),
        pytest.param("100.100.100.200", id="metadata-alibaba"),
        pytest.param("169.254.169.254", id="metadata-link-local"),
        pytest.param("168.63.129.16", id="metadata-azure"),
        pytest.param("192.0.0.192", id="metadata-oracle"),
        pytest.param("198.18.0.1", id="benchmarking"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("[::1]", id="v6-loopback"),
        pytest.param("[::]", id="v6-unspecified"),
        pytest.param("[::ffff:127.0.0.1]", id="v6-mapped-loopback"),
        pytest.param("[::ffff:a9fe:a9fe]", id="v6-mapped-metadata"),
        pytest.param("[::127.0.0.1]", id="v6-compatible"),
        pytest.param("[64:ff9b::127.0.0.1]", id="v6-nat64"),
        pytest.param("[64:ff9b:1::10.0.0.1]", id="v6-local-nat64"),
        pytest.param("[2002:7f00:1::]", id="v6-6to4"),
        pytest.param("[2001:0:7f00:1::]", id="v6-teredo"),
        pytest.param("[fc00::1]", id="v6-unique-local"),
        pytest.param("[fd00:ec2::254]", id="v6-metadata-amazon"),
        pytest.param("[fe80::1]", id="v6-link-local"),
        pytest.param("[fec0::1]", id="v6-site-local"),
        pytest.param("[ff02::1]", id="v6-multicast"),
        pytest.param("[2001:db8::1]", id="v6-documentation"),
        pytest.param("localhost", id="localhost"),
        pytest.param("localhost.", id="localhost-dot"),
        pytest.param("intern.localhost", id="under-localhost"),
        pytest.param("127.0.0.1.", id="loopback-dot"),
        pytest.param("１２７．0．0．1", id="loopback-wide"),
        pytest.param("①②⑦.0.0.1", id="loopback-circled"),
    ],
)
def test_a_private_address_is_not_connected_to(host: str) -> None:
    connector = Loopback(names={})
    assert failure_of(f"http://{host}/", connector).failure == Failure.PRIVATE_ADDRESS
    assert connector.resolved == []
    assert connector.opened == []


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://2130706433/", id="decimal"),
        pytest.param("http://0177.0.0.1/", id="octal"),
        pytest.param("http://0x7f.0.0.1/", id="hexadecimal"),
        pytest.param("http://0x7f000001/", id="hexadecimal-whole"),
        pytest.param("http://127.1/", id="short"),
        pytest.param("http://0/", id="zero"),
        pytest.param("http://[fe80::1%25lo]/", id="zone"),
        pytest.param("http://blatt.example@127.0.0.1/", id="userinfo"),
        pytest.param("http://blatt.example\\@127.0.0.1/", id="backslash"),
        pytest.param("http://127.0.0.1\t/", id="tab"),
        pytest.param("http://127.0.0.1%2f.blatt.example/", id="percent"),
        pytest.param("http://blatt.example/\r\nHost: intern", id="crlf"),
        pytest.param("http://blatt.example:22/", id="port-22"),
        pytest.param("http://blatt.example:6379/", id="port-redis"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("gopher://127.0.0.1:6379/_x", id="gopher"),
    ],
)
def test_an_odd_address_is_not_even_looked_up(address: str) -> None:
    connector = Loopback()
    failure_of(address, connector)
    assert connector.resolved == []
    assert connector.opened == []


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(["127.0.0.1"], id="loopback"),
        pytest.param(["169.254.169.254"], id="metadata"),
        pytest.param(["10.0.0.1"], id="private"),
        pytest.param(["::1"], id="v6-loopback"),
        pytest.param(["64:ff9b::a00:1"], id="v6-nat64"),
        pytest.param(["fe80::1%eth0"], id="v6-zone"),
        pytest.param([f"{PUBLIC_V6}%eth0"], id="v6-zone-on-a-public-address"),
        pytest.param([PUBLIC, "127.0.0.1"], id="public-then-private"),
        pytest.param(["192.168.0.1", PUBLIC], id="private-then-public"),
        pytest.param([PUBLIC, PUBLIC_V6, "fd00::1"], id="v4-and-v6-mixed"),
        pytest.param([PUBLIC] * 9 + ["10.0.0.1"], id="private-behind-many"),
        pytest.param(["kein.name"], id="no-ip-address"),
    ],
)
def test_a_name_that_leads_to_a_private_address_is_refused(addresses: Sequence[str]) -> None:
    connector = Loopback(names={HOST: addresses})
    assert failure_of(ADDRESS, connector).failure == Failure.PRIVATE_ADDRESS
    assert connector.opened == []


def test_rebinding_a_name_is_resolved_once_for_robots_page_and_redirects() -> None:
    class Rebinding(Loopback):
        def resolve(self, host: str) -> Sequence[str]:
            """Lead to loopback from the second question on."""
            self.resolved.append(host)
            return [PUBLIC] if len(self.resolved) == 1 else ["127.0.0.1"]

    with Server({"/": moved("/b"), "/b": answer()}) as server:
        connector = Rebinding({(PUBLIC, 80): server})
        assert fetch(ADDRESS, connector=connector, limits=limits()).body == PAGE
    assert connector.resolved == [HOST]
    assert {address for address, _ in connector.opened} == {PUBLIC}


@pytest.mark.parametrize(
    ("location", "failure"),
    [
        pytest.param("http://127.0.0.1/", Failure.PRIVATE_ADDRESS, id="to-loopback"),
        pytest.param("http://169.254.169.254/", Failure.PRIVATE_ADDRESS, id="to-metadata"),
        pytest.param("http://[::ffff:10.0.0.1]/", Failure.PRIVATE_ADDRESS, id="to-mapped"),
        pytest.param("//127.0.0.1/", Failure.PRIVATE_ADDRESS, id="to-loopback-without-scheme"),
        pytest.param("http://intern.example/", Failure.PRIVATE_ADDRESS, id="to-private-name"),
        pytest.param("http://localhost/", Failure.PRIVATE_ADDRESS, id="to-localhost"),
        pytest.param("http://2130706433/", Failure.BAD_ADDRESS, id="to-decimal"),
        pytest.param("file:///etc/passwd", Failure.SCHEME, id="to-file"),
        pytest.param("ftp://blatt.example/", Failure.SCHEME, id="to-ftp"),
        pytest.param("http://blatt.example:22/", Failure.PORT, id="to-port-22"),
        pytest.param("http://a:b@blatt.example/", Failure.CREDENTIALS, id="to-userinfo"),
        pytest.param("http://nichts.example/", Failure.UNKNOWN_HOST, id="to-unknown-name"),
        pytest.param("", Failure.BAD_ANSWER, id="to-nowhere"),
        pytest.param("/", Failure.TOO_MANY_REDIRECTS, id="to-itself"),
    ],
)
def test_a_redirect_is_not_followed(location: str, failure: Failure) -> None:
    with Server({"/": moved(location)}) as server:
        names = {HOST: [PUBLIC], "intern.example": ["10.0.0.1"]}
        connector = Loopback({(PUBLIC, 80): server}, names=names)
        assert failure_of(ADDRESS, connector).failure == failure
    assert set(connector.opened) == {(PUBLIC, 80)}
