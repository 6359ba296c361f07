"""The one command that runs the site: for real, on a free port of this machine."""

import json
import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command

from framing.site.management.commands.serve import Bind, answers, bind, prepare
from tests.site.test_processes import alive, wait_for

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(
    ("value", "expected", "shown"),
    [
        ("127.0.0.1:8000", Bind("127.0.0.1", 8000), "127.0.0.1:8000"),
        ("0.0.0.0:80", Bind("0.0.0.0", 80), "127.0.0.1:80"),  # noqa: S104
        ("[::1]:8000", Bind("::1", 8000), "[::1]:8000"),
        ("[::]:8000", Bind("::", 8000), "[::1]:8000"),
        ("localhost:8123", Bind("localhost", 8123), "localhost:8123"),
    ],
)
def test_addresses_to_listen_on(value: str, expected: Bind, shown: str) -> None:
    assert bind(value) == expected
    assert str(expected.reachable) == shown


@pytest.mark.parametrize("value", ["", "8000", ":8000", "host:", "host:x", "host:0", "host:65536"])
def test_no_addresses(value: str) -> None:
    with pytest.raises(ArgumentTypeError):
        bind(value)


def test_a_taken_port_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="--bind"):
            call_command("serve", bind=Bind("127.0.0.1", taken.getsockname()[1]))


def test_nothing_answers_on_a_free_port() -> None:
    assert not answers(Bind("127.0.0.1", free_port()))


@pytest.mark.parametrize(
    ("demo", "is_empty", "loaded"),
    [
        (True, False, ["load_demo", "load_practice", "load_outlets"]),
        (False, True, ["load_outlets"]),
        (False, False, ["load_outlets"]),
    ],
)
def test_demo_loads_both_events_and_an_empty_database_the_outlets(
    *, demo: bool, is_empty: bool, loaded: list[str]
) -> None:
    here = "framing.site.management.commands.serve"
    with (
        patch(f"{here}.call_command") as call,
        patch(f"{here}.queue.requeue"),
        patch(f"{here}.connections"),
        patch(f"{here}.Outlet.objects.exists", return_value=not is_empty),
    ):
        prepare(demo=demo)
    names = [made.args[0] for made in call.call_args_list]
    assert [name for name in names if name.startswith("load_")] == loaded
    for made in call.call_args_list:
        if made.args[0] in {"load_demo", "load_practice"}:
            assert made.kwargs == {"unless_deleted": True}
        if made.args[0] == "load_outlets":
            # Outlets that are there are given their sources, others do not come by themselves.
            assert made.kwargs.get("sources", False) == (not demo and not is_empty)


class Served:
    """A site that runs as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.listen = Bind("127.0.0.1", free_port())
        self.output = folder / "output"
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "FRAMING_VAR": str(folder / "var"),
            "STATIC_ROOT": str(folder / "static"),
        }
        command = [sys.executable, "manage.py", "serve", "--bind", str(self.listen)]
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(  # noqa: S603
                command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
            )

    def says(self, words: str) -> bool:
        """Say whether this stands in its output; fail where it has ended."""
        text = self.output.read_text()
        assert self.process.poll() is None, text
        return words in text

    def children(self) -> dict[int, str]:
        """Give the command lines of its child processes by process id."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids = [int(pid) for pid in path.read_text().split()]
        lines = {pid: Path(f"/proc/{pid}/cmdline").read_text() for pid in pids}
        return {pid: line.replace("\0", " ") for pid, line in lines.items()}

    def worker(self) -> int:
        """Give the process id of the task worker; 0 while there is none."""
        return next((pid for pid, line in self.children().items() if "db_worker" in line), 0)

    def health(self) -> dict[str, object]:
        """Get the health page."""
        request = b"GET /health/ HTTP/1.0\r\nHost: localhost\r\n\r\n"
        with socket.create_connection(
            (self.listen.host, self.listen.port), timeout=10
        ) as connection:
            connection.sendall(request)
            answer = b"".join(iter(lambda: connection.recv(4096), b""))
        found: dict[str, object] = json.loads(answer.partition(b"\r\n\r\n")[2])
        return found

    def stop(self) -> int:
        """Ask it to end; gives its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Start the site with an empty database."""
    site = Served(tmp_path)
    yield site
    if site.process.poll() is None:
        site.stop()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes in /proc")
def test_it_starts_heals_and_stops(served: Served) -> None:
    wait_for(lambda: served.says("Framing läuft: http://127.0.0.1:"), seconds=60)
    assert served.health()["status"] == "ok"

    first = served.worker()
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: served.worker() not in {0, first})

    children = served.children()
    assert len(children) == 2
    assert served.stop() == 0
    wait_for(lambda: not any(alive(pid) for pid in children))
    assert not answers(served.listen)
