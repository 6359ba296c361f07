"""The journal for an admin to read."""

from django.contrib import admin
from django.http import HttpRequest

from framing.journal.models import Entry


@admin.register(Entry)
class EntryAdmin(admin.ModelAdmin[Entry]):
    """Entries: written by the site alone."""

    list_display = ["at", "who", "action", "subject"]
    list_filter = ["action"]
    search_fields = ["subject"]
    list_select_related = ["who"]

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse."""
        return False

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: Entry | None = None,  # noqa: ARG002
    ) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: Entry | None = None,  # noqa: ARG002
    ) -> bool:
        """Refuse."""
        return False
