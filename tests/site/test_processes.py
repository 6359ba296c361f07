"""Keeping child processes alive."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from framing.site.processes import Child, keep_alive, pause_after

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True);"
    " time.sleep(60)",
]


def wait_for(condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until something holds; fail where it does not in this time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Say whether a process runs (a dead one that nobody waited for does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    """Tell the keeper to stop at the end of the test, whatever happened."""
    event = threading.Event()
    yield event
    event.set()


def keep(child: Child, stop: threading.Event) -> threading.Thread:
    """Keep a child alive in the background."""
    thread = threading.Thread(
        target=keep_alive, args=([child], stop), kwargs={"on_look": lambda: None}
    )
    thread.start()
    return thread


@pytest.mark.parametrize(
    ("deaths", "pause"), [(1, 0.5), (2, 1.0), (3, 2.0), (7, 30.0), (5000, 30.0)]
)
def test_the_pause_doubles_up_to_a_limit(deaths: int, pause: float) -> None:
    assert pause_after(deaths) == pause


def test_a_killed_child_comes_back_and_is_told_of(stop: threading.Event) -> None:
    told = Mock()
    child = Child("sleeper", SLEEP, on_death=told)
    thread = keep(child, stop)
    wait_for(lambda: child.process)
    assert child.process is not None
    first = child.process.pid
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: child.process and child.process.pid != first)
    told.assert_called_once_with()
    stop.set()
    thread.join(20)


def test_stopping_ends_the_children(stop: threading.Event) -> None:
    child = Child("sleeper", SLEEP)
    thread = keep(child, stop)
    wait_for(lambda: child.process)
    stop.set()
    thread.join(20)
    assert child.process is not None
    assert child.process.returncode == -signal.SIGTERM


def test_a_child_that_does_not_end_is_killed() -> None:
    child = Child("deaf", DEAF)
    child.start()
    assert child.process is not None
    child.stop(deadline=time.monotonic())
    assert child.process.returncode == -signal.SIGKILL


def test_stopping_what_never_ran_is_nothing() -> None:
    Child("never", SLEEP).stop(deadline=0.0)


def test_deaths_in_a_row_are_counted_until_one_lived_well() -> None:
    child = Child("short", [sys.executable, "-c", ""])
    counted = []
    for seconds in (0, 0, 100, 0):
        child.start()
        assert child.process
        child.process.wait()
        child.started_at -= seconds
        child.look()
        counted.append(child.deaths)
    assert counted == [1, 2, 1, 2]


PARENT = """
import sys, time
from framing.site.processes import Child
child = Child("sleeper", [sys.executable, "-c", "import time; time.sleep(60)"])
child.start()
print(child.process.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of the death")
def test_a_parent_killed_outright_leaves_nobody_behind() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as parent:  # noqa: S603
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    wait_for(lambda: not alive(child))
