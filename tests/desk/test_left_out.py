"""What of an account's page is not in its text, as the desk shows it later."""

import pytest
from django.test import Client

from framing.events import intake
from framing.events.intake import Details, Received
from framing.events.models import Account, Snapshot, Version
from tests.events.pages import SENTENCES, page
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db
HERE = "/curate/events/hafen/accounts/blatt/left-out/"
FIRST = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
MENU = "Unser ganzes Angebot"


@pytest.fixture
def account() -> Account:
    """An account with the page that it was read from."""
    outlet = make_outlet("blatt", name="Das Blatt")
    html = page(FIRST).replace("<body>", f"<body><nav>{MENU}</nav>")
    received = Received(html.encode(), Snapshot.Source.FILE, "brand.html", "text/html")
    details = Details(outlet=outlet, title="Brand im Hafen")
    return intake.add(make_event("hafen"), received, details).account


def answered(client: Client, account: Account) -> str:
    """Open the page from the account's own."""
    address = HERE.replace("blatt", account.slug)
    assert address in client.get(address.removesuffix("left-out/")).content.decode()
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_lists_what_stood_on_the_page(moderator_client: Client, account: Account) -> None:
    assert MENU in answered(moderator_client, account)


def test_after_a_purge_it_says_that_the_page_is_gone(
    moderator_client: Client, account: Account
) -> None:
    account.snapshots.update(packed=b"")
    assert "nicht mehr gespeichert" in answered(moderator_client, account)


def test_bytes_that_are_damaged_are_gone_too(moderator_client: Client, account: Account) -> None:
    account.snapshots.update(packed=b"\x1f\x8b")
    assert "nicht mehr gespeichert" in answered(moderator_client, account)


def test_a_page_that_is_no_text_to_a_later_reader(
    moderator_client: Client, account: Account
) -> None:
    later = Snapshot.of(b"\x00\x01\x02", source=Snapshot.Source.FILE, account=account)
    later.save()
    Version.objects.filter(account=account).update(snapshot=later)
    assert "Alles, was darin steht, ist im Text" in answered(moderator_client, account)


def test_without_a_text_there_is_no_such_page(moderator_client: Client) -> None:
    make_account(make_event("hafen"), make_outlet("blatt"), slug="blatt", text="")
    Account.objects.update(current_version=None)
    assert moderator_client.get(HERE)["Location"] == HERE.removesuffix("left-out/")
