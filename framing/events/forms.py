"""Forms for a text on its way in: what is entered, and what is corrected in the preview."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framing.events.arrivals import Arrival
from framing.events.days import DayField
from framing.events.extraction import Fault, UnreadableError
from framing.events.getting import NotReceivedError, Stop, outlet_at, refuse_banned
from framing.events.intake import Received, check_address
from framing.events.messages import SAID, said
from framing.events.models import Account, Draft, Language, Outlet, Snapshot
from framing.events.titles import check_visible

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class OutletForm(forms.Form):
    """Whose text it is: an outlet that is there, or the name of a new one.

    With neither, the outlet is the one that publishes at the text's address.
    """

    outlet = forms.ModelChoiceField(
        Outlet.objects.all(), label=_("Medium"), required=False, empty_label=_("– bitte wählen –")
    )
    new_outlet = forms.CharField(
        label=_("oder neues Medium"),
        max_length=100,
        required=False,
        validators=[check_visible],
        help_text=_("Nur ausfüllen, wenn das Medium nicht in der Liste steht."),
    )

    def clean(self) -> dict[str, Any]:
        """Take exactly one; a new name that is there already means the outlet that has it."""
        data = self.cleaned_data
        outlet, name = data.get("outlet"), data.get("new_outlet", "")
        if name and not outlet:
            data["outlet"] = Outlet.objects.filter(name__iexact=name).first()
        elif outlet and name and outlet.name.lower() != name.lower():
            self.add_error("new_outlet", SAID["two_outlets"])
        elif not outlet and "outlet" not in self.errors:
            data["outlet"] = outlet_at(data.get("url") or "")
            if data["outlet"] is None:
                self.add_error("outlet", SAID["no_outlet"])
        return data


class AddressField(forms.URLField):
    """A web address: http and https, not the ftp that Django takes as well."""

    default_validators = [check_address]


class DetailsForm(OutletForm):
    """What a text says about itself."""

    url = AddressField(label=_("Adresse"), max_length=700, required=False, assume_scheme="https")
    title = forms.CharField(
        label=_("Überschrift"), max_length=300, required=False, validators=[check_visible]
    )
    byline = forms.CharField(label=_("Autor"), max_length=200, required=False)
    published_on = DayField(label=_("erschienen am"), required=False)
    language = forms.ChoiceField(
        label=_("Sprache"),
        choices=[("", _("am Text erkennen")), *Language.choices],
        required=False,
    )


class AddForm(DetailsForm):
    """An address, a file or a pasted text. A file sent before is still there, as a draft."""

    file = forms.FileField(
        label=_("Datei"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF, Word (.docx), HTML, Markdown oder reiner Text, bis 5 MB."),
        widget=forms.FileInput(
            attrs={"accept": ".pdf,.docx,.md,.markdown,.txt,.html,.htm,.xhtml,text/*"}
        ),
    )
    text = forms.CharField(
        label=_("oder Text einfügen"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    field_order = ["outlet", "new_outlet", "url", "file", "text"]

    def __init__(self, *args: Any, draft: Draft | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        self.received: Received | None = None
        self.address = ""  # to fetch, where there is neither file nor text
        self.fields["url"].label = _("Adresse des Artikels")
        self.fields["url"].help_text = _(
            "Sie allein genügt: Dann wird die Seite geholt. Mit Datei oder Text sagt sie nur, "
            "woher er ist."
        )

    def clean(self) -> dict[str, Any]:
        """Check that there is one text and that it can be read; an error stands beside it."""
        data = super().clean()
        file, text = data.get("file"), data.get("text", "")
        if file and text.strip():
            self.add_error("file", ValidationError(SAID["both"], code="both"))
        elif file:
            self.receive_file(file)
        elif text.strip():
            self.receive("text", Received(text.encode(), Snapshot.Source.TEXT))
        elif self.draft and self.draft.source == Snapshot.Source.FILE:
            self.receive("file", received_from(self.draft))
        elif data.get("url"):
            self.receive_address(data["url"], data.get("outlet"))
        elif not {"file", "text", "url"} & self.errors.keys():
            self.add_error("url", SAID["neither"])
        return data

    def receive_address(self, url: str, outlet: Outlet | None) -> None:
        """Take an address to be fetched, unless its outlet is under a broadcasting ban."""
        try:
            if outlet and outlet.addresses_are_text:
                raise NotReceivedError(Stop.BANNED)
            refuse_banned(url)
        except NotReceivedError as error:
            self.add_error("url", ValidationError(said(error.code), code=error.code))
        else:
            self.address = url

    def receive_file(self, file: "UploadedFile[Any]") -> None:
        """Take the bytes of an upload, unless there are too many to be read."""
        if (file.size or 0) > settings.FRAMING_MAX_UPLOAD_BYTES:
            large = ValidationError(SAID[Fault.TOO_LARGE], code=Fault.TOO_LARGE)
            self.add_error("file", large)
            return
        name, content_type = file.name or "", file.content_type or ""
        self.receive("file", Received(file.read(), Snapshot.Source.FILE, name, content_type))

    def receive(self, field: str, received: Received) -> None:
        """Keep what can be read; put the reason beside the field where it cannot."""
        try:
            received.read()
        except UnreadableError as error:
            self.add_error(field, ValidationError(SAID[error.fault], code=error.fault))
        else:
            self.received = received


class ConfirmForm(DetailsForm):
    """Corrections to what was understood, and whether the text is the whole account."""

    lead = forms.CharField(
        label=_("Vorspann"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    completeness = forms.ChoiceField(
        label=_("Vollständigkeit"),
        choices=[
            choice
            for choice in Account.Completeness.choices
            if choice[0] != Account.Completeness.DIGEST
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(label=_("Sprache"), choices=Language.choices)


def received_from(draft: Draft) -> Received:
    """Give the bytes of a draft as they came."""
    arrival = Arrival.from_json(draft.arrival) if draft.arrival else None
    return Received(
        draft.content, draft.source, draft.filename, draft.content_type, arrival=arrival
    )
