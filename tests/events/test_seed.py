"""The article that the project began with, through the page, as the file it is."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from framing.events.models import Account
from tests.helpers import make_event, make_outlet

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed"
FILE = next(iter(sorted(FOLDER.glob("*.txt"))), None)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(FILE is None, reason=f"the seed article is not in {FOLDER.name}/"),
]


@pytest.fixture
def preview(moderator_client: Client) -> str:
    """Send the file through the form; gives the address of its preview."""
    assert FILE is not None
    event, outlet = make_event("kasachstan"), make_outlet("anti-spiegel", name="Anti-Spiegel")
    with FILE.open("rb") as file:
        address = reverse("add_account", args=[event.slug])
        response = moderator_client.post(address, {"outlet": outlet.pk, "file": file})
    return response["Location"]


def test_address_author_date_and_lead_are_recognised(
    moderator_client: Client, preview: str
) -> None:
    initial = moderator_client.get(preview).context["form"].initial
    assert initial["url"].startswith("https://www.anti-spiegel.ru/2022/die-ausfuehrlichen-")
    assert initial["byline"] == "Thomas Röper"
    assert initial["published_on"] == date(2022, 1, 10)
    assert initial["lead"].startswith("Am 10. Januar fand ein Gipfeltreffen")
    assert (initial["language"], initial["completeness"]) == ("de", "complete")


def test_torn_sentences_and_the_slip_are_shown(moderator_client: Client, preview: str) -> None:
    context = moderator_client.get(preview).context
    assert context["preview"].joins > 0
    assert [slip.probable for slip in context["preview"].slips] == ["Ländern"]
    assert {"Tokajew", "Lukaschenko"} <= {name for name, _ in context["preview"].speakers}


def test_every_character_is_stored(moderator_client: Client, preview: str) -> None:
    form = moderator_client.get(preview).context["form"]
    data = {field.name: field.value() or "" for field in form}
    moderator_client.post(preview, data)
    version = Account.objects.get().current_version
    assert version is not None
    assert FILE is not None
    assert version.text == FILE.read_text()
