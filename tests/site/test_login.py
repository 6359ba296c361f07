"""Logging in and out."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.helpers import PASSWORD

pytestmark = pytest.mark.django_db


def test_logging_in_leads_to_where_one_was_going(client: Client, moderator: User) -> None:
    data = {"username": moderator.username, "password": PASSWORD, "next": "/outlets/x/"}
    assert client.post("/accounts/login/", data)["Location"] == "/outlets/x/"


def test_other_sites_are_no_place_to_go(client: Client, moderator: User) -> None:
    data = {"username": moderator.username, "password": PASSWORD, "next": "https://böse.example/"}
    assert client.post("/accounts/login/", data)["Location"] == "/"


def test_a_wrong_password_is_said_and_keeps_the_name(client: Client, moderator: User) -> None:
    data = {"username": moderator.username, "password": "falsch"}
    page = client.post("/accounts/login/", data).content.decode()
    assert "Name und Passwort passen nicht zusammen" in page
    assert f'value="{moderator.username}"' in page
    assert "falsch" not in page


def test_logging_out_takes_a_post(moderator_client: Client) -> None:
    assert moderator_client.get("/accounts/logout/").status_code == 405
    assert moderator_client.post("/accounts/logout/")["Location"] == "/"
    assert "_auth_user_id" not in moderator_client.session


def test_the_login_page_is_english_under_en(client: Client) -> None:
    assert '<html lang="en">' in client.get("/en/accounts/login/").content.decode()
