"""The statement on accessibility, and where to report a barrier."""

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("feedback", "link"),
    [
        ("hilfe@schule.test", 'href="mailto:hilfe@schule.test"'),
        ("https://schule.test/hilfe", 'href="https://schule.test/hilfe"'),
    ],
)
def test_it_names_the_address(client: Client, settings: Settings, feedback: str, link: str) -> None:
    settings.FRAMING_FEEDBACK = feedback
    assert link in client.get("/accessibility/").content.decode()


def test_without_an_address_it_says_so(client: Client) -> None:
    page = client.get("/accessibility/").content.decode()
    assert "noch keine Adresse" in page
    assert "mailto:" not in page


def test_every_page_leads_to_it(client: Client) -> None:
    assert 'href="/accessibility/"' in client.get("/").content.decode()
