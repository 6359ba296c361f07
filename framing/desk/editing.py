"""The forms of an account at the desk: what is known of it, and a newer text."""

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framing.desk.fields import NoteField
from framing.events.days import DayField
from framing.events.editing import FIELDS, token_of
from framing.events.extraction import Fault, UnreadableError
from framing.events.forms import AddressField
from framing.events.intake import Received
from framing.events.messages import SAID
from framing.events.models import Account, Snapshot

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


LABELS: Final = {
    "outlet": _("Medium"),
    "title": _("Überschrift"),
    "byline": _("Autor"),
    "published_on": _("erschienen am"),
    "language": _("Sprache"),
    "completeness": _("Vollständigkeit"),
    "note": _("Anmerkung"),
    "note_en": _("Anmerkung auf Englisch"),
    "agency": _("Agentur"),
    "url": _("Adresse"),
}


class EditForm(forms.ModelForm[Account]):
    """What is known of an account, and what the person had before them."""

    url = AddressField(label=_("Adresse"), max_length=700, required=False, assume_scheme="https")
    published_on = DayField(label=_("erschienen am"), required=False)
    note = NoteField(
        label=LABELS["note"], required=False, help_text=_("Steht öffentlich bei der Darstellung.")
    )
    note_en = NoteField(label=LABELS["note_en"], required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)

    class Meta:
        model = Account
        fields = FIELDS
        labels = LABELS

    def __init__(self, data: Any, account: Account) -> None:
        # An instance of its own: checking a form writes into it.
        kept = Account.objects.select_related("event", "outlet").get(pk=account.pk)
        super().__init__(data, instance=kept, initial={"seen": token_of(kept)})
        digest = Account.Completeness.DIGEST
        choices = [c for c in Account.Completeness.choices if (c[0] == digest) is kept.is_digest]
        self.fields["completeness"].choices = choices  # type: ignore[attr-defined]


class NewerTextForm(forms.Form):
    """A file or a pasted text; exactly one, and one that can be read."""

    file = forms.FileField(
        label=_("Datei"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF, Word (.docx), HTML, Markdown oder reiner Text, bis 5 MB."),
    )
    text = forms.CharField(
        label=_("oder Text einfügen"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean(self) -> dict[str, Any]:
        """Check it; an error stands beside its field."""
        data = self.cleaned_data
        file, text = data.get("file"), data.get("text") or ""
        if file and text.strip():
            self.add_error("file", SAID["both"])
        elif file:
            self.check_file(file)
        elif text.strip():
            self.check("text", Received(text.encode(), Snapshot.Source.TEXT))
        elif not self.errors:
            self.add_error("text", _("Bitte eine Datei wählen oder den Text einfügen."))
        return data

    def check_file(self, file: "UploadedFile[Any]") -> None:
        """Take the bytes of an upload, unless there are too many to be read."""
        if (file.size or 0) > settings.FRAMING_MAX_UPLOAD_BYTES:
            self.add_error("file", SAID[Fault.TOO_LARGE])
            return
        name, content_type = file.name or "", file.content_type or ""
        self.check("file", Received(file.read(), Snapshot.Source.FILE, name, content_type))

    def check(self, field: str, received: Received) -> None:
        """Keep what can be read; put the reason beside the field where it cannot."""
        try:
            received.read()
        except UnreadableError as error:
            self.add_error(field, ValidationError(SAID[error.fault], code=error.fault))
        else:
            self.cleaned_data["received"] = received
