"""The form of a search: what is looked for, when it appeared, and where to look."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from framing.desk.addresses import key_in
from framing.events.days import DayField
from framing.events.discovery.ranking import suggested
from framing.events.discovery.running import searchable
from framing.events.models import Event, Language, Outlet, Search

LONGEST_WINDOW: Final = timedelta(days=366)


class OutletChoice(forms.ModelMultipleChoiceField[Outlet]):
    """Outlets to tick, each with the number of its lists."""

    def clean(self, value: Any) -> Any:
        """Refuse what is no key before the database is asked: some numbers break it."""
        for each in value or ():
            if key_in(str(each)) is None:
                told, code = self.error_messages["invalid_pk_value"], "invalid_pk_value"
                raise ValidationError(told, code=code, params={"pk": each})
        return super().clean(value)

    def label_from_instance(self, obj: Any) -> str:
        """Name the outlet, and say how many of its addresses will be asked."""
        told = ngettext("%(number)d Liste", "%(number)d Listen", obj.lists) % {"number": obj.lists}
        return f"{obj.name} ({told})"


class DiscoverForm(forms.Form):
    """What to look for, and where."""

    keywords = forms.CharField(
        label=_("Stichwörter"),
        max_length=300,
        help_text=_(
            "Mit Komma getrennt. Jedes zählt für sich: Nimm Namen, auch in anderen Sprachen "
            "(Kasachstan, Kazakhstan)."
        ),
    )
    starts_on = DayField(label=_("erschienen vom"))
    ends_on = DayField(label=_("bis zum"))
    languages = forms.MultipleChoiceField(
        label=_("Sprachen"),
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Bitte mindestens eine Sprache ankreuzen.")},
    )
    outlets = OutletChoice(
        queryset=Outlet.objects.none(),
        label=_("Medien"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Bitte mindestens ein Medium ankreuzen.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outlets"].queryset = searchable()  # type: ignore[attr-defined]

    def clean_keywords(self) -> str:
        """Refuse what holds no word."""
        words: str = self.cleaned_data["keywords"]
        if not any(sign.isalnum() for sign in words):
            raise ValidationError(_("Bitte mindestens ein Stichwort eintragen."))
        return words

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and more than a year of them."""
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Dieser Tag liegt vor dem ersten."))
        elif first and last and last - first > LONGEST_WINDOW:
            self.add_error("ends_on", _("Bitte höchstens ein Jahr auf einmal durchsuchen."))
        return data

    def search(self, event: Event, who: Any) -> Search:
        """Make an unsaved search of a valid form."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "outlets"}
        return Search(event=event, asked_by=who, **data)


def initial_of(event: Event) -> dict[str, Any]:
    """Give the values that the form begins with: the event's names, its days, all outlets."""
    return {
        "keywords": ", ".join(suggested([event.title, event.title_en])) or event.title,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "languages": Language.values,
        "outlets": searchable(),
    }
