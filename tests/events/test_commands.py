"""add_account and create_moderator."""

import io
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from framing.events import intake
from framing.events.models import Account, Outlet
from tests.events.fetching.loopback import answer
from tests.events.pages import internet, page
from tests.helpers import PASSWORD, TEXT, make_event, make_outlet

pytestmark = pytest.mark.django_db


def add(*arguments: str) -> str:
    """Run add_account on an event and an outlet that are there; gives what it prints."""
    out = io.StringIO()
    call_command("add_account", "brand", "--outlet", "bote", *arguments, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def _event() -> None:
    make_event("brand")
    make_outlet("bote")


@pytest.mark.usefixtures("_event")
class TestAddAccount:
    """manage.py add_account."""

    def test_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "brand.md"
        path.write_text(TEXT)
        assert "gespeichert" in add("--file", str(path))
        account = Account.objects.get()
        assert account.title == "Brand im Hafen von Nordhafen"
        assert account.snapshots.get().filename == "brand.md"

    def test_the_same_file_again(self, tmp_path: Path) -> None:
        path = tmp_path / "brand.md"
        path.write_text(TEXT)
        add("--file", str(path))
        assert "schon da" in add("--file", str(path))
        assert Account.objects.count() == 1

    def test_a_text_with_what_is_known_of_it(self) -> None:
        known = ["--url", "https://bote.example/a", "--title", "Titel", "--date", "2024-01-08"]
        output = add("--text", TEXT, *known, "--language", "en")
        account = Account.objects.get()
        assert (account.url, account.title) == ("https://bote.example/a", "Titel")
        assert (str(account.published_on), account.language) == ("2024-01-08", "en")
        assert account.get_absolute_url() in output

    def test_an_address_alone_is_fetched(self) -> None:
        head = '<link rel="canonical" href="/artikel/brand">'
        with internet({"/brand": answer(page(head=head).encode())}):
            add("--url", "http://blatt.example/brand")
        account = Account.objects.get()
        assert account.url == "http://blatt.example/artikel/brand"
        assert account.snapshots.get().source == "address"

    def test_an_address_tells_its_outlet(self) -> None:
        Outlet.objects.get().hosts.create(host="bote.example")
        sent = ["add_account", "brand", "--text", TEXT, "--url"]
        call_command(*sent, "https://www.bote.example/a", stdout=io.StringIO())
        assert Account.objects.get().outlet.slug == "bote"
        with pytest.raises(CommandError, match="Es gibt: bote"):
            call_command(*sent, "https://fremd.example/a")
        with pytest.raises(CommandError, match="Es gibt: bote"):
            call_command("add_account", "brand", "--text", TEXT)

    def test_an_address_that_brings_nothing_says_why(self) -> None:
        with internet({}), pytest.raises(CommandError, match="404"):
            add("--url", "http://blatt.example/brand")

    def test_nothing_of_a_banned_outlet_is_fetched(self) -> None:
        Outlet.objects.get().notices.create(
            text="V", source_name="Q", dated="2022-03-01", set_by="x", address_as_text=True
        )
        with internet({}) as server, pytest.raises(CommandError, match="Verbreitungsverbot"):
            add("--url", "http://blatt.example/brand")
        assert server.requests == []

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stdin = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
        monkeypatch.setattr("sys.stdin", stdin)
        add("--text", "-")
        version = Account.objects.get().current_version
        assert version is not None
        assert version.text == TEXT

    def test_someone_faster_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(intake, "stored", Mock(side_effect=IntegrityError))
        with pytest.raises(CommandError, match="im selben Augenblick"):
            add("--text", TEXT)

    def test_what_is_unsure_is_said(self) -> None:
        assert "Datum wurde nicht erkannt" in add("--text", TEXT)

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["--text", " "], "Darin steht kein Text"),
            (["--file", "/gibt/es/nicht.md"], "No such file"),
            (["--text", "x", "--url", "javascript:x"], "url"),
            (["--text", "x", "--file", "y"], "not allowed with"),
            ([], "Bitte die Adresse des Artikels"),
        ],
    )
    def test_what_does_not_work_is_said(self, arguments: list[str], sentence: str) -> None:
        with pytest.raises(CommandError, match=sentence):
            add(*arguments)

    @pytest.mark.parametrize(
        ("event", "outlet", "sentence"),
        [("nix", "bote", "„nix“ gibt es nicht. Es gibt: brand"), ("brand", "x", "Es gibt: bote")],
    )
    def test_an_unknown_slug_names_those_there_are(
        self, event: str, outlet: str, sentence: str
    ) -> None:
        with pytest.raises(CommandError, match=sentence):
            call_command("add_account", event, "--outlet", outlet, "--text", "x")


class TestCreateModerator:
    """manage.py create_moderator."""

    def test_from_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "password"
        path.write_text(PASSWORD + "\n")
        call_command("create_moderator", "ada", "--password-file", str(path))
        user = User.objects.get()
        assert user.check_password(PASSWORD)
        assert user.has_perm("events.add_account")
        assert user.has_perm("events.add_outlet")
        assert not user.is_staff

    def test_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FRAMING_PASSWORD", PASSWORD)
        call_command("create_moderator", "ada")
        assert User.objects.get().check_password(PASSWORD)

    def test_from_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
        call_command("create_moderator", "ada")
        assert User.objects.get().check_password(PASSWORD)

    @pytest.mark.parametrize(("second", "works"), [(PASSWORD, True), ("anders", False)])
    def test_from_a_terminal_twice(
        self, monkeypatch: pytest.MonkeyPatch, second: str, *, works: bool
    ) -> None:
        terminal = io.StringIO()
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", terminal)
        typed = iter([PASSWORD, second])
        module = "framing.events.management.commands.create_moderator"
        monkeypatch.setattr(f"{module}.getpass", lambda _prompt: next(typed))
        if works:
            call_command("create_moderator", "ada")
        else:
            with pytest.raises(CommandError, match="verschieden"):
                call_command("create_moderator", "ada")
        assert User.objects.exists() is works

    def test_an_existing_login_gets_the_password_and_the_group(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        User.objects.create_user("ada", password="alt")  # noqa: S106
        monkeypatch.setenv("FRAMING_PASSWORD", PASSWORD)
        call_command("create_moderator", "ada")
        user = User.objects.get()
        assert user.check_password(PASSWORD)
        assert user.has_perm("events.add_account")

    @pytest.mark.parametrize(
        ("name", "password"), [("ada", "kurz"), ("ada", "12345678"), ("a d a", PASSWORD)]
    )
    def test_a_bad_name_or_password_makes_nobody(
        self, monkeypatch: pytest.MonkeyPatch, name: str, password: str
    ) -> None:
        monkeypatch.setenv("FRAMING_PASSWORD", password)
        with pytest.raises(CommandError):
            call_command("create_moderator", name)
        assert not User.objects.exists()

    def test_a_missing_password_file_is_said(self) -> None:
        with pytest.raises(CommandError, match="kein Passwort"):
            call_command("create_moderator", "ada", "--password-file", "/gibt/es/nicht")
