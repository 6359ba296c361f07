"""A backup comes back table by table; one that is damaged or does not fit changes nothing."""

import json
import tarfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django import Settings

from framing.comparisons import lookup
from framing.comparisons.models import Claim
from framing.desk import ledger
from framing.desk.replaying import present, replayed
from framing.desk.takedown import Order, take_down
from framing.events.models import Account, Event, Snapshot, Version
from framing.journal.log import subject_of
from framing.journal.models import Entry
from framing.site import backup
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_event, make_moderator

pytestmark = pytest.mark.django_db(transaction=True)
ORDER = Order("holder", "Schreiben vom 3. Dezember.", with_title=True)


def rows() -> dict[str, list[str]]:
    """Every row of every table, as text and in a fixed order."""
    found = {}
    with connection.cursor() as cursor:
        for table in backup.tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = sorted(
                repr([plain(value) for value in row]) for row in cursor.fetchall()
            )
    return found


def plain(value: Any) -> Any:
    """A value that is equal to itself when read again."""
    return bytes(value) if isinstance(value, memoryview) else value


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A backup of a database that somebody has worked with."""
    event = make_compared_event()[0]
    make_moderator("rita")
    lookup.index(event.comparisons.get())
    return backup.back_up(tmp_path / "backups")


def test_it_comes_back_table_by_table(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = rows()
    Claim.objects.all().delete()
    Event.objects.update(title="Ganz anders")
    make_event("neu")
    Snapshot.objects.update(packed=b"")
    assert rows() != before
    call_command("restore", str(saved), "--force")
    after = rows()
    assert after.keys() == before.keys()
    for table, told in before.items():
        assert after[table] == told, table
    assert "Zurückgespielt" in capsys.readouterr().out
    assert all(snapshot.content for snapshot in Snapshot.objects.all())
    found = lookup.candidates("Zwölf Menschen wurden verletzt.", 5)  # the index came back, too
    assert "Zwölf Menschen wurden verletzt." in {claim.text for claim in found}
    make_event("danach")  # and new rows have keys of their own


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans without counts")
def test_tables_are_counted_for_the_first_look_up(saved: Path) -> None:
    backup.restore(saved, force=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Claim._meta.db_table])
        assert cursor.fetchone() == (Claim.objects.count(),)


def test_the_manifest_tells_what_is_in_it(saved: Path) -> None:
    with tarfile.open(saved) as archive:
        told = archive.extractfile("manifest.json")
        assert told
        manifest = json.loads(told.read())
    assert manifest["counts"]["events_event"] == 1
    assert manifest["database"] == connection.vendor
    assert manifest["version"] == "0.1.0"
    assert "events.0001_initial" in manifest["migrations"]
    assert saved.stat().st_mode & 0o077 == 0  # for nobody else to read


def test_what_is_there_is_not_replaced_by_mistake(saved: Path) -> None:
    before = rows()
    with pytest.raises(CommandError, match="--force"):
        call_command("restore", str(saved))
    assert rows() == before


def repack(saved: Path, dump: bytes | None = None, **changes: Any) -> Path:
    """Write the backup with other parts."""
    with tarfile.open(saved) as archive:
        parts = {
            member.name: archive.extractfile(member).read()  # type: ignore[union-attr]
            for member in archive.getmembers()
        }
    manifest = json.loads(parts.pop("manifest.json")) | changes
    name, held = parts.popitem()
    other = saved.with_name("anders.tar.gz")
    with tarfile.open(other, "w:gz") as archive:
        for title, content in (
            ("manifest.json", json.dumps(manifest).encode()),
            (name, held if dump is None else dump),
        ):
            info = tarfile.TarInfo(title)
            info.size = len(content)
            archive.addfile(info, BytesIO(content))
    return other


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sha256": "0" * 64}, "Prüfsumme"),
        ({"database": "sqlite"}, "hier läuft"),
        ({"database": "postgresql"}, "hier läuft"),
        ({"database": "oracle"}, "nicht lesen|keine Sicherung"),
        ({"format": 2}, "keine Sicherung"),
        ({"more": 1}, "nicht lesen"),
        ({"migrations": ["events.9999_later"]}, "neueren Fassung"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    saved: Path, changes: dict[str, Any], said: str
) -> None:
    if changes.get("database") == connection.vendor:
        pytest.skip("that is this database")
    if changes.get("database") in backup.FILES:
        said = "hier läuft|nicht lesen"  # the file in it has the name of the other kind
    before = rows()
    with pytest.raises(CommandError, match=said):
        call_command("restore", str(repack(saved, **changes)), "--force")
    assert rows() == before


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00damaged"])
def test_what_is_no_backup_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.tar.gz").write_bytes(content)
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        call_command("restore", str(tmp_path / "x.tar.gz"))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        call_command("restore", str(tmp_path / "nix.tar.gz"))


def test_rows_that_are_not_those_of_the_manifest_are_said(saved: Path) -> None:
    with tarfile.open(saved) as archive:
        told = archive.extractfile("manifest.json")
        assert told
        counts = json.loads(told.read())["counts"]
    with pytest.raises(CommandError, match="events_event"):
        call_command("restore", str(repack(saved, counts=counts | {"events_event": 7})), "--force")


def test_a_backup_is_not_written_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    call_command("backup", str(tmp_path))
    assert capsys.readouterr().out.strip().endswith(".tar.gz")
    with pytest.raises(CommandError, match="gibt es schon"):
        call_command("backup", str(tmp_path))
    assert len(list(tmp_path.iterdir())) == 1  # nothing half-made is left


def texts() -> list[str]:
    return sorted(version.text for version in Version.objects.all())


def take_down_one(order: Order = ORDER) -> Account:
    """Take a text down, as the desk does."""
    account = Account.objects.filter(current_version__isnull=False).earliest("pk")
    take_down(account, order, who=make_moderator())
    account.refresh_from_db()
    return account


def lose_database() -> None:
    """Leave nothing in the database."""
    call_command("flush", interactive=False, verbosity=0)


def told_otherwise(account: Account) -> list[str]:
    """Which values the log tells otherwise of an account."""
    event, subject = Event.objects.get(), subject_of(account)
    told, stored = replayed(event)[subject], present(event)[subject]
    return [name for name, value in told.items() if (value or None) != (stored[name] or None)]


@pytest.mark.parametrize("where", ["database", "file beside it", "file beside a later backup"])
def test_a_text_that_was_taken_down_does_not_come_back(
    saved: Path, where: str, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    if where == "file beside it":
        settings.FRAMING_TAKEDOWNS = saved.parent.parent / "var" / "takedowns.jsonl"
    before = texts()
    gone = take_down_one()
    assert gone.taken_down_at
    left = texts()
    assert len(left) == len(before) - 1
    if where == "file beside a later backup":
        monday = saved.rename(saved.with_name("framing-monday.tar.gz"))
        backup.back_up(saved.parent)
        saved = monday
    if where != "database":
        lose_database()
    call_command("restore", str(saved), "--force")
    assert texts() == left
    again = Account.objects.get(slug=gone.slug)
    assert (again.taken_down_at, again.taken_down_for) == (gone.taken_down_at, "holder")
    assert again.title == ""
    entry = Entry.objects.get(action="account-taken-down")
    assert (entry.who, entry.why[:23]) == (None, "Stand in einer Sicherun")
    line = f"Wieder entfernt, wie am {gone.taken_down_at:%d.%m.%Y}: {gone.event.slug}/{gone.slug}"
    assert line in capsys.readouterr().out
    assert told_otherwise(gone) == []


def test_nothing_is_said_where_nothing_was_taken_down(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts()
    call_command("restore", str(saved), "--force")
    assert texts() == before
    assert "Wieder entfernt" not in capsys.readouterr().out
    assert not (saved.parent / "takedowns.jsonl").exists()


def test_another_text_under_the_same_name_stays(saved: Path) -> None:
    before = texts()
    gone = take_down_one()
    line = replace(ledger.line_of(gone), hashes=("0" * 64,), address="https://bote.example/anders")
    lose_database()
    ledger.write(saved.parent, [line])
    call_command("restore", str(saved), "--force")
    assert texts() == before


def test_an_address_is_enough(saved: Path) -> None:
    """The same article got once more has other bytes."""
    first = Account.objects.earliest("pk")
    Account.objects.filter(pk=first.pk).update(url="https://bote.example/brand")
    with_address = backup.back_up(saved.parent / "zweite")
    gone = take_down_one(replace(ORDER, with_title=False))
    line = replace(ledger.line_of(gone), hashes=(), address="https://m.bote.example/brand/amp")
    lose_database()
    ledger.write(with_address.parent, [line])
    call_command("restore", str(with_address), "--force")
    again = Account.objects.get(slug=gone.slug)
    assert again.taken_down_at
    assert again.title


def test_the_list_tells_nothing_of_the_text_and_each_once(saved: Path, settings: Settings) -> None:
    settings.FRAMING_TAKEDOWNS = saved.parent / "own" / "takedowns.jsonl"
    gone = take_down_one()
    ledger.keep(ledger.line_of(gone))
    backup.back_up(saved.parent / "zweite")
    for path in (settings.FRAMING_TAKEDOWNS, saved.parent / "zweite" / "takedowns.jsonl"):
        (told,) = path.read_text().splitlines()
        names = {"event", "account", "address", "hashes", "at", "demand", "with_title"}
        assert set(json.loads(told)) == names


@pytest.mark.parametrize("line", ["{", "[]", '{"hashes": []}', "{}"])
def test_a_list_that_cannot_be_read_stops_everything(saved: Path, line: str) -> None:
    before = rows()
    (saved.parent / "takedowns.jsonl").write_text(f"{line}\n")
    with pytest.raises(CommandError, match="Zeile 1"):
        call_command("restore", str(saved), "--force")
    with pytest.raises(CommandError, match="Zeile 1"):
        call_command("backup", str(saved.parent))
    assert rows() == before


def test_a_present_database_that_cannot_be_asked_tells_nothing(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> list[ledger.Line]:
        raise OperationalError

    monkeypatch.setattr(ledger, "stored", broken)
    before = texts()
    call_command("restore", str(saved), "--force")
    assert texts() == before
