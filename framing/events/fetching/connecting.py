"""The one way onto the network: names to checked addresses, those to sockets with a deadline."""

import io
import socket
import ssl
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

import certifi

from framing.events.fetching.ranges import not_public
from framing.events.fetching.values import Failure, FetchError, Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import WriteableBuffer

    from framing.events.fetching.targets import Target

# One address that swallows packets must not eat the time of the next one.
CONNECT_SECONDS: Final = 5.0
MOST_ADDRESSES: Final = 4


class Connector(Protocol):
    """What touches the network. It finds and connects; what is allowed is decided elsewhere."""

    @property
    def tls(self) -> ssl.SSLContext:
        """Whom to trust."""

    def resolve(self, host: str) -> "Sequence[str]":
        """Give the IP addresses of a name, best first; raise OSError where it has none."""

    def open(self, address: str, port: int, seconds: float) -> socket.socket:
        """Connect to exactly this IP address; raise OSError where that fails."""


def system_trusts() -> bool:
    """Say whether OpenSSL finds certificates of authorities on this system."""
    paths = ssl.get_default_verify_paths()
    # Either is None where it does not exist; a folder of hashed names may be there and empty.
    return bool(paths.cafile or (paths.capath and any(Path(paths.capath).iterdir())))


class Internet:
    """The connector of the running site."""

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """The system's certificates; names must match, by subjectAltName alone.

        Where the system has none, as small container images do, those of the certifi package.
        """
        context = ssl.create_default_context(cafile=None if system_trusts() else certifi.where())
        # Said here because a Python can leave it to the system's OpenSSL settings (Debian's does).
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.hostname_checks_common_name = False
        context.set_alpn_protocols(["http/1.1"])
        return context

    def resolve(self, host: str) -> "Sequence[str]":
        """Ask the system's resolver."""
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return [str(sockaddr[0]) for *_, sockaddr in found]

    def open(self, address: str, port: int, seconds: float) -> socket.socket:
        """Open a TCP connection; an IP address needs no name to be looked up again."""
        return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock by which everything has to be done."""

    ends: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """Set it this far from now."""
        return cls(monotonic() + seconds)

    def left(self) -> float:
        """Seconds left; raise FetchError when there are none."""
        left = self.ends - monotonic()
        if left <= 0:
            raise FetchError(Failure.TIMEOUT)
        return left

    def at_most(self, seconds: float) -> "Deadline":
        """Give this deadline, or an earlier one this far from now."""
        return Deadline(min(self.ends, monotonic() + seconds))


@dataclass(frozen=True)
class Trip:
    """One fetch with all its redirects: its limits, and each name's addresses, asked for once.

    Asking once is the defence against DNS rebinding: what was checked is what is connected to.
    """

    connector: Connector
    limits: Limits
    deadline: Deadline
    found: "dict[str, Sequence[str]]" = field(default_factory=dict)

    def addresses(self, host: str) -> "Sequence[str]":
        """Give the public IP addresses of a host; raise FetchError if any of them is not public."""
        if host not in self.found:
            self.found[host] = checked(self.looked_up(host))
        return self.found[host]

    def looked_up(self, host: str) -> "Sequence[str]":
        """Resolve a name before the deadline; the system's resolver knows no deadline itself."""
        if is_ip(host):
            return [host]
        answer: Future[Sequence[str]] = Future()

        def look_up() -> None:
            try:
                answer.set_result(self.connector.resolve(host))
            except (OSError, UnicodeError) as error:
                answer.set_exception(error)

        Thread(target=look_up, daemon=True).start()
        try:
            return answer.result(self.deadline.left())
        except TimeoutError:
            raise FetchError(Failure.UNKNOWN_HOST, f"no answer about {host} in time") from None
        except (OSError, UnicodeError) as error:
            raise FetchError(Failure.UNKNOWN_HOST, f"{host}: {error}") from None


def is_ip(host: str) -> bool:
    """Say whether a host is an IP address and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def checked(addresses: "Sequence[str]") -> "Sequence[str]":
    """Let addresses pass if every one is public; one that is not spoils them all."""
    if not addresses:
        raise FetchError(Failure.UNKNOWN_HOST, "no addresses")
    for address in addresses:
        if not is_ip(address) or "%" in address:
            raise FetchError(Failure.PRIVATE_ADDRESS, f"{address} is no plain IP address")
        if found := not_public(ip_address(address)):
            raise FetchError(Failure.PRIVATE_ADDRESS, f"{address}: {found.name}, {found.document}")
    return list(dict.fromkeys(addresses))[:MOST_ADDRESSES]


def connected(target: "Target", trip: Trip) -> socket.socket:
    """Connect to one of the target's checked addresses, encrypted where the scheme asks for it."""
    problem = "no address answers"
    for address in trip.addresses(target.host):
        try:
            seconds = min(trip.deadline.left(), CONNECT_SECONDS)
            plain = trip.connector.open(address, target.port, seconds)
        except OSError as error:
            problem = f"{address}: {error}"
            continue
        return encrypted(plain, target, trip) if target.scheme == "https" else plain
    raise FetchError(Failure.DEAD_HOST, problem)


def encrypted(plain: socket.socket, target: "Target", trip: Trip) -> ssl.SSLSocket:
    """Shake hands for the target's name: sent as SNI, and looked for in the certificate."""
    try:
        plain.settimeout(trip.deadline.left())
        return trip.connector.tls.wrap_socket(plain, server_hostname=target.host)
    except ssl.SSLCertVerificationError as error:
        raise FetchError(Failure.CERTIFICATE, error.verify_message) from None
    except TimeoutError:
        raise FetchError(Failure.TIMEOUT, "no encrypted connection in time") from None
    except OSError as error:
        raise FetchError(Failure.TLS, str(error)) from None
    finally:
        # wrap_socket moved the connection into its own object, or failed and left it here.
        plain.close()


class Line(io.RawIOBase):
    """What a server sends: every read ends at the deadline, and there is an end to the amount."""

    def __init__(self, sock: socket.socket, deadline: Deadline, most: int) -> None:
        self.sock = sock
        self.deadline = deadline
        self.most = most  # bytes from now on
        self.too_much = Failure.BAD_ANSWER

    def allow(self, most: int) -> None:
        """Let this many bytes more pass: the header is over, the body begins."""
        self.most = most
        self.too_much = Failure.TOO_LARGE

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read once from the socket; raise FetchError at the deadline or past the amount."""
        self.sock.settimeout(self.deadline.left())
        try:
            got = self.sock.recv_into(buffer)
        except TimeoutError:
            raise FetchError(Failure.TIMEOUT) from None
        self.most -= got
        if self.most < 0:
            raise FetchError(self.too_much, "more bytes than allowed")
        return got


class Plug:
    """The parts of a socket that urllib3's connection uses, with reading through a Line."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def makefile(self, mode: str) -> io.BufferedReader:  # noqa: ARG002
        """Give the Line, buffered."""
        return io.BufferedReader(self.line)

    def sendall(self, data: bytes) -> None:
        """Send the request before the deadline."""
        self.line.sock.settimeout(self.line.deadline.left())
        self.line.sock.sendall(data)

    def settimeout(self, seconds: float | None) -> None:
        """Do nothing: the Line sets what is left before every read."""

    def close(self) -> None:
        """Do nothing: the connection calls this before the body is read; `ask` closes."""
