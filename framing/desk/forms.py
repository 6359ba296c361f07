"""The form in which a reader reports a fault."""

from django import forms
from django.utils.translation import gettext_lazy as _

from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Finding
from framing.desk.models import Report


class ReportForm(forms.ModelForm[Report]):
    """What is wrong; and a field that people do not see, so that what fills it is a program."""

    website = forms.CharField(required=False, label=_("Bitte leer lassen"))

    class Meta:
        model = Report
        fields = ("reason", "note")
        widgets = {
            "reason": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        }
        help_texts = {"note": _("Bitte keine Namen oder Adressen von dir oder anderen.")}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].choices = Report.Reason.choices  # type: ignore[attr-defined]

    @property
    def is_from_program(self) -> bool:
        """Whether the field that people do not see was filled."""
        return bool(self.data.get("website"))


class VerdictForm(forms.Form):
    """Whether a finding holds, why, and what the person had before them."""

    state = forms.ChoiceField(
        choices=[
            (Finding.State.CONFIRMED, _("Stimmt")),
            (Finding.State.REJECTED, _("Stimmt nicht")),
            (Finding.State.MACHINE, _("Wieder offen")),
        ]
    )
    says = forms.ChoiceField(
        label=_("Art des Befunds"),
        required=False,
        choices=[choice for choice in Finding.Kind.choices if choice[0] != Finding.Kind.ABSENCE],
    )
    note = forms.CharField(
        label=_("Anmerkung"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
        help_text=_("Warum? Das steht im Protokoll, nicht auf den Seiten."),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @property
    def verdict(self) -> Verdict:
        """What the person says; the form is valid."""
        given = self.cleaned_data
        says = given["says"] if given["state"] == Finding.State.CONFIRMED else ""
        return Verdict(given["state"], given["note"].strip(), given["seen"], says)
