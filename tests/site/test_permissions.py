"""Who may send what: every address that takes a form, and the admin's, asked by every role."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import get_resolver, reverse

from framing.site.entering import may_enter
from tests.comparisons.makers import make_compared_event
from tests.helpers import PASSWORD, make_user
from tests.site.test_logins import ROLES, client_of, names, path_of

pytestmark = pytest.mark.django_db

EVERYONE = ROLES
CURATORS = ("moderator", "manager", "superuser")
LOGGED_IN = ROLES[1:]
# Every address that takes a form -> who may send it; the others answer 405 to all.
MAY_SEND: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        [
            "add_account",
            "preview_account",
            "hide_account",
            "new_event",
            "edit_event",
            "delete_event",
            "restore_event",
            "publish",
            "preview_links",
            "review_account",
            "takedown",
            "edit_source_rule",
            "decide",
            "decide_alike",
            "undo",
            "arrange",
            "add_finding",
            "discover",
            "add_found",
            "stop_search",
            "outlets",
            "edit_outlet",
            "desk_account",
            "renew_account",
            "correct",
            "close_report",
        ],
        CURATORS,
    ),
    "password_change": LOGGED_IN,
    **dict.fromkeys(
        [
            "report",
            "check",
            "outlet",
            "login",
            "logout",
            "password_reset",
            "password_reset_confirm",
            "set_language",
        ],
        EVERYONE,
    ),
}


def sent(client: Client, path: str) -> Any:
    """Send an empty form, and leave everything as it was."""
    with transaction.atomic():
        answer = client.post(path, {})
        transaction.set_rollback(True)
    return answer


def refusal(answer: Any) -> str:
    """Say how an answer refuses: by the login page, by 403, or not at all ("")."""
    if answer.status_code == 403:
        return "403"
    logins = (resolve_url(settings.LOGIN_URL), reverse("admin:login"))
    to_login = answer.status_code == 302 and answer["Location"].startswith(logins)
    return "login" if to_login else ""


def addresses() -> Iterator[tuple[str, str]]:
    """Every address of the site but the admin's, by name."""
    event = make_compared_event()[0]
    for pattern in names(get_resolver().url_patterns):
        yield str(pattern.name), path_of(pattern, event)


@pytest.mark.parametrize("role", ROLES)
def test_forms_are_taken_from_whom_they_should_be(role: str) -> None:
    client = client_of(role)
    session = client.cookies.get("sessionid")
    refused = "login" if role == "visitor" else "403"
    got = {}
    for name, path in addresses():
        if name in MAY_SEND:
            browser = Client()  # a new one, since one address logs out
            if session:
                browser.cookies["sessionid"] = session.value
            got[name] = refusal(sent(browser, path))
    assert got == {name: "" if role in may else refused for name, may in MAY_SEND.items()}


def test_no_address_that_takes_forms_is_left_out() -> None:
    client = client_of("superuser")
    session = client.cookies["sessionid"].value
    taking = set()
    for name, path in addresses():
        client.cookies["sessionid"] = session
        if sent(client, path).status_code != 405:
            taking.add(name)
    assert taking == MAY_SEND.keys()


# What nobody may change in the admin: texts, what was fetched, the journal, what is queued; events
# are deleted at the desk, where they can be brought back; what axes counts, nobody adds by hand.
FIXED = {
    "events_event_delete",
    *(
        f"{model}_{page}"
        for model in (
            "events_version",
            "events_snapshot",
            "journal_entry",
            "django_tasks_database_dbtaskresult",
        )
        for page in ("add", "change", "delete")
    ),
    *(f"axes_{model}_add" for model in ("accessattempt", "accesslog", "accessfailurelog")),
}


def admin_addresses() -> Iterator[tuple[str, str]]:
    """Every address of the admin by name, with a stored row of each kind where there is one."""
    make_compared_event()
    user = make_user("gast")
    for name in ("index", "password_change", "autocomplete", "jsi18n"):
        yield name, reverse(f"admin:{name}")
    yield "users_password", reverse("admin:auth_user_password_change", args=[user.pk])
    yield "view_on_site", reverse("admin:view_on_site", args=[1, 1])
    yield "nothing", f"{reverse('admin:index')}nothing/"
    for model in admin.site._registry:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        row = model._default_manager.first()
        yield f"{label}_list", reverse("admin:app_list", args=[model._meta.app_label])
        for page in ("changelist", "add"):
            yield f"{label}_{page}", reverse(f"admin:{label}_{page}")
        for page in ("history", "delete", "change"):
            key = row.pk if row else 1
            yield f"{label}_{page}", reverse(f"admin:{label}_{page}", args=[key])


ENDS = ("index", "jsi18n", "password", "_add", "_change", "_delete", "_changelist")
# What who looks after people may send: their own changes, no deleting, and what has no rights.
MANAGED = {
    *("index", "jsi18n", "users_password", "password_change"),
    *("auth_user_add", "auth_user_change"),
    *(f"events_{model}_{page}" for model in ("event", "outlet") for page in ("add", "change")),
    *("events_account_add", "events_account_change"),
    *(f"{model}_changelist" for model in ("auth_user", "auth_group", "journal_entry")),
    *(f"events_{model}_changelist" for model in ("event", "outlet", "account")),
    *(f"events_{model}_changelist" for model in ("version", "snapshot")),
}


@pytest.mark.parametrize("role", ROLES)
def test_the_admin_is_for_admins(role: str) -> None:
    client = client_of(role)
    got = {name: refusal(sent(client, path)) for name, path in admin_addresses()}
    if role == "superuser":
        assert {name for name, how in got.items() if how} == FIXED
    elif role == "manager":
        assert {n for n, how in got.items() if n.endswith(ENDS) and not how} == MANAGED
        assert "login" not in got.values()
    else:
        assert {name for name, how in got.items() if how != "login"} == set()


@pytest.mark.parametrize("role", ROLES)
def test_the_admin_lets_in_by_its_own_login(role: str) -> None:
    user: Any = get_user(client_of(role))  # it has a session, too
    here = reverse("admin:login")
    answer = Client().post(here, {"username": user.get_username(), "password": PASSWORD})
    assert (answer.status_code == 302) == (role in {"manager", "superuser"})


def test_who_is_shut_out_is_not_let_in() -> None:
    office = make_user(is_active=False, is_staff=True)
    office.groups.add(Group.objects.get(name="Verwaltung"))
    assert not may_enter(office)
    assert not may_enter(AnonymousUser())


def test_an_admin_without_rights_may_change_nothing() -> None:
    client = Client()
    client.force_login(make_user("clerk", is_staff=True))
    for name, path in admin_addresses():
        if name.startswith("password"):
            continue  # their own
        if name.endswith(("_add", "_change", "_delete", "_changelist", "_password")):
            assert refusal(sent(client, path)) == "403", name


@pytest.fixture
def office(client: Client) -> User:
    """Somebody who looks after people, logged in, and no superuser."""
    office = make_user("verwaltung", is_staff=True)
    office.groups.add(Group.objects.get(name="Verwaltung"))
    office.user_permissions.add(*Permission.objects.filter(content_type__app_label="auth"))
    client.force_login(office)
    return office


def test_who_looks_after_people_cannot_make_a_superuser(client: Client, office: User) -> None:
    page = reverse("admin:auth_user_change", args=[office.pk])
    assert client.get(page).status_code == 200
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00", "is_active": "on"}
    sent = {"username": "amt", "is_staff": "on", "is_superuser": "on", **joined}
    assert client.post(page, sent).status_code == 302
    office.refresh_from_db()
    assert (office.username, office.is_superuser) == ("amt", False)


def test_superusers_are_for_superusers(client: Client, office: User) -> None:
    chief = User.objects.create_superuser("chefin")
    for name in ("auth_user_change", "auth_user_password_change", "auth_user_delete"):
        page = reverse(f"admin:{name}", args=[chief.pk])
        answer = client.post(page, {"username": "x", "password1": "a", "password2": "a"})
        assert answer.status_code == 403 or name == "auth_user_change", name
    client.post(
        reverse("admin:auth_user_changelist"),
        {"action": "delete_selected", "post": "yes", "_selected_action": chief.pk},
    )
    assert User.objects.filter(username="chefin", is_superuser=True).exists()
    assert office.is_active
    client.force_login(chief)
    assert (
        client.get(reverse("admin:auth_user_password_change", args=[office.pk])).status_code == 200
    )
    page = client.get(reverse("admin:auth_user_change", args=[office.pk])).content.decode()
    assert 'name="is_superuser"' in page


@pytest.fixture
def manager(client: Client) -> User:
    """Somebody in the group of those who look after people, logged in, and not ticked as staff."""
    manager = make_user("leitung")
    manager.groups.add(Group.objects.get(name="Verwaltung"))
    client.force_login(manager)
    return manager


def change(client: Client, person: User, **sent: Any) -> Any:
    """Send the form for a person with these values."""
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00", "is_active": "on"}
    page = reverse("admin:auth_user_change", args=[person.pk])
    return client.post(page, {"username": person.username, **joined, **sent})


@pytest.mark.usefixtures("manager")
def test_who_looks_after_people_gives_them_roles(client: Client) -> None:
    person, groups = make_user("neu"), Group.objects.order_by("name")
    assert groups.count() == 3
    assert change(client, person, groups=[group.pk for group in groups]).status_code == 302
    assert person.groups.count() == 3


def test_nobody_gives_what_they_do_not_have(client: Client, manager: User) -> None:
    strong = Group.objects.create(name="Technik")
    delete = Permission.objects.get(codename="delete_user")
    strong.permissions.add(delete)
    sent: dict[str, Any] = {"user_permissions": [delete.pk], "is_superuser": "on", "is_staff": "on"}
    sent["groups"] = [group.pk for group in manager.groups.all()]
    for person in (manager, make_user("neu")):
        assert change(client, person, groups=[strong.pk]).status_code == 200
        assert change(client, person, **sent).status_code == 302
        person = User.objects.get(pk=person.pk)
        assert (person.is_superuser, person.user_permissions.count()) == (False, 0)
        assert not person.groups.filter(name="Technik").exists()


@pytest.mark.parametrize("is_active", [True, False])
@pytest.mark.usefixtures("manager")
def test_who_may_more_is_left_alone(client: Client, *, is_active: bool) -> None:
    by_group, itself = (make_user(name, is_active=is_active) for name in ("technik", "amt"))
    strong = Group.objects.create(name="Technik")
    delete = Permission.objects.get(codename="delete_user")
    strong.permissions.add(delete)
    by_group.groups.add(strong)
    itself.user_permissions.add(delete)
    for person in (by_group, itself):
        assert change(client, person).status_code == 403
        page = reverse("admin:auth_user_password_change", args=[person.pk])
        sent = {"password1": "ganz-anderes-77", "password2": "ganz-anderes-77"}
        assert client.post(page, sent).status_code == 403
