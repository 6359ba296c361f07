"""The forms of an outlet's page: what it is, its facts, addresses, hosts and notices."""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framing.desk.fields import NoteField, PastDayField
from framing.events.forms import AddressField
from framing.events.getting import host_of
from framing.events.intake import unused
from framing.events.models import (
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    OutletHost,
    OutletSource,
)
from framing.events.titles import check_visible

DOMAIN: Final = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
COUNTRY: Final = re.compile(r"[A-Z]{2}|")
Sourced = TypeVar("Sourced", OutletAddress, OutletFact, OutletSource)
Read = TypeVar("Read", OutletAddress, OutletFact, OutletSource, Notice)
SOURCE: Final = ("source_name", "source_url", "source_date", "read_on")


class NewOutletForm(forms.Form):
    """The name of an outlet that is not there yet."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=100, validators=[check_visible])

    def clean_name(self) -> str:
        """Refuse a name that is there, in whatever case."""
        name: str = self.cleaned_data["name"]
        if Outlet.objects.filter(name__iexact=name).exists():
            raise ValidationError(_("Ein Medium mit diesem Namen gibt es schon."))
        return name

    def save(self) -> Outlet:
        """Make the outlet."""
        name = self.cleaned_data["name"]
        taken = Outlet.objects.values_list("slug", flat=True)
        return Outlet.objects.create(name=name, slug=unused(slugify(name)[:50] or "medium", taken))


class DetailsForm(forms.ModelForm[Outlet]):
    """What an outlet is."""

    homepage = AddressField(
        label=gettext_lazy("Startseite"), max_length=300, required=False, assume_scheme="https"
    )

    class Meta:
        model = Outlet
        fields = ("name", "kind", "funding", "country", "language", "homepage")
        help_texts = {"country": gettext_lazy("Zwei Buchstaben: DE, AT, CH, GB, RU, US.")}

    def clean_country(self) -> str:
        """Take two letters, in capitals."""
        country: str = self.cleaned_data["country"].upper()
        if not COUNTRY.fullmatch(country):
            raise ValidationError(_("Bitte zwei Buchstaben, etwa DE."))
        return country


class ReadForm(forms.ModelForm[Read]):
    """Something of a profile that was read somewhere, and on which day."""

    read_on = PastDayField(
        label=gettext_lazy("Gelesen am"),
        required=False,
        help_text=gettext_lazy("Leer heißt: heute, außer die Quelle hat einen eigenen Stand."),
    )

    def clean(self) -> dict[str, Any]:
        """Take today for the day of reading, where the source gives no date of its own.

        What nobody changed keeps what it has: it is not read again by being sent along.
        """
        data = super().clean() or self.cleaned_data
        if self.is_written and self.is_read_anew(data):
            data["read_on"] = None if data.get("source_date") else timezone.localdate()
        return data

    @property
    def is_written(self) -> bool:
        """Whether the person wrote in this row; not of one that somebody deleted meanwhile."""
        is_gone = not self.instance.pk and self.data.get(self.add_prefix("id"))
        return self.has_changed() and not is_gone

    def is_read_anew(self, data: Mapping[str, Any]) -> bool:
        """Whether it or its source is another, or its days were taken away, and no day is typed."""
        changed = {*self.changed_data}
        if "read_on" in changed and data.get("read_on"):
            return False
        is_dated = bool(data.get("source_date") or data.get("read_on"))
        is_undated = not is_dated and bool(changed & {"read_on", "source_date", "value", "url"})
        is_other = bool(changed & {"about", "source_name", "source_url"})
        return is_undated or is_other or not self.instance.pk


class SourcedForm(ReadForm[Sourced]):
    """Something of a profile with its source, and the date of that or the day it was read."""

    source_url = AddressField(
        label=gettext_lazy("Adresse der Quelle"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    source_date = PastDayField(
        label=gettext_lazy("Stand der Quelle"),
        required=False,
        help_text=gettext_lazy("Nur, wenn die Quelle selbst ein Datum nennt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A list that an earlier release stored without a source may stay so, until it is changed.
        unsourced = self.instance.pk and not self.instance.source_name
        self.fields["source_name"].required = not unsourced

    def clean(self) -> dict[str, Any]:
        """Ask for the source of whatever is written."""
        data = super().clean()
        name = self.fields["source_name"]
        if not name.required and self.is_written and not data.get("source_name"):
            self.add_error("source_name", name.error_messages["required"])
        return data


class FactForm(SourcedForm[OutletFact]):
    """One fact: nothing stands in a profile without a source and a day."""

    class Meta:
        model = OutletFact
        fields = (
            "label",
            "value",
            "label_en",
            "value_en",
            *SOURCE,
        )
        labels = {
            "label_en": gettext_lazy("Was, auf Englisch"),
            "value_en": gettext_lazy("Angabe, auf Englisch"),
        }


class SourceForm(SourcedForm[OutletSource]):
    """Where a detail of an outlet was read."""

    class Meta:
        model = OutletSource
        fields = ("about", *SOURCE)


class ListForm(SourcedForm[OutletAddress]):
    """An address at which an outlet lists its articles, and where that address was read."""

    url = AddressField(label=gettext_lazy("Adresse"), max_length=500, assume_scheme="https")

    class Meta:
        model = OutletAddress
        fields = ("kind", "url", *SOURCE)


class HostForm(forms.ModelForm[OutletHost]):
    """A domain of an outlet, taken from whatever address of it was typed."""

    # Not the model's: the sentence for a host that is taken says whose it is.
    host = forms.CharField(label=gettext_lazy("Domain"), max_length=300)

    class Meta:
        model = OutletHost
        fields = ("host",)

    def clean_host(self) -> str:
        """Take the domain out of an address; refuse what is none, and another outlet's."""
        typed = self.cleaned_data["host"].strip().lower()
        host = host_of(typed if "://" in typed else f"https://{typed}")
        if not DOMAIN.fullmatch(host):
            raise ValidationError(_("Das ist keine Domain. So sieht eine aus: spiegel.de"))
        taken = OutletHost.objects.filter(host=host).exclude(pk=self.instance.pk).first()
        if taken:
            raise ValidationError(
                _("Diese Domain steht schon bei %(outlet)s."), params={"outlet": taken.outlet}
            )
        return host


class NoticeForm(ReadForm[Notice]):
    """A notice: an official measure or ruling, with its source."""

    text = NoteField(label=gettext_lazy("Hinweis"), rows=3)
    text_en = NoteField(label=gettext_lazy("Hinweis, auf Englisch"), required=False)
    source_url = AddressField(
        label=gettext_lazy("Adresse der Quelle"), max_length=500, assume_scheme="https"
    )
    dated = PastDayField(label=gettext_lazy("Datum der Maßnahme"))
    read_on = PastDayField(
        label=gettext_lazy("Gelesen am"),
        required=False,
        help_text=gettext_lazy("Leer heißt: heute."),
    )

    class Meta:
        model = Notice
        fields = (
            "text",
            "text_en",
            "source_name",
            "source_url",
            "dated",
            "read_on",
            "address_as_text",
        )
        help_texts = {
            "address_as_text": gettext_lazy(
                "Nur bei einem Verbreitungsverbot. Die Seiten dieses Mediums werden dann auch "
                "nicht geholt."
            )
        }


class Rows(forms.BaseInlineFormSet[Any, Outlet, Any]):
    """The rows of an outlet; nobody sees the key of one, so that its error says what is wrong."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Say of a key that leads nowhere that the row is gone."""
        super().add_fields(form, index)
        gone = gettext_lazy("Diesen Eintrag gibt es nicht mehr. Bitte lade die Seite neu.")
        form.fields["id"].error_messages |= {"invalid_choice": gone, "required": gone}


def inline(model: Any, form: Any) -> Any:
    """Make a list of forms, one for each row of an outlet and an empty one."""
    return forms.inlineformset_factory(
        Outlet, model, form=form, formset=Rows, extra=1, can_delete=True
    )


# Each section of the page, by the name that its form sends.
LISTS: Final[Mapping[str, Any]] = {
    "sources": inline(OutletSource, SourceForm),
    "facts": inline(OutletFact, FactForm),
    "addresses": inline(OutletAddress, ListForm),
    "hosts": inline(OutletHost, HostForm),
    "notices": inline(Notice, NoticeForm),
}


def forms_of(outlet: Outlet, data: Any = None) -> dict[str, Any]:
    """Give the form of each section; the one that `data` was sent from holds what was typed."""
    sent = data.get("part") if data else None
    made: dict[str, Any] = {
        "details": DetailsForm(data if sent == "details" else None, instance=outlet)
    }
    for name, make in LISTS.items():
        made[name] = make(data if sent == name else None, instance=outlet, prefix=name)
    return made
