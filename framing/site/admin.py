"""People in the Django admin: who may change them cannot make themselves more than they are."""

from typing import Any, Final

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.db.models import ManyToManyField, Q, QuerySet
from django.http import HttpRequest

from framing.events.admin import RecordedAdmin
from framing.journal.log import Change, Who, record

ROLES: Final = "person-roles"
DELETED: Final = "person-deleted"
# Only who may do everything hands out what goes beyond the roles.
FOR_SUPERUSERS: Final = ("is_superuser", "user_permissions")

admin.site.unregister(User)


def powers_of(person: User) -> dict[str, Any]:
    """What somebody may do, as the journal keeps it."""
    return {
        "groups": sorted(person.groups.values_list("name", flat=True)),
        "permissions": sorted(person.user_permissions.values_list("codename", flat=True)),
        "active": person.is_active,
        "staff": person.is_staff,
        "superuser": person.is_superuser,
    }


def record_person_deleted(person: User, who: Who) -> None:
    """Write down what somebody could do."""
    record(DELETED, person, who=who, change=Change(powers_of(person)))


@admin.register(User)
class PeopleAdmin(RecordedAdmin[User], UserAdmin):  # type: ignore[type-arg]
    """Django's own, but who may more than oneself is left alone, and nobody gives what they lack.

    Superusers and their powers are for superusers. Who may do what since when, and who said so,
    stands in the journal; what else is known of a person does not.
    """

    record_deleted = staticmethod(record_person_deleted)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001 - Django calls it so
        """Note what the person may do before it changes."""
        form.stood = powers_of(User.objects.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Write down what the person may do now, where that is other."""
        super().save_related(request, form, formsets, change)
        now = powers_of(User.objects.get(pk=form.instance.pk))
        if now != form.stood:
            record(ROLES, form.instance, who=request.user, change=Change(form.stood, now))

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Show what others may not hand out."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, *FOR_SUPERUSERS)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer those groups that may no more than the person who puts somebody into them."""
        if db_field.name == "groups" and not request.user.is_superuser:
            beyond = beyond_those_of(request.user).values("group")
            kwargs["queryset"] = Group.objects.exclude(pk__in=beyond.filter(group__isnull=False))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Keep people who may more, and their passwords, from everybody else."""
        return may_touch(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """The same."""
        return may_touch(request, obj) and super().has_delete_permission(request, obj)


def may_touch(request: HttpRequest, obj: User | None) -> bool:
    """Whether somebody may change this person at all."""
    if obj is None or request.user.is_superuser:
        return True
    # Asked of what is stored: somebody who is shut out has no permissions, and could be let in.
    theirs = Q(user=obj) | Q(group__user=obj)
    return not obj.is_superuser and not beyond_those_of(request.user).filter(theirs).exists()


def beyond_those_of(user: User | AnonymousUser) -> QuerySet[Permission]:
    """The permissions that somebody does not have."""
    own = Q(pk__in=[])
    if isinstance(user, User):
        own = Q(user=user) | Q(group__user=user)
    return Permission.objects.exclude(pk__in=Permission.objects.filter(own).values("pk"))
