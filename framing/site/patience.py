"""gunicorn's threaded worker, whose threads serve only clients that have sent something.

gunicorn 27 hands each new connection to a thread, which waits for its first bytes for five
seconds, and then for the rest of a request without an end. Browsers open connections that they
may never use: eight of them, two classmates' worth, kept two processes of four threads from
everybody for five seconds, forty for thirty, and eight half requests for good. Here a connection
waits beside the threads until something has arrived, and a thread waits for the rest of a request
only so long.
"""

import errno
import math
import socket
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

SILENT: Final = 10.0  # seconds for which a connection may stay open without a first byte
HEAD: Final = 10.0  # seconds that a request's head may take, however slowly it comes
STALLED: Final = 20.0  # seconds without a byte after which a body, or an answer, is given up
_GONE: Final = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK)


class PatientSocket(socket.socket):
    """A client's end, at which nobody waits for ever; ConnectionResetError instead of waiting.

    That is an error which gunicorn takes for a client gone, and says nothing about.
    """

    deadline = math.inf  # a moment on the monotonic clock
    is_stalled = False

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Return what has arrived by the deadline, and before it stalls."""
        left = min(self.deadline - time.monotonic(), STALLED)
        if left <= 0:
            raise self._stalled()
        self.settimeout(left)
        try:
            return super().recv(size, flags)
        except TimeoutError as error:
            raise self._stalled() from error

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        """Send all of it, as long as some of it gets away before it stalls."""
        rest = memoryview(data).cast("B")
        # For each piece anew: gunicorn's timeout would be for all of a page, however slow the line.
        self.settimeout(STALLED)
        try:
            while rest:
                rest = rest[self.send(rest, flags) :]
        except TimeoutError as error:
            raise self._stalled() from error

    def sendfile(self, file: Any, offset: int = 0, count: int | None = None) -> int:
        """Send a file likewise; returns how much of it went."""
        self.settimeout(STALLED)
        try:
            return super().sendfile(file, offset, count)
        except TimeoutError as error:
            raise self._stalled() from error

    def _stalled(self) -> ConnectionResetError:
        self.is_stalled = True
        return ConnectionResetError(errno.ECONNRESET, "The client sends or reads nothing more")


class Connection(TConn):  # type: ignore[misc] # gunicorn has no types
    """A connection that has until a deadline for the head of each of its requests."""

    sock: socket.socket  # a PatientSocket, but where gunicorn itself ends TLS

    def init(self) -> None:
        """Get ready for a request: called by a thread before each, when there is something."""
        super().init()
        if isinstance(self.sock, PatientSocket):
            self.sock.deadline = time.monotonic() + HEAD

    def close(self, graceful: bool = False) -> None:  # noqa: FBT001, FBT002 (gunicorn's)
        """Close; who has stalled is not waited for, which would be in the loop for all."""
        is_stalled = getattr(self.sock, "is_stalled", False)  # a TLS socket has none
        super().close(graceful=graceful and not is_stalled)


class PatientWorker(ThreadWorker):  # type: ignore[misc] # gunicorn has no types
    """The worker of the serve command: `--worker-class framing.site.patience.PatientWorker`."""

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection in, and wait for its first bytes beside the threads."""
        try:
            accepted, address = listener.accept()
        except OSError as error:
            if error.errno not in _GONE:
                raise
            return
        client = PatientSocket(fileno=accepted.detach())
        connection = Connection(self.cfg, client, address, listener.getsockname())
        connection.timeout = time.monotonic() + SILENT
        self.nr_conns += 1
        self.pending_conns.append(connection)
        readable = partial(self.on_pending_socket_readable, connection)
        self.poller.register(client, EVENT_READ, readable)

    def handle_request(self, request: Any, connection: Connection) -> bool:
        """Answer a request whose head is here; its body has as long as bytes come."""
        if isinstance(connection.sock, PatientSocket):
            connection.sock.deadline = math.inf
        return bool(super().handle_request(request, connection))

    def _cap_keepalive(self, deadline: float) -> None:
        """Where the worker stops, who has sent nothing is not waited for any longer either."""
        super()._cap_keepalive(deadline)
        for connection in self.pending_conns:
            connection.timeout = min(connection.timeout, deadline)
