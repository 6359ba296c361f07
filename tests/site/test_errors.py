"""The pages for what went wrong."""

from unittest.mock import patch

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from framing.site import views
from tests.helpers import make_event


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nix/", "/en/nix/", "/events/nix/"])
def test_404_is_a_page_of_the_site(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert 'class="masthead"' in response.content.decode()


@pytest.mark.django_db
def test_400_is_a_page_of_the_site(moderator_client: Client) -> None:
    address = reverse("add_account", args=[make_event().slug])
    text = "x" * 20_500_000
    response = moderator_client.post(address, {"text": text})
    assert response.status_code == 400
    assert "höchstens 5 MB groß sein" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prefix", "sentences"),
    [
        ("", ("mehr Felder oder Häkchen auf einmal", "kam unvollständig an", "mehr Dateien")),
        ("/en", ("More fields or ticks at once", "arrived incomplete", "More files")),
    ],
)
def test_400_says_what_could_not_be_read(
    moderator_client: Client, prefix: str, sentences: tuple[str, ...]
) -> None:
    address = f"{prefix}/curate/outlets/"
    form, files = "application/x-www-form-urlencoded", 'multipart/form-data; boundary="x"'
    part = '--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\na\r\n'
    sent = [("a=1&" * 1100, form), ("--x", "multipart/form-data"), (part * 101 + "--x--", files)]
    for (body, kind), sentence in zip(sent, sentences, strict=True):
        answer = moderator_client.generic("POST", address, body, content_type=kind)
        assert answer.status_code == 400
        assert sentence in answer.content.decode()


def test_400_needs_no_user() -> None:
    response = views.bad_request(RequestFactory().get("/"), RequestDataTooBig())
    assert response.status_code == 400
    assert "Damit konnte die Seite nichts anfangen" in response.content.decode()


@pytest.mark.django_db
def test_our_own_failure_is_a_page_with_status_500(moderator_client: Client) -> None:
    moderator_client.raise_request_exception = False
    with patch("framing.events.views.adding.get_object_or_404", side_effect=RuntimeError):
        response = moderator_client.get("/events/x/accounts/add/")
    assert response.status_code == 500
    assert "Hier ist etwas kaputt" in response.content.decode()


def test_500_needs_no_database() -> None:
    response = views.server_error(HttpRequest())
    assert response.status_code == 500
    assert '<link rel="stylesheet" href="/static/css/framing.css">' in response.content.decode()


def test_500_needs_no_collected_files() -> None:
    with patch("framing.site.views.static", side_effect=ValueError):
        response = views.server_error(HttpRequest())
    assert "stylesheet" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/accounts/login/", "/events/x/accounts/add/"])
def test_a_form_without_csrf_token_asks_to_send_again(path: str) -> None:
    response = Client(enforce_csrf_checks=True).post(path, {"username": "x"})
    assert response.status_code == 403
    assert "Bitte noch einmal absenden" in response.content.decode()
