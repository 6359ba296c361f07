"""The addresses that take forms, in words: what is sent there, and on which page it was filled in.

A test holds the table against all addresses, so that none is forgotten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.models import AnonymousUser, User
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import gettext_lazy as _

from framing.desk.account_forms import ReviewForm, TakedownForm
from framing.desk.discover_form import DiscoverForm
from framing.desk.editing import EditForm, NewerTextForm
from framing.desk.event_forms import EventForm
from framing.desk.forms import ArrangeForm, ReportForm, VerdictForm
from framing.desk.outlet_forms import (
    DetailsForm,
    FactForm,
    HostForm,
    ListForm,
    NewOutletForm,
    NoticeForm,
)
from framing.desk.reading import ClaimForm, SentenceForm
from framing.desk.rule_form import RuleForm
from framing.events.forms import AddForm, ConfirmForm
from framing.events.models import Account, Event, Outlet
from framing.site.admin_forms import row_form_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Forms = Sequence[Any]  # classes of forms; a model's form has no type in common with a plain one


@dataclass(frozen=True, slots=True)
class Place:
    """What is sent to an address; `page` is that of the form, where the address is none itself."""

    says: "StrOrPromise"
    forms: Forms = ()
    page: str = ""


PLACES: Final[Mapping[str, Place]] = {
    "add_account": Place(_("Darstellung hinzufügen"), [AddForm]),
    "preview_account": Place(_("Darstellung ansehen und speichern"), [ConfirmForm]),
    "hide_account": Place(_("Darstellung herausnehmen oder wieder aufnehmen")),
    "desk_account": Place(_("Angaben einer Darstellung ändern"), [EditForm]),
    "renew_account": Place(
        _("Eine Darstellung neu abrufen oder einen neueren Text speichern"),
        [NewerTextForm],
        "desk_account",
    ),
    "correct": Place(_("Aussagen eines Satzes berichtigen"), [SentenceForm, ClaimForm]),
    "report": Place(_("Fehler melden"), [ReportForm]),
    "close_report": Place(_("Meldung erledigen oder wieder öffnen"), page="reports"),
    "decide": Place(_("Über einen Befund entscheiden"), [VerdictForm], "queue"),
    "decide_alike": Place(_("Gleichartige Befunde zusammen bestätigen"), page="queue"),
    "undo": Place(_("Eine Entscheidung zurücknehmen"), page="log"),
    "arrange": Place(_("Zeile ordnen"), [ArrangeForm]),
    "discover": Place(_("Artikel suchen"), [DiscoverForm]),
    "add_found": Place(_("Gefundene Artikel hinzufügen"), page="found"),
    "stop_search": Place(_("Suche beenden"), page="found"),
    "outlets": Place(_("Neues Medium anlegen"), [NewOutletForm]),
    "edit_outlet": Place(
        _("Angaben zu einem Medium ändern"),
        [DetailsForm, FactForm, ListForm, HostForm, NoticeForm],
    ),
    "new_event": Place(_("Neues Ereignis anlegen"), [EventForm]),
    "edit_event": Place(_("Angaben eines Ereignisses ändern"), [EventForm]),
    "delete_event": Place(_("Ereignis löschen")),
    "restore_event": Place(_("Gelöschtes Ereignis zurückholen"), page="desk"),
    "publish": Place(_("Zustand eines Ereignisses ändern")),
    "preview_links": Place(_("Vorschau-Link machen oder zurückziehen"), page="publish"),
    "review_account": Place(_("Rechte an einem Text durchsehen"), [ReviewForm], "rights"),
    "takedown": Place(_("Text auf Verlangen entfernen"), [TakedownForm]),
    "edit_source_rule": Place(_("Regel für Quellen ändern"), [RuleForm]),
}
# The parts that addresses of pages with forms have.
PARTS: Final[Mapping[str, Sequence[str]]] = {
    "desk": (),
    "reports": (),
    "queue": ("slug",),
    "log": ("slug",),
    "publish": ("slug",),
    "rights": ("slug",),
    "found": ("slug", "search_id"),
    "desk_account": ("slug", "account_slug"),
}
ELSEWHERE: Final = Place(_("eine Seite dieser Website"))
IN_ADMIN: Final = Place(_("eine Seite der Verwaltung"))


def match_of(path: str) -> ResolverMatch | None:
    """Find what answers at an address, with or without its query."""
    try:
        return resolve(path.partition("?")[0])
    except Resolver404:
        return None


def place_of(path: str) -> Place:
    """Find the place that an address is."""
    match = match_of(path)
    if match and match.app_name == "admin":
        form = row_form_of(match)
        return Place(form.says) if form else IN_ADMIN
    return PLACES.get(str(match.url_name), ELSEWHERE) if match else ELSEWHERE


def page_of(path: str) -> str:
    """Give the address of the page on which the form for an address is; it can be opened."""
    match, page = match_of(path), place_of(path).page
    if match is None or not page:
        return path
    parts = {name: match.kwargs[name] for name in PARTS[page]}
    return reverse(page, kwargs=parts)


def subject_of(path: str, user: User | AnonymousUser) -> str:
    """Name the event, account or outlet that an address is about, to who may know of it."""
    match = match_of(path)
    if form := row_form_of(match):
        return form.subject(user)
    if match is None or not user.has_perm("events.add_account"):
        return ""  # it may be a draft, or deleted
    slug, account_slug = match.kwargs.get("slug"), match.kwargs.get("account_slug")
    if match.url_name == "edit_outlet":
        return "".join(Outlet.objects.filter(slug=slug).values_list("name", flat=True))
    event = Event.with_deleted.filter(slug=slug).first()
    if event is None:
        return ""
    accounts = Account.objects.filter(event=event, slug=account_slug).select_related("outlet")
    account = accounts.first() if account_slug else None
    return f"{account.outlet.name}, {event.local_title}" if account else event.local_title
