"""The admin: everything can be looked at, what is fixed stays fixed."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from framing.events.describing import CHANGED, CREATED, DELETED
from framing.events.models import Account, Event, Outlet, Snapshot, Version
from framing.journal.log import record
from framing.journal.models import Entry
from tests.helpers import PASSWORD, make_account, make_event, make_outlet, make_user

pytestmark = pytest.mark.django_db

SHOWN = [Event, Outlet, Account, Snapshot, Version, Entry]


@pytest.fixture
def _stored() -> None:
    account = make_account()
    record("made", account)


def address(model: type[Model], page: str, *args: object) -> str:
    """Give the address of an admin page."""
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


@pytest.mark.usefixtures("_stored")
@pytest.mark.parametrize("model", SHOWN)
def test_lists_and_single_rows_open(admin_client: Client, model: type[Model]) -> None:
    row = model._default_manager.get()
    assert admin_client.get(address(model, "changelist")).status_code == 200
    assert admin_client.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.usefixtures("_stored")
@pytest.mark.parametrize("model", [Snapshot, Version, Entry])
def test_what_is_fixed_cannot_be_changed(admin_client: Client, model: type[Model]) -> None:
    row = model._default_manager.get()
    for page, args in (("add", ()), ("delete", (row.pk,))):
        assert admin_client.get(address(model, page, *args)).status_code == 403
    assert admin_client.post(address(model, "change", row.pk), {}).status_code == 403


def test_every_app_is_there() -> None:
    assert set(SHOWN) <= set(admin.site._registry)


def filled(page: Any, **changed: Any) -> dict[str, Any]:
    """The form of a page as a browser would send it, but for what is changed."""
    form = page.context["adminform"].form
    sent = {name: form[name].value() for name in form.fields}
    for formset in (inline.formset for inline in page.context["inline_admin_formsets"]):
        for each in (formset.management_form, *formset.forms):
            sent |= {each.add_prefix(name): each[name].value() for name in each.fields}
    return {name: "" if value is None else value for name, value in sent.items()} | changed


def test_what_is_changed_of_an_outlet_stands_in_the_journal(
    admin_client: Client, admin_user: User
) -> None:
    outlet = make_outlet("blatt", name="Das Blatt")
    fact = outlet.facts.create(label="Eigentümer", value="Verein", source_name="Register")
    here = address(Outlet, "change", outlet.pk)
    sent = filled(admin_client.get(here), country="AT", **{"facts-0-value": "GmbH"})
    assert admin_client.post(here, sent).status_code == 302
    entry = Entry.objects.get()
    assert (entry.action, entry.who) == (CHANGED, admin_user)
    assert entry.before["details"]["country"] == ""
    assert entry.after["details"]["country"] == "AT"
    assert (entry.before["facts"][0]["value"], entry.after["facts"][0]["value"]) == (
        "Verein",
        "GmbH",
    )
    assert set(entry.after) == {"details", "facts"}
    fact.refresh_from_db()
    assert fact.value == "GmbH"
    admin_client.post(here, filled(admin_client.get(here)))
    assert Entry.objects.count() == 1  # nothing was changed, nothing is written


def test_an_outlet_made_or_deleted_stands_in_the_journal(admin_client: Client) -> None:
    there = address(Outlet, "add")
    sent = filled(admin_client.get(there), slug="neu", name="Neu")
    assert admin_client.post(there, sent).status_code == 302
    made = Outlet.objects.get()
    entry = Entry.objects.get()
    assert (entry.action, entry.after["details"]["name"]) == (CREATED, "Neu")
    admin_client.post(address(Outlet, "delete", made.pk), {"post": "yes"})
    entry = Entry.objects.get(action=DELETED)
    assert (entry.action, entry.before["details"]["name"], entry.after) == (DELETED, "Neu", {})
    others = [make_outlet().pk, make_outlet().pk]
    ticked = {"action": "delete_selected", "_selected_action": others, "post": "yes"}
    admin_client.post(address(Outlet, "changelist"), ticked)
    assert not Outlet.objects.exists()
    assert Entry.objects.filter(action=DELETED).count() == 3


def test_an_account_deleted_stands_in_the_journal(admin_client: Client, admin_user: User) -> None:
    event = make_event("hafen")
    one, *others = (make_account(event, slug=slug, text="") for slug in ("a", "b", "c"))
    admin_client.post(address(Account, "delete", one.pk), {"post": "yes"})
    entry = Entry.objects.get()
    assert (entry.action, entry.who, entry.after) == ("account-deleted", admin_user, {})
    assert (entry.before["accounts"], entry.before["event"]) == (["a"], "hafen")
    keys = [account.pk for account in others]
    ticked = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
    admin_client.post(address(Account, "changelist"), ticked)
    assert not Account.objects.exists()
    assert Entry.objects.filter(action="account-deleted").count() == 3


def test_who_may_do_what_stands_in_the_journal(admin_client: Client, admin_user: User) -> None:
    person = make_user("lia")
    moderators = Group.objects.get(name="Moderatoren")
    there = address(User, "change", person.pk)
    page = admin_client.get(there)
    joined = {"date_joined_0": "2024-01-08", "date_joined_1": "10:00:00"}
    sent = filled(page, first_name="Lia", **joined)
    assert admin_client.post(there, sent).status_code == 302
    assert not Entry.objects.exists()  # a name is nobody's business here
    sent = filled(page, groups=[str(moderators.pk)], **joined)
    assert admin_client.post(there, sent).status_code == 302
    entry = Entry.objects.get()
    assert (entry.action, entry.subject, entry.who) == (
        "person-roles",
        f"auth.user:{person.pk}",
        admin_user,
    )
    assert (entry.before["groups"], entry.after["groups"]) == ([], ["Moderatoren"])
    assert "lia" not in str(entry.before | entry.after).lower()
    admin_client.post(address(User, "delete", person.pk), {"post": "yes"})
    entry = Entry.objects.get(action="person-deleted")
    assert (entry.before["groups"], entry.after) == (["Moderatoren"], {})
    ticked = {
        "action": "delete_selected",
        "_selected_action": [make_user().pk, make_user().pk],
        "post": "yes",
    }
    admin_client.post(address(User, "changelist"), ticked)
    assert Entry.objects.filter(action="person-deleted").count() == 3


def test_a_new_person_with_a_role_stands_in_the_journal(admin_client: Client) -> None:
    there = address(User, "add")
    sent = filled(admin_client.get(there), username="neu", password1=PASSWORD, password2=PASSWORD)
    assert admin_client.post(there, sent).status_code == 302
    entry = Entry.objects.get()
    assert (entry.action, entry.before, entry.after["active"]) == ("person-roles", {}, True)
