"""Who is let into the Django admin: staff, and whoever looks after people."""

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.http import HttpRequest


def may_enter(user: User | AnonymousUser) -> bool:
    """Whether somebody is let in; what they may do there, their permissions say."""
    return user.is_active and (user.is_staff or user.has_perm("auth.change_user"))


class EnteringForm(AdminAuthenticationForm):
    """Django's own, for those who are let in."""

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse all others, in the words that a wrong password gets."""
        AuthenticationForm.confirm_login_allowed(self, user)
        if not may_enter(user):
            raise ValidationError(
                self.error_messages["invalid_login"],
                code="invalid_login",
                params={"username": self.username_field.verbose_name},
            )


class RolesAdminSite(AdminSite):
    """Django's own, but the group of those who look after people opens it, too."""

    login_form = EnteringForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in."""
        return may_enter(request.user)
