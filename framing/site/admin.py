"""People in the Django admin: who may change them cannot make themselves more than they are."""

from typing import Any, Final

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

# Only who may do everything hands out what goes beyond the roles.
FOR_SUPERUSERS: Final = ("is_superuser", "user_permissions")

admin.site.unregister(User)


@admin.register(User)
class PeopleAdmin(UserAdmin):  # type: ignore[type-arg]
    """Django's own, but superusers and their powers are for superusers alone."""

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Show what others may not hand out."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, *FOR_SUPERUSERS)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Keep superusers, and their passwords, from everybody else."""
        return may_touch(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """The same."""
        return may_touch(request, obj) and super().has_delete_permission(request, obj)


def may_touch(request: HttpRequest, obj: User | None) -> bool:
    """Whether somebody may change this person at all."""
    return obj is None or not obj.is_superuser or bool(request.user.is_superuser)
