"""Answers in words to requests that no view can do anything with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import ValidationError
from django.db.models import IntegerField, Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from framing.desk.addresses import DIGITS, key_in


class SayWhatIsRefused:
    """Tell people where they are: at an address that takes forms only, or a broken one.

    Django answers a wrong method with an empty page. A NUL character is nothing that a person
    types, and PostgreSQL cannot even look for it. The admin looks for rows without asking whether
    what was ticked or filtered by can be the key of one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            return refused(request)
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page["Allow"] = response["Allow"]
        return page

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        _args: Sequence[Any],
        _kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        """Refuse what was sent to a page of the admin where it names rows by no keys."""
        admin = getattr(view, "model_admin", None)
        if admin is None:
            return None
        keys_are = all(is_key(key, of) for key, of in keys_sent(admin, request.POST))
        return None if keys_are and can_be_looked_for(request.GET) else refused(request)


def refused(request: HttpRequest) -> HttpResponse:
    """Say that this was not understood."""
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def keys_sent(admin: ModelAdmin[Any], sent: QueryDict) -> Iterator[tuple[str, type[Model]]]:
    """The keys of rows that were ticked in a list or chosen in a field, each with its model."""
    models = {field.name: field.related_model for field in admin.opts.many_to_many}
    for name, model in {ACTION_CHECKBOX_NAME: admin.model, **models}.items():
        for key in sent.getlist(name):
            yield key, model


def is_key(sent: str, model: type[Model]) -> bool:
    """Whether this can be the key of a row."""
    pk: Any = model._meta.pk
    if isinstance(pk, IntegerField):
        return key_in(sent) is not None
    try:
        pk.to_python(sent)
    except ValidationError:
        return False
    return "\0" not in sent


def can_be_looked_for(query: QueryDict) -> bool:
    """Whether a database takes the values by which the admin filters a list."""
    for name, values in query.lists():
        parts = [part for value in values for part in value.split(",")]
        if name.endswith("__range") and len(parts) != len(("from", "to")):
            return False
        if name != SEARCH_VAR and any(is_too_large(part) for part in parts):
            return False
    return True


def is_too_large(sent: str) -> bool:
    """Whether this is a number beyond a database's integers."""
    try:
        return abs(int(sent)) >= 10**DIGITS
    except ValueError:
        return False  # no number, or so long that Django takes it for none
