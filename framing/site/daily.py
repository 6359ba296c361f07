"""The daily purge: started by `serve` and `work`, done by one process of all, on all machines."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import Error, connections
from django.utils import timezone

from framing.events.models import Turn
from framing.site.processes import die_with_parent

log = logging.getLogger(__name__)

PURGE: Final = "daily purge"  # no host is called so
EVERY: Final = timedelta(days=1)
LEASE: Final = timedelta(hours=1)  # to be through with it; a purge takes seconds
FIRST_LOOK: Final = 30.0  # seconds after the start: the site comes first
LOOK_EVERY: Final = 600.0  # seconds between two looks at whether it is due


def is_due() -> bool:
    """Whether it is time to purge; False where the database does not say."""
    try:
        return Turn.objects.is_free(PURGE, timezone.now())
    except Error:
        log.exception("Could not ask whether a purge is due")
        return False
    finally:
        connections.close_all()


class DailyPurge:
    """Looks now and then whether a purge is due, and starts one in a process of its own.

    So neither the watch over the children nor a stop has to wait for it.
    """

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.look_at = time.monotonic() + FIRST_LOOK

    def __call__(self) -> None:
        """Look, unless that was done a short while ago or a purge still runs."""
        now = time.monotonic()
        is_busy = self.process is not None and self.process.poll() is None
        if is_busy or now < self.look_at or not settings.FRAMING_PURGE_DAILY:
            return
        self.look_at = now + LOOK_EVERY
        if is_due():
            self.process = start()


def start() -> "subprocess.Popen[bytes]":
    """Start a purge; it does nothing where another process was faster."""
    manage = str(Path(settings.BASE_DIR) / "manage.py")
    command = [sys.executable, manage, "purge", "--daily"]
    return subprocess.Popen(  # noqa: S603 (our own command line)
        command, start_new_session=True, preexec_fn=die_with_parent
    )


def all_of(*looks: Callable[[], None]) -> Callable[[], None]:
    """Several things to be done at each look at the children."""

    def look() -> None:
        for each in looks:
            each()

    return look
