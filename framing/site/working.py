"""The task worker as a child process, and its tasks put back when it dies."""

import logging
import sys
from functools import partial
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import Error, connections

from framing.comparisons.tasks import request_outdated
from framing.site import queue
from framing.site.processes import Child

log = logging.getLogger(__name__)

LONGEST_ID: Final = 64  # as the queue's table has it


def worker(name: str) -> Child:
    """Describe the task worker of this id. The id tells whose tasks to put back when it dies."""
    name = name[:LONGEST_ID]
    options = ["--worker-id", name, "--interval", "0.5", "--no-startup-delay", "--no-reload"]
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "db_worker", *options]
    return Child("task worker", command, on_death=partial(put_back, name))


def put_back(name: str) -> None:
    """Put back the tasks of this machine's dead worker."""
    try:
        queue.requeue(name)
    except Error:
        # The worker may have died of the database being away; the site goes on without it.
        log.exception("Could not put back the tasks of %s", name)
    finally:
        connections.close_all()


def compare_anew() -> None:
    """Queue what another engine compared; a worker may be the first to be brought up to date."""
    try:
        request_outdated()
    except Error:
        log.exception("Could not ask for new comparisons")
    finally:
        connections.close_all()
