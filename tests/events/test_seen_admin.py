"""Two at once in the admin: nobody overwrites what they have not seen, or loses what they typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.test import Client

from framing.events.models import Account, Event, Outlet, OutletFact
from framing.journal.models import Entry
from tests.helpers import make_account, make_event, make_outlet, make_user
from tests.site.test_admin import address, filled

pytestmark = pytest.mark.django_db

SOMEBODY = "Jemand hat inzwischen etwas anderes gespeichert."


@pytest.fixture
def outlet() -> Outlet:
    """An outlet with two facts and a domain."""
    outlet = make_outlet("blatt", name="Das Blatt")
    for label, value in (("Eigentümer", "Verein"), ("Auflage", "2000")):
        outlet.facts.create(label=label, value=value, source_name="Register")
    outlet.hosts.create(host="blatt.example")
    return outlet


@pytest.fixture
def here(outlet: Outlet) -> str:
    """The address of its form."""
    return address(Outlet, "change", outlet.pk)


def told(page: Any) -> list[str]:
    """What a form says of itself as a whole."""
    return [str(each) for each in page.context["adminform"].form.non_field_errors()]


def again(client: Client, path: str, page: Any) -> Any:
    """Send a form once more as it came back."""
    return client.post(path, filled(page))


def facts_of(outlet: Outlet) -> list[tuple[str, str]]:
    """What is stored of the facts."""
    return list(outlet.facts.order_by("pk").values_list("label", "value"))


def test_who_saves_second_sees_what_the_first_saved(
    admin_client: Client, outlet: Outlet, here: str
) -> None:
    mine = filled(admin_client.get(here), name="Das neue Blatt")
    admin_client.post(here, filled(admin_client.get(here), country="AT"))
    page = admin_client.post(here, mine)
    assert told(page)[0] == SOMEBODY
    assert told(page)[2:] == ["Name: Das Blatt", "Land: AT"]
    assert "„" not in page.context["adminform"].form["name"].value()
    outlet.refresh_from_db()
    assert (outlet.name, outlet.country) == ("Das Blatt", "AT")
    assert again(admin_client, here, page).status_code == 302
    outlet.refresh_from_db()
    assert (outlet.name, outlet.country) == ("Das neue Blatt", "")  # on purpose
    assert Entry.objects.count() == 2


def test_a_form_that_is_sent_a_third_time_is_compared_again(
    admin_client: Client, outlet: Outlet, here: str
) -> None:
    mine = filled(admin_client.get(here), name="Das neue Blatt")
    for country in ("AT", "CH"):
        Outlet.objects.update(country=country)
        page = admin_client.post(here, mine)
        assert f"Land: {country}" in told(page)
        mine = filled(page)
    assert outlet.name == "Das Blatt"


def test_lists_keep_what_each_of_the_two_did(
    admin_client: Client, outlet: Outlet, here: str
) -> None:
    new = {"facts-TOTAL_FORMS": 3, "facts-2-label": "Sitz", "facts-2-value": "Nordhafen"}
    new["facts-2-source_name"] = "Impressum"
    mine = filled(admin_client.get(here), **new, **{"facts-0-value": "GmbH"})
    owner, number = outlet.facts.order_by("pk")
    OutletFact.objects.filter(pk=owner.pk).update(value="AG")
    OutletFact.objects.filter(pk=number.pk).update(value="3000")
    outlet.facts.create(label="Gründung", value="1950", source_name="Register")
    outlet.hosts.all().delete()
    page = admin_client.post(here, mine)
    assert told(page)[2:] == [
        "„Eigentümer: AG“ ist inzwischen geändert worden. Das steht jetzt dort:",
        "Angabe: AG",
        "Geändert, unten schon so eingetragen: Auflage: 3000",
        "Neu dazugekommen: Gründung: 1950",
        "Gelöscht: blatt.example",
    ]
    assert facts_of(outlet)[0] == ("Eigentümer", "AG")
    assert again(admin_client, here, page).status_code == 302
    assert facts_of(outlet) == [
        ("Eigentümer", "GmbH"),
        ("Auflage", "3000"),
        ("Gründung", "1950"),
        ("Sitz", "Nordhafen"),
    ]
    assert not outlet.hosts.exists()


def test_what_was_typed_into_a_row_that_is_gone_comes_as_a_new_one(
    admin_client: Client, outlet: Outlet, here: str
) -> None:
    mine = filled(admin_client.get(here), **{"facts-0-value": "GmbH", "facts-1-DELETE": "on"})
    outlet.facts.all().delete()
    page = admin_client.post(here, mine)
    assert told(page)[2].startswith("„Eigentümer: GmbH“ ist inzwischen gelöscht worden.")
    assert told(page)[3:] == ["Gelöscht: Auflage: 2000"]
    assert again(admin_client, here, page).status_code == 302
    assert facts_of(outlet) == [("Eigentümer", "GmbH")]


def test_a_row_that_is_to_go_stays_ticked(admin_client: Client, outlet: Outlet, here: str) -> None:
    mine = filled(admin_client.get(here), **{"facts-0-DELETE": "on"})
    outlet.facts.filter(label="Eigentümer").update(value="AG")
    page = admin_client.post(here, mine)
    assert "Angabe: AG" in told(page)
    assert outlet.facts.count() == 2
    again(admin_client, here, page)
    assert facts_of(outlet) == [("Auflage", "2000")]


def test_what_the_second_left_alone_is_not_put_back(
    admin_client: Client, outlet: Outlet, here: str
) -> None:
    mine = filled(admin_client.get(here), **{"facts-0-value": "GmbH"})
    Outlet.objects.update(country="AT")
    page = admin_client.post(here, mine)
    assert told(page)[2:] == ["Geändert, unten schon so eingetragen: Das Blatt"]
    assert again(admin_client, here, page).status_code == 302
    outlet.refresh_from_db()
    assert (outlet.country, facts_of(outlet)[0][1]) == ("AT", "GmbH")


def test_a_form_that_is_sent_twice_is_saved_once(
    admin_client: Client, outlet: Outlet, here: str
) -> None:
    new = {"facts-TOTAL_FORMS": 3, "facts-2-label": "Sitz", "facts-2-value": "Nordhafen"}
    mine = filled(admin_client.get(here), country="AT", **new, **{"facts-2-source_name": "Amt"})
    for _time in range(2):
        assert admin_client.post(here, mine).status_code == 302
    assert outlet.facts.count() == 3
    assert Entry.objects.count() == 1


def test_who_typed_nothing_puts_nothing_back(
    admin_client: Client, outlet: Outlet, here: str
) -> None:
    mine = filled(admin_client.get(here))
    Outlet.objects.update(country="AT")
    outlet.facts.filter(label="Auflage").delete()
    assert admin_client.post(here, mine).status_code == 302
    outlet.refresh_from_db()
    assert (outlet.country, outlet.facts.count()) == ("AT", 1)


def test_a_mistake_is_told_beside_what_was_saved(
    admin_client: Client, outlet: Outlet, here: str
) -> None:
    mine = filled(admin_client.get(here), name="", **{"facts-0-value": ""})
    outlet.facts.filter(label="Eigentümer").update(value="AG")
    page = admin_client.post(here, mine)
    assert told(page)[0] == SOMEBODY
    assert page.context["adminform"].form.errors["name"]
    assert again(admin_client, here, page).status_code == 200


@pytest.mark.parametrize(
    "spoilt",
    [
        {"seen": ""},
        {"seen": "x"},
        {"seen": "row-x.facts-1-y"},
        {"facts-TOTAL_FORMS": ""},
        {"seen": "", "facts-TOTAL_FORMS": ""},
    ],
)
def test_a_form_without_what_was_seen_overwrites_nothing(
    admin_client: Client, outlet: Outlet, here: str, spoilt: dict[str, str]
) -> None:
    mine = filled(admin_client.get(here), country="AT") | spoilt
    assert admin_client.post(here, mine).status_code == 200
    outlet.refresh_from_db()
    assert (outlet.country, outlet.facts.count()) == ("", 2)


@pytest.mark.parametrize(
    ("make", "changed", "said"),
    [
        (make_event, {"title": "Brand"}, ["Titel: Von Rita", "Bis: 8. Januar 2024"]),
        (make_account, {"title": "Brand"}, ["Überschrift: Von Rita", "Sprache: Englisch"]),
    ],
)
def test_events_and_accounts_are_not_overwritten_either(
    admin_client: Client, make: Callable[[], Model], changed: dict[str, str], said: list[str]
) -> None:
    row = make()
    path = address(type(row), "change", row.pk)
    mine = filled(admin_client.get(path), **changed)
    other = {"ends_on": "2024-01-08"} if isinstance(row, Event) else {"language": "en"}
    type(row)._default_manager.update(title="Von Rita", **other)
    page = admin_client.post(path, mine)
    assert told(page)[0] == SOMEBODY
    assert told(page)[2:] == said
    assert again(admin_client, path, page).status_code == 302
    assert type(row)._default_manager.get().title == "Brand"  # type: ignore[attr-defined]


def test_a_new_text_makes_no_form_of_an_account_stale(admin_client: Client) -> None:
    account = make_account()
    path = address(Account, "change", account.pk)
    mine = filled(admin_client.get(path), title="Brand")
    Account.objects.update(lead="Es brannte.", current_version=None)
    assert admin_client.post(path, mine).status_code == 302


def test_who_may_only_look_and_who_adds_has_seen_nothing(
    admin_client: Client, client: Client, here: str
) -> None:
    assert "seen" not in admin_client.get(address(Outlet, "add")).context["adminform"].form.fields
    reader = make_user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_outlet"))
    client.force_login(reader)
    page = client.get(here)
    assert page.status_code == 200
    assert "Seen" not in page.content.decode()


def test_lists_that_one_may_only_look_at_stay(client: Client, outlet: Outlet, here: str) -> None:
    clerk = make_user(is_staff=True)
    names = ["view_outlet", "change_outlet", "view_outletfact"]
    clerk.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(clerk)
    mine = filled(client.get(here), country="AT")
    mine = {name: value for name, value in mine.items() if not name.startswith("facts-0")}
    outlet.facts.filter(label="Auflage").update(value="3000")
    Outlet.objects.update(language="en")
    page = client.post(here, mine)
    assert told(page)[0] == SOMEBODY
    assert again(client, here, page).status_code == 302
    outlet.refresh_from_db()
    assert outlet.country == "AT"
    assert facts_of(outlet) == [("Eigentümer", "Verein"), ("Auflage", "3000")]


def test_an_event_saved_here_is_its_next_version_and_stands_in_the_journal(
    admin_client: Client,
) -> None:
    event = make_event("brand", title="Brand am Hafen")
    desk = "/curate/events/brand/edit/"
    open_form = admin_client.get(desk).context["form"]
    path = address(Event, "change", event.pk)
    admin_client.post(path, filled(admin_client.get(path), title="Brand im Hafen"))
    event.refresh_from_db()
    assert (event.title, event.version) == ("Brand im Hafen", 2)
    entry = Entry.objects.get()
    assert (entry.action, entry.before["title"]) == ("event-edited", "Brand am Hafen")
    sent = {name: open_form[name].value() or "" for name in open_form.fields}
    page = admin_client.post(desk, {**sent, "title": "Großbrand"})
    assert "inzwischen" in page.content.decode()
    event.refresh_from_db()
    assert event.title == "Brand im Hafen"


def test_a_new_event_stands_in_the_journal(admin_client: Client) -> None:
    path = address(Event, "add")
    days = {"starts_on": "2031-03-03", "ends_on": "2031-03-04"}
    sent = filled(admin_client.get(path), title="Sturm", slug="sturm", summary="Wind.", **days)
    admin_client.post(path, sent)
    assert Entry.objects.get().action == "event-created"
