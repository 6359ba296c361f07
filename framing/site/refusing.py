"""Answers in words to requests that no view can do anything with."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class SayWhatIsRefused:
    """Tell people where they are: at an address that takes forms only, or a broken one.

    Django answers a wrong method with an empty page. A NUL character is nothing that a person
    types, and PostgreSQL cannot even look for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page["Allow"] = response["Allow"]
        return page
