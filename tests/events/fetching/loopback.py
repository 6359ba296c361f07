"""Servers on loopback, and the connector through which tests reach them under public names.

The connector answers for names and moves connections; whether an address may be connected to is
decided by the fetcher before, exactly as in production.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from types import TracebackType

from framing.events.fetching import Limits

# Public by every registry, and reached by no test: the connector sends them to loopback.
PUBLIC = "93.184.215.14"
PUBLIC_V6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
HOST = "blatt.example"
ADDRESS = f"http://{HOST}/"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PAGE = b"<!doctype html><title>Brand im Hafen</title><p>Am Montag brannte eine Halle.</p>"

# What a server does with a connection after it has read the request, until the test is over.
Act = Callable[[socket.socket, Event], None]


def limits(seconds: float = 5.0, **changed: int) -> Limits:
    """Give limits that a test can reach."""
    small = {"max_bytes": 200_000, "header_bytes": 65_536, "redirects": 5} | changed
    return Limits(seconds=seconds, contact="https://schule.example/kontakt", **small)


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """Write an HTTP answer; header names take "_" for "-"; text/html and the length are added."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named = {"Content-Type": "text/html", "Content-Length": str(len(body))} | named
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items() if value)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def moved(location: str, status: str = "302 Found") -> bytes:
    """Write a redirect."""
    return answer(b"", status, Location=location)


def dripping(start: bytes, drop: bytes, pause: float = 0.05) -> Act:
    """Send a start, and then drops until the client leaves or the test is over."""

    def drip(sock: socket.socket, stopping: Event) -> None:
        sock.sendall(start)
        while not stopping.wait(pause):
            sock.sendall(drop)

    return drip


@dataclass
class Server:
    """A server on a free loopback port that plays canned answers, path by path."""

    acts: Mapping[str, bytes | Act]
    tls: ssl.SSLContext | None = None
    requests: list[bytes] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)  # SNI, as the handshakes brought it
    stopping: Event = field(default_factory=Event)

    def __enter__(self) -> "Server":
        """Listen."""
        if self.tls:
            self.tls.sni_callback = lambda _sock, name, _context: self.names.append(name)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = Thread(target=self.serve, daemon=True)
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop listening, and let slow answers end."""
        self.stopping.set()
        socket.create_connection(("127.0.0.1", self.port)).close()  # wakes the listener
        self.thread.join()
        self.listener.close()

    @property
    def paths(self) -> list[str]:
        """Paths asked for, in order."""
        return [request.split(b" ")[1].decode() for request in self.requests]

    def header(self, name: str, path: str = "/") -> str:
        """Value of a header of the first request for a path."""
        request = next(item for item in self.requests if item.split(b" ")[1].decode() == path)
        for line in request.decode().split("\r\n"):
            if line.lower().startswith(f"{name}:"):
                return line.partition(":")[2].strip()
        return ""

    def serve(self) -> None:
        """Take one connection after the other, each in its own thread."""
        threads = []
        while not self.stopping.is_set():
            sock, _ = self.listener.accept()
            threads.append(Thread(target=self.handle, args=(sock,), daemon=True))
            threads[-1].start()
        for thread in threads:
            thread.join()

    def handle(self, sock: socket.socket) -> None:
        """Read one request and act on it; a client that leaves early is no error."""
        sock.settimeout(2)
        try:
            if self.tls:
                sock = self.tls.wrap_socket(sock, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                if not (got := sock.recv(65_536)):
                    return
                request += got
            self.requests.append(request)
            self.act(sock, request.split(b" ")[1].decode())
        except OSError:
            pass
        finally:
            sock.close()

    def act(self, sock: socket.socket, path: str) -> None:
        """Send the canned answer of a path; 404 where there is none."""
        act = self.acts.get(path, answer(b"nichts", "404 Not Found"))
        if callable(act):
            act(sock, self.stopping)
        else:
            sock.sendall(act)


@dataclass
class Loopback:
    """A connector to servers of the test: names to addresses, addresses with ports to servers."""

    servers: Mapping[tuple[str, int], Server] = field(default_factory=dict)
    names: Mapping[str, Sequence[str]] = field(default_factory=lambda: {HOST: [PUBLIC]})
    tls: ssl.SSLContext = field(default_factory=lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    resolved: list[str] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def resolve(self, host: str) -> Sequence[str]:
        """Answer from the table of names."""
        self.resolved.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.names[host]

    def open(self, address: str, port: int, seconds: float) -> socket.socket:
        """Connect to the server that plays this address; nobody else is there."""
        self.opened.append((address, port))
        if (address, port) not in self.servers:
            raise ConnectionRefusedError(address)
        server = self.servers[address, port]
        return socket.create_connection(("127.0.0.1", server.port), timeout=seconds)


@contextmanager
def served(acts: Mapping[str, bytes | Act]) -> Iterator[tuple[Server, Loopback]]:
    """Serve answers as http://blatt.example, and give the connector that reaches them."""
    with Server(acts) as server:
        yield server, Loopback({(PUBLIC, 80): server})
