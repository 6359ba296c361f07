"""Who may do what at the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
DECIDE = "comparisons.add_decision"


def may_decide(view: View[P]) -> View[P]:
    """Let in who may decide on findings; others log in, or are told that they may not."""
    guarded = login_required(permission_required(DECIDE, raise_exception=True)(view))
    return wraps(view)(guarded)
