"""The whole database -> one file with a manifest, and back again, counted table by table."""

import hashlib
import json
import os
import sqlite3
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from framing.desk import ledger
from framing.desk.takedown import take_down_again
from framing.engine import ENGINE_VERSION
from framing.site.purging import tidy_up

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
FILES: Final = {"sqlite": "database.sqlite3", "postgresql": "database.sql"}
CHUNK: Final = 1 << 20
EMPTY_SCHEMA: Final = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
# Tables of SQLite's search index, which holds nothing of its own.
INDEX: Final = "comparisons_indexedclaim_words"


class BackupError(Exception):
    """A backup cannot be made or brought back; the message is for the person at the console."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    made_at: str
    version: str
    engine: str
    database: str  # sqlite or postgresql
    sha256: str  # of the database file
    counts: Mapping[str, int]  # table -> rows
    migrations: list[str]  # "app.name", those that were applied


def back_up(folder: Path) -> Path:
    """Write a backup of the database into a folder while the site runs; give the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [*known_to(folder), *ledger.stored()]
    made_at = timezone.now()
    target = folder / f"framing-{made_at:%Y%m%d-%H%M%S}.tar.gz"
    if target.exists():
        message = f"{target} gibt es schon."
        raise BackupError(message)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        dump = Path(work) / FILES[connection.vendor]
        counts = copy_sqlite(dump) if connection.vendor == "sqlite" else dump_postgresql(dump)
        manifest = Manifest(
            format=FORMAT,
            made_at=made_at.isoformat(),
            version=version(),
            engine=ENGINE_VERSION,
            database=connection.vendor,
            sha256=hash_of(dump),
            counts=counts,
            migrations=applied(),
        )
        (Path(work) / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2))
        packed = Path(work) / "packed"
        packed.touch(mode=0o600)
        with tarfile.open(packed, "w:gz") as archive:
            for name in (MANIFEST, dump.name):
                archive.add(Path(work) / name, arcname=name)
        ledger.write(folder, lines)
        packed.rename(target)  # whole or not at all
    return target


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and which texts in it were taken down again."""

    manifest: Manifest
    taken_down: list[ledger.Line]


def restore(file: Path, *, force: bool = False) -> Restored:
    """Put a backup in the place of the database, and bring that up to this program's state.

    Texts that were taken down since are taken down again, as far as the database that was here,
    or a file beside it or beside the backup, tells of them (desk/ledger.py).

    BackupError, with nothing changed, where the file is damaged, of another kind of database or of
    a later program, or where there is data already (unless `force`).
    """
    lines = [*known_to(file.parent), *told_here()]
    with tempfile.TemporaryDirectory() as work:
        manifest, dump = unpacked(file, Path(work))
        check(manifest, dump)
        if not force and holds_data():
            message = "In der Datenbank steht schon etwas. Mit --force wird es ersetzt."
            raise BackupError(message)
        if manifest.database == "sqlite":
            put_sqlite(dump)
        else:
            put_postgresql(dump)
    found, told = counts(), dict(manifest.counts)
    if found != told:
        wrong = sorted(table for table in found | told if found.get(table) != told.get(table))
        message = f"Zurückgespielt, aber diese Tabellen haben andere Zeilenzahlen: {wrong}"
        raise BackupError(message)
    call_command("migrate", interactive=False, verbosity=0)
    return Restored(manifest, gone_again(lines))


def known_to(folder: Path) -> list[ledger.Line]:
    """What the files beside the database and in a folder tell of texts that were taken down."""
    try:
        return ledger.all_known(folder)
    except ValueError as error:
        raise BackupError(str(error)) from error


def told_here() -> list[ledger.Line]:
    """What the present database tells of them; nothing where it cannot be read."""
    try:
        return ledger.stored()
    except DatabaseError:
        return []


def gone_again(lines: Iterable[ledger.Line]) -> list[ledger.Line]:
    """Take texts down again, and let nothing of them stay in the file."""
    known = list(dict.fromkeys(lines))
    done = take_down_again(known)
    for line in known:
        ledger.keep(line)
    if done:
        tidy_up()
    return done


def version() -> str:
    """The program's version."""
    told = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def hash_of(path: Path) -> str:
    """SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(CHUNK):
            digest.update(part)
    return digest.hexdigest()


def applied() -> list[str]:
    """The migrations that this database has seen."""
    loader = MigrationLoader(connection)
    return sorted(f"{app}.{name}" for app, name in loader.applied_migrations)


def tables() -> list[str]:
    """The tables that are counted."""
    names = connection.introspection.table_names()
    return [name for name in names if not name.startswith(INDEX)]


def counts() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        return {table: count_in(cursor, table) for table in tables()}


def count_in(cursor: Any, table: str) -> int:
    """How many rows a table has."""
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
    return int(cursor.fetchone()[0])


def holds_data() -> bool:
    """Whether somebody has worked with this database."""
    names = connection.introspection.table_names()
    with connection.cursor() as cursor:
        mine = [t for t in ("events_event", "auth_user", "journal_entry") if t in names]
        return any(count_in(cursor, table) for table in mine)


def copy_sqlite(path: Path) -> dict[str, int]:
    """Write a copy of the SQLite database as it is at this moment; count the copy's rows."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    with closing(sqlite3.connect(path)) as copy:
        inside = copy.cursor()
        return {table: count_in(inside, table) for table in tables()}


def dump_postgresql(path: Path) -> dict[str, int]:
    """Dump the PostgreSQL database and count its rows, both as they are at one moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        moment = cursor.fetchone()[0]
        found = counts()
        options = ["--no-owner", "--no-privileges", f"--snapshot={moment}", f"--file={path}"]
        run("pg_dump", *options)
    return found


def unpacked(file: Path, folder: Path) -> tuple[Manifest, Path]:
    """Take the two files out of a backup; names in the archive decide nothing."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            told = archive.extractfile(MANIFEST)
            manifest = Manifest(**json.loads(told.read())) if told else None
            if manifest is None or manifest.format != FORMAT or manifest.database not in FILES:
                message = f"{file}: Das ist keine Sicherung, die dieses Programm lesen kann."
                raise BackupError(message)
            name = FILES[manifest.database]
            held = archive.extractfile(name)
            dump = folder / name
            with dump.open("wb") as out:
                while part := held.read(CHUNK) if held else b"":
                    out.write(part)
    except (OSError, EOFError, tarfile.TarError, KeyError, TypeError, ValueError) as error:
        message = f"{file}: Diese Sicherung lässt sich nicht lesen ({error})."
        raise BackupError(message) from error
    return manifest, dump


def check(manifest: Manifest, dump: Path) -> None:
    """Refuse what is damaged or does not fit this program and its database."""
    if hash_of(dump) != manifest.sha256:
        message = "Die Sicherung ist beschädigt: Die Prüfsumme stimmt nicht."
        raise BackupError(message)
    if manifest.database != connection.vendor:
        message = f"Die Sicherung ist von {manifest.database}, hier läuft {connection.vendor}."
        raise BackupError(message)
    known = {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations}
    # Of apps that this program has: others may have been taken out since.
    apps = {each.partition(".")[0] for each in known}
    later = [m for m in manifest.migrations if m not in known and m.partition(".")[0] in apps]
    if later:
        message = f"Die Sicherung ist von einer neueren Fassung des Programms ({later[0]})."
        raise BackupError(message)


def put_sqlite(dump: Path) -> None:
    """Write a copy over the SQLite database, in one step for whoever else has it open."""
    connection.ensure_connection()
    with closing(sqlite3.connect(dump)) as source:
        source.backup(connection.connection)


def put_postgresql(dump: Path) -> None:
    """Put a dump in the place of everything in the PostgreSQL database; all of it or nothing."""
    connection.close()
    options = ["--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    # Counted anew at once: without, the first look-ups plan for empty tables.
    run("psql", *options, f"--command={EMPTY_SCHEMA}", f"--file={dump}", "--command=ANALYZE")


def run(program: str, *options: str) -> None:
    """Run a program of PostgreSQL on this database; BackupError with what it says if it fails."""
    parts = connection.settings_dict
    given = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    told = {name: str(parts[part]) for name, part in given.items() if parts[part]}
    command = [program, *options, f"--dbname={parts['NAME']}"]
    environment = {**os.environ, **told}
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    except FileNotFoundError as error:
        message = f"{program} fehlt; es kommt mit den Werkzeugen von PostgreSQL."
        raise BackupError(message) from error
    except subprocess.CalledProcessError as error:
        raise BackupError(error.stderr.decode(errors="replace").strip()) from error
