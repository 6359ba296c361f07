"""Forms of the admin that were sent in vain: offered again, but no password and no deleting."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import resolve, reverse
from django.utils import translation

from framing.desk.models import SentInVain
from framing.events.models import Event, Outlet, OutletHost
from framing.site.places import place_of, subject_of
from framing.site.sent import SHOWN_TO, Sent, ticket_for
from framing.site.telling import lines_of
from tests.helpers import PASSWORD, make_event, make_moderator, make_outlet, make_user
from tests.site.test_admin import address, filled
from tests.site.test_resending import HERE, fields_in, log_in, shown_to, strict

pytestmark = pytest.mark.django_db

AGAIN = "/accounts/login/?next=/accounts/again/"
TYPED = {"country": "AT", "facts-0-value": "Eine GmbH & „Co.“", "_continue": "Sichern"}


@pytest.fixture
def chief() -> User:
    """Somebody who may do everything."""
    return User.objects.create_superuser("chefin", password=PASSWORD)


@pytest.fixture
def outlet() -> Outlet:
    """An outlet with a fact and a domain."""
    outlet = make_outlet("blatt", name="Das Blatt")
    outlet.facts.create(label="Eigentümer", value="Verein", source_name="Register")
    outlet.hosts.create(host="blatt.example")
    return outlet


def typed(chief: User, path: str, **changed: str) -> dict[str, Any]:
    """What a browser sends of an admin's form, filled in and not sent yet."""
    browser = Client()
    browser.force_login(chief)
    page = browser.get(path)
    signed = {SHOWN_TO: fields_of(page.content.decode())}
    return filled(page, **changed) | {"facts-__prefix__-label": ""} | signed


def fields_of(page: str) -> str:
    """Whom a page says that its form is for."""
    return page.rpartition(f'name="{SHOWN_TO}" value="')[2].partition('"')[0]


def test_a_form_of_the_admin_comes_back_after_the_login(
    client: Client, chief: User, outlet: Outlet
) -> None:
    here = address(Outlet, "change", outlet.pk)
    sent = typed(chief, here, **TYPED)
    assert sent[SHOWN_TO] == ticket_for(chief)
    answer = client.post(here, sent, headers=HERE)
    assert answer["Location"] == AGAIN
    assert SentInVain.objects.get().author == chief
    page = log_in(client, answer["Location"], "chefin").content.decode()
    assert "<b>Medium in der Verwaltung ändern</b>: Das Blatt" in page
    assert "<dt>Angaben mit Quelle (1): Angabe</dt><dd>Eine GmbH &amp; „Co.“</dd>" in page
    assert "<dt>Domains (1): Domain</dt><dd>blatt.example</dd>" in page
    assert "<dt>Knopf</dt><dd>Speichern und hier bleiben</dd>" in page
    told = page.split("<form")[-2]
    assert "_FORMS" not in told
    assert "prefix" not in told
    done = client.post(here, fields_in(page))
    assert done["Location"] == here  # so the button said
    outlet.refresh_from_db()
    assert (outlet.country, outlet.facts.get().value) == ("AT", TYPED["facts-0-value"])
    assert OutletHost.objects.count() == 1
    assert not SentInVain.objects.exists()


def test_what_comes_back_overwrites_nothing_unseen(
    client: Client, chief: User, outlet: Outlet
) -> None:
    here = address(Outlet, "change", outlet.pk)
    answer = client.post(here, typed(chief, here, **TYPED), headers=HERE)
    outlet.facts.update(value="AG")
    page = log_in(client, answer["Location"], "chefin").content.decode()
    form = client.post(here, fields_in(page))
    assert "Jemand hat inzwischen etwas anderes gespeichert." in form.content.decode()
    assert client.post(here, filled(form)).status_code == 302
    assert outlet.facts.get().value == TYPED["facts-0-value"]


def test_it_comes_back_after_the_login_of_the_admin_too(client: Client, chief: User) -> None:
    there = address(Outlet, "add")
    sent = typed(chief, there, name="Neu", slug="neu")
    client.post(there, sent, headers=HERE)
    login = f"{reverse('admin:login')}?next=/accounts/again/"
    data = {"username": "chefin", "password": PASSWORD, "next": "/accounts/again/"}
    page = client.post(login, data, follow=True).content.decode()
    assert "<b>Medium in der Verwaltung anlegen</b>" in page
    assert client.post(there, fields_in(page)).status_code == 302
    assert Outlet.objects.get().name == "Neu"


def test_who_else_logs_in_gets_nothing(client: Client, chief: User, outlet: Outlet) -> None:
    here = address(Outlet, "change", outlet.pk)
    answer = client.post(here, typed(chief, here, **TYPED), headers=HERE)
    make_moderator("otto")
    page = log_in(client, answer["Location"], "otto").content.decode()
    assert "gehört zu einer anderen Anmeldung" in page
    assert "GmbH" not in page
    assert not SentInVain.objects.exists()


def test_nothing_is_kept_for_another_site(client: Client, outlet: Outlet) -> None:
    here = address(Outlet, "change", outlet.pk)
    client.post(here, TYPED, headers={"origin": "https://evil.example"})
    assert not SentInVain.objects.exists()


def test_what_the_admin_refuses_stays_offered(client: Client, outlet: Outlet) -> None:
    here = address(Outlet, "change", outlet.pk)
    answer = client.post(here, TYPED, headers=HERE)  # nobody knows whose it is
    make_user("gast")
    page = log_in(client, answer["Location"], "gast").content.decode()
    assert client.post(here, fields_in(page))["Location"].startswith(reverse("admin:login"))
    assert SentInVain.objects.exists()


PASSWORDS = {"password1": "ganz-geheim-77", "password2": "ganz-geheim-77"}


def no_password_comes_back(client: Client, path: str, sent: dict[str, Any]) -> None:
    """Send a form in vain, by an ended login and by an old token; nothing of it is kept."""
    answer = client.post(path, sent, headers=HERE)
    assert answer["Location"] == f"{reverse('admin:login')}?next={path}"
    late = strict(User.objects.get(username="chefin")).post(path, sent, headers=HERE)
    assert late.status_code == 403
    assert "geheim" not in late.content.decode()
    assert not SentInVain.objects.exists()


def test_a_password_is_never_kept(client: Client, chief: User) -> None:
    sent = {"username": "neu", **PASSWORDS, **shown_to(chief)}
    for name, args in (
        ("auth_user_add", []),
        ("auth_user_password_change", [chief.pk]),
        ("password_change", []),
    ):
        no_password_comes_back(client, reverse(f"admin:{name}", args=args), sent)


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("delete", {"post": "yes"}),
        ("changelist", {"action": "delete_selected", "post": "yes"}),
    ],
)
def test_deleting_is_not_offered_but_its_page(
    client: Client, chief: User, outlet: Outlet, page: str, sent: dict[str, str]
) -> None:
    path = address(Outlet, page, *([outlet.pk] if page == "delete" else []))
    answer = client.post(path, sent | shown_to(chief), headers=HERE)
    assert answer["Location"] == f"{reverse('admin:login')}?next={path}"
    assert not SentInVain.objects.exists()
    late = strict(chief).post(path, sent, headers=HERE).content.decode()
    assert "lade die Seite neu" in late
    assert Outlet.objects.exists()


def test_a_form_with_an_old_token_is_offered_too(chief: User, outlet: Outlet) -> None:
    here = address(Outlet, "change", outlet.pk)
    client = strict(chief)
    client.get(here)
    old = {"csrfmiddlewaretoken": "x" * 32}
    answer = client.post(here, typed(chief, here, **TYPED) | old, headers=HERE)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "<b>Medium in der Verwaltung ändern</b>: Das Blatt" in page
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert client.post(here, fields_in(page) | token)["Location"] == here
    assert outlet.facts.get().value == TYPED["facts-0-value"]


def test_every_form_of_the_admin_has_words() -> None:
    for model in admin.site._registry:
        for page, args, word in (("add", [], "anlegen"), ("change", [1], "ändern")):
            says = str(place_of(address(model, page, *args)).says)
            assert says.endswith(f" in der Verwaltung {word}")
    for path in ("/admin/", "/admin/events/outlet/1/delete/", "/admin/events/outlet/x/change/"):
        assert str(place_of(path).says) == "eine Seite der Verwaltung"
        assert resolve(path).app_name == "admin"
    with translation.override("en"):
        says = str(place_of("/en/admin/events/outlet/1/change/").says)
        assert says == "Change in the administration: Outlet"


def test_rows_are_named_to_who_may_know_of_them(chief: User) -> None:
    event = make_event("geheim", title="Streng geheim", state=Event.State.DRAFT)
    guest, group = make_user(), Group.objects.get(name="Verwaltung")
    outlet = make_outlet("blatt", name="Das Blatt")
    fields = [("event", str(event.pk)), ("outlet", str(outlet.pk)), ("kind", "x"), ("seen", "y")]
    sent = Sent("/admin/events/account/add/", fields)
    lines = [[line.value for line in lines_of(sent, each)] for each in (chief, guest)]
    assert lines == [["Streng geheim", "Das Blatt", "x"], [str(event.pk), "Das Blatt", "x"]]
    here, teacher, manager = address(Event, "change", event.pk), make_user(), make_user()
    teacher.groups.add(Group.objects.get(name="Lehrkräfte"))
    manager.groups.add(group)
    subjects = [subject_of(here, each) for each in (chief, manager, teacher, guest)]
    assert subjects == ["Streng geheim", "Streng geheim", "", ""]
    person = [("groups", str(group.pk)), ("is_staff", "on"), ("date_joined_0", "2024-01-08")]
    told = lines_of(Sent("/admin/auth/user/1/change/", person), chief)
    assert [line.value for line in told] == ["Verwaltung", "ja", "2024-01-08"]


def test_a_row_that_is_ticked_to_go_is_told_so(outlet: Outlet) -> None:
    fields = [
        *(("hosts-0-DELETE", "on"), ("hosts-0-id", "7"), ("hosts-0-outlet", str(outlet.pk))),
        *(("hosts-TOTAL_FORMS", "1"), ("funding", "public"), ("nothing-0-id", "1")),
    ]
    lines = lines_of(Sent(address(Outlet, "change", outlet.pk), fields))
    assert [(line.label, line.value) for line in lines] == [
        ("Domains (1): Löschen", "ja"),
        ("Trägerschaft", "öffentlich-rechtlich"),
    ]
