"""The forms of an outlet's page: what it is, its facts, addresses, hosts and notices."""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from django import forms
from django.core.exceptions import ValidationError
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
Sourced = TypeVar("Sourced", OutletFact, OutletSource)


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


class SourcedForm(forms.ModelForm[Sourced]):
    """Something of a profile with its source and the date of that."""

    source_url = AddressField(
        label=gettext_lazy("Adresse der Quelle"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    source_date = PastDayField(label=gettext_lazy("Stand der Quelle"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Some sources give no date; what rests on them came with the profiles and stays as it is.
        undated = self.instance.pk and self.instance.source_date is None
        self.fields["source_date"].required = not undated


class FactForm(SourcedForm[OutletFact]):
    """One fact: nothing stands in a profile without a source and its date."""

    class Meta:
        model = OutletFact
        fields = (
            "label",
            "value",
            "label_en",
            "value_en",
            "source_name",
            "source_url",
            "source_date",
        )
        labels = {
            "label_en": gettext_lazy("Was, auf Englisch"),
            "value_en": gettext_lazy("Angabe, auf Englisch"),
        }


class SourceForm(SourcedForm[OutletSource]):
    """Where a detail of an outlet was read."""

    class Meta:
        model = OutletSource
        fields = ("about", "source_name", "source_url", "source_date")


class ListForm(forms.ModelForm[OutletAddress]):
    """An address at which an outlet lists its articles."""

    url = AddressField(label=gettext_lazy("Adresse"), max_length=500, assume_scheme="https")

    class Meta:
        model = OutletAddress
        fields = ("kind", "url")


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


class NoticeForm(forms.ModelForm[Notice]):
    """A notice: an official measure or ruling, with its source."""

    text = NoteField(label=gettext_lazy("Hinweis"), rows=3)
    text_en = NoteField(label=gettext_lazy("Hinweis, auf Englisch"), required=False)
    source_url = AddressField(
        label=gettext_lazy("Adresse der Quelle"), max_length=500, assume_scheme="https"
    )
    dated = PastDayField(label=gettext_lazy("Datum der Maßnahme"))

    class Meta:
        model = Notice
        fields = ("text", "text_en", "source_name", "source_url", "dated", "address_as_text")
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
