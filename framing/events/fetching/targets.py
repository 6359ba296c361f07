"""The spelling of an address to what is asked of whom; everything ambiguous is refused here."""

import re
from contextlib import suppress
from dataclasses import dataclass
from encodings import idna
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from framing.events.fetching.values import Failure, FetchError

PORTS: Final = {"http": 80, "https": 443}
LONGEST_ADDRESS: Final = 2048
LONGEST_LABEL: Final = 63
LONGEST_NAME: Final = 253  # RFC 1035, without the closing dot
# Controls, every kind of blank, and characters that show nothing (zero width, direction marks).
UNSEEN: Final = re.compile(
    r"[\x00-\x20\x7f-\xa0\xad\s\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
DOTS: Final = re.compile("[.\u3002\uff0e\uff61]")  # RFC 3490, 3.1
LABEL: Final = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
# WHATWG URL, "ends in a number checker": such a host is an IPv4 address to every program.
NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
# IDNA 2008 keeps these letters; Python's codec (2003) would turn straße into strasse, which is
# another name and may be another owner.
DEVIATION: Final = re.compile("([ßς])")
# localhost RFC 6761, local RFC 6762, home.arpa RFC 8375, internal by ICANN (2024); the rest are
# endings that routers and offices use and that no registry gives out.
LOCAL_ENDINGS: Final = frozenset(
    {"localhost", "local", "arpa", "internal", "intranet", "private", "corp", "home", "lan"}
)
BRACKETED: Final = re.compile(r"\[[0-9a-fA-F:.]+\](:[0-9]*)?")


@dataclass(frozen=True, slots=True)
class Target:
    """One request: whom to ask for what."""

    scheme: str
    host: str  # ASCII, lower case, no closing dot; an IPv6 address without brackets
    port: int
    path: str  # with the query, percent-encoded

    @property
    def authority(self) -> str:
        """Host as the Host header and addresses write it; the port only where it is unusual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def address(self) -> str:
        """The whole address, without fragment."""
        return self.origin + self.path

    def at(self, path: str) -> "Target":
        """Give another path of the same origin."""
        return Target(self.scheme, self.host, self.port, path)


def parse(address: str) -> Target:
    """Read an address as a person pasted it; raise FetchError for one we do not follow.

    Blanks around it are dropped, names are put into ASCII, other letters percent-encoded. Refused:
    other schemes and ports, credentials, blanks and backslashes inside, IP addresses in any but
    their usual spelling.
    """
    address = address.strip()
    if not address or len(address) > LONGEST_ADDRESS or UNSEEN.search(address) or "\\" in address:
        raise FetchError(Failure.BAD_ADDRESS, "empty, too long, blanks or backslashes")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(Failure.BAD_ADDRESS, str(error)) from None
    check_scheme(parts, address)
    port = PORTS[parts.scheme] if port is None else port
    if port not in PORTS.values():
        raise FetchError(Failure.PORT, str(port))
    path = encoded(parts.path or "/") + (f"?{encoded(parts.query)}" if parts.query else "")
    return Target(parts.scheme, host_of(parts), port, path)


def check_scheme(parts: SplitResult, address: str) -> None:
    """Refuse what is not plainly http://host… or https://host…"""
    if not parts.scheme:
        raise FetchError(Failure.BAD_ADDRESS, "no scheme")
    if parts.scheme not in PORTS:
        raise FetchError(Failure.SCHEME, parts.scheme)
    if "@" in parts.netloc:
        raise FetchError(Failure.CREDENTIALS)
    if not parts.netloc or address[len(parts.scheme) :][:3] != "://":
        raise FetchError(Failure.BAD_ADDRESS, "no host")


def encoded(text: str) -> str:
    """Percent-encode what may not stand in a request, and leave what is encoded already."""
    return quote(text, safe="%/:?#[]@!$&'()*+,;=-._~|")


def host_of(parts: SplitResult) -> str:
    """Give the host in ASCII and lower case, or raise FetchError."""
    if parts.netloc.startswith("["):
        return ipv6_of(parts)
    try:
        host = ".".join(ascii_label(label) for label in DOTS.split(parts.hostname or ""))
    except UnicodeError as error:
        raise FetchError(Failure.BAD_ADDRESS, f"host: {error}") from None
    host = host.removesuffix(".")
    labels = host.split(".")
    if len(host) > LONGEST_NAME or not all(LABEL.fullmatch(label) for label in labels):
        raise FetchError(Failure.BAD_ADDRESS, "not a host name")
    if NUMBER.fullmatch(labels[-1]):
        return ipv4_of(host)
    if len(labels) == 1 or labels[-1] in LOCAL_ENDINGS:
        raise FetchError(Failure.PRIVATE_ADDRESS, f"{host} is a local name")
    return host


def ascii_label(label: str) -> str:
    """Put one label of a name into ASCII, as browsers do; raise UnicodeError where it cannot be."""
    label = label.lower()
    if label.isascii():
        return label
    if len(label) > LONGEST_LABEL:
        # Said here, because putting letters into ASCII takes time squared.
        raise UnicodeError("label too long")
    if DEVIATION.search(label):
        # Pieces between the kept letters, and the letters themselves, in turn.
        pieces = DEVIATION.split(label)
        pieces[::2] = [idna.nameprep(piece) for piece in pieces[::2]]
        return "xn--" + "".join(pieces).encode("punycode").decode("ascii")
    return idna.ToASCII(label).decode("ascii")


def ipv4_of(host: str) -> str:
    """Take four plain decimal numbers; octal, hexadecimal and short forms are refused."""
    try:
        return str(IPv4Address(host))
    except AddressValueError:
        raise FetchError(Failure.BAD_ADDRESS, "odd spelling of an IP address") from None


def ipv6_of(parts: SplitResult) -> str:
    """Take an IPv6 address in brackets, without a zone."""
    with suppress(AddressValueError):
        if BRACKETED.fullmatch(parts.netloc):
            return str(IPv6Address(parts.hostname or ""))
    raise FetchError(Failure.BAD_ADDRESS, "not an IPv6 address")


def joined(target: Target, location: str) -> Target:
    """Give where a Location header leads, seen from this target; raise FetchError as `parse`."""
    with suppress(UnicodeError):
        # Headers come as Latin-1; what servers mean is UTF-8.
        location = location.encode("latin-1").decode("utf-8")
    location = location.strip().replace(" ", "%20")
    try:
        address = urljoin(target.address, location)
    except ValueError as error:
        raise FetchError(Failure.BAD_ADDRESS, str(error)) from None
    return parse(address.partition("#")[0])
