"""Which addresses are public: every range by its first and last address, and its neighbours."""

from ipaddress import ip_address

import pytest

from framing.events.fetching.ranges import NOT_PUBLIC_V4, NOT_PUBLIC_V6, Range, not_public

RANGES = (*NOT_PUBLIC_V4, *NOT_PUBLIC_V6)


@pytest.mark.parametrize("found", RANGES, ids=[str(item.network) for item in RANGES])
def test_first_and_last_address_of_a_range_are_not_public(found: Range) -> None:
    assert not_public(found.network[0]) is not None
    assert not_public(found.network[-1]) is not None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("0.0.0.0", "This network"),  # noqa: S104
        ("10.1.2.3", "Private-Use"),
        ("100.100.100.200", "Shared Address Space"),
        ("127.0.0.1", "Loopback"),
        ("169.254.169.254", "Link Local"),
        ("172.31.255.255", "Private-Use"),
        ("192.0.0.192", "IETF Protocol Assignments"),
        ("192.168.178.1", "Private-Use"),
        ("168.63.129.16", "Azure platform address"),
        ("224.0.0.251", "Multicast"),
        ("255.255.255.255", "Reserved, Limited Broadcast"),
        ("::", "Unspecified Address"),
        ("::1", "Loopback Address"),
        ("::7f00:1", "IPv4-compatible Address (deprecated)"),
        ("::ffff:127.0.0.1", "IPv4-mapped Address"),
        ("::ffff:93.184.215.14", "IPv4-mapped Address"),
        ("64:ff9b::7f00:1", "IPv4-IPv6 Translation (NAT64)"),
        ("64:ff9b:1::a00:1", "IPv4-IPv6 Translation (local NAT64)"),
        ("2001::1", "IETF Protocol Assignments"),
        ("2002:7f00:1::", "6to4"),
        ("fc00::1", "Unique-Local"),
        ("fd00:ec2::254", "Unique-Local"),
        ("fe80::1", "Link-Local Unicast"),
        ("fec0::1", "Site-Local (deprecated)"),
        ("ff02::1", "Multicast"),
        ("4000::1", "outside Global Unicast"),
        ("200::1", "outside Global Unicast"),
    ],
)
def test_an_address_that_is_not_public_is_named(address: str, name: str) -> None:
    found = not_public(ip_address(address))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::",
        "2001:db9::",
        "2003::1",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "2a02:26f0::1",
    ],
)
def test_public_addresses_pass(address: str) -> None:
    assert not_public(ip_address(address)) is None
