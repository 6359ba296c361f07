"""The form that takes a text in: who may, what it says, what it keeps."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from framing.desk.models import SentInVain
from framing.events.models import Account, Draft, Event, Outlet
from framing.site.sent import AGAIN, SHOWN_TO, ticket_for
from tests.helpers import PASSWORD, TEXT, make_event, make_outlet, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """A published event."""
    return make_event("brand")


@pytest.fixture
def outlet() -> Outlet:
    """An outlet."""
    return make_outlet("bote", name="Der Bote")


@pytest.fixture
def address(event: Event) -> str:
    """Address of the form."""
    return reverse("add_account", args=[event.slug])


def upload(content: bytes = TEXT.encode(), name: str = "brand.md") -> SimpleUploadedFile:
    """Make a file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def test_anonymous_is_sent_to_the_login(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={address}"


def test_a_login_without_permission_gets_403(client: Client, address: str) -> None:
    client.force_login(make_user())
    response = client.get(address)
    assert response.status_code == 403
    assert "Das darf diese Anmeldung nicht" in response.content.decode()


def test_a_moderator_sees_the_form(moderator_client: Client, address: str) -> None:
    page = moderator_client.get(address).content.decode()
    assert '<input type="file" name="file"' in page
    assert 'enctype="multipart/form-data"' in page


def test_unknown_event_is_404(moderator_client: Client) -> None:
    assert moderator_client.get("/events/nix/accounts/add/").status_code == 404


def test_a_file_leads_to_its_preview(
    moderator_client: Client, address: str, outlet: Outlet
) -> None:
    response = moderator_client.post(address, {"outlet": outlet.pk, "file": upload()})
    draft = Draft.objects.get()
    assert response["Location"] == f"{address}{draft.token}/"
    assert draft.content == TEXT.encode()
    assert draft.filename == "brand.md"


def test_a_paste_leads_to_its_preview(
    moderator_client: Client, address: str, outlet: Outlet
) -> None:
    response = moderator_client.post(address, {"outlet": outlet.pk, "text": TEXT})
    assert response["Location"] == f"{address}{Draft.objects.get().token}/"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (upload(b"%PDF-1.7 ...", "a.pdf"), "Diese Datei ist beschädigt"),
        (upload(b"{\\rtf1 Text}", "a.rtf"), "Dieses alte Word-Format"),
        (upload(b"\x89PNG\r\n\x1a\n\x00\x00", "a.png"), "Das ist kein Text"),
        (upload(b"", "a.md"), "Darin steht kein Text"),
        (upload(b" \n ", "a.md"), "Darin steht kein Text"),
        (upload(b"x" * 5_000_001, "a.txt"), "Das ist zu groß"),
        (upload(b"<html><body></body></html>", "a.html"), "ließ sich kein Artikel finden"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_file(
    moderator_client: Client,
    address: str,
    outlet: Outlet,
    file: SimpleUploadedFile,
    sentence: str,
) -> None:
    file.seek(0)
    response = moderator_client.post(
        address, {"outlet": outlet.pk, "file": file, "title": "Mein Titel"}
    )
    page = response.content.decode()
    assert sentence in page.split('id="id_file_error"')[1].split("</ul>")[0]
    assert 'value="Mein Titel"' in page


def test_an_error_keeps_the_pasted_text(moderator_client: Client, address: str) -> None:
    response = moderator_client.post(address, {"text": "Ein Text & mehr.", "url": "kein link!"})
    page = response.content.decode()
    assert "Ein Text &amp; mehr." in page
    assert 'value="kein link!"' in page
    assert "Bitte ein Medium wählen" in page


def test_an_error_elsewhere_keeps_the_file(
    moderator_client: Client, address: str, outlet: Outlet
) -> None:
    page = moderator_client.post(address, {"file": upload()}).content.decode()
    draft = Draft.objects.get()
    assert f'name="draft" value="{draft.token}"' in page
    assert "„brand.md“" in page
    response = moderator_client.post(address, {"outlet": outlet.pk, "draft": draft.token})
    assert response["Location"] == f"{address}{draft.token}/"


def test_two_tabs_keep_two_drafts(moderator_client: Client, address: str, outlet: Outlet) -> None:
    for text in (TEXT, TEXT.replace("Montag", "Dienstag")):
        moderator_client.post(address, {"outlet": outlet.pk, "text": text})
    assert len({draft.content for draft in Draft.objects.all()}) == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "eine Datei wählen oder den Text einfügen"),
        ({"text": "  "}, "eine Datei wählen oder den Text einfügen"),
        ({"text": "Ja.", "file": upload()}, "nicht beides"),
        ({"text": "Ja.", "new_outlet": "Neu", "outlet": "bote"}, "nicht beides"),
        ({"text": "Ja.", "published_on": "gestern"}, "Datum"),
        ({"text": "Ja.", "url": "ftp://bote.example/a"}, "eine gültige Adresse"),
        ({"text": "x" * 6_000_000}, "Das ist zu groß"),
        ({"file": upload(), "title": "Null\0zeichen"}, "Nullzeichen"),
    ],
)
def test_what_is_missing_or_too_much_is_said(
    moderator_client: Client,
    address: str,
    outlet: Outlet,
    data: dict[str, object],
    sentence: str,
) -> None:
    if "outlet" in data:
        data = data | {"outlet": outlet.pk}
    assert sentence in moderator_client.post(address, data).content.decode()
    assert not Account.objects.exists()


def test_a_new_outlet_of_a_known_name_is_the_known_one(
    moderator_client: Client, address: str, outlet: Outlet
) -> None:
    response = moderator_client.post(address, {"new_outlet": "der bote", "text": TEXT})
    page = moderator_client.get(response["Location"]).content.decode()
    assert f'<option value="{outlet.pk}" selected>Der Bote</option>' in page


def test_a_draft_is_shown_to_its_owner_alone(
    client: Client, moderator: User, address: str, outlet: Outlet
) -> None:
    client.force_login(moderator)
    client.post(address, {"outlet": outlet.pk, "text": "Nur für mich. " * 30})
    draft = Draft.objects.get()
    other = make_user()
    other.groups.set(moderator.groups.all())
    client.force_login(other)
    assert "Nur für mich." not in client.get(f"{address}?draft={draft.token}").content.decode()
    assert client.get(f"{address}{draft.token}/")["Location"] == address


@pytest.mark.parametrize("token", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_made_up_draft_is_an_empty_form(
    moderator_client: Client, address: str, token: str
) -> None:
    response = moderator_client.get(f"{address}?draft={token}")
    assert response.status_code == 200
    assert not response.context["form"].initial


def test_coming_back_to_a_draft_shows_what_was_entered(
    moderator_client: Client, address: str, outlet: Outlet
) -> None:
    data = {"outlet": outlet.pk, "text": "Ein eigener Satz.", "byline": "Ada Kern"}
    moderator_client.post(address, data)
    page = moderator_client.get(f"{address}?draft={Draft.objects.get().token}").content.decode()
    assert "Ein eigener Satz." in page
    assert 'value="Ada Kern"' in page


class TestExpiredLogin:
    """Sending the form with a login that ran out since it was shown."""

    def ticket(self, client: Client, address: str) -> str:
        """Give the ticket of a form that the client was shown, and log it out."""
        ticket: str = client.get(address).context["ticket"]
        client.logout()
        return ticket

    def test_what_was_sent_waits_behind_the_login(
        self, moderator_client: Client, moderator: User, address: str, outlet: Outlet
    ) -> None:
        ticket = self.ticket(moderator_client, address)
        data = {"outlet": outlet.pk, "file": upload(), "title": "Mein Titel", "ticket": ticket}
        response = moderator_client.post(address, data, follow=True)
        assert "geht es dort weiter" in response.content.decode()
        login = {"username": moderator.username, "password": PASSWORD}
        target = response.redirect_chain[-1][0]
        page = moderator_client.post(
            target, login | {"next": response.context["next"]}, follow=True
        )
        assert "„brand.md“" in page.content.decode()
        assert 'value="Mein Titel"' in page.content.decode()

    def test_unreadable_text_is_kept_too(self, moderator_client: Client, address: str) -> None:
        ticket = self.ticket(moderator_client, address)
        moderator_client.post(address, {"text": "Ohne Medium.", "ticket": ticket})
        assert Draft.objects.get().content == b"Ohne Medium."

    @pytest.mark.parametrize(
        ("file", "text", "told"),
        [
            (upload(b"\x89PNG\r\n\x1a\n"), "", "Das ist kein Text"),
            (upload(), "Ein Text.", "nicht beides"),
            (upload(b"x" * 5_000_001), "", "Das ist zu groß."),
        ],
    )
    def test_a_file_that_is_not_kept_is_told_of(
        self, client: Client, moderator: User, address: str, file: Any, text: str, told: str
    ) -> None:
        client.force_login(moderator)
        ticket = self.ticket(client, address)
        data = {"new_outlet": "Bote", "file": file, "text": text, "ticket": ticket}
        client.post(address, data)
        client.force_login(moderator)
        page = client.get(address, {"draft": str(Draft.objects.get().token)})
        assert told in page.content.decode()
        assert "Die Datei ist nicht aufgehoben" in page.content.decode()
        assert 'value="Bote"' in page.content.decode()

    def test_a_file_with_an_outdated_ticket_is_offered_again(
        self, client: Client, moderator: User, address: str, outlet: Outlet
    ) -> None:
        data = {"outlet": outlet.pk, "file": upload(), SHOWN_TO: ticket_for(moderator)}
        client.post(address, data, headers={"origin": "http://testserver"})
        client.force_login(moderator)
        kept = SentInVain.objects.get(author=moderator)
        answer = client.post(address, {"outlet": outlet.pk, AGAIN: str(kept.token)})
        assert "/add/" in answer["Location"]
        assert Draft.objects.get().filename == "brand.md"

    @pytest.mark.parametrize("ticket", ["", "x:y:z"])
    def test_a_stranger_leaves_nothing_behind(
        self, client: Client, address: str, ticket: str
    ) -> None:
        response = client.post(address, {"text": TEXT, "ticket": ticket})
        assert response["Location"] == f"/accounts/login/?next={address}"
        assert not Draft.objects.exists()

    def test_a_ticket_of_another_event_proves_nothing(
        self, moderator_client: Client, address: str
    ) -> None:
        ticket = self.ticket(moderator_client, reverse("add_account", args=[make_event().slug]))
        moderator_client.post(address, {"text": TEXT, "ticket": ticket})
        assert not Draft.objects.exists()

    def test_an_outdated_csrf_token_keeps_what_was_sent(
        self, moderator: User, address: str, outlet: Outlet
    ) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(moderator)
        ticket = client.get(address).context["ticket"]
        data = {"outlet": outlet.pk, "text": TEXT, "ticket": ticket, "csrfmiddlewaretoken": "x"}
        response = client.post(address, data)
        assert response["Location"] == f"{address}?draft={Draft.objects.get().token}"
