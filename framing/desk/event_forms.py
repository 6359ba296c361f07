"""The form for what an event is, with the version that the person had before them."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from framing.desk.checklist import Item
from framing.events.days import DayField
from framing.events.describing import EVENT_WORDS
from framing.events.models import Event

LONGEST_SUMMARY: Final = 1000


def summary_field(label: Any, **options: Any) -> forms.CharField:
    """A few sentences."""
    widget = forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_SUMMARY})
    return forms.CharField(label=label, max_length=LONGEST_SUMMARY, widget=widget, **options)


class EventForm(forms.ModelForm[Event]):
    """Title, summary and days of an event, in German and English."""

    summary = summary_field(
        _("Zusammenfassung"),
        help_text=_(
            "Zwei neutrale Sätze: was geschah, wann, wo. Kein Wort, das jemandem recht gibt."
        ),
    )
    summary_en = summary_field(_("Zusammenfassung (englisch)"), required=False)
    starts_on = DayField(label=_("Erster Tag"))
    ends_on = DayField(
        label=_("Letzter Tag"),
        required=False,
        help_text=_("Leer lassen, wenn es nur ein Tag war."),
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    class Meta:
        model = Event
        fields = ("title", "summary", "title_en", "summary_en", "starts_on", "ends_on")

    def clean(self) -> dict[str, Any]:
        """Let an event of one day end on the day on which it begins."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and not last and "ends_on" not in self.errors:
            data["ends_on"] = first
        elif first and last and last < first:
            self.add_error("ends_on", _("Der letzte Tag liegt vor dem ersten."))
        return data

    def words(self) -> dict[str, Any]:
        """What the person wrote; the form is valid."""
        return {name: self.cleaned_data[name] for name in EVENT_WORDS}

    @property
    def seen(self) -> int:
        """The version that the person had before them; the form is valid."""
        return self.cleaned_data["version"] or 0


class PublishForm(forms.Form):
    """A box for each line that a person answers, and a reason for each that is left open."""

    def __init__(self, items: Sequence[Item], data: Any = None) -> None:
        super().__init__(data)
        self.items = items
        for item in items:
            if item.tick:
                self.fields[f"tick-{item.code}"] = forms.BooleanField(
                    label=item.tick, required=False
                )
            if item.tick or not item.is_done:
                self.fields[f"why-{item.code}"] = reason_field()

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where a line is left open."""
        data = super().clean() or self.cleaned_data
        for item in self.items:
            name = f"why-{item.code}"
            if self.is_open(item) and not data.get(name) and name not in self.errors:
                self.add_error(name, _("Das ist noch offen. Bitte erledigen oder begründen."))
        return data

    def is_open(self, item: Item) -> bool:
        """Whether a line is neither done nor ticked."""
        if item.tick:
            return not self.cleaned_data.get(f"tick-{item.code}")
        return not item.is_done

    def reasons(self) -> dict[str, str]:
        """Why each open line was left open; the form is valid."""
        return {
            item.code: self.cleaned_data[f"why-{item.code}"]
            for item in self.items
            if self.is_open(item)
        }

    def lines(self) -> Iterator[tuple[Item, Any, Any]]:
        """Each line with its box and its field for the reason, None where it has none."""
        for item in self.items:
            names = (f"tick-{item.code}", f"why-{item.code}")
            tick, why = (self[name] if name in self.fields else None for name in names)
            yield item, tick, why


def reason_field() -> forms.CharField:
    """Why a line is left open."""
    widget = forms.Textarea(attrs={"rows": 2, "maxlength": 500})
    label = _("Trotzdem veröffentlichen, weil …")
    return forms.CharField(label=label, max_length=500, required=False, widget=widget)
