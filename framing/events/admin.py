"""Everything of the events app for an admin to look at; texts and what was fetched are fixed."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest

from framing.events import editing
from framing.events.models import (
    Account,
    Event,
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    OutletHost,
    Snapshot,
    Version,
)
from framing.journal import log

# The default of Django 6; naming it silences the deprecation of "http".
ADDRESSES: Final[Mapping[type[models.Field[Any, Any]], Mapping[str, Any]]] = {
    models.URLField: {"assume_scheme": "https"}
}


class ReadOnlyAdmin(admin.ModelAdmin[Any]):
    """Shows rows and lets nobody change them."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse."""
        return False

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: models.Model | None = None,  # noqa: ARG002
    ) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: models.Model | None = None,  # noqa: ARG002
    ) -> bool:
        """Refuse."""
        return False


class FactInline(admin.TabularInline[OutletFact, Outlet]):
    """Facts on the page of their outlet."""

    model = OutletFact
    extra = 0
    formfield_overrides = ADDRESSES


class NoticeInline(admin.StackedInline[Notice, Outlet]):
    """Notices on the page of their outlet."""

    model = Notice
    extra = 0
    formfield_overrides = ADDRESSES


class AddressInline(admin.TabularInline[OutletAddress, Outlet]):
    """Addresses on the page of their outlet."""

    model = OutletAddress
    extra = 0
    formfield_overrides = ADDRESSES


class HostInline(admin.TabularInline[OutletHost, Outlet]):
    """Domains on the page of their outlet."""

    model = OutletHost
    extra = 0


@admin.register(Event)
class EventAdmin(admin.ModelAdmin[Event]):
    """Events. Their state changes at the desk, where a list asks for what is left to do."""

    list_display = ["title", "starts_on", "state", "is_practice"]
    list_filter = ["state"]
    readonly_fields = ["state", "version", "deleted_at"]

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: Event | None = None,  # noqa: ARG002
    ) -> bool:
        """Refuse: at the desk an event is deleted so that it can be brought back."""
        return False


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin[Outlet]):
    """Outlets with their profile."""

    list_display = ["name", "kind", "funding", "country"]
    formfield_overrides = ADDRESSES
    inlines = [FactInline, NoticeInline, AddressInline, HostInline]


@admin.register(Account)
class AccountAdmin(admin.ModelAdmin[Account]):
    """Accounts. Their text is a version, which comes in by the form only.

    What is changed here stands in the journal like what is changed at the desk.
    """

    list_display = ["outlet", "event", "title", "published_on", "kind", "completeness"]
    list_filter = ["event", "kind"]
    list_select_related = ["outlet", "event"]
    readonly_fields = [
        "current_version",
        "lead",
        "kind",
        "hidden_at",
        "taken_down_at",
        "taken_down_for",
    ]
    formfield_overrides = ADDRESSES

    def save_model(
        self,
        request: HttpRequest,
        obj: Account,
        form: ModelForm[Account],
        change: bool,  # noqa: FBT001 - so Django calls it
    ) -> None:
        """Save, with an entry."""
        known = Account.objects.select_related("event", "outlet").filter(pk=obj.pk).first()
        before = editing.values_of(known) if known else {}
        super().save_model(request, obj, form, change)
        after = editing.values_of(obj)
        if after != before:
            action = editing.EDITED if change else "account-created"
            log.record(action, obj, who=request.user, change=log.Change(before, after))


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    """Versions: never changed."""

    list_display = ["account", "number", "method", "created_at"]
    list_select_related = ["account__outlet", "account__event"]


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    """Snapshots: what was got, without the bytes."""

    list_display = ["account", "got_at", "source", "filename", "size"]
    list_select_related = ["account__outlet", "account__event"]
    exclude = ["packed"]
