"""What every test gets: no network but loopback, and no file of one test left to the next."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, User
from django.core.cache import caches
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.test import Client
from django.utils import translation
from xdist.scheduler import LoadScopeScheduling

from tests.helpers import make_moderator

# Playwright keeps an event loop in this thread, and Django would refuse the database beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


# The browser's tests in three shares of about the same length, each with an app of its own.
BROWSER_SHARES = {
    "tests/browser/test_from_nothing.py": "browser, whole way",
    "tests/browser/test_every_page.py": "browser, every page",
}


def is_loopback(address: Any) -> bool:
    """Say whether a socket address stays on this machine (unix sockets and loopback do)."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Shares the suite out by file, the browser's files in a few shares: those share an app."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        is_browser = file.startswith("tests/browser/")
        return BROWSER_SHARES.get(file, "browser") if is_browser else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Say how the suite is shared out. (xdist's own groups are not read under pytest 9.2.)"""
    return ByFile(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:  # noqa: ARG001
    """Run a process more than there are cores: those that drive the browser wait a third of it."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the browser's tests, so that no process is left alone with them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(autouse=True, scope="session")
def _network_is_shut() -> Iterator[None]:
    """Refuse every connection that leaves this machine, for the whole session."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        original = getattr(socket.socket, name)

        def guarded(self: socket.socket, address: Any, _original: Any = original) -> Any:
            if not is_loopback(address):
                message = f"A test tried to reach {address}"
                raise RuntimeError(message)
            return _original(self, address)

        patch.setattr(socket.socket, name, guarded)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    """Begin in German: a request for an English page leaves its language to the thread."""
    with translation.override("de"):
        yield


@pytest.fixture(autouse=True)
def _no_page_kept() -> None:
    """Begin without pages of another test, whose objects may have had the same keys."""
    caches["pages"].clear()


ROLES = {
    "framing.events.migrations.0002_moderators": "create_group",
    "framing.events.migrations.0008_publishing": "allow_moderators",
    "framing.comparisons.migrations.0009_may_decide": "allow_moderators",
    "framing.desk.migrations.0002_roles": "create_groups",
}


@receiver(post_migrate)
def _roles_after_a_flush(sender: AppConfig, **_kwargs: Any) -> None:
    """Make again what migrations made: a transactional test leaves every table empty.

    In one process such tests run last; shared out over several they do not.
    """
    if sender.label == "journal" and not Group.objects.exists():
        for module, name in ROLES.items():
            getattr(import_module(module), name)(apps, None)


@pytest.fixture
def moderator(db: None) -> User:  # noqa: ARG001
    """A moderator."""
    return make_moderator()


@pytest.fixture
def moderator_client(client: Client, moderator: User) -> Client:
    """A browser in which a moderator is logged in."""
    client.force_login(moderator)
    return client
