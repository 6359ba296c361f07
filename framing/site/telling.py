"""What a form holds, in the words of its page: labels and values, shortened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib.auth.models import AnonymousUser, User
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from framing.comparisons.presenting.kinds import BY_CODE
from framing.desk.addresses import key_in
from framing.desk.outlet_editing import PARTS
from framing.events.models import Event, Outlet
from framing.site.admin_forms import row_form_of, told_of
from framing.site.places import match_of, place_of
from framing.site.sent import AGAIN, Sent

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ANYBODY: Final = AnonymousUser()
SHOWN: Final = 300  # characters of a value
# What a form holds for itself: which state somebody had before them, and where they came from.
NOT_TOLD: Final = (
    *(AGAIN, "ticket", "draft", "seen", "version", "number", "back", "website", "link", "id"),
    *("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS", "seam", "event"),
)
LABELS: Final[Mapping[str, "StrOrPromise"]] = {
    "state": gettext_lazy("Entscheidung"),
    "kind": gettext_lazy("Art"),
    "part": gettext_lazy("Abschnitt"),
    "to": gettext_lazy("Wohin"),
    "q": gettext_lazy("Suche"),
    "why": gettext_lazy("Begründung"),
    "tick": gettext_lazy("Angekreuzt"),
    "DELETE": gettext_lazy("Löschen"),
}
# What buttons say, by their name, or by name and value.
BUTTONS: Final[Mapping[str | tuple[str, str], "StrOrPromise"]] = {
    "fetch": gettext_lazy("Neu abrufen"),
    "look": gettext_lazy("Noch einmal ansehen"),
    "by_hand": gettext_lazy("Text von Hand ändern"),
    "join": gettext_lazy("Mit der nächsten Aussage verbinden"),
    "cut": gettext_lazy("Aussage teilen"),
    "as-read": gettext_lazy("Wieder so, wie gelesen"),
    "no-claim": gettext_lazy("Keine Aussage"),
    "join-blocks": gettext_lazy("Zu einem Satz verbinden"),
    ("wanted", "hide"): gettext_lazy("Aus dem Ereignis nehmen"),
    ("wanted", "show"): gettext_lazy("Wieder aufnehmen"),
    ("wanted", "close"): gettext_lazy("Erledigt"),
    ("wanted", "open"): gettext_lazy("Wieder öffnen"),
    ("wanted", "make"): gettext_lazy("Vorschau-Link machen"),
    ("wanted", "withdraw"): gettext_lazy("Link zurückziehen"),
    **{("wanted", str(value)): label for value, label in Event.State.choices},
    ("state", "confirmed"): gettext_lazy("Stimmt"),
    ("state", "rejected"): gettext_lazy("Stimmt nicht"),
    ("state", "machine"): gettext_lazy("Wieder offen"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that will be sent."""

    label: str
    value: str


def lines_of(sent: Sent, user: User | AnonymousUser = ANYBODY) -> list[Line]:
    """Tell what a form holds, in its order, to a person; what was left empty is left out."""
    if form := row_form_of(match_of(sent.path)):
        told = told_of(form, sent.fields, user)
        found = [Line(label, shortened(value)) for label, value in told]
    else:
        found = [*told_fields(sent)]
    for each in sent.files:
        size = filesizeformat(len(each.content))
        found.append(Line(_("Datei"), f"„{each.name}“ ({size})"))
    return found


def told_fields(sent: Sent) -> Iterator[Line]:
    """Tell the fields; of things that were chosen from a list only how many."""
    known = place_of(sent.path).forms
    grouped: dict[str, list[str]] = {}
    for name, value in sent.fields:
        if value.strip() and bare(name) not in NOT_TOLD:
            grouped.setdefault(name, []).append(value)
    for name, values in grouped.items():
        form_field = field_of(known, name)
        if isinstance(getattr(form_field, "widget", None), forms.HiddenInput):
            continue
        yield line_of(name, values, form_field)


def bare(name: str) -> str:
    """Give the name of a field without the prefix of its form: of "facts-0-label" the label."""
    head, _dash, tail = name.partition("-")
    if head in {"why", "tick"} or name in BUTTONS:
        return head if head in LABELS else name
    return name.rpartition("-")[2] if tail else name


def field_of(known: Sequence[Any], name: str) -> Any:
    """Find the field of this name in a page's forms; None where it is a button or the like."""
    return next(
        (form.base_fields[bare(name)] for form in known if bare(name) in form.base_fields), None
    )


def line_of(name: str, values: Sequence[str], form_field: Any) -> Line:
    """Tell one field."""
    button = BUTTONS.get(name) or BUTTONS.get((name, values[0]))
    if button and not (form_field and form_field.label):
        return Line(_("Knopf"), str(button))
    if name in {"pick", "claims"}:
        return Line(*chosen(name, len(values)))
    label = (form_field.label if form_field else "") or LABELS.get(bare(name)) or bare(name)
    return Line(
        str(label), shortened(", ".join(value_of(each, name, form_field) for each in values))
    )


def chosen(name: str, number: int) -> tuple[str, str]:
    """Tell how many were ticked."""
    label = _("Artikel") if name == "pick" else _("Aussagen")
    return label, ngettext("%(n)d ausgewählt", "%(n)d ausgewählt", number) % {"n": number}


def value_of(value: str, name: str, form_field: Any) -> str:
    """Tell a value as the page shows it."""
    if isinstance(form_field, forms.ModelChoiceField):
        outlet = Outlet.objects.filter(pk=key_in(value) or 0).first()
        return outlet.name if outlet else value
    if isinstance(form_field, forms.BooleanField) or bare(name) in {"tick", "DELETE"}:
        return _("ja")
    if name == "to":
        return _("eigene Zeile") if value == "own" else _("andere Zeile")
    if name == "part" and value in PARTS:
        return str(PARTS[value])
    if name == "kind" and value in BY_CODE:
        return str(BY_CODE[value].label)
    choices = getattr(form_field, "choices", ())
    return str(dict(choices).get(value, value)) if choices else value


def shortened(value: str) -> str:
    """Give the beginning of a long value and say how long it is."""
    if len(value) <= SHOWN:
        return value
    return _("%(beginning)s … (%(number)s Zeichen)") % {
        "beginning": value[:SHOWN].rstrip(),
        "number": number_format(len(value), force_grouping=True),
    }
