"""The web server under clients that send nothing, or half a request, or read nothing."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from framing.site import patience
from framing.site.patience import PatientSocket
from tests.site.test_processes import wait_for
from tests.site.test_serve import free_port

ROOT = Path(__file__).resolve().parents[2]
THREADS = 2
SOON = 2.5  # seconds: gunicorn's own worker takes five for each two silent clients
PAGE = b"GET / HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture(scope="module", params=["PatientWorker", "HastyWorker"])
def port(request: pytest.FixtureRequest) -> Iterator[int]:
    """A server of one process and two threads."""
    where = free_port()
    module = {"PatientWorker": "framing.site.patience", "HastyWorker": "tests.site.hasty"}
    options = ["--bind", f"127.0.0.1:{where}", "--workers", "1", "--threads", str(THREADS)]
    options += ["--worker-class", f"{module[request.param]}.{request.param}", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", "tests.site.hasty:application", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as server:  # noqa: S603
        wait_for(lambda: answers(where))
        yield where
        server.terminate()
        began = time.monotonic()
        _, told = server.communicate(timeout=15)
        assert time.monotonic() - began < 5
    assert b"Traceback" not in told  # a client that stalls is no error of ours


def answers(port: int) -> bool:
    """Whether somebody listens."""
    try:
        return ask(port, PAGE + b"Connection: close\r\n\r\n").startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def ask(port: int, sent: bytes) -> bytes:
    """Send, and return all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(sent)
        found = b""
        while part := client.recv(65536):
            found += part
        return found


def connected(stack: ExitStack, port: int, sent: bytes) -> socket.socket:
    """A client that sends this and then nothing."""
    client = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
    client.sendall(sent)
    return client


def test_silent_clients_keep_nobody_waiting(port: int) -> None:
    with ExitStack() as stack:
        silent = [connected(stack, port, b"") for _ in range(6 * THREADS)]
        began = time.monotonic()
        assert answers(port)
        assert time.monotonic() - began < SOON
        late = silent[0]  # and who speaks up later is answered
        late.sendall(PAGE + b"Connection: close\r\n\r\n")
        assert late.recv(65536).startswith(b"HTTP/1.1 200")


def test_a_kept_connection_is_answered_again(port: int) -> None:
    with ExitStack() as stack:
        client = connected(stack, port, b"")
        for _ in range(3):
            client.sendall(PAGE + b"\r\n")
            found = b""
            while not found.endswith(b"read 0"):
                found += client.recv(65536)
            assert found.startswith(b"HTTP/1.1 200")
            time.sleep(0.2)


def test_a_slow_body_is_read_whole(port: int) -> None:
    with ExitStack() as stack:
        client = connected(stack, port, PAGE + b"Connection: close\r\nContent-Length: 4\r\n\r\n")
        for letter in b"slow":
            time.sleep(0.5)
            client.sendall(bytes([letter]))
        found = b""
        while part := client.recv(65536):
            found += part
        assert found.endswith(b"read 4")


@pytest.mark.parametrize("port", ["HastyWorker"], indirect=True)
@pytest.mark.parametrize("sent", [b"", b"GET / HT", PAGE + b"Content-Length: 9\r\n\r\nhalf"])
def test_who_sends_half_is_given_up(port: int, sent: bytes) -> None:
    with ExitStack() as stack:
        halves = [connected(stack, port, sent) for _ in range(2 * THREADS)]
        began = time.monotonic()
        assert answers(port)
        assert time.monotonic() - began < SOON + 2
        for half in halves:
            with suppress(ConnectionResetError):
                assert half.recv(65536) == b""


@pytest.fixture
def ends() -> Iterator[tuple[PatientSocket, socket.socket]]:
    """Both ends of a connection."""
    ours, theirs = socket.socketpair()
    with PatientSocket(fileno=ours.detach()) as patient, theirs:
        yield patient, theirs


def test_a_head_that_trickles_has_a_deadline(
    ends: tuple[PatientSocket, socket.socket],
) -> None:
    patient, theirs = ends
    theirs.sendall(b"G")
    patient.deadline = time.monotonic() + 0.2
    assert patient.recv(10) == b"G"
    with pytest.raises(ConnectionResetError):
        patient.recv(10)
    assert patient.is_stalled
    with pytest.raises(ConnectionResetError):  # the deadline is over
        patient.recv(10)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "STALLED", 0.3)


@pytest.mark.usefixtures("hasty")
def test_who_reads_nothing_is_given_up(ends: tuple[PatientSocket, socket.socket]) -> None:
    patient, _ = ends
    patient.settimeout(None)  # as gunicorn sets it before each request
    with pytest.raises(ConnectionResetError):
        patient.sendall(b"x" * 10_000_000)
    assert patient.is_stalled


@pytest.mark.usefixtures("hasty")
def test_who_reads_no_file_is_given_up(
    ends: tuple[PatientSocket, socket.socket], tmp_path: Path
) -> None:
    patient, _ = ends
    path = tmp_path / "large"
    path.write_bytes(b"x" * 10_000_000)
    with path.open("rb") as file, pytest.raises(ConnectionResetError):
        patient.sendfile(file)
    assert patient.is_stalled


@pytest.mark.usefixtures("hasty")
def test_who_reads_slowly_gets_it_all(ends: tuple[PatientSocket, socket.socket]) -> None:
    patient, theirs = ends
    size, got = 2_000_000, 0
    sending = threading.Thread(target=patient.sendall, args=(b"x" * size,))
    began = time.monotonic()
    sending.start()
    while got < size:
        time.sleep(0.05)
        got += len(theirs.recv(100_000))
    sending.join(5)
    assert time.monotonic() - began > 2 * patience.STALLED
    assert not patient.is_stalled


@pytest.mark.parametrize("port", ["HastyWorker"], indirect=True)
def test_who_asks_twice_and_reads_nothing_is_given_up(port: int) -> None:
    large = b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with ExitStack() as stack:
        for _ in range(2 * THREADS):
            connected(stack, port, PAGE + b"\r\n" + large)
        time.sleep(0.3)
        began = time.monotonic()
        assert answers(port)
        assert time.monotonic() - began < 8
