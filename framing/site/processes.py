"""Keeping a few child processes alive: start, watch, start again, stop."""

import ctypes
import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 0.2  # seconds between two looks at the children
FIRST_PAUSE: Final = 0.5  # seconds before a dead child is started again; doubled each time
LONGEST_PAUSE: Final = 30.0
LIVED_WELL: Final = 60.0  # seconds after which a death counts as the first one again
GRACE: Final = 15.0  # seconds that a child has to end what it is doing
PR_SET_PDEATHSIG: Final = 1


def die_with_parent() -> None:
    """Let the kernel end this child when its parent is killed outright (Linux only).

    Otherwise a killed serve command leaves a web server behind that holds the port.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """One process to be kept running."""

    name: str
    command: Sequence[str]
    on_death: Callable[[], None] = lambda: None
    process: "subprocess.Popen[bytes] | None" = None
    deaths: int = 0
    started_at: float = 0.0
    start_at: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        """Run the command in a session of its own, so that Ctrl-C reaches only the parent."""
        self.process = subprocess.Popen(  # noqa: S603 (our own command line)
            self.command, start_new_session=True, preexec_fn=die_with_parent
        )
        self.started_at = time.monotonic()

    def look(self) -> None:
        """Start the process when it is due; notice its death and set when it is due again."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_at:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            return
        self.deaths = self.deaths + 1 if now - self.started_at < LIVED_WELL else 1
        pause = pause_after(self.deaths)
        log.warning("%s ended with %s, starts again in %.1f s", self.name, code, pause)
        self.process, self.start_at = None, now + pause
        self.on_death()

    def stop(self, deadline: float) -> None:
        """Wait for the process, which has been asked to end; kill it at the deadline."""
        if self.process is None:
            return
        try:
            self.process.wait(timeout=max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("%s did not end in time and is killed", self.name)
            self.process.kill()
            self.process.wait()


def pause_after(deaths: int) -> float:
    """Seconds to wait before the next start after this many deaths in a row."""
    doublings = min(deaths - 1, 10)  # more would pass LONGEST_PAUSE anyway, and floats one day
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0**doublings)


def keep_alive(
    children: Sequence[Child], stop: threading.Event, *, on_look: Callable[[], None]
) -> None:
    """Keep the children running until `stop` is set, then end them all."""
    try:
        while not stop.is_set():
            for child in children:
                child.look()
            on_look()
            stop.wait(LOOK_EVERY)
    finally:
        end(children)


def end(children: Sequence[Child]) -> None:
    """Ask all children to end, then wait for each."""
    for child in children:
        if child.process is not None:
            child.process.terminate()
    deadline = time.monotonic() + GRACE
    for child in children:
        child.stop(deadline)
