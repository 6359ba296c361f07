"""The profile of an outlet."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from framing.events.models import Event, Outlet
from tests.helpers import make_account, make_event, make_outlet
from tests.site.test_logins import ROLES, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlet() -> Outlet:
    """An outlet with everything a profile can have."""
    outlet = make_outlet("bote", name="Der Bote", homepage="https://bote.example/")
    outlet.facts.create(
        label="Eigentümer",
        label_en="Owner",
        value="Nordverlag",
        source_name="Handelsregister",
        source_url="https://register.example/",
        source_date=date(2024, 5, 1),
    )
    outlet.addresses.create(
        kind="feed",
        url="https://bote.example/rss",
        source_name="Liste der Feeds",
        source_url="https://liste.example/feeds.json",
        source_date=date(2026, 7, 30),
    )
    return outlet


def page(client: Client, outlet: Outlet) -> str:
    """Get the profile."""
    return client.get(outlet.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("country", "prefix", "name"),
    [("GB", "", "Vereinigtes Königreich"), ("GB", "/en", "United Kingdom"), ("NZ", "", "NZ")],
)
def test_the_country_is_named(
    client: Client, outlet: Outlet, country: str, prefix: str, name: str
) -> None:
    Outlet.objects.update(country=country)
    html = client.get(prefix + outlet.get_absolute_url()).content.decode()
    assert f"<dd>{name} " in html


def test_facts_stand_with_source_and_date(client: Client, outlet: Outlet) -> None:
    html = page(client, outlet)
    assert "Nordverlag" in html
    assert '<a href="https://register.example/" rel="noreferrer">Handelsregister</a>' in html
    assert "Handelsregister</a>, Stand 1. Mai 2024</span>" in html


@pytest.mark.parametrize(
    ("prefix", "told"),
    [("", "Handelsregister</a>, gelesen am 28. "), ("/en", "Handelsregister</a>, read on ")],
)
def test_a_fact_of_a_source_without_a_date_says_when_it_was_read(
    client: Client, outlet: Outlet, prefix: str, told: str
) -> None:
    outlet.facts.update(source_date=None, read_on=date(2026, 11, 28))
    assert told in client.get(prefix + outlet.get_absolute_url()).content.decode()


def test_a_list_stands_with_its_source_and_date(client: Client, outlet: Outlet) -> None:
    html = page(client, outlet)
    assert 'href="https://liste.example/feeds.json" rel="noreferrer">Liste der Feeds</a>' in html
    assert "Liste der Feeds</a>, Stand 30. Juli 2026</span>" in html


def test_a_notice_says_when_its_source_was_read(client: Client, outlet: Outlet) -> None:
    outlet.notices.create(
        text="Eine Maßnahme.",
        source_name="Amtsblatt",
        dated=date(2022, 3, 1),
        read_on=date(2026, 11, 22),
        set_by="ada",
    )
    event = make_event("brand")
    account = make_account(event, outlet, slug="bote")
    assert "gelesen am 22. November 2026" in page(client, outlet)
    shown = client.get(account.get_absolute_url()).content.decode()
    assert "Amtsblatt, 1. März 2022, gelesen am 22. November 2026." in shown


def test_addresses_are_links(client: Client, outlet: Outlet) -> None:
    html = page(client, outlet)
    assert '<a class="address" href="https://bote.example/rss"' in html
    assert '<a class="address" href="https://bote.example/"' in html


def test_addresses_under_a_ban_are_text_alone(client: Client, outlet: Outlet) -> None:
    outlet.notices.create(
        text="Eine Maßnahme.",
        source_name="Amtsblatt",
        dated=date(2022, 3, 1),
        set_by="ada",
        address_as_text=True,
    )
    html = page(client, outlet)
    assert "https://bote.example/rss" in html
    assert 'href="https://bote.example' not in html
    assert "Eine Maßnahme." in html
    assert "gesetzt von ada" in html


def test_accounts_stand_under_their_event(client: Client, outlet: Outlet) -> None:
    event = make_event("brand", title="Der Brand")
    make_account(event, outlet, title="Erste", slug="erste")
    make_account(event, outlet, title="Leere", slug="leere", text="")
    make_account(make_event("sturm", title="Der Sturm"), outlet, title="Zweite", kind="digest")
    html = page(client, outlet)
    assert html.index("Der Brand") < html.index("Erste")
    assert "noch ohne Text" in html
    assert "unser Digest, nicht der Text des Mediums" in html


@pytest.mark.parametrize("role", ROLES)
def test_what_is_no_reader_s_is_for_who_curates(outlet: Outlet, role: str) -> None:
    make_account(make_event(), outlet, title="Offen")
    make_account(make_event(state=Event.State.DRAFT), outlet, title="Entworfen")
    make_account(make_event(), outlet, title="Herausgenommen", hidden_at=timezone.now())
    for state in (Event.State.DRAFT, Event.State.PUBLISHED):
        gone = make_event(title="Fort", state=state, deleted_at=timezone.now())
        make_account(gone, outlet, title="Weggeworfen")
    html = page(client_of(role), outlet)
    curates = role in {"moderator", "manager", "superuser"}
    told = ("Offen", "Entworfen", "Herausgenommen", "Weggeworfen", "Fort")
    assert [title in html for title in told] == [True, curates, curates, False, False]


def test_without_accounts_it_says_so(client: Client, outlet: Outlet) -> None:
    assert "noch keine Darstellung" in page(client, outlet)


def test_an_unknown_outlet_is_404(client: Client) -> None:
    assert client.get("/outlets/nix/").status_code == 404
