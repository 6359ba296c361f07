"""Changing an outlet section by section: what stands, what a person has seen of it, the entry."""

from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy

from framing.desk.outlet_forms import LISTS, DetailsForm, NewOutletForm
from framing.events.describing import ACTIONS, described, record_change, record_created
from framing.events.models import Outlet
from framing.events.seen import token_of
from framing.journal import log
from framing.journal.models import Entry

# What the page calls its sections, and what the log calls what was changed.
PARTS: Final = {
    "details": gettext_lazy("Grundangaben"),
    "sources": gettext_lazy("Quellen der Grundangaben"),
    "facts": gettext_lazy("Angaben mit Quelle"),
    "addresses": gettext_lazy("Listen der Artikel"),
    "hosts": gettext_lazy("Domains"),
    "notices": gettext_lazy("Hinweise"),
}


def locked(outlet: Outlet) -> Outlet:
    """The outlet as it stands, locked until the transaction ends."""
    return Outlet.objects.select_for_update().get(pk=outlet.pk)


def form_class(part: str) -> Any:
    """The form of a section, or of one row of it."""
    return LISTS[part].form if part in LISTS else DetailsForm


def rows_of(outlet: Outlet, part: str) -> list[Any]:
    """What is stored of a section: its rows; of the details the outlet itself."""
    return list(getattr(outlet, part).all()) if part in LISTS else [outlet]


def values_of(row: Any, part: str) -> dict[str, Any]:
    """The values of a stored row that its form shows."""
    return {name: getattr(row, name) for name in form_class(part).base_fields}


def seen_of(outlet: Outlet, part: str) -> str:
    """What the form of a section sends along: each row's key, and what stood in it."""
    rows = rows_of(outlet, part)
    told = sorted((row.pk, token_of(values_of(row, part))) for row in rows)
    return ".".join(f"{key}-{token}" for key, token in told)


def create(form: NewOutletForm, who: log.Who) -> Outlet:
    """Make the outlet that a valid form names, with its entry; IntegrityError where it is there."""
    with transaction.atomic():
        made = form.save()
        record_created(made, who)
    return made


def save(outlet: Outlet, form: Any, who: log.Who) -> bool:
    """Save a valid section and write down what it changed; False where that is nothing."""
    with transaction.atomic():
        before = described(Outlet.objects.get(pk=outlet.pk))
        if form.prefix == "notices":
            for each in form.extra_forms:
                each.instance.set_by = who.get_username()
        form.save()
        return record_change(outlet, before, who)


def saved_by(outlet: Outlet, part: str) -> str:
    """Who saved a section as it stands; "" where the log does not tell."""
    entry = next((e for e in log.history(outlet) if part in e.after), None)
    if entry and entry.who and entry.after[part] == described(outlet)[part]:
        return entry.who.get_username()
    return ""


def history_of(outlet: Outlet, number: int) -> list[Entry]:
    """The last entries about an outlet, newest first."""
    return list(log.history(outlet).filter(action__in=ACTIONS)[:number])
