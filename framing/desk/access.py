"""Who may do what at the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
DECIDE = "comparisons.add_decision"
EDIT = "events.change_event"


def may_decide(view: View[P]) -> View[P]:
    """Let in who may decide on findings; others log in, or are told that they may not."""
    guarded = login_required(permission_required(DECIDE, raise_exception=True)(view))
    return wraps(view)(guarded)


def may_add(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who may add accounts."""
    return only_with("events.add_account", view)


def may_edit(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who may change accounts."""
    return only_with("events.change_account", view)


def may_edit_outlets(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who may change outlets' profiles."""
    return only_with("events.change_outlet", view)


def only_with(permission: str, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who has a permission; others log in, or are told that they may not."""
    guarded = login_required(permission_required(permission, raise_exception=True)(view))
    wrapped: Callable[..., HttpResponse] = wraps(view)(guarded)
    return wrapped


def may_publish(view: View[P]) -> View[P]:
    """Let in who may make events, change and publish them; others as with `may_decide`."""
    guarded = login_required(permission_required(EDIT, raise_exception=True)(view))
    return wraps(view)(guarded)


def person(request: HttpRequest) -> User:
    """Who is logged in; the guards of the desk let in nobody else."""
    if not isinstance(request.user, User):
        message = "nobody is logged in"
        raise TypeError(message)
    return request.user
