"""The admin: everything can be looked at, what is fixed stays fixed."""

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from framing.events.models import Account, Event, Outlet, Snapshot, Version
from framing.journal.log import record
from framing.journal.models import Entry
from tests.helpers import make_account

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
