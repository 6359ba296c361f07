"""Who may do what at the desk."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase

V = TypeVar("V", bound=Callable[..., HttpResponseBase])
EDIT = "events.change_event"


def may_decide(view: V) -> V:
    """Let in who may decide on findings."""
    return only_with("comparisons.add_decision", view)


def may_add(view: V) -> V:
    """Let in who may add accounts."""
    return only_with("events.add_account", view)


def may_edit(view: V) -> V:
    """Let in who may change accounts."""
    return only_with("events.change_account", view)


def may_edit_outlets(view: V) -> V:
    """Let in who may change outlets' profiles."""
    return only_with("events.change_outlet", view)


def may_publish(view: V) -> V:
    """Let in who may make events, change and publish them."""
    return only_with(EDIT, view)


def only_with(permission: str, view: V) -> V:
    """Let in who has a permission; others log in, or are told that they may not."""
    guarded = login_required(permission_required(permission, raise_exception=True)(view))
    return cast("V", wraps(view)(guarded))


def person(request: HttpRequest) -> User:
    """Who is logged in; the guards of the desk let in nobody else."""
    if not isinstance(request.user, User):
        message = "nobody is logged in"
        raise TypeError(message)
    return request.user
