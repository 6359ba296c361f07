"""Everything of the events app for an admin to look at; texts and what was fetched are fixed."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from django.contrib import admin
from django.db import models, transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from framing.events import describing, editing, intake
from framing.events.models import (
    Account,
    Event,
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    OutletHost,
    OutletSource,
    Snapshot,
    Version,
)
from framing.events.seen_admin import Row, SeenAdmin, SeenForm
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


class SourceInline(admin.TabularInline[OutletSource, Outlet]):
    """Where kind, funding and country were read, on the page of their outlet."""

    model = OutletSource
    extra = 0
    exclude = ["value"]
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
class EventAdmin(SeenAdmin[Event]):
    """Events. Their state changes at the desk, where a list asks for what is left to do."""

    list_display = ["title", "starts_on", "state", "is_practice"]
    list_filter = ["state"]
    readonly_fields = ["state", "version", "deleted_at"]
    fixed = ["slug"]

    def save_model(
        self,
        request: HttpRequest,
        obj: Event,
        form: ModelForm[Event],
        change: bool,  # noqa: FBT001 - so Django calls it
    ) -> None:
        """Save as the next version, so that a form open at the desk does not go over it."""
        before = describing.event_described(Event.with_deleted.get(pk=obj.pk)) if change else {}
        obj.version += change
        super().save_model(request, obj, form, change)
        difference = log.Change(before, describing.event_described(obj))
        action = "event-edited" if change else "event-created"
        log.record(action, obj, who=request.user, change=difference)

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: Event | None = None,  # noqa: ARG002
    ) -> bool:
        """Refuse: at the desk an event is deleted so that it can be brought back."""
        return False


class RecordedAdmin(admin.ModelAdmin[Row]):
    """Rows whose deletion leaves an entry that keeps what was stored."""

    record_deleted: Callable[[Any, log.Who], None]

    def delete_model(self, request: HttpRequest, obj: Row) -> None:
        """Delete one, with its entry."""
        with transaction.atomic():
            self.record_deleted(obj, request.user)
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Row]) -> None:
        """The same of several that were ticked."""
        with transaction.atomic():
            for obj in queryset.select_related():
                self.record_deleted(obj, request.user)
            super().delete_queryset(request, queryset)


class OutletForm(SeenForm):
    """An outlet, and what was stored of it before this form was saved."""

    before: Mapping[str, Any] = MappingProxyType({})


@admin.register(Outlet)
class OutletAdmin(RecordedAdmin[Outlet], SeenAdmin[Outlet]):
    """Outlets with their profile.

    What is changed here stands in the journal like what is changed at the desk.
    """

    form = OutletForm
    record_deleted = staticmethod(describing.record_deleted)

    list_display = ["name", "kind", "funding", "country"]
    fixed = ["slug"]
    formfield_overrides = ADDRESSES
    inlines = [SourceInline, FactInline, NoticeInline, AddressInline, HostInline]

    def save_model(
        self,
        request: HttpRequest,
        obj: Outlet,
        form: OutletForm,
        change: bool,  # noqa: FBT001 - so Django calls it
    ) -> None:
        """Save, and remember what was there; the entry is written when the lists are saved, too."""
        if change:
            form.before = describing.described(Outlet.objects.get(pk=obj.pk))
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: OutletForm,
        formsets: Sequence[Any],
        change: bool,  # noqa: FBT001 - so Django calls it
    ) -> None:
        """Save the lists, then write the entry."""
        super().save_related(request, form, formsets, change)
        if change:
            describing.record_change(form.instance, form.before, request.user)
        else:
            describing.record_created(form.instance, request.user)


@admin.register(Account)
class AccountAdmin(RecordedAdmin[Account], SeenAdmin[Account]):
    """Accounts. Their text is a version, which comes in by the form only.

    What is changed here stands in the journal like what is changed at the desk.
    """

    record_deleted = staticmethod(editing.record_deleted)

    list_display = ["outlet", "event", "title", "published_on", "kind", "completeness"]
    list_filter = ["event", "kind"]
    list_select_related = ["outlet", "event"]
    fixed = ["slug", "event"]
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
        if not change:
            after = intake.described(obj) | after
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
