"""Run the whole site with one command: database, web server and worker."""

import os
import signal
import socket
import sys
import threading
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from framing.events.models import Outlet
from framing.site import queue
from framing.site.daily import DailyPurge, all_of
from framing.site.processes import Child, keep_alive
from framing.site.working import worker

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (what such a bind answers on)


class Bind(NamedTuple):
    """Where to listen."""

    host: str
    port: int

    @property
    def reachable(self) -> "Bind":
        """An address of this machine at which the bind answers."""
        return Bind(EVERYWHERE.get(self.host, self.host), self.port)

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def bind(value: str) -> Bind:
    """Read HOST:PORT, with an IPv6 host in brackets."""
    host, colon, port = value.rpartition(":")
    if not colon or not host or not port.isdigit() or not 0 < int(port) < 65536:
        message = f"{value!r} is not HOST:PORT"
        raise ArgumentTypeError(message)
    return Bind(host.strip("[]"), int(port))


class Command(BaseCommand):
    """Prepare the database, then keep gunicorn and a task worker running until told to stop."""

    help = "Migrates, then runs the web server and the task worker until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--bind", type=bind, default=Bind("127.0.0.1", 8000))
        parser.add_argument("--workers", type=int, default=2, help="web server processes")
        parser.add_argument(
            "--demo",
            action="store_true",
            help="load both sample events first, unless somebody deleted them",
        )

    def handle(self, **options: Any) -> None:
        """Do it; returns after TERM or INT, when all children have ended."""
        listen: Bind = options["bind"]
        refuse_taken(listen)
        prepare(demo=options["demo"])
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        children = [
            web(listen, options["workers"]),
            worker(f"{socket.gethostname()}:{os.getpid()}"),
        ]
        keep_alive(children, stop, on_look=all_of(Announcement(self, listen), DailyPurge()))
        self.stdout.write("Beendet.")


class Announcement:
    """Says once that the site is up, when it really answers."""

    def __init__(self, command: BaseCommand, listen: Bind) -> None:
        self.command = command
        self.listen = listen
        self.is_made = False

    def __call__(self) -> None:
        """Ask, unless it has answered before."""
        if not self.is_made and answers(self.listen):
            self.is_made = True
            self.command.stdout.write(f"Framing läuft: http://{self.listen.reachable}/")
            self.command.stdout.flush()


def refuse_taken(listen: Bind) -> None:
    """End with a sentence where the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(tuple(listen))
        except OSError as error:
            message = f"{listen}: {error.strerror}. Mit --bind HOST:PORT geht eine andere Adresse."
            raise CommandError(message) from error


def prepare(*, demo: bool) -> None:
    """Bring database, static files and comparisons up to date; put a dead worker's tasks back."""
    call_command("migrate", interactive=False, verbosity=0)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not settings.DEBUG and not manifest.exists():
        call_command("collectstatic", interactive=False, verbosity=0)
    queue.requeue(f"{socket.gethostname()}:")
    if demo:
        call_command("load_demo", unless_deleted=True)
        call_command("load_practice", unless_deleted=True)
    if demo or not Outlet.objects.exists():
        call_command("load_outlets")
    else:
        # An earlier release stored lists without a source, and facts without the day of reading.
        call_command("load_outlets", sources=True, verbosity=0)
    call_command("recompare", outdated=True)
    connections.close_all()


def web(listen: Bind, workers: int) -> Child:
    """Describe the web server."""
    options = ["--bind", str(listen), "--workers", str(workers), "--threads", "4"]
    options += ["--worker-class", "framing.site.patience.PatientWorker"]
    # Its control socket has one path for all sites of a user, and nothing here uses it.
    options.append("--no-control-socket")
    command = [sys.executable, "-m", "gunicorn", "framing.wsgi", *options]
    return Child("web server", command)


def answers(listen: Bind) -> bool:
    """Say whether the site's health page answers with 200."""
    host = next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".").replace("*", "localhost")
    request = f"GET /health/ HTTP/1.0\r\nHost: {host}\r\n\r\n".encode()
    try:
        host_and_port = (listen.reachable.host, listen.reachable.port)
        with socket.create_connection(host_and_port, timeout=2) as connection:
            connection.sendall(request)
            return b" 200 " in connection.recv(64)
    except OSError:
        return False
