"""Forms sent in vain: offered again with all that was typed, but never another site's."""

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from time_machine import TimeMachineFixture

from framing.desk.models import SentInVain
from framing.events.models import Event
from framing.site import resending, sent
from framing.site.sent import SHOWN_TO, ticket_for
from tests.comparisons.makers import make_told_event
from tests.helpers import PASSWORD, make_event, make_moderator

pytestmark = pytest.mark.django_db

NEW = "/curate/events/new/"
TYPED = {
    "title": "Brand im Hafen",
    "summary": "Eine Halle brannte & niemand „weiß“ warum.",
    "starts_on": "2024-01-08",
    "ends_on": "",
}
HERE = {"origin": "http://testserver"}


def fields_in(page: str, *, signed: bool = False) -> dict[str, str]:
    """The hidden fields of the form that offers again; who was shown it only with `signed`."""
    form = page.split('<form method="post"')[-1]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    hidden = {name: unescape(value) for name, value in found}
    hidden.pop("csrfmiddlewaretoken")
    if not signed:
        hidden.pop(SHOWN_TO, None)
    return hidden


def log_in(client: Client, address: str, name: str) -> Any:
    """Follow the way to the login, log in, follow the way on."""
    goes_to = parse_qs(urlsplit(address).query)["next"][0]
    typed = {"username": name, "password": PASSWORD, "next": goes_to}
    return client.post("/accounts/login/", typed, follow=True)


def shown_to(user: User) -> dict[str, str]:
    """What the site's forms say for somebody who is logged in."""
    return {SHOWN_TO: ticket_for(user)}


def test_what_was_sent_with_an_expired_login_is_offered_after_it(client: Client) -> None:
    make_moderator("rita")
    answer = client.post(NEW, TYPED, headers=HERE)
    assert answer["Location"] == "/accounts/login/?next=/accounts/again/"
    assert "kommt nach dem Anmelden wieder" in client.get(answer["Location"]).content.decode()
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert "Deine Anmeldung war abgelaufen" in page
    assert f'action="{NEW}"' in page
    assert fields_in(page) == TYPED
    client.post(NEW, fields_in(page))
    assert Event.objects.get().summary == TYPED["summary"]
    assert client.get("/accounts/again/").status_code == 302  # sent, so let go


def test_it_goes_back_to_the_very_form(client: Client) -> None:
    make_event("hafen")
    answer = client.post("/curate/events/hafen/edit/?x=1", TYPED, headers=HERE)
    make_moderator("rita")
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert 'action="/curate/events/hafen/edit/?x=1"' in page


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_nothing_is_kept_for_another_site(client: Client, headers: dict[str, str]) -> None:
    answer = client.post(NEW, TYPED, headers=headers)
    assert answer["Location"] == f"/accounts/login/?next={NEW}"
    assert not SentInVain.objects.exists()


def test_nothing_is_kept_for_who_sends_too_often(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_moderator("rita")
    monkeypatch.setattr(resending, "is_too_often", lambda *_: True)
    answer = client.post(NEW, TYPED, headers=HERE)
    assert not SentInVain.objects.exists()
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert "konnte nicht aufgehoben werden" in page
    assert f'href="{NEW}"' in page


def test_only_so_much_is_kept_for_nobody_known(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent, "ROOM", 1000)
    rita = make_moderator("rita")
    for _time in range(10):
        client.post(NEW, TYPED, headers=HERE)
    assert 0 < SentInVain.objects.count() < 10
    client.post(NEW, TYPED | shown_to(rita), headers=HERE)
    assert SentInVain.objects.filter(author=rita).exists()


def test_forms_say_who_was_shown_them(moderator_client: Client, moderator: User) -> None:
    page = moderator_client.get(NEW).content.decode()
    assert fields_in(page, signed=True)[SHOWN_TO] == ticket_for(moderator)
    assert SHOWN_TO not in Client().get("/accounts/login/").content.decode()


RENEW = "/curate/events/hafen/accounts/kurier/renew/"
PAGE = RENEW.replace("renew/", "")
PAPER = ("In Nordhafen brannte am Dienstag noch eine Halle. Niemand wurde verletzt. " * 8).encode()


@pytest.fixture
def rita() -> User:
    """A moderator, beside the told event."""
    make_told_event()
    return make_moderator("rita")


def paper(content: bytes = PAPER) -> SimpleUploadedFile:
    """A file to send."""
    return SimpleUploadedFile("brand.txt", content, "text/plain")


def send(client: Client, rita: User, **fields: Any) -> Any:
    """Send a newer text with a login that has ended."""
    return client.post(RENEW, fields | shown_to(rita), headers=HERE)


def test_a_long_text_is_kept(client: Client, rita: User) -> None:
    text = "<p>Wörter, die im Hafen fielen. </p>" * 12_000
    assert len(text) > 400_000
    answer = send(client, rita, text=text)
    assert answer["Location"] == "/accounts/login/?next=/accounts/again/"
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert fields_in(page)["text"] == text


def test_it_is_offered_for_an_hour(
    client: Client, rita: User, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to("2024-01-08T12:00Z")
    answer = send(client, rita, file=paper())
    time_machine.shift(3601)
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert "eine Stunde lang aufgehoben" in page
    assert "brand.txt" not in page
    client.logout()
    send(client, rita, file=paper())  # what is kept next clears away
    assert SentInVain.objects.count() == 1
    time_machine.shift(3601)
    call_command("purge")
    assert not SentInVain.objects.exists()


def test_nobody_else_is_offered_it(client: Client, rita: User) -> None:
    make_moderator("otto")
    answer = send(client, rita, text="Was Rita schrieb.")
    page = log_in(client, answer["Location"], "otto").content.decode()
    assert "gehört zu einer anderen Anmeldung" in page
    assert "Was Rita schrieb." not in page
    assert not SentInVain.objects.exists()
    assert client.get("/accounts/again/").status_code == 302


def test_what_nobody_known_sent_is_theirs_who_logs_in_first(client: Client, rita: User) -> None:
    make_moderator("otto")
    answer = client.post(RENEW, {"text": "Was jemand schrieb."}, headers=HERE)
    assert "Was jemand" in log_in(client, answer["Location"], "rita").content.decode()
    assert SentInVain.objects.get().author == rita
    client.post("/accounts/logout/")
    page = log_in(client, answer["Location"], "otto").content.decode()
    assert "Was jemand" not in page


def test_an_outdated_form_of_somebody_else_is_not_offered(rita: User) -> None:
    typed = TYPED | shown_to(rita)
    answer = strict(make_moderator("otto")).post(NEW, typed, headers=HERE)
    assert answer.status_code == 403
    assert "Brand im Hafen" not in answer.content.decode()


def test_who_was_shown_an_outdated_form_is_remembered(client: Client, rita: User) -> None:
    page = strict().post(NEW, TYPED | shown_to(rita), headers=HERE).content.decode()
    answer = client.post(NEW, fields_in(page, signed=True), headers=HERE)
    assert SentInVain.objects.get().author == rita
    assert answer["Location"] == "/accounts/login/?next=/accounts/again/"


def strict(user: User | None = None) -> Client:
    """A browser whose forms need a token."""
    client = Client(enforce_csrf_checks=True)
    if user:
        client.force_login(user)
    return client


def test_an_outdated_form_is_offered_with_a_fresh_token() -> None:
    client = strict(make_moderator())
    client.get(NEW)
    answer = client.post(NEW, TYPED | {"csrfmiddlewaretoken": "x" * 32}, headers=HERE)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Deine Eingaben sind noch da." in page
    fields = fields_in(page)
    assert {name: fields[name] for name in TYPED} == TYPED
    token = client.cookies["csrftoken"].value
    assert client.post(NEW, fields | {"csrfmiddlewaretoken": token}).status_code == 302
    assert Event.objects.get().title == "Brand im Hafen"


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}])
def test_a_form_of_another_site_is_not_offered(headers: dict[str, str]) -> None:
    answer = strict(make_moderator()).post(NEW, TYPED, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Brand im Hafen" not in page
    assert "lade die Seite neu" in page


def test_a_referrer_does_where_no_origin_is_sent() -> None:
    page = strict(make_moderator()).post(NEW, TYPED, headers={"referer": f"http://testserver{NEW}"})
    assert "Brand im Hafen" in page.content.decode()


def test_no_password_is_offered_again() -> None:
    typed = {"username": "rita", "password": "geheim geheim"}
    page = strict().post("/accounts/login/", typed, headers=HERE).content.decode()
    assert "geheim" not in page


def test_an_address_that_is_no_page_says_so(moderator_client: Client) -> None:
    make_event("hafen")
    for answer in (
        moderator_client.get("/curate/events/hafen/restore/"),
        moderator_client.post("/source-rule/"),
    ):
        assert answer.status_code == 405
        assert answer["Allow"]
        assert "keine Seite zum Aufrufen" in answer.content.decode()


def test_an_unknown_address_is_not_found_with_a_bad_token_either() -> None:
    assert strict().post("/nix/", TYPED, headers=HERE).status_code in {403, 404}
