"""Answers in words to requests that no view can do anything with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
    ValidationError,
)
from django.db.models import IntegerField, Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from framing.desk.addresses import DIGITS, key_in

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

UNTYPED: Final = _(
    "In der Adresse steht ein Zeichen, das niemand tippt (%00). Nimm es heraus, oder geh im "
    "Browser zurück."
)
NO_KEY: Final = _(
    "Ein angehaktes Kästchen oder eine Auswahl nennt keinen Eintrag: Was da abgeschickt wurde, ist "
    "keine Nummer. Geändert ist nichts. Lade die Liste neu und hake noch einmal an."
)
NO_FILTER: Final = _(
    "Die Adresse filtert die Liste nach einem Wert, den es nicht geben kann: Eine Zahl ist zu "
    "groß, oder einem Zeitraum fehlt ein Ende. Öffne die Liste ohne diesen Filter."
)
# What Django refuses to read -> what is said of it.
UNREADABLE: Final[Mapping[type[Exception], Any]] = {
    RequestDataTooBig: _(
        "Abgeschickt wurde mehr, als die Seite annimmt: Ein Text oder eine Datei darf höchstens "
        "5 MB groß sein. Geh im Browser zurück, deine Eingaben sind dort noch da."
    ),
    TooManyFieldsSent: _(
        "Abgeschickt wurden mehr Felder oder Häkchen auf einmal, als die Seite annimmt. Geh im "
        "Browser zurück und nimm weniger auf einmal."
    ),
    TooManyFilesSent: _(
        "Abgeschickt wurden mehr Dateien auf einmal, als die Seite annimmt. Geh im Browser zurück "
        "und nimm weniger auf einmal."
    ),
    MultiPartParserError: _(
        "Was abgeschickt wurde, kam unvollständig an. Geh im Browser zurück und schick es noch "
        "einmal ab."
    ),
}


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
            return refused(request, UNTYPED)
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
        if not all(is_key(key, of) for key, of in keys_sent(admin, request.POST)):
            return refused(request, NO_KEY)
        return None if can_be_looked_for(request.GET) else refused(request, NO_FILTER)


def refused(request: HttpRequest, said: "StrOrPromise" = "") -> HttpResponse:
    """Say what was not understood; in general, where no sentence says it."""
    return render(request, "400.html", {"said": said}, status=HTTPStatus.BAD_REQUEST)


def reason_of(exception: Exception | None) -> "StrOrPromise":
    """What Django could not read, in a sentence; "" where there is none for it."""
    return next((said for kind, said in UNREADABLE.items() if isinstance(exception, kind)), "")


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
