"""Which IP addresses are not on the public internet, each range with its registry and document.

`ipaddress.is_global` is not enough: in Python 3.11 it lets NAT64 (64:ff9b::/96), 6to4 (2002::/16)
and multicast pass, and behind each of them a private machine can stand.
"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final

V4 = "IANA IPv4 Special-Purpose Address Registry"
V6 = "IANA IPv6 Special-Purpose Address Registry"


@dataclass(frozen=True, slots=True)
class Range:
    """A block of addresses nobody publishes a newspaper at."""

    network: IPv4Network | IPv6Network
    name: str  # as the registry has it
    document: str
    registry: str


def block(network: str, name: str, document: str, registry: str) -> Range:
    """Build a range from its CIDR spelling."""
    return Range(ip_network(network), name, document, registry)


# Anycast and AS112 blocks that the registries call globally reachable are here too: they serve
# infrastructure, never pages.
NOT_PUBLIC_V4: Final = (
    block("0.0.0.0/8", "This network", "RFC 791", V4),
    block("10.0.0.0/8", "Private-Use", "RFC 1918", V4),
    block("100.64.0.0/10", "Shared Address Space", "RFC 6598", V4),
    block("127.0.0.0/8", "Loopback", "RFC 1122", V4),
    block("169.254.0.0/16", "Link Local", "RFC 3927", V4),
    block("172.16.0.0/12", "Private-Use", "RFC 1918", V4),
    block("192.0.0.0/24", "IETF Protocol Assignments", "RFC 6890", V4),
    block("192.0.2.0/24", "Documentation (TEST-NET-1)", "RFC 5737", V4),
    block("192.31.196.0/24", "AS112-v4", "RFC 7535", V4),
    block("192.52.193.0/24", "AMT", "RFC 7450", V4),
    block("192.88.99.0/24", "Deprecated (6to4 Relay Anycast)", "RFC 7526", V4),
    block("192.168.0.0/16", "Private-Use", "RFC 1918", V4),
    block("192.175.48.0/24", "Direct Delegation AS112 Service", "RFC 7534", V4),
    block("198.18.0.0/15", "Benchmarking", "RFC 2544", V4),
    block("198.51.100.0/24", "Documentation (TEST-NET-2)", "RFC 5737", V4),
    block("203.0.113.0/24", "Documentation (TEST-NET-3)", "RFC 5737", V4),
    block("224.0.0.0/4", "Multicast", "RFC 5771", "IANA IPv4 Multicast Address Space Registry"),
    block("240.0.0.0/4", "Reserved, Limited Broadcast", "RFC 1112, RFC 919", V4),
    # A public number by its looks, answered by the host of every Azure machine.
    block("168.63.129.16/32", "Azure platform address", "Microsoft Learn", "none"),
)

NOT_PUBLIC_V6: Final = (
    block("::1/128", "Loopback Address", "RFC 4291", V6),
    block("::/128", "Unspecified Address", "RFC 4291", V6),
    block("::ffff:0:0/96", "IPv4-mapped Address", "RFC 4291", V6),
    block("::/96", "IPv4-compatible Address (deprecated)", "RFC 4291", "IANA IPv6 Address Space"),
    block("64:ff9b::/96", "IPv4-IPv6 Translation (NAT64)", "RFC 6052", V6),
    block("64:ff9b:1::/48", "IPv4-IPv6 Translation (local NAT64)", "RFC 8215", V6),
    block("100::/64", "Discard-Only Address Block", "RFC 6666", V6),
    block("100:0:0:1::/64", "Dummy IPv6 Prefix", "RFC 9780", V6),
    # Holds Teredo 2001::/32, benchmarking 2001:2::/48, AMT, AS112, ORCHID and DRIP.
    block("2001::/23", "IETF Protocol Assignments", "RFC 2928", V6),
    block("2001:db8::/32", "Documentation", "RFC 3849", V6),
    block("2002::/16", "6to4", "RFC 3056", V6),
    block("2620:4f:8000::/48", "Direct Delegation AS112 Service", "RFC 7534", V6),
    block("3fff::/20", "Documentation", "RFC 9637", V6),
    block("5f00::/16", "Segment Routing (SRv6) SIDs", "RFC 9602", V6),
    block("fc00::/7", "Unique-Local", "RFC 4193", V6),
    block("fe80::/10", "Link-Local Unicast", "RFC 4291", V6),
    block("fec0::/10", "Site-Local (deprecated)", "RFC 3879", "IANA IPv6 Address Space"),
    block("ff00::/8", "Multicast", "RFC 4291", "IANA IPv6 Address Space"),
)

# The one block that IANA hands out from; what is outside and not named above is reserved.
GLOBAL_UNICAST: Final = IPv6Network("2000::/3")
RESERVED: Final = block("::/0", "outside Global Unicast", "RFC 4291", "IANA IPv6 Address Space")


def not_public(address: IPv4Address | IPv6Address) -> Range | None:
    """Give the range for which this address is no public one; None for a public address."""
    ranges = NOT_PUBLIC_V4 if address.version == 4 else NOT_PUBLIC_V6
    for found in ranges:
        if address in found.network:
            return found
    return RESERVED if address.version == 6 and address not in GLOBAL_UNICAST else None
