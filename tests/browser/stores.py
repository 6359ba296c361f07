"""Databases of apps under test: a file of their own, or one beside that of DATABASE_URL.

The suite's processes each run an app on the demo. It is made once, by whoever needs it first, and
copied: to load and compare both events takes longest of all that such an app does.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

SQLITE = "framing.sqlite3"


def server() -> str:
    """The address of the PostgreSQL that the suite runs on; "" where it runs on SQLite."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith("postgres") else ""


@contextmanager
def database(home: Path, *, like: str = "") -> Iterator[str]:
    """Give the address of an empty database for an app with its files in `home`, or of a copy.

    `like` is the address of a PostgreSQL database that nobody uses; of SQLite its file is copied
    with the other files.
    """
    name = f"app_{uuid4().hex}"
    if server():
        create(name, urlsplit(like).path.lstrip("/"))
    try:
        yield address_of(name, home)
    finally:
        if server():
            drop(name)


def address_of(name: str, home: Path) -> str:
    """The address of the database of this name, or of the SQLite file in `home`."""
    if server():
        return urlsplit(server())._replace(path=f"/{name}").geturl()
    return f"sqlite:///{home / SQLITE}"


def create(name: str, like: str = "") -> None:
    """Create a database, empty or like another one."""
    of = sql.SQL(" TEMPLATE {}").format(sql.Identifier(like)) if like else sql.SQL("")
    with psycopg.connect(server(), autocommit=True) as there:
        there.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)) + of)


def drop(name: str) -> None:
    """Drop a database, whoever is connected to it, if it is there."""
    with psycopg.connect(server(), autocommit=True) as there:
        words = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        there.execute(words.format(sql.Identifier(name)))


def is_there(name: str) -> bool:
    """Say whether a database of this name exists."""
    with psycopg.connect(server()) as there:
        found = there.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


@contextmanager
def one_at_a_time(factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the directory that all processes of this run share, to one of them after the other."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield shared


def copy_files(made: Path, home: Path) -> None:
    """Copy the files of an app that no longer runs."""
    shutil.copytree(made, home, dirs_exist_ok=True)
