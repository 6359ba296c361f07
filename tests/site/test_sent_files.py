"""Files of forms that were sent in vain: they go along when the form is sent again."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from framing.desk.models import SentInVain
from framing.events.models import Account
from tests.comparisons.makers import make_told_event
from tests.helpers import make_moderator
from tests.site.test_resending import (
    HERE,
    PAGE,
    PAPER,
    RENEW,
    fields_in,
    log_in,
    paper,
    send,
    strict,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita() -> User:
    """A moderator, beside the told event."""
    make_told_event()
    return make_moderator("rita")


def test_a_file_is_sent_again(client: Client, rita: User) -> None:
    answer = send(client, rita, file=paper(), text="")
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert "Nichts ist verloren" in page
    assert "„brand.txt“" in page
    done = client.post(RENEW, fields_in(page), follow=True)
    assert "als neue Fassung gespeichert" in done.content.decode()
    snapshot = Account.objects.get(slug="kurier").snapshots.get(filename="brand.txt")
    assert snapshot.content == PAPER
    assert not SentInVain.objects.exists()  # used, so gone
    late = client.post(RENEW, fields_in(page))
    assert late.status_code == 422
    assert "Die Datei ist nicht mehr aufgehoben." in late.content.decode()


def test_a_file_is_sent_again_also_by_an_outdated_form(rita: User) -> None:
    client = strict(rita)
    client.get(PAGE)
    answer = client.post(RENEW, {"file": paper(), "csrfmiddlewaretoken": "x" * 32}, headers=HERE)
    assert "„brand.txt“" in answer.content.decode()
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    # A second token that is too old does no harm.
    again = client.post(
        RENEW, fields_in(answer.content.decode()) | {"csrfmiddlewaretoken": "x" * 32}, headers=HERE
    )
    assert again.status_code == 403
    assert client.post(RENEW, fields_in(again.content.decode()) | token).status_code == 302
    assert Account.objects.get(slug="kurier").versions.count() == 2


def test_a_file_outlives_a_second_login(client: Client, rita: User) -> None:
    answer = send(client, rita, file=paper())
    page = log_in(client, answer["Location"], "rita").content.decode()
    Session.objects.all().delete()
    answer = client.post(RENEW, fields_in(page, signed=True), headers=HERE)
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert "„brand.txt“" in page
    assert client.post(RENEW, fields_in(page)).status_code == 302
    assert Account.objects.get(slug="kurier").versions.count() == 2


def test_a_file_that_no_form_would_take_is_named(
    client: Client, rita: User, settings: Settings
) -> None:
    settings.FRAMING_MAX_UPLOAD_BYTES = len(PAPER) - 1
    answer = send(client, rita, file=paper())
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert "Nichts ist verloren" not in page
    assert "Die Datei „brand.txt“ ist nicht aufgehoben" in page


def test_nobody_else_gets_the_file(client: Client, rita: User) -> None:
    answer = send(client, rita, file=paper())
    page = log_in(client, answer["Location"], "rita").content.decode()
    other = Client()
    other.force_login(make_moderator("otto"))
    assert other.post(RENEW, fields_in(page)).status_code == 422
    assert SentInVain.objects.exists()  # and it is still there for whose it is
