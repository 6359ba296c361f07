"""Run a task worker alone, on a machine that serves no pages."""

import signal
import socket
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from framing.site.daily import DailyPurge
from framing.site.processes import keep_alive
from framing.site.working import compare_anew, put_back, worker


class Command(BaseCommand):
    """Put back what an earlier worker of this id left, then keep one running until told to stop."""

    help = "Keeps one task worker running until stopped; what a killed one had begun is put back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--worker-id",
            default=f"{socket.gethostname()}:worker",
            help="differs between workers, stays the same over restarts of one",
        )

    def handle(self, **options: Any) -> None:
        """Do it; returns after TERM or INT, when the worker has ended."""
        name: str = options["worker_id"]
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        put_back(name)
        compare_anew()
        keep_alive([worker(name)], stop, on_look=DailyPurge())
