"""Forms sent in vain: offered again with all that was typed, but never another site's."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from framing.events.models import Event
from framing.site import resending
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


def fields_in(page: str) -> dict[str, str]:
    """The hidden fields of the form that offers again."""
    form = page.split('<form method="post"')[-1]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    hidden = {name: unescape(value) for name, value in found}
    hidden.pop("csrfmiddlewaretoken")
    return hidden


def log_in(client: Client, address: str, name: str) -> Any:
    """Follow the way to the login, log in, follow the way on."""
    sent = {"username": name, "password": PASSWORD, "next": address.partition("next=")[2]}
    return client.post("/accounts/login/", sent, follow=True)


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
    assert resending.KEPT not in client.session


def test_too_much_is_not_kept(client: Client) -> None:
    client.post(NEW, TYPED | {"summary": "x" * resending.MOST}, headers=HERE)
    assert resending.KEPT not in client.session


def test_nothing_is_kept_for_who_sends_too_often(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resending, "is_too_often", lambda *_: True)
    client.post(NEW, TYPED, headers=HERE)
    assert resending.KEPT not in client.session


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
    sent = {"username": "rita", "password": "geheim geheim"}
    page = strict().post("/accounts/login/", sent, headers=HERE).content.decode()
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
